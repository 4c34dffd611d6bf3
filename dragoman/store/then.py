"""The events as they were known on an earlier day: those of today, but for what came since and all that it touched.

What came later is let go, versions of articles that it replaced come back, and only what that touches is judged anew.
Where so much came later that it costs less, all that was known on the day is judged from the start: it is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection

from dragoman.merging.joined import by_account
from dragoman.records import Event
from dragoman.store.idents import events_beginning
from dragoman.store.judged import events_of, events_with, kept_events, laid_over
from dragoman.store.judger import judger_version
from dragoman.store.updating import Stamp, rejudged_if_few, stamp

MOST_KEPT = 4  # days at hand: some MB each


@dataclass(frozen=True, slots=True)
class Then:
    """The events of a day. `gone` are those of today that were not so then, `made` those that were; None: all."""

    gone: frozenset[str] | None
    made: Mapping[str, Event]
    made_of: Mapping[str, str]

    def every(self, connection: Connection) -> tuple[Event, ...]:
        """All events of the day, by id."""
        stood = () if self.gone is None else [event for event in kept_events(connection) if event.id not in self.gone]
        return tuple(sorted((*stood, *self.made.values()), key=lambda event: event.id))

    def of(self, connection: Connection, accounts: Collection[str]) -> list[Event]:
        """The events of some accounts; what was not known then is left out."""
        found = {self.made_of[id_] for id_ in accounts if id_ in self.made_of}
        events = [self.made[id_] for id_ in sorted(found)]
        if self.gone is None:
            return events
        rest = events_with(connection, set(accounts) - self.made_of.keys())
        return [*events, *(event for event in rest if event.id not in self.gone)]

    def beginning(self, connection: Connection, prefix: str) -> dict[str, str]:
        """The events whose id begins so, each with one of its accounts."""
        made = {id_: event.accounts[0] for id_, event in self.made.items() if prefix and id_.startswith(prefix)}
        if self.gone is None:
            return made
        stood = events_beginning(connection, prefix)
        return {id_: account for id_, account in stood.items() if id_ not in self.gone} | made


class Days:
    """The last few days that were asked for, each judged once as long as nothing is added."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, Stamp], Then] = OrderedDict()
        self._lock = Lock()

    def then(self, connection: Connection, as_of: str) -> Then:
        """The events as known on a day."""
        key = as_of, stamp(connection)
        with self._lock:  # two who ask at once: the second waits, rather than judge the same
            if key not in self._kept:
                self._kept[key] = events_then(connection, as_of)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


def events_then(connection: Connection, as_of: str) -> Then:
    """The events as known on a day, judged anew where they were others than today's."""
    rejudged = rejudged_if_few(connection, judger_version(), as_of)
    if rejudged is None:
        return _then(None, events_of(connection, as_of))
    laid = laid_over(connection, rejudged.gone, rejudged.made, as_of)
    return _then(frozenset(event.id for event in laid.before), laid.events)


def _then(gone: frozenset[str] | None, events: Iterable[Event]) -> Then:
    made = {event.id: event for event in events}
    return Then(gone, made, by_account(made.values()))
