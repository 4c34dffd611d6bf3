"""The events as they were known on an earlier day: what is kept of that day, see `history`.

Articles that were published by then and came later are judged anew with all that they touch. Where there are so many
that it costs less, or nothing is kept of the day, what differs from today is; or all that was known from the start.
The outcome is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection

from dragoman.merging.days import last_day
from dragoman.merging.events import rule_events
from dragoman.merging.joined import by_account
from dragoman.merging.rejudging import Rejudged
from dragoman.merging.ruled import named_in, touched_by
from dragoman.records import Event
from dragoman.store import rulings
from dragoman.store.history import beginning_on, events_on
from dragoman.store.idents import events_beginning
from dragoman.store.judged import (
    accounts_with,
    events_of,
    events_with,
    kept_events,
    laid_over,
    sources_of,
    with_origins,
)
from dragoman.store.judger import judger_version
from dragoman.store.sketching import sketches_of
from dragoman.store.updating import Stamp, rejudged_from_today, rejudged_if_few, stamp

MOST_KEPT = 4  # days at hand: some MB each


@dataclass(frozen=True, slots=True)
class Then:
    """The events of a day: those kept of it, or of `today`, but for those `gone`, and those `made`; None: all are."""

    day: str
    today: bool
    gone: frozenset[str] | None
    made: Mapping[str, Event]
    made_of: Mapping[str, str]

    def every(self, connection: Connection) -> tuple[Event, ...]:
        """All events of the day, by id."""
        stood: list[Event] = []
        if self.gone is not None:
            kept = kept_events(connection) if self.today else events_on(connection, self.day)
            stood = [event for event in kept if event.id not in self.gone]
        return tuple(sorted((*stood, *self.made.values()), key=lambda event: event.id))

    def of(self, connection: Connection, accounts: Collection[str]) -> list[Event]:
        """The events of some accounts; what was not known then is left out."""
        found = {self.made_of[id_] for id_ in accounts if id_ in self.made_of}
        events = [self.made[id_] for id_ in sorted(found)]
        if self.gone is None:
            return events
        asked = set(accounts) - self.made_of.keys()
        rest = events_with(connection, asked) if self.today else events_on(connection, self.day, asked)
        return [*events, *(event for event in rest if event.id not in self.gone)]

    def beginning(self, connection: Connection, prefix: str) -> dict[str, str]:
        """The events whose id begins so, each with one of its accounts."""
        made = {id_: event.accounts[0] for id_, event in self.made.items() if prefix and id_.startswith(prefix)}
        if self.gone is None:
            return made
        stood = events_beginning(connection, prefix) if self.today else beginning_on(connection, self.day, prefix)
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
    """The events as known on a day: what is kept of it, and judged anew what came later and was known by then."""
    day = last_day(as_of)
    rejudged = rejudged_if_few(connection, judger_version(), day)
    if rejudged is not None:
        return _laid_over(connection, rejudged, day)
    rejudged = rejudged_from_today(connection, judger_version(), day)
    if rejudged is None:
        return _then(day, None, events_of(connection, as_of))
    laid = laid_over(connection, rejudged.gone, rejudged.made, day)
    return _then(day, frozenset(event.id for event in laid.before), laid.events, today=True)


def _laid_over(connection: Connection, rejudged: Rejudged, day: str) -> Then:
    """The events of a day with persons' judgements laid over those that they name."""
    held = [logged.ruling for logged in rulings.named_log(connection, day)]
    gone = {event.id for event in rejudged.gone}
    program = {event.id: event for event in rejudged.made}
    named = named_in(held) - {id_ for event in program.values() for id_ in event.accounts}
    program |= {event.id: event for event in events_on(connection, day, named) if event.id not in gone}
    ruled = {event.id: event for event in touched_by(program.values(), held)}
    members = {id_ for event in program.values() for id_ in event.accounts}
    accounts = {account.id: account for account in accounts_with(connection, members, day)}
    articles = {account.article for account in accounts.values()}
    sources, sketches = (
        sources_of(connection, day, articles=articles),
        sketches_of(connection, day, articles=articles),
    )
    laid = rule_events(ruled.values(), accounts, sources=sources, rulings=held)
    made = [*laid, *(event for id_, event in program.items() if id_ not in ruled)]
    return _then(day, frozenset(gone | program.keys()), with_origins(made, accounts.values(), sketches, sources))


def _then(day: str, gone: frozenset[str] | None, events: Iterable[Event], *, today: bool = False) -> Then:
    made = {event.id: event for event in events}
    return Then(day, today, gone, made, by_account(made.values()))
