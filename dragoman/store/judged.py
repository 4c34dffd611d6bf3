"""The events as last judged: made from the current accounts, kept, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from dragoman import columns
from dragoman.merging import Source, merge, source_of
from dragoman.merging.origins import Sketch, origins
from dragoman.records import Account, Event
from dragoman.store import rows, rulings, tables
from dragoman.store.sketching import sketch_new_texts, sketches_of
from dragoman.store.versions import current

MANY = 500  # ids in one statement
KEPT = ("reasons", "possible", "origins")  # what is kept of an event besides its accounts


@dataclass(frozen=True, slots=True)
class Ahead:
    """Events as judged before the store was locked to write, and what they were judged from."""

    judged_from: tuple[int | None, int | None]
    events: tuple[Event, ...]


def judge_ahead(connection: Connection, judger: str) -> Ahead | None:
    """Judges without writing, where there is something to judge: it takes a minute for a hundred thousand events."""
    if is_judged(connection) and judger_of(connection) == judger:
        return None
    return Ahead(_stamp(connection), events_of(connection))


def judge(connection: Connection, run: int, judger: str, ahead: Ahead | None = None) -> set[str]:
    """Joins the current accounts into events where any came since it was last done, or it was done by another way.

    `judger` is this version of merging; `ahead` saves doing it, if nobody has added anything meanwhile. Returns the
    events that are not as they were.
    """
    if is_judged(connection) and judger_of(connection) == judger:
        return set()
    sketch_new_texts(connection)
    good = ahead is not None and ahead.judged_from == _stamp(connection)
    changed = _keep(connection, ahead.events if ahead is not None and good else events_of(connection))
    mark_judged(connection, run, judger)
    return changed


def _stamp(connection: Connection) -> tuple[int | None, int | None]:
    """The last reading and ruling: the same, and judging gives the same."""
    return _newest(connection), connection.execute(select(func.max(tables.rulings.c.key))).scalar_one()


def is_judged(connection: Connection) -> bool:
    """Whether the events stand on all readings; not so in the middle of a run."""
    judged: int | None = connection.execute(select(func.max(tables.runs.c.judged))).scalar_one()
    return _newest(connection) == judged


def judger_of(connection: Connection) -> str | None:
    """By which version of merging the events were judged last; None where nothing is known of it."""
    runs = tables.runs.c
    last = select(runs.judger).where(runs.judged.is_not(None)).order_by(runs.key.desc()).limit(1)
    return connection.execute(last).scalar_one_or_none()


def mark_judged(connection: Connection, run: int, judger: str) -> None:
    """Notes that a run has judged all accounts there are."""
    values = {"judged": _newest(connection), "judger": judger}
    connection.execute(update(tables.runs).where(tables.runs.c.key == run).values(**values))


def _newest(connection: Connection) -> int | None:
    newest: int | None = connection.execute(select(func.max(tables.readings.c.key))).scalar_one()
    return newest


def events_of(connection: Connection, as_of: str | None = None) -> tuple[Event, ...]:
    """The events of the accounts that count today, or that counted on a day."""
    accounts = list(current_accounts(connection, as_of))
    held = [logged.ruling for logged in rulings.log(connection, accounts)]
    sources = sources_of(connection, as_of)
    merged = merge(accounts, sources=sources, rulings=held)
    return with_origins(merged, accounts, sketches_of(connection, as_of), sources)


def with_origins(
    events: Iterable[Event],
    accounts: Iterable[Account],
    sketches: Mapping[str, Sketch],
    sources: Mapping[str, Source],
) -> tuple[Event, ...]:
    """The events with their accounts sorted by where their news comes from."""
    known = {account.id: account for account in accounts}
    outlets = {article: source.outlet for article, source in sources.items()}

    def sorted_by_origin(event: Event) -> Event:
        told = [known[id_] for id_ in event.accounts]
        return replace(event, origins=origins(told, sketches=sketches, outlets=outlets))

    return tuple(map(sorted_by_origin, events))


def judge_anew(connection: Connection) -> None:
    """Joins the current accounts into events, from the start."""
    sketch_new_texts(connection)
    _keep(connection, events_of(connection))


def sources_of(connection: Connection, as_of: str | None = None) -> dict[str, Source]:
    """Who published each article."""
    read = tables.readings.c
    found = connection.execute(select(read.article, read.source, read.country).where(current(as_of)))
    return {article: source_of(outlet, country) for article, outlet, country in found}


def current_accounts(connection: Connection, as_of: str | None = None) -> Iterable[Account]:
    """The accounts of the versions of articles that count, each id once."""
    query = select(tables.accounts.c.entry).join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
    ordered = query.where(current(as_of)).order_by(tables.accounts.c.key)
    found = map(rows.account_of, connection.execute(ordered).mappings())
    return {account.id: account for account in found}.values()


def kept_events(connection: Connection) -> list[Event]:
    """The events as they are kept, by id."""
    members: dict[str, list[str]] = {}
    ordered = select(tables.event_accounts).order_by(tables.event_accounts.c.event, tables.event_accounts.c.place)
    for row in connection.execute(ordered).mappings():
        members.setdefault(row["event"], []).append(row["account"])
    found = connection.execute(select(tables.events).order_by(tables.events.c.id)).mappings()
    return [columns.event_from_dict(_event_row(row, members.get(row["id"], []))) for row in found]


def events_kept(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """Some events as they are kept, by id; one that is not there is left out."""
    wanted = tables.event_accounts.c.event.in_(ids)
    members: dict[str, list[str]] = {}
    ordered = select(tables.event_accounts).where(wanted).order_by(tables.event_accounts.c.place)
    for row in connection.execute(ordered).mappings():
        members.setdefault(row["event"], []).append(row["account"])
    found = connection.execute(select(tables.events).where(tables.events.c.id.in_(ids))).mappings()
    return [columns.event_from_dict(_event_row(row, members.get(row["id"], []))) for row in found]


def insert_all(connection: Connection, table: Table, added: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows, or nothing where there are none."""
    if added:
        connection.execute(insert(table), [dict(row) for row in added])


def _event_row(row: RowMapping, accounts: Sequence[str]) -> columns.Row:
    told = {name: json.loads(row[name]) for name in KEPT}
    return {"id": row["id"], "accounts": accounts, **told}


def _keep(connection: Connection, merged: Sequence[Event]) -> set[str]:
    """Writes the events that are not as they were kept; their ids, and those of the ones that are no more."""
    before = _kept_rows(connection)
    after = {event.id: _rows_of(event) for event in merged}
    other = [id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)]
    gone = sorted(id_ for id_ in other if id_ in before)
    for at in range(0, len(gone), MANY):
        ids = gone[at : at + MANY]
        connection.execute(delete(tables.event_accounts).where(tables.event_accounts.c.event.in_(ids)))
        connection.execute(delete(tables.events).where(tables.events.c.id.in_(ids)))
    come = sorted(id_ for id_ in other if id_ in after)
    insert_all(
        connection, tables.events, [{"id": id_, **dict(zip(KEPT, after[id_][0], strict=True))} for id_ in come]
    )
    members = [
        {"event": id_, "account": account, "place": place}
        for id_ in come
        for place, account in enumerate(after[id_][1])
    ]
    insert_all(connection, tables.event_accounts, members)
    return set(other)


def _rows_of(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is kept of an event, as it is written, and its accounts."""
    told = columns.event_to_dict(event)
    return tuple(rows.to_json(told[name]) for name in KEPT), event.accounts


def _kept_rows(connection: Connection) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The same of every event that is kept, by id."""
    members: dict[str, list[str]] = {}
    ordered = select(tables.event_accounts).order_by(tables.event_accounts.c.event, tables.event_accounts.c.place)
    for row in connection.execute(ordered):
        members.setdefault(row.event, []).append(row.account)
    kept = select(tables.events.c.id, *(tables.events.c[name] for name in KEPT))
    return {id_: (tuple(told), tuple(members.get(id_, ()))) for id_, *told in connection.execute(kept)}
