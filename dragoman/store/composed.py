"""Events composed from the accounts that count: every one there is, or those that are asked for and no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, select

from dragoman.hashes import content_id
from dragoman.merging.joined import by_account
from dragoman.records import Account, Event
from dragoman.store import rows, tables
from dragoman.store.gave import tolls_of
from dragoman.store.idents import event_ids
from dragoman.store.judged import chunks, events_with
from dragoman.store.then import Then
from dragoman.store.versions import current
from dragoman.store.views import EventView, event_view


def current_rows(as_of: str | None, table: Table, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Rows of a table that belong to versions of articles that count, in order of keeping."""
    query = select(table).where(current(as_of), *conditions).order_by(table.c.key)
    if table is tables.readings:
        return query
    return query.join(tables.readings, tables.readings.c.key == table.c.reading)


def event_views(
    connection: Connection, as_of: str | None, events: Iterable[Event], wanted: set[str] | None
) -> tuple[EventView, ...]:
    """The events to which the wanted accounts belong, by day. An account not judged yet is an event of its own."""
    kept = {event.id: event for event in events}
    judged = {account: event.id for event in kept.values() for account in event.accounts}
    found = connection.execute(current_rows(as_of, tables.accounts)).mappings()
    return _composed(connection, as_of, kept, judged, found=found, wanted=wanted)


def views_with(
    connection: Connection,
    wanted: set[str],
    as_of: str | None = None,
    then: Then | None = None,
    *,
    compared: bool = True,
) -> tuple[EventView, ...]:
    """The same, reading nothing but what the events of the wanted accounts need; `then` are those of the day.

    Not `compared`, they come without disagreements, figures and what they may be one with.
    """
    kept = {event.id: event for event in (then.of(connection, wanted) if then else events_with(connection, wanted))}
    members = {account for event in kept.values() for account in event.accounts}
    possible = [judgement for event in kept.values() for judgement in event.possible if compared]
    near = {id_ for judgement in possible for id_ in (judgement.a, judgement.b)} - members
    judged = {**by_account(kept.values()), **_events_near(connection, near, then)}
    found = [
        row
        for ids in chunks(sorted(members | wanted))
        for row in connection.execute(current_rows(as_of, tables.accounts, tables.accounts.c.id.in_(ids))).mappings()
    ]
    ordered = sorted(found, key=lambda row: int(row["key"]))
    return _composed(connection, as_of, kept, judged, found=ordered, wanted=wanted, compared=compared)


def _events_near(connection: Connection, accounts: set[str], then: Then | None) -> Mapping[str, str]:
    """The events of some accounts, by account."""
    return by_account(then.of(connection, accounts)) if then else event_ids(connection, accounts)


def _composed(
    connection: Connection,
    as_of: str | None,
    kept: Mapping[str, Event],
    judged: Mapping[str, str],
    *,
    found: Iterable[RowMapping],
    wanted: set[str] | None,
    compared: bool = True,
) -> tuple[EventView, ...]:
    """The events of the wanted accounts among those found, each with all of its accounts."""
    own = {id_: content_id("event", id_) for id_ in wanted or () if id_ not in judged}
    asked = None if wanted is None else {own.get(id_) or judged[id_] for id_ in wanted}
    members: dict[str, list[tuple[tuple[str, str], Account]]] = {}
    for row in found:
        event = judged.get(row["id"]) or content_id("event", row["id"])
        if asked is None or event in asked:
            members.setdefault(event, []).append(((row["first"], row["last"]), rows.account_of(row)))
    days = {event: max(days for days, _ in told) for event, told in members.items()}
    told_of = {event: [account for _, account in told] for event, told in members.items()}
    tolls = tolls_of(connection, told_of, as_of) if compared else {}
    views = []
    for event in sorted(members, key=lambda event: (days[event], event)):
        accounts = [account for _, account in members[event]]
        alone = Event(event, tuple(account.id for account in accounts))
        event_of = judged if compared else None
        views.append(event_view(kept.get(event, alone), accounts, event_of, tolls.get(event, ()), compared=compared))
    return tuple(views)
