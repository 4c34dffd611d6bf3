"""The events as last judged: made from the current accounts, kept, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from dragoman import columns
from dragoman.merging import Source, merge, source_of
from dragoman.merging.origins import Sketch, origins
from dragoman.records import Account, Event
from dragoman.store import rows, rulings, tables
from dragoman.store.sketching import sketch_new_texts, sketches_of
from dragoman.store.versions import current

KEPT = ("reasons", "possible", "origins")  # what is kept of an event besides its accounts


def judge(connection: Connection, run: int, judger: str) -> None:
    """Joins the current accounts into events where any came since it was last done, or it was done by another way.

    `judger` is this version of merging.
    """
    if not is_judged(connection) or judger_of(connection) != judger:
        judge_anew(connection)
        mark_judged(connection, run, judger)


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


def _keep(connection: Connection, merged: Sequence[Event]) -> None:
    connection.execute(delete(tables.event_accounts))
    connection.execute(delete(tables.events))
    events = [
        {"id": event.id, **{name: rows.to_json(told[name]) for name in KEPT}}
        for event in merged
        for told in [columns.event_to_dict(event)]
    ]
    members = [
        {"event": event.id, "account": account, "place": place}
        for event in merged
        for place, account in enumerate(event.accounts)
    ]
    insert_all(connection, tables.events, events)
    insert_all(connection, tables.event_accounts, members)
