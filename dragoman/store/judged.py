"""The events as last judged: made from the current accounts, kept, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from dragoman import columns
from dragoman.merging import Source, merge, source_of
from dragoman.records import Account, Event
from dragoman.store import rows, rulings, tables
from dragoman.store.versions import current


def judge(connection: Connection, run: int) -> None:
    """Joins the current accounts into events, from the start, where any came since it was last done."""
    newest = connection.execute(select(func.max(tables.readings.c.key))).scalar_one()
    judged = connection.execute(select(func.max(tables.runs.c.judged))).scalar_one()
    if newest == judged:
        return
    judge_anew(connection)
    connection.execute(update(tables.runs).where(tables.runs.c.key == run).values(judged=newest))


def events_of(connection: Connection, as_of: str | None = None) -> tuple[Event, ...]:
    """The events of the accounts that count today, or that counted on a day."""
    accounts = list(current_accounts(connection, as_of))
    held = [logged.ruling for logged in rulings.log(connection, accounts)]
    return merge(accounts, sources=sources_of(connection, as_of), rulings=held)


def judge_anew(connection: Connection) -> None:
    """Joins the current accounts into events, from the start."""
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
    told = {name: json.loads(row[name]) for name in ("reasons", "possible")}
    return {"id": row["id"], "accounts": accounts, **told}


def _keep(connection: Connection, merged: Sequence[Event]) -> None:
    connection.execute(delete(tables.event_accounts))
    connection.execute(delete(tables.events))
    events = [
        {"id": event.id, "reasons": rows.to_json(told["reasons"]), "possible": rows.to_json(told["possible"])}
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
