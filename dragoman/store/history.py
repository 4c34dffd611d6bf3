"""The events of earlier days: each as it was from a day on until another, as the program judged them.

A day that is over stays as it was. An article that comes late, published before the last day that was judged, counts
from that last day on in what is kept here; on the days between, `then` judges it anew with what it touches.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, and_, delete, func, insert, select, update

from dragoman import columns
from dragoman.merging.days import LAST, bounds
from dragoman.merging.replaying import STILL, Lasted
from dragoman.records import Account, Event
from dragoman.store import rows, tables
from dragoman.store.dialects import bit_by_bit
from dragoman.store.idents import LAST_CHARACTER
from dragoman.store.judged import KEPT, chunks
from dragoman.store.views import listed_by

WRITTEN = 2000  # versions at a time
Spans = Mapping[str, tuple[str, str]]
_versions, _members, _read = tables.event_versions.c, tables.version_accounts.c, tables.readings.c


def on(day: str) -> ColumnElement[bool]:
    """Versions that stood on a day."""
    return and_(_versions.since <= day, _versions.until > day)


def events_on(connection: Connection, day: str, accounts: Collection[str] | None = None) -> list[Event]:
    """The events of a day, all by id or those of some accounts."""
    asked = select(_versions.key, _versions.event, _versions.accounts, *(_versions[name] for name in KEPT))
    asked = asked.where(on(day))
    if accounts is None:
        return [_event(row) for row in connection.execute(asked.order_by(_versions.event)).mappings()]
    found: dict[int, Event] = {}
    of_them = asked.join(tables.version_accounts, _members.version == _versions.key)
    for some in chunks(sorted(accounts)):
        rows_ = connection.execute(of_them.where(_members.account.in_(some))).mappings()
        found |= {row["key"]: _event(row) for row in rows_}
    return sorted(found.values(), key=lambda event: event.id)


def beginning_on(connection: Connection, day: str, prefix: str) -> dict[str, str]:
    """The events of a day whose id begins so, each with one of its accounts."""
    if not prefix:
        return {}
    begins = (_versions.event >= prefix, _versions.event < prefix + LAST_CHARACTER)
    found = connection.execute(select(_versions.event, _versions.accounts).where(on(day), *begins))
    return {event: accounts.split()[0] for event, accounts in found}


def keep_history(connection: Connection, versions: Iterable[Lasted[rows.Row]]) -> None:
    """Keeps versions of events, as `version_row` has them, in place of all there are."""
    for table in (tables.version_accounts, tables.event_versions, tables.strays):
        connection.execute(delete(table))
    add_versions(connection, versions)


def add_versions(connection: Connection, versions: Iterable[Lasted[rows.Row]]) -> None:
    """Keeps versions of events beside those there are."""
    last: int = connection.execute(select(func.coalesce(func.max(_versions.key), 0))).scalar_one()
    waiting: list[rows.Row] = []
    for key, each in enumerate(versions, last + 1):
        waiting.append({"key": key, **each.what, "since": each.since, "until": each.until})
        if len(waiting) == WRITTEN:
            _write(connection, waiting)
            waiting = []
    _write(connection, waiting)


def spans_of(connection: Connection, accounts: Collection[str] | None = None) -> dict[str, tuple[str, str]]:
    """The whole days between which each account can have been, in whichever version of its article."""
    its = tables.accounts.c
    asked = select(its.id, func.min(its.first), func.max(its.last)).group_by(its.id)
    if accounts is None:
        return {id_: (first, last) for id_, first, last in connection.execute(bit_by_bit(asked))}
    found = (row for some in chunks(sorted(accounts)) for row in connection.execute(asked.where(its.id.in_(some))))
    return {id_: (first, last) for id_, first, last in found}


def version_row(event: Event, accounts: Sequence[Account], spans: Spans) -> rows.Row:
    """What is kept of an event, but for how long it was so; `accounts` are its own as they were."""
    told = columns.event_to_dict(event)
    date, background = listed_by(accounts)
    last = bounds(date)[1]
    return {
        "event": event.id, "accounts": " ".join(event.accounts), **{name: rows.to_json(told[name]) for name in KEPT},
        "listed": last if last < LAST else "", "background": background,
        "first": min(spans[id_][0] for id_ in event.accounts),
        "last": max(spans[id_][1] for id_ in event.accounts),
    }  # fmt: skip


def end_versions(connection: Connection, events: Iterable[Event], day: str) -> None:
    """Notes that some events are so no more from a day on; those that came on the same day were never known."""
    for ids in chunks(sorted(event.id for event in events)):
        still = and_(_versions.event.in_(ids), _versions.until == STILL)
        never = select(_versions.key).where(still, _versions.since >= day)
        connection.execute(delete(tables.version_accounts).where(_members.version.in_(never)))
        connection.execute(delete(tables.event_versions).where(still, _versions.since >= day))
        connection.execute(update(tables.event_versions).where(still).values(until=day))


def has_history(connection: Connection) -> bool:
    """Whether what the record held on each day is kept."""
    return connection.execute(select(_versions.key).limit(1)).first() is not None


def last_known(connection: Connection, judged: int | None = None) -> str:
    """The newest day from which any reading is known, of those up to a key."""
    newest = select(func.coalesce(func.max(_read.known), ""))
    return str(connection.execute(newest if judged is None else newest.where(_read.key <= judged)).scalar_one())


def note_strays(connection: Connection, judged: int, day: str) -> None:
    """Notes which of the readings that came since the one of the key `judged` were known before `day`."""
    late = select(_read.key, _read.known).where(_read.key > judged, _read.known < day)
    found = [{"reading": key, "known": known, "since": day} for key, known in connection.execute(late)]
    if found:
        connection.execute(insert(tables.strays), found)


def strays_on(day: str, judged: int) -> CompoundSelect[Any]:
    """The keys of readings that were known on a day and aren't in what is kept of it: they came late, or since."""
    came, late = (tables.readings.alias() for _ in range(2))
    since = select(came.c.key).where(came.c.key > judged, came.c.known <= day)
    strays = tables.strays.c
    before = select(late.c.key).join(tables.strays, strays.reading == late.c.key)
    return since.union_all(before.where(strays.known <= day, strays.since > day))


def _write(connection: Connection, waiting: list[rows.Row]) -> None:
    if waiting:
        connection.execute(insert(tables.event_versions), waiting)
        members = [{"account": id_, "version": row["key"]} for row in waiting for id_ in row["accounts"].split()]
        connection.execute(insert(tables.version_accounts), members)


def _event(row: Any) -> Event:
    told = {name: json.loads(row[name]) for name in KEPT}
    return columns.event_from_dict({"id": row["event"], "accounts": row["accounts"].split(), **told})
