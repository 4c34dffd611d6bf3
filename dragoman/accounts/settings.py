"""When and where a telling of a contact sets it, and whether that is said or assumed."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts.candidates import Candidate
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.places import PlaceMention
from dragoman.mentions.placing import place_of
from dragoman.mentions.times import Time
from dragoman.mentions.timing import date_of
from dragoman.records import Dated, Days, Part, Place

AHEAD = frozenset({"ahead", "before", "advance", "until", "till", "pending"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Days and place of one telling. `stated` is true where words of the text give the days.

    `ahead` is true where the telling is set before the occasion ("ahead of the summit").
    """

    part: Part
    date: Days
    date_text: str | None
    dated_by: str | None
    date_span: tuple[int, int] | None
    date_why: str | None
    stated: bool
    ahead: bool
    place: Place | None
    place_span: tuple[int, int] | None
    place_why: str | None = None
    place_tokens: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What is needed to place any telling of one document: its times, its places and its own days."""

    document: Document
    dated: Dated
    times: dict[Part, list[Time]]
    places: dict[Part, list[PlaceMention]]

    def of(self, candidate: Candidate) -> Setting:
        """When and where a telling sets its occasion."""
        trigger = candidate.trigger
        also = (
            tuple(k for k in (trigger.predicate, trigger.mode_at) if k is not None and k != trigger.at)
            if not candidate.nominal
            else ()
        )
        if trigger.predicate is not None and not candidate.nominal:
            also += tuple(c for c in tree.children(self.document, trigger.predicate, "xcomp") if c != trigger.at)
        ahead = _is_ahead(self.document, trigger.at)
        status = "planned" if ahead and candidate.status.status == "happened" else candidate.status.status
        when = date_of(
            self.document,
            trigger.at,
            self.dated,
            self.times,
            status=status,
            background=candidate.nominal or candidate.kind == "caption",
            also=also,
        )
        where = place_of(self.document, trigger.at, self.places, mode=candidate.mode, also=also)  # type: ignore[arg-type]
        part: Part = self.document.sentence_of(trigger.at).part
        if where is None and part == "text" and self._is_here(trigger.at, also):
            where = self._dateline()
        if when.text is not None and status == "happened" and self._is_past_ahead(candidate, when.days):
            # The day of another clause: a past deed lies not after the article.
            return Setting(
                part,
                (None, self.dated.range[1]),
                None,
                None,
                None,
                "told as past",
                False,
                ahead,
                _place(where),
                (where.start, where.end) if where is not None else None,
            )
        return Setting(
            part,
            when.days,
            when.text,
            when.dated_by,
            (when.evidence.start, when.evidence.end)
            if when.evidence.start is not None and when.evidence.end is not None
            else None,
            when.evidence.inferred,
            when.text is not None,
            ahead,
            _place(where),
            (where.start, where.end) if where is not None else None,
            place_tokens=_tokens(self.document, part, where) if where is not None else None,
        )

    def _is_here(self, trigger: int, also: tuple[int, ...]) -> bool:
        """Whether a deed is told to have been "here", where the report was written."""
        return any(
            self.document.tokens[c].text.casefold() == "here"
            for i in (trigger, *also)
            for c in self.document.children(i)
        )

    def _dateline(self) -> PlaceMention | None:
        for block in self.document.article.blocks:
            if block.kind == "dateline":
                return next((p for p in self.places.get("text", []) if block.start <= p.start < block.end), None)
        return None

    def _is_past_ahead(self, candidate: Candidate, days: Days) -> bool:
        verb = candidate.trigger.predicate if not candidate.nominal else None
        latest = self.dated.range[1]
        return (
            verb is not None
            and self.document.tokens[verb].tag == "VBD"
            and bool(days[0] and latest and days[0][:10] > latest)
        )


def _place(found: PlaceMention | None) -> Place | None:
    if found is None:
        return None
    return Place(found.name, found.country, found.lat, found.lon, found.precision)


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
    } and tree.plain(document.tokens[i].relation) in {"obl", "nmod"}
