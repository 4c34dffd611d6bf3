"""Finds what an id, or its first characters, stands for, by the indexes: it costs the same however much is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, select

from dragoman.evidence import Entry
from dragoman.hashes import content_id
from dragoman.store import rows, tables
from dragoman.store.judged import chunks
from dragoman.store.sayings import saying_of, sayings
from dragoman.store.versions import current

ENTRIES = (tables.accounts, tables.figures, sayings)
LAST_CHARACTER = "\U0010ffff"


def ids_beginning(connection: Connection, table: Table, prefix: str, as_of: str | None = None) -> Sequence[str]:
    """The ids of entries that count and begin so; every id does with nothing, which is no question."""
    if not prefix:
        return ()
    query = select(table.c.id).join(tables.readings, tables.readings.c.key == table.c.reading)
    beginning = query.where(_begins(table.c.id, prefix), current(as_of))
    return [str(id_) for id_ in connection.execute(beginning).scalars()]


def entry_of(connection: Connection, table: Table, id_: str, as_of: str | None = None) -> Entry:
    """The entry of an id that is in a table, among those that count."""
    query = select(table).join(tables.readings, tables.readings.c.key == table.c.reading)
    found = query.where(table.c.id == id_, current(as_of)).order_by(table.c.key.desc())
    row = connection.execute(found).mappings().first()
    if row is None:
        raise LookupError(id_)
    if table is sayings:
        return saying_of(row)
    return rows.account_of(row) if table is tables.accounts else rows.figure_of(row)


def events_beginning(connection: Connection, prefix: str) -> dict[str, str]:
    """The events of today whose id begins so, each with one of its accounts."""
    if not prefix:
        return {}
    members = tables.event_accounts.c
    kept = (
        select(members.event, members.account)
        .join(tables.accounts, tables.accounts.c.id == members.account)
        .join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
        .where(_begins(members.event, prefix), current())
    )
    alone = {content_id("event", account): account for account in unjudged(connection)}
    found = {event: account for event, account in alone.items() if event.startswith(prefix)}
    return found | dict(connection.execute(kept).tuples().all())


def unjudged(connection: Connection) -> Sequence[str]:
    """The accounts that count and came since events were judged last: each is an event of its own till then."""
    judged = select(func.coalesce(func.max(tables.runs.c.judged), 0)).scalar_subquery()
    member = exists(
        select(tables.event_accounts.c.account).where(tables.event_accounts.c.account == tables.accounts.c.id)
    )
    query = select(tables.accounts.c.id).join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
    came = query.where(tables.readings.c.key > judged, current(), ~member)
    return [str(id_) for id_ in connection.execute(came).scalars()]


def event_ids(connection: Connection, accounts: Iterable[str]) -> dict[str, str]:
    """The event of each of some accounts; one that has not been judged yet is left out."""
    members = tables.event_accounts.c
    asked = select(members.account, members.event)
    found: dict[str, str] = {}
    for ids in chunks(sorted(set(accounts))):
        found |= dict(connection.execute(asked.where(members.account.in_(ids))).tuples().all())
    return found


def _begins(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Text that begins so, asked for as a range: that the index of a column finds, in every database."""
    return and_(column >= prefix, column < prefix + LAST_CHARACTER)
