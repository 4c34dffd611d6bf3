"""What of the kept record can touch a few accounts: their blocks, events and doubts, and nothing else of it.

As it is today, or as it was on an earlier day: what goes is not forgotten (`past_blocks`, `past_doubts`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, delete, insert, or_, select

from dragoman import columns
from dragoman.merging import source_of
from dragoman.merging.blocks import Kind, Row
from dragoman.merging.doubts import Doubt
from dragoman.merging.facts import Facts, facts_of
from dragoman.merging.replaying import STILL, Lasted
from dragoman.records import Event
from dragoman.store import rows, tables
from dragoman.store.dialects import bit_by_bit
from dragoman.store.history import events_on
from dragoman.store.judged import chunks, events_with, insert_all, kept_program
from dragoman.store.versions import current

WRITTEN = 5000  # rows at a time
_ROW = ("block", "rank", "account", "telling")

_blocks, _doubts = tables.blocks.c, tables.doubts.c


class Neighbours:
    """The record as last judged; see `merging.changing.Kept`. Of articles that came since nothing may be asked.

    With a day, what of it was so then; accounts that were told otherwise then may not be asked for.
    """

    def __init__(self, connection: Connection, day: str | None = None) -> None:
        self._connection = connection
        self._day = day
        program = kept_program(connection) if day is None else []
        self._program = {id_: event for event in program for id_ in event.accounts}

    def rows(self, blocks: Collection[int]) -> Iterator[Row]:
        """The rows of some blocks."""
        for some in chunks(sorted(blocks)):
            for asked in _on(self._day, _ROW, tables.blocks, tables.past_blocks):
                its = asked.where(asked.selected_columns.block.in_(some))
                yield from map(Row._make, self._connection.execute(its))

    def facts(self, accounts: Collection[str]) -> Iterator[Facts]:
        """Some accounts that count."""
        for some in chunks(sorted(accounts)):
            yield from facts_in(self._connection, current(self._day), tables.accounts.c.id.in_(some))

    def events(self, accounts: Collection[str]) -> Iterator[Event]:
        """The program's events of some accounts."""
        if self._day is not None:
            yield from events_on(self._connection, self._day, accounts)
            return
        ruled = {self._program[id_].id: self._program[id_] for id_ in accounts if id_ in self._program}
        yield from ruled.values()
        yield from events_with(self._connection, set(accounts) - self._program.keys())

    def doubts(self, accounts: Collection[str]) -> Iterator[Doubt]:
        """What is in doubt between these accounts and others."""
        for some in chunks(sorted(accounts)):
            for asked in _on(self._day, ("kind", "judgement", "a", "b"), tables.doubts, tables.past_doubts):
                ends = asked.selected_columns
                found = self._connection.execute(asked.where(or_(ends.a.in_(some), ends.b.in_(some))))
                yield from (_doubt_of(kind, judgement) for kind, judgement, *_ in found)


def _on(day: str | None, names: Iterable[str], now: Table, past: Table) -> list[Select[Any]]:
    """What a table has today, or what it and the one of its past had on a day."""
    asked = select(*(now.c[name] for name in names))
    if day is None:
        return [asked]
    were = select(*(past.c[name] for name in names)).where(and_(past.c.since <= day, past.c.until > day))
    return [asked.where(now.c.since <= day), were]


def facts_in(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Facts]:
    """The accounts of some readings, made ready for comparing."""
    read = tables.readings.c
    query = select(tables.accounts.c.entry, read.source, read.country)
    query = query.join(tables.readings, read.key == tables.accounts.c.reading).where(*conditions)
    for row in connection.execute(query).mappings():
        yield facts_of(rows.account_of(row), source_of(row["source"], row["country"]))


def kept_rows(connection: Connection) -> Iterator[Row]:
    """All rows of blocks."""
    asked = select(_blocks.block, _blocks.rank, _blocks.account, _blocks.telling)
    return map(Row._make, connection.execute(bit_by_bit(asked)))


def kept_doubts(connection: Connection) -> Iterator[Doubt]:
    """All that is in doubt."""
    found = connection.execute(select(_doubts.kind, _doubts.judgement)).tuples()
    return (_doubt_of(kind, judgement) for kind, judgement in found)


def keep_neighbours(connection: Connection, found: Iterable[Lasted[Row]], doubts: Iterable[Lasted[Doubt]]) -> None:
    """Keeps rows of blocks and doubts, of today and before, in place of all there are."""
    for table in (tables.blocks, tables.doubts, tables.past_blocks, tables.past_doubts):
        connection.execute(delete(table))
    _add(connection, ((each, each.what._asdict()) for each in found), tables.blocks, tables.past_blocks)
    _add(connection, ((each, _doubt_row(each.what)) for each in doubts), tables.doubts, tables.past_doubts)


def _add(connection: Connection, found: Iterable[tuple[Lasted[Any], rows.Row]], now: Table, past: Table) -> None:
    """Writes rows to the table of what is so, or to that of what was."""
    waiting: dict[Table, list[rows.Row]] = {now: [], past: []}
    for each, row in found:
        still = each.until == STILL
        table = now if still else past
        waiting[table].append({**row, "since": each.since, **({} if still else {"until": each.until})})
        if len(waiting[table]) == WRITTEN:
            connection.execute(insert(table), waiting[table])
            waiting[table] = []
    for table, some in waiting.items():
        insert_all(connection, table, some)


def add_neighbours(connection: Connection, found: Iterable[Row], doubts: Iterable[Doubt], day: str) -> None:
    """Keeps rows of blocks and doubts that are so from a day on."""
    insert_all(connection, tables.blocks, [{**row._asdict(), "since": day} for row in found])
    insert_all(connection, tables.doubts, [{**_doubt_row(doubt), "since": day} for doubt in doubts])


def drop_neighbours(connection: Connection, found: Iterable[Row], doubts: Iterable[Doubt], day: str) -> None:
    """Lets go of rows of blocks and of doubts that are so no more from a day on."""
    for row in sorted(found):
        whole = (_blocks.block == row.block, _blocks.rank == row.rank, _blocks.account == row.account)
        _retire(connection, tables.blocks, tables.past_blocks, whole, day)
    for a, b in sorted(doubt.ends for doubt in doubts):
        _retire(connection, tables.doubts, tables.past_doubts, (_doubts.a == a, _doubts.b == b), day)


def _retire(connection: Connection, now: Table, past: Table, whole: Iterable[ColumnElement[bool]], day: str) -> None:
    """Moves a row from what is so to what was; one that came on the same day was never known."""
    where = tuple(whole)
    for row in connection.execute(select(now).where(*where, now.c.since < day)).mappings().all():
        connection.execute(insert(past), {**row, "until": day})
    connection.execute(delete(now).where(*where))


def _doubt_row(doubt: Doubt) -> rows.Row:
    a, b = doubt.ends
    told = rows.to_json(columns.judgement_to_dict(doubt.judgement))
    return {"a": a, "b": b, "kind": doubt.kind, "judgement": told}


def _doubt_of(kind: Kind, judgement: str) -> Doubt:
    return Doubt(kind, columns.judgement_from_dict(json.loads(judgement)))
