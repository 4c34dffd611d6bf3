"""Judges a record as it grew, day by day: which events there were on each day, and since when there are those of now.

Each day only what came is judged, as `rejudging` does: all of a record's past costs about what judging it once does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from dragoman.merging.blocks import Row
from dragoman.merging.doubts import Doubt
from dragoman.merging.facts import Facts
from dragoman.merging.rejudging import Rejudged, rejudge
from dragoman.records import Account, Event

T = TypeVar("T")
Finish = Callable[[Event, Sequence[Account]], tuple[Event, Any]]
"""An event as it is to be kept, and what is to be noted of it, from the event and its accounts as they are then."""
STILL = "99999"  # after every day: what lasts until then is still so


class Lasted(NamedTuple, Generic[T]):
    """Something that was so from a day on until another, on which it was no more; days are whole, as ISO text."""

    what: T
    since: str
    until: str


class Day(NamedTuple):
    """What a day brought: accounts as they were that count no more, and those that are new or told otherwise."""

    day: str
    gone: Collection[Facts]
    come: Collection[Facts]


@dataclass(frozen=True, slots=True)
class History:
    """All that ever was so of a record, in the order in which it ended; what still is so comes last.

    Of events it has what was noted of them.
    """

    events: list[Lasted[Any]] = field(default_factory=list)
    rows: list[Lasted[Row]] = field(default_factory=list)
    doubts: list[Lasted[Doubt]] = field(default_factory=list)


class Grown:
    """A record in memory as far as it has grown; see `changing.Kept`. `finish` is asked of each event made."""

    def __init__(self, finish: Finish) -> None:
        self._finish = finish
        self.history = History()
        self._rows: dict[int, dict[Row, str]] = defaultdict(dict)
        self._facts: dict[str, Facts] = {}
        self._events: dict[str, tuple[Event, Any, str]] = {}
        self._event_of: dict[str, str] = {}
        self._doubts: dict[Doubt, str] = {}
        self._doubts_of: dict[str, set[Doubt]] = defaultdict(set)

    def rows(self, blocks: Collection[int]) -> Iterator[Row]:
        """The rows of some blocks."""
        for block in blocks:
            yield from self._rows.get(block, ())

    def facts(self, accounts: Collection[str]) -> Iterator[Facts]:
        """Some accounts that count."""
        return (self._facts[id_] for id_ in accounts if id_ in self._facts)

    def events(self, accounts: Collection[str]) -> Iterator[Event]:
        """The events of some accounts."""
        found = {self._event_of[id_] for id_ in accounts if id_ in self._event_of}
        return (self._events[event][0] for event in sorted(found))

    def doubts(self, accounts: Collection[str]) -> Iterator[Doubt]:
        """What is in doubt between these accounts and others."""
        for id_ in accounts:
            yield from self._doubts_of.get(id_, ())

    def grow(self, day: Day) -> None:
        """Judges what a day brought."""
        found = rejudge(self, day.gone, day.come)
        for facts in day.gone:
            del self._facts[facts.id]
        self._facts |= {facts.id: facts for facts in day.come}
        self._change_events(found, day.day)
        self._change_rows(found, day.day)
        self._change_doubts(found, day.day)

    def still(self) -> History:
        """All that was so, and what still is."""
        past = self.history
        past.events.extend(Lasted(noted, since, STILL) for _, noted, since in self._events.values())
        past.rows.extend(Lasted(row, since, STILL) for rows in self._rows.values() for row, since in rows.items())
        past.doubts.extend(Lasted(doubt, since, STILL) for doubt, since in self._doubts.items())
        return past

    def now(self) -> tuple[list[Event], Mapping[str, Facts], frozenset[Doubt]]:
        """The events there are, the accounts that count, and what is in doubt."""
        return [event for event, _, _ in self._events.values()], self._facts, frozenset(self._doubts)

    def _change_events(self, found: Rejudged, day: str) -> None:
        for event in found.gone:
            was, noted, since = self._events.pop(event.id)
            _note(self.history.events, noted, since, day)
            for id_ in was.accounts:
                self._event_of.pop(id_, None)
        for event in found.made:
            kept, noted = self._finish(event, [self._facts[id_].account for id_ in event.accounts])
            self._events[event.id] = kept, noted, day
            self._event_of |= dict.fromkeys(event.accounts, event.id)

    def _change_rows(self, found: Rejudged, day: str) -> None:
        for row in found.rows_gone:
            _note(self.history.rows, row, self._rows[row.block].pop(row), day)
        for row in found.rows_come:
            self._rows[row.block].setdefault(row, day)

    def _change_doubts(self, found: Rejudged, day: str) -> None:
        for doubt in found.doubts_gone:
            _note(self.history.doubts, doubt, self._doubts.pop(doubt), day)
            for end in doubt.ends:
                self._doubts_of[end].discard(doubt)
        for doubt in found.doubts_come:
            self._doubts.setdefault(doubt, day)
            for end in doubt.ends:
                self._doubts_of[end].add(doubt)


def _note(past: list[Lasted[T]], what: T, since: str, until: str) -> None:
    if since < until:  # what came and went on one day was never known
        past.append(Lasted(what, since, until))
