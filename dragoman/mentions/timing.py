"""Tells on which day an event was or will be: which of the times beside it is its own, and what holds without one.

"They agreed to meet next week, the minister said on Monday" has two times, of the meeting and of the saying.
The tree says which words a time hangs on; where parsers are known to err (a reporting verb right before
the time), the order of words decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.days import Tense, plus
from dragoman.mentions.steps_apart import Apart, apart
from dragoman.mentions.times import TimeMention, find_times, resolve
from dragoman.mentions.timeties import is_tellers, tie
from dragoman.records import Dated, Days, Evidence, Part, Status

Times = dict[Part, list[TimeMention]]
AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "offered", "demanded", "threatened", "conditional"})
NO_DAY = frozenset({"duration", "set", "loose"})
PARTITIVE = frozenset(
    {"round", "series", "session", "set", "cycle", "day", "phase", "exchange", "number", "string"}
    | {"hour", "minute", "week"}
)
STARTING, ENDING = frozenset({"since", "from"}), frozenset({"by", "until", "till", "before"})
GOING_ON = frozenset(
    {"also", "additionally", "separately", "too", "addition", "likewise", "furthermore"}
    | {"then", "afterwards", "afterward", "subsequently"}
)
FRESH = 3  # days: the news of a report is no older
WHOLE_DAY, WEEK = 10, 7  # characters of an ISO day; days
BACK = 4  # sentences: "also" goes on with a day told at most this far before


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event with the words that say so, or the reason where none do."""

    days: Days
    text: str | None
    dated_by: str
    evidence: Evidence
    time: TimeMention | None = None


def times_of(document: Document, dated: Dated) -> Times:
    """The times of an article's title and text, worked out for the days it can have been written."""
    return {
        "title": find_times(document.part_text("title"), anchor=dated),
        "text": find_times(document.part_text("text"), anchor=dated),
    }


def date_of(
    document: Document,
    trigger: int,
    dated: Dated,
    times: Times,
    *,
    status: Status = "happened",
    background: bool = False,
    also: Iterable[int] = (),
    spoken: bool = False,
    later: bool = False,
) -> When:
    """The days of the event that a word tells of.

    `trigger` is its verb or noun, `also` further words of the same event (the verb of "held talks", the
    noun of "discussed in a phone call"). `status` and `background` say what holds where no time is told:
    news is of the article's day, plans lie ahead of it, background before it. `spoken` is for words, which
    are said before the report whatever they are about; `later` for what is not told among the first
    sentences: the day of the lead is not surely its day.
    """
    nodes = _with_part(document, {trigger, *also})
    sentence = document.sentence_of(trigger)
    beside = _in_sentence(document, sentence, times)
    own = _own(document, nodes, beside, dated, status)
    set_apart = apart(document, trigger, times[sentence.part])
    if own is not None and (set_apart is None or own[1].start > set_apart.time.start):
        when = _told(document, own, dated, status, sentence.part, spoken=spoken)
        return _with_next(document, own[1], beside, when, dated, status)
    if set_apart is not None and set_apart.main != trigger:
        main = date_of(document, set_apart.main, dated, times, status=status, background=background)
        return _apart(set_apart, main, sentence.part)
    said = next((t for top, t in beside if is_tellers(document, top, nodes)), None)
    going_on = None if said or background else _gone_on(document, trigger, times, dated, status)
    if going_on is not None:
        return going_on
    earlier = background or _is_earlier(document, trigger)
    near = said or _leads(document, times, dated)
    days, reason = _untold(dated, status, background=earlier, said=near)
    if later and near is not None and near is not said and days == (near.first, near.last):
        days, reason = (near.first, dated.range[1]), "from the day of the first sentence to the report's"
    if near is None or days != (near.first, near.last):
        return When(days, None, reason, Evidence("date", "times", sentence.part, inferred=f"{reason}: {dated.basis}"))
    part = sentence.part if near is said else "text"
    return When(days, None, reason, Evidence("date", "times", part, near.start, near.end, reason))


def _apart(deed: Apart, main: When, part: Part) -> When:
    """The days of a deed told as so long before or after another."""
    reason = f"{deed.time.text} {'before' if deed.sign < 0 else 'after'} what the sentence tells first"
    evidence = Evidence("date", "times", part, deed.time.start, deed.time.end, reason)
    return When(deed.days(main.days), deed.time.text, reason, evidence)


def _with_part(document: Document, nodes: set[int]) -> set[int]:
    """The event's words with the noun that they are part of: "a round of talks"."""
    heads = {document.tokens[n].head for n in nodes if tree.plain(document.tokens[n].relation) == "nmod"}
    return nodes | {h for h in heads if document.tokens[h].lemma.lower() in PARTITIVE}


def _in_sentence(document: Document, sentence: Sentence, times: Times) -> list[tuple[int, TimeMention]]:
    """The times of a sentence, each with its word that hangs on a word outside it."""
    found = []
    beside = times[sentence.part]
    first = bisect_left(beside, sentence.start, key=lambda t: t.start)
    for time in beside[first : bisect_left(beside, sentence.end, key=lambda t: t.start)]:
        if time.meaning.kind not in NO_DAY:
            top = _top(document, sentence, time)
            if top is not None:
                found.append((top, time))
    return found


def _top(document: Document, sentence: Sentence, time: TimeMention) -> int | None:
    """The word of a time that hangs on a word outside it."""
    tokens = document.tokens[sentence.first : sentence.last]
    inside = [t.i for t in tokens if t.start < time.end and t.end > time.start]
    return next((i for i in inside if document.tokens[i].head not in inside or document.tokens[i].is_root), None)


def _own(
    document: Document, nodes: set[int], beside: list[tuple[int, TimeMention]], dated: Dated, status: Status
) -> tuple[int, TimeMention] | None:
    """The time that is the event's own: the one tied to it the closest, if any is."""
    ranked = []
    for top, time in beside:
        sure = tie(document, nodes, top, time)
        if sure and _can_be(time, dated, status):
            fine = time.granularity == "day" and time.meaning.kind != "vague"
            ranked.append((-sure, not fine, min(abs(top - n) for n in nodes), top, time))
    best = min(ranked, key=lambda r: r[:4], default=None)
    return None if best is None else (best[3], best[4])


def _can_be(time: TimeMention, dated: Dated, status: Status) -> bool:
    """Whether a time can be that of a deed done, or of one ahead."""
    first, last = dated.range
    if status in AHEAD and time.meaning.kind in {"other", "same"}:
        return True  # "said on Tuesday he would meet them the following day"
    if status in AHEAD:
        shown = resolve(time, dated, "future")
        return not (first and shown.last and shown.last < first)
    shown = resolve(time, dated, "past")
    return not (
        status == "happened" and last and shown.first and shown.first > str(plus(date.fromisoformat(last), 1))
    )


def _told(
    document: Document,
    own: tuple[int, TimeMention],
    dated: Dated,
    status: Status,
    part: Part,
    *,
    spoken: bool = False,
) -> When:
    """The days of a time found to be the event's own."""
    top, time = own
    shown = resolve(time, dated, "past" if spoken else _tense(time, status))
    case = {c.lower() for c in tree.cases(document, top)}
    first, last = shown.first, shown.last
    if case & STARTING and last and dated.range[1] and status == "happened":
        last = max(last, dated.range[1])
    elif case & ENDING:
        before = "before" in case and first is not None
        first, last = (
            dated.range[0] if status in AHEAD else None,
            str(plus(date.fromisoformat(first or "2000-01-01"), -1)) if before else last,
        )
    by = shown.basis if not case & (STARTING | ENDING) else f"{sorted(case)[0]} {shown.text}"
    evidence = Evidence("date", "times", part, time.start, time.end)
    return When((first, last), time.text, by, evidence, None if case & (STARTING | ENDING) else shown)


def _with_next(  # noqa: PLR0917
    document: Document,
    time: TimeMention,
    beside: list[tuple[int, TimeMention]],
    when: When,
    dated: Dated,
    status: Status,
) -> When:
    """The days up to a second time that is coordinated with the first: "yesterday and this morning"."""
    text = document.part_text(when.evidence.part)
    following = next(
        (t for _, t in beside if t.start > time.start and text[time.end : t.start].strip() == "and"), None
    )
    if following is None or when.time is None or not _can_be(following, dated, status):
        return when
    last = resolve(following, dated, _tense(following, status)).last
    first = when.days[0]
    if first is None or last is None or not first < last or when.days[0] != when.days[1]:
        return when
    evidence = replace(when.evidence, end=following.end)
    return When((first, last), text[time.start : following.end], when.dated_by, evidence)


def _tense(time: TimeMention, status: Status) -> Tense:
    """The tense of an event's time; a date told as ahead stays ahead, whatever the event is taken for."""
    stays = status == "refused" or time.meaning.kind in {"day", "month"}  # "planned for Saturday was put off"
    if status in AHEAD or (time.tense == "future" and stays):
        return "future"
    return "past"


def _gone_on(document: Document, trigger: int, times: Times, dated: Dated, status: Status) -> When | None:
    """The day of the sentence before, where this one goes on with it: "also", "in addition"."""
    here = document.sentence_of(trigger)
    words = {t.text.lower() for t in document.tokens[here.first : here.last]}
    if status in AHEAD or not words & GOING_ON:
        return None
    for back in range(1, min(BACK, here.i) + 1):
        here = document.sentences[document.sentence_of(trigger).i - back]
        if here.kind != "paragraph":
            return None
        root = document.root_of(here)
        days = [
            (top, t)
            for top, t in _in_sentence(document, here, times)
            if t.granularity == "day" and not is_tellers(document, top, set()) and tie(document, {root}, top, t)
        ]
        if days:
            if _is_past_perfect(document, root):
                return None  # "had met three days before": what goes on is the news
            time = days[0][1]
            found = _told(document, days[0], dated, status, here.part)
            if _is_far(found.days[0], dated):
                return None
            reason = "goes on with the day of the sentence before"
            return When(
                found.days, found.text, reason, Evidence("date", "times", here.part, time.start, time.end, reason)
            )
    return None


def _is_past_perfect(document: Document, root: int) -> bool:
    """Whether a sentence's own verb is told as over before the news: "had met"."""
    aux = tree.children(document, root, "aux")
    return document.tokens[root].tag == "VBN" and any(document.tokens[c].text.lower() == "had" for c in aux)


def _is_far(day: str | None, dated: Dated) -> bool:
    """Whether a day lies over a week before the article: then it is no news that the next sentence goes on with."""
    first = dated.range[0]
    if day is None or first is None or len(day) < WHOLE_DAY or len(first) < WHOLE_DAY:
        return False
    return (date.fromisoformat(first[:10]) - date.fromisoformat(day[:10])).days > WEEK


def _untold(dated: Dated, status: Status, *, background: bool, said: TimeMention | None) -> tuple[Days, str]:
    """What holds for an event that no time is told of, and why."""
    first, last = dated.range
    if status in AHEAD or (status == "refused" and not background):
        return (first, None), "not yet done when written"
    if background:
        told = said.last if said is not None else None
        return (None, min(told, last) if told and last else last), "earlier than the article's news"
    if said is not None and said.first and said.granularity == "day":
        return (said.first, said.last), "the day that the news is told of"
    return (first, last), "news is of the article's day"


def _leads(document: Document, times: Times, dated: Dated) -> TimeMention | None:
    """The day that the first sentence tells its news of, where it is one of the last days."""
    first = next((s for s in document.sentences if s.part == "text" and s.kind == "paragraph"), None)
    latest = dated.range[1]
    if first is None or latest is None or len(latest) < 10:
        return None
    for top, time in _in_sentence(document, first, times):
        governor = document.tokens[top].head
        told = time.granularity == "day" and time.tense != "future" and time.first and len(time.first) == 10
        if told and document.tokens[governor].is_root and time.first:
            gap = (date.fromisoformat(latest) - date.fromisoformat(time.first)).days
            if 0 <= gap <= FRESH:
                return time
    return None


def _is_earlier(document: Document, trigger: int) -> bool:
    """Whether a deed is told as done before the news: "had held", "earlier", "previously"."""
    verb = tree.clause_of(document, trigger)
    lead = [document.tokens[c] for c in document.children(verb) if document.tokens[c].i < verb]
    if any(t.text.lower() == "had" and tree.plain(t.relation) == "aux" for t in lead):
        return True
    return any(
        t.text.lower() in {"earlier", "previously", "formerly"}
        for t in (document.tokens[c] for c in document.children(verb))
    )
