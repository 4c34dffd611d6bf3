"""When and where a telling of a contact sets it, and whether that is said or assumed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.contact_review import surest
from dragoman.accounts.gatherings import THAT
from dragoman.accounts.pointed_settings import dated_elsewhere, is_seen_there, pointed_day, pointed_place
from dragoman.accounts.sight import BY, Sight
from dragoman.accounts.status import LEADING
from dragoman.accounts.whereabouts import Inferred, inferred_place, is_house_alone, place_record, within
from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.cast import Cast
from dragoman.mentions.civildays import by_its_clock
from dragoman.mentions.owntimes import When, times_in
from dragoman.mentions.placing import place_of
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import resolve
from dragoman.mentions.timing import date_of
from dragoman.mentions.untold import GOING_ON, is_fresh
from dragoman.records import Dated, Days, Part, Place, PlaceMention, Status

DATELINE = re.compile(r"\s*(?P<town>[A-Z][^\n]{1,60}?)\s(?:[-–—]|--)\s")
ISO_DAY = 10  # characters of a whole ISO day
SEASON = 150  # days in which a gathering of every year is held once
NEWS_DAYS = 3  # a report opens with a day at most this far before its own
GOES_ON_AS = frozenset({"he", "she", "they", "both"})
HAS = frozenset({"has", "have"})
AFTER = frozenset({"after", "following"})
AHEAD = frozenset({"ahead", "before", "advance", "until", "till", "pending"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Days and place of one telling. `stated` is true where words of the text give the days.

    `ahead` is true where the telling is set before the occasion ("ahead of the summit"). `elsewhere` are the days
    that another sentence tells for it, where its own tells none. `seen_there` is true where the second
    coder is sure of the words that give the place.
    """

    part: Part
    date: Days
    date_text: str | None
    dated_by: str | None
    date_span: tuple[int, int] | None
    date_why: str | None
    stated: bool
    ahead: bool = False
    place: Place | None = None
    place_span: tuple[int, int] | None = None
    place_why: str | None = None
    place_tokens: tuple[int, int] | None = None
    date_by: str | None = None
    place_by: str | None = None
    elsewhere: When | None = None
    seen_there: bool = False

    def dated_elsewhere(self) -> Setting:
        """The setting with the days that another sentence tells, where it has none of its own."""
        when = self.elsewhere
        if when is None or when.evidence.start is None or when.evidence.end is None:
            return self
        return replace(
            self,
            part=when.evidence.part,
            date=when.days,
            date_text=when.text,
            dated_by=when.dated_by,
            date_span=(when.evidence.start, when.evidence.end),
            date_why=when.evidence.inferred,
            stated=True,
            date_by=BY,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What is needed to place any telling of one document: its times, its places and its own days."""

    document: Document
    dated: Dated
    times: dict[Part, list[TimeMention]]
    places: dict[Part, list[PlaceMention]]
    cast: Cast
    sight: Sight

    def of(self, candidate: Candidate) -> Setting:
        """When and where a telling sets its occasion."""
        trigger = candidate.trigger
        part: Part = self.document.sentence_of(trigger.at).part
        also = self._also(candidate)
        ahead = _is_ahead(self.document, trigger.at)
        status = "planned" if ahead and candidate.status.status == "happened" else candidate.status.status
        when = self._when(candidate, status, also)
        where = self._where(candidate, part, also)
        pointed = self._pointed_place(candidate, where, when)
        where = pointed or where
        if where is not None and self._is_gone_to_afterwards(candidate, where, part):
            where = None
        alone = where is None or is_house_alone(where.name, where.lat)
        inferred = self._inferred(candidate, when.days) if alone else None
        when = self._by_clock_of(when, where, inferred)
        place = place_record(where) if where is not None else inferred.place if inferred is not None else None
        if place is not None and where is not None and inferred is not None:
            place = within(place, inferred.place)
        elif place is not None and (town := self._town_here(where, part)) is not None:
            place = within(place, place_record(town))
        here = where or inferred
        elsewhere = None
        if not candidate.last_on:
            elsewhere = dated_elsewhere(self, surest(self.sight, candidate), when, status)
        return replace(
            self._dated(candidate, when, status),
            ahead=ahead,
            place=place,
            place_span=(here.start, here.end) if here is not None else None,
            place_why=here.why if here is not None else None,
            place_tokens=_tokens(self.document, part, where) if where is not None else None,
            place_by=BY if pointed is not None else None,
            elsewhere=elsewhere,
            seen_there=where is not None and is_seen_there(self, surest(self.sight, candidate), where),
        )

    def _when(self, candidate: Candidate, status: Status, also: tuple[int, ...]) -> When:
        """The days that a telling's own sentence gives, or what holds without."""
        at, lasts = candidate.trigger.at, not candidate.last_on
        passing = candidate.nominal or candidate.kind == "caption"
        times = self.times
        if candidate.stage:
            times = self._times_of_stage(candidate)
            also = (*also, *range(candidate.stage[0].first, candidate.stage[0].last))
        when = date_of(
            self.document, at, self.dated, times, status=status, background=passing, also=also, momentary=lasts
        )
        if candidate.stage:
            return when
        if self._is_under_way(candidate):
            begun = date_of(self.document, at, self.dated, times, status="happened", also=also)
            return replace(begun, days=(begun.days[0], None)) if begun.text is not None else when
        if status == "refused" and when.text is not None and self._is_just_called_off(candidate):
            ahead = date_of(self.document, at, self.dated, times, status="planned", background=passing, also=also)
            return ahead if ahead.text is not None else when
        if lasts:
            return pointed_day(self, surest(self.sight, candidate), when, status)
        return when if when.days[0] is None else replace(when, days=(when.days[0], self._until(when)))

    def _is_just_called_off(self, candidate: Candidate) -> bool:
        """Whether it is the news that an occasion is off, which then lay ahead: "has cancelled | a trip in July"."""
        verb = candidate.trigger.predicate
        if verb is None or not candidate.trigger.noun:
            return False
        return any(self.document.tokens[c].text.casefold() in HAS for c in tree.children(self.document, verb, "aux"))

    def _times_of_stage(self, candidate: Candidate) -> dict[Part, list[TimeMention]]:
        """The times without those of the other stages: "in Bonn on Friday with A and | in Rome with B"."""
        part, tokens = self.document.sentence_of(candidate.trigger.at).part, self.document.tokens
        own, *others = (range(tokens[s.first].start, tokens[s.last - 1].end) for s in candidate.stage)
        times = [t for t in self.times[part] if t.start in own or not any(t.start in other for other in others)]
        return {**self.times, part: times}

    def _is_under_way(self, candidate: Candidate) -> bool:
        """Whether stops are planned of a journey that has begun: "began a trip on Sunday that will take him to"."""
        tokens, at = self.document.tokens, candidate.status.at
        journey = candidate.trigger.at
        leads = at is not None and tokens[at].head == journey and tokens[at].lemma in LEADING
        begun = tokens[tree.clause_of(self.document, tokens[journey].head)].tag == "VBD"
        return leads and candidate.status.status == "planned" and begun

    def _by_clock_of(self, when: When, where: PlaceMention | None, inferred: Inferred | None) -> When:
        """The days by the clock of where it was."""
        if where is not None:
            return by_its_clock(self.document, when, where.country, where.region)
        return when if inferred is None else by_its_clock(self.document, when, inferred.place.country)

    def _dated(self, candidate: Candidate, when: When, status: Status) -> Setting:
        """The days of a telling: no past lies after the article, and news is of the day that it opens with."""
        at, start, end = candidate.trigger.at, when.evidence.start, when.evidence.end
        part: Part = self.document.sentence_of(at).part
        span = (start, end) if start is not None and end is not None else None
        by = BY if when.evidence.by == BY else None
        told = Setting(
            part, when.days, when.text, when.dated_by, span, when.evidence.inferred, when.text is not None, date_by=by
        )
        if status != "happened":
            return told
        if told.stated and self._is_past_ahead(candidate, when.days):
            until: Days = (None, self.dated.range[1])  # the day is another clause's
            return Setting(part, until, None, None, None, "told as past", False)
        apart = candidate.nominal or candidate.kind == "caption" or when.days[0] is None  # "had met": before the news
        news = self._news_day(at) if not told.stated and part == "text" else None
        if news is None:
            return told
        if apart:
            return self._before_news(told, news)
        days, span = (news.first, news.last), (news.start, news.end)
        return Setting(
            part, days, when.text, "the day that the report opens with", span, "as the report opens", False
        )

    def _before_news(self, told: Setting, news: TimeMention) -> Setting:
        """What lies before the news is no later than its day."""
        latest = self.dated.range[1]
        if told.date != (None, latest) or news.last is None:
            return told
        return replace(told, date=(None, news.last))

    def _inferred(self, candidate: Candidate, days: Days) -> Inferred | None:
        """Where an occasion was by its gathering, its host or the sentence before."""
        return (
            inferred_place(self.document, self.cast, candidate, self._narrow(days))
            or self._at_that_gathering(candidate)
            or self._gone_on(candidate)
        )

    def _narrow(self, days: Days) -> Days:
        """Days by which a gathering of every year can be told: none, where the article itself may be of any year."""
        both = [told if told[0] and told[1] else self.dated.range for told in (days,)]
        first, last = both[0]
        wide = first is None or last is None or (days_apart(first, last) or 0) > SEASON
        return (None, None) if wide else days

    def _at_that_gathering(self, candidate: Candidate) -> Inferred | None:
        """The place of the gathering told before: "at the summit in | Oslo ... on the sidelines of the summit"."""
        here, document = self.document.sentences[candidate.sentence], self.document
        stored = document.part_text(here.part)
        told = THAT.search(stored, here.start, here.end)
        if told is None or candidate.mode in {"phone", "video"} or any(self._in(here.part, here.start, here.end)):
            return None
        noun = told.group("noun").casefold()
        for sentence in reversed(document.sentences[: here.i]):
            for i in range(sentence.first, sentence.last):
                if document.tokens[i].lemma.casefold() != noun:
                    continue
                also = (document.tokens[i].head, *tree.children(document, i, "acl"))
                found = place_of(document, i, self.places, also=also)
                if found is not None and found.kind in {"city", "venue"} and found.lat is not None:
                    return Inferred(
                        place_record(found), found.start, found.end, f"where the {noun} was, as told before"
                    )
        return None

    def _pointed_place(self, candidate: Candidate, found: PlaceMention | None, when: When) -> PlaceMention | None:
        """The place that the second coder points at, where it is surer; a listed telling may have its own."""
        if (candidate.listed and found is not None) or candidate.mode in {"phone", "video"}:
            return None
        return pointed_place(self, surest(self.sight, candidate), found, candidate.mode, when)

    def _until(self, when: When) -> str | None:
        """The end of the time since which they had not met: the day itself, or the month's last."""
        start = when.evidence.start
        told = next((t for t in self.times[when.evidence.part] if t.start == start), None)
        return resolve(told, self.dated, "past").last if told is not None else when.days[0]

    def _also(self, candidate: Candidate) -> tuple[int, ...]:
        """Further words of the deed: the verb of "held talks" and what that governs."""
        trigger = candidate.trigger
        if candidate.nominal:
            return ()
        also = [k for k in (trigger.predicate, trigger.mode_at) if k is not None and k != trigger.at]
        if trigger.predicate is not None:
            also += [c for c in tree.children(self.document, trigger.predicate, "xcomp") if c != trigger.at]
        return tuple(also)

    def _where(self, candidate: Candidate, part: Part, also: tuple[int, ...]) -> PlaceMention | None:
        """The place of a telling: a visit's own destination first, then what the clause says, then "here"."""
        end = self._end_of_journey(candidate, part)
        if candidate.listed and end is not None:
            return end
        found = place_of(self.document, candidate.trigger.at, self.places, mode=candidate.mode, also=also)  # type: ignore[arg-type]
        goes = candidate.mode == "visit" and candidate.trigger.noun and end is not None
        if found is None and goes and end is not None and end.kind not in {"area", "sea"}:
            found = end  # "a tour of | Chile and Peru", "a trip that includes stops in | Rome"
        if (
            part == "text"
            and (found is None or found.kind == "country")
            and self._is_here(candidate.trigger.at, also)
        ):
            here = self.dateline()
            return here if found is None or (here is not None and here.country == found.country) else found
        return found

    def _is_gone_to_afterwards(self, candidate: Candidate, where: PlaceMention, part: Part) -> bool:
        """ "After a meeting with X, he flew to | Rome": where one went then is not where they had met."""
        document, noun = self.document, candidate.trigger.at
        if candidate.mode == "visit" or not AFTER & set(tree.cases(document, noun)):
            return False
        verb = tree.clause_of(document, noun)
        to = [c for c in tree.children(document, verb, "obl") if "to" in tree.cases(document, c)]
        return any(where.start <= document.tokens[k].start < where.end for c in to for k in document.subtree(c))

    def _end_of_journey(self, candidate: Candidate, part: Part) -> PlaceMention | None:
        """The place named where a visit is told to go."""
        if candidate.destination is None:
            return None
        start = self.document.tokens[candidate.destination].start
        return next((p for p in self.places.get(part, []) if p.start <= start < p.end), None)

    def _news_day(self, i: int) -> TimeMention | None:
        """The day the first paragraph of the text gives, where it is the article's own or up to three days before.

        Later sentences of the news go on with it: "met in Oslo on Monday ... They held separate talks before".
        """
        for sentence in self._opening():
            if i < sentence.last:
                return None
            past = self.document.tokens[self.document.root_of(sentence)].tag == "VBD"
            for _, time in times_in(self.document, sentence, self.times):
                if time.granularity != "day":
                    continue
                told = resolve(time, self.dated, "past") if past and time.meaning.kind == "weekday" else time
                if told.first and told.first == told.last:
                    return told if is_fresh(told.first, self.dated) else None
        return None

    def _opening(self) -> Iterator[Sentence]:
        """The sentences of the first paragraph of the text."""
        told = [s for s in self.document.sentences if s.part == "text" and s.kind == "paragraph"]
        stored = self.document.part_text("text")
        for n, sentence in enumerate(told):
            if n and "\n" in stored[told[n - 1].end : sentence.start]:
                return
            yield sentence

    def _is_here(self, trigger: int, also: tuple[int, ...]) -> bool:
        """Whether a deed is told to have been "here", where the report was written."""
        return any(
            self.document.tokens[c].text.casefold() == "here"
            for i in (trigger, *also)
            for c in self.document.children(i)
        )

    def _town_here(self, where: PlaceMention | None, part: Part) -> PlaceMention | None:
        """Where the report is from, for a house told to be there: "at the Dajti Palace here"."""
        if where is None or where.lat is not None or where.kind != "venue":
            return None
        return self.dateline() if self.document.part_text(part)[where.end :].startswith(" here") else None

    def dateline(self) -> PlaceMention | None:
        """The place that a dispatch opens with, set apart as its dateline or in its first line: "Hanoi, Oct 6 - "."""
        places = self.places.get("text", [])
        for block in self.document.article.blocks:
            if block.kind == "dateline":
                return next((p for p in places if block.start <= p.start < block.end), None)
        opening = DATELINE.match(self.document.part_text("text"))
        return places[0] if opening and places and places[0].start == opening.start("town") else None

    def _gone_on(self, candidate: Candidate) -> Inferred | None:
        """The place of the sentence before, where this one goes on with it: "met in Oslo. They also met"."""
        here = self.document.sentence_of(candidate.trigger.at)
        words = {t.text.lower() for t in self.document.tokens[here.first : here.last]}
        apart = candidate.mode in {"phone", "video", "visit"} or candidate.status.status != "happened"
        if apart or here.i == 0 or not words & GOING_ON or any(self._in(here.part, here.start, here.end)):
            return None
        before = self.document.sentences[here.i - 1]
        apart_by = self.document.part_text(here.part)[before.end : here.start]
        if before.kind != "paragraph" or before.part != here.part or ("\n" in apart_by and not words & GOES_ON_AS):
            return None  # another paragraph about somebody else is of another scene
        if sum(1 for _ in self._in(before.part, before.start, before.end)) > 1:
            return None  # "visited A, B and C. He also met": in one of them, or in none
        found = place_of(self.document, self.document.root_of(before), self.places)
        if found is None or found.kind not in {"city", "venue"} or found.lat is None:
            return None
        return Inferred(place_record(found), found.start, found.end, "goes on with the place of the sentence before")

    def _in(self, part: Part, start: int, end: int) -> list[PlaceMention]:
        """The towns and houses named between two characters."""
        kinds = {"city", "venue"}
        return [
            p for p in self.places.get(part, []) if start <= p.start < end and p.kind in kinds and p.role == "place"
        ]

    def _is_past_ahead(self, candidate: Candidate, days: Days) -> bool:
        verb = candidate.trigger.predicate if not candidate.nominal else None
        latest = self.dated.range[1]
        return (
            verb is not None
            and self.document.tokens[verb].tag == "VBD"
            and bool(days[0] and latest and days[0][:10] > latest)
        )


def days_apart(first: str, last: str) -> int | None:
    """Whole days from one ISO day to another; None where either is partial."""
    if len(first) < ISO_DAY or len(last) < ISO_DAY:
        return None
    return (dt.date.fromisoformat(last[:ISO_DAY]) - dt.date.fromisoformat(first[:ISO_DAY])).days


def _tokens(document: Document, part: Part, found: PlaceMention) -> tuple[int, int] | None:
    inside = [
        t.i
        for s in document.sentences
        if s.part == part and s.start <= found.start < s.end
        for t in document.tokens[s.first : s.last]
        if t.start >= found.start and t.end <= found.end
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def _is_ahead(document: Document, i: int) -> bool:
    """Whether an occasion is told as still to come: "ahead of the summit", "before his meeting with"."""
    words = set(tree.cases(document, i))
    if words & AHEAD - {"before"}:
        return True
    head = document.tokens[i].head
    return document.tokens[head].text.casefold() in {
        "ahead",
        "advance",
        "preparation",
        "preparations",
        "run-up",
        "eve",
    } and tree.plain(document.tokens[i].relation) in {"obl", "nmod"}
