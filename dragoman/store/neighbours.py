"""What of the kept record can touch a few accounts: their blocks, events and doubts, and nothing else of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from dragoman import columns
from dragoman.merging import source_of
from dragoman.merging.blocks import Kind, Row
from dragoman.merging.doubts import Doubt
from dragoman.merging.facts import Facts, facts_of
from dragoman.records import Event
from dragoman.store import rows, tables
from dragoman.store.dialects import bit_by_bit
from dragoman.store.judged import chunks, events_with, insert_all, kept_program
from dragoman.store.versions import current

WRITTEN = 5000  # rows at a time

_blocks, _doubts = tables.blocks.c, tables.doubts.c


class Neighbours:
    """The record as last judged; see `merging.changing.Kept`. Of articles that came since nothing may be asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._program = {id_: event for event in kept_program(connection) for id_ in event.accounts}

    def rows(self, blocks: Collection[int]) -> Iterator[Row]:
        """The rows of some blocks."""
        asked = select(_blocks.block, _blocks.rank, _blocks.account, _blocks.telling)
        for some in chunks(sorted(blocks)):
            yield from map(Row._make, self._connection.execute(asked.where(_blocks.block.in_(some))))

    def facts(self, accounts: Collection[str]) -> Iterator[Facts]:
        """Some accounts that count."""
        for some in chunks(sorted(accounts)):
            yield from facts_in(self._connection, current(), tables.accounts.c.id.in_(some))

    def events(self, accounts: Collection[str]) -> Iterator[Event]:
        """The program's events of some accounts."""
        ruled = {self._program[id_].id: self._program[id_] for id_ in accounts if id_ in self._program}
        yield from ruled.values()
        yield from events_with(self._connection, set(accounts) - self._program.keys())

    def doubts(self, accounts: Collection[str]) -> Iterator[Doubt]:
        """What is in doubt between these accounts and others."""
        for some in chunks(sorted(accounts)):
            ends = or_(_doubts.a.in_(some), _doubts.b.in_(some))
            found = self._connection.execute(select(_doubts.kind, _doubts.judgement).where(ends)).tuples()
            yield from map(_doubt_of, found)


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
    return map(_doubt_of, connection.execute(select(_doubts.kind, _doubts.judgement)).tuples())


def keep_neighbours(connection: Connection, found: Iterable[Row], doubts: Iterable[Doubt]) -> None:
    """Keeps rows of blocks and doubts in place of all there are."""
    connection.execute(delete(tables.blocks))
    connection.execute(delete(tables.doubts))
    add_neighbours(connection, found, doubts)


def add_neighbours(connection: Connection, found: Iterable[Row], doubts: Iterable[Doubt]) -> None:
    """Keeps rows of blocks and doubts beside those there are."""
    waiting: list[dict[str, object]] = []
    for row in found:
        waiting.append(row._asdict())
        if len(waiting) == WRITTEN:
            connection.execute(insert(tables.blocks), waiting)
            waiting = []
    insert_all(connection, tables.blocks, waiting)
    told = list(doubts)
    for at in range(0, len(told), WRITTEN):
        insert_all(connection, tables.doubts, [_doubt_row(doubt) for doubt in told[at : at + WRITTEN]])


def drop_neighbours(connection: Connection, found: Iterable[Row], doubts: Iterable[Doubt]) -> None:
    """Lets go of rows of blocks and of doubts."""
    for row in sorted(found):
        whole = (_blocks.block == row.block, _blocks.rank == row.rank, _blocks.account == row.account)
        connection.execute(delete(tables.blocks).where(*whole))
    for a, b in sorted(doubt.ends for doubt in doubts):
        connection.execute(delete(tables.doubts).where(_doubts.a == a, _doubts.b == b))


def _doubt_row(doubt: Doubt) -> rows.Row:
    a, b = doubt.ends
    told = rows.to_json(columns.judgement_to_dict(doubt.judgement))
    return {"a": a, "b": b, "kind": doubt.kind, "judgement": told}


def _doubt_of(row: tuple[Kind, str]) -> Doubt:
    kind, judgement = row
    return Doubt(kind, columns.judgement_from_dict(json.loads(judgement)))
