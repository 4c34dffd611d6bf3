"""Recomputes a whole store: texts against their hashes, entries against their words, everything against its digest.

A single changed byte shows, in a text, an entry or a column kept for finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, Table, select
from sqlalchemy.exc import DBAPIError

from dragoman.evidence import Fault, entries_of, entry_faults
from dragoman.hashes import article_hash
from dragoman.merging.days import LAST
from dragoman.merging.origins import sketch_of
from dragoman.records import Reading
from dragoman.store import rows, rulings, tables
from dragoman.store.backend import Backend
from dragoman.store.dialects import bit_by_bit
from dragoman.store.history import events_on
from dragoman.store.judged import is_judged, judged_of, judger_of, kept_events, kept_program
from dragoman.store.judger import judger_version
from dragoman.store.neighbours import kept_doubts, kept_rows
from dragoman.store.sayings import (
    index_rows,
    saying_of,
    saying_row,
    sayings,
    sayings_of,
    split,
    term_rows,
    voice_rows,
    voices,
)
from dragoman.store.sketching import sketch_row
from dragoman.store.terms import saying_terms


def faults(engine: Engine, backend: Backend) -> Iterator[Fault]:
    """Everything wrong in a store, superseded versions too; nothing where it is sound."""
    with engine.begin() as connection:
        damage = backend.damage(connection)
        yield from (Fault("", "", "file", message) for message in damage)
        if damage:
            return
        try:
            found = [
                *_text_faults(connection),
                *_sketch_faults(connection),
                *_all_reading_faults(connection, backend),
            ]
            # Events are judged from entries: where these are not what they were, that says it all.
            yield from found or _event_faults(connection)
        except DBAPIError as error:
            yield Fault("", "", "file", str(error.orig))


def _all_reading_faults(connection: Connection, backend: Backend) -> Iterator[Fault]:
    indexed: dict[int, list[tuple[str, int, str]]] = {}
    for row in backend.indexed(connection):
        indexed.setdefault(row[1], []).append(row)
    for kept in connection.execute(select(tables.readings).order_by(tables.readings.c.key)).mappings().all():
        try:
            yield from list(_reading_faults(connection, kept, indexed.get(kept["key"], [])))
        except (ValueError, KeyError, TypeError) as error:
            yield Fault(kept["article"], "", "reading", f"an entry is no longer what was kept ({error})")


def _text_faults(connection: Connection) -> Iterator[Fault]:
    ordered = select(tables.texts).order_by(tables.texts.c.sha256)
    for row in connection.execute(bit_by_bit(ordered)).mappings():
        if article_hash(row["title"], row["text"]) != row["sha256"]:
            yield Fault("", "", "text", f"the text kept as {row['sha256'][:16]} is not the one that was read")


def _sketch_faults(connection: Connection) -> Iterator[Fault]:
    """What texts are compared by, against the texts."""
    joined = tables.texts.join(tables.sketches, tables.sketches.c.sha256 == tables.texts.c.sha256)
    kept = select(tables.texts.c.text, tables.sketches).select_from(joined)
    for row in connection.execute(bit_by_bit(kept)).mappings():
        if _differing(sketch_row(row["sha256"], sketch_of(row["text"])), row):
            yield Fault("", "", "sketch", f"is not that of the text kept as {row['sha256'][:16]}")


def _reading_faults(connection: Connection, kept: RowMapping, indexed: list[tuple[str, int, str]]) -> Iterator[Fault]:
    """One article's version: its entries, its hash as a whole, and the columns kept for finding."""
    query = select(tables.texts).where(tables.texts.c.sha256 == kept["sha256"])
    text = connection.execute(query).mappings().first()
    if text is None:
        yield Fault(kept["article"], "", "text", "its text is missing")
        return
    reading = _rebuilt(connection, kept, text)
    for entry in entries_of(reading):
        yield from entry_faults(entry, reading.article)
    changed = _differing(rows.reading_row(reading), kept)
    if changed:
        yield Fault(kept["article"], "", ", ".join(changed), "is not what was read: something in it has been changed")
    if kept["known"] != rows.known_day(kept["published"], reading.dated, kept["first_seen"]):
        yield Fault(kept["article"], "", "known", "is not the day from which this version is known")
    if indexed != index_rows(reading, kept["key"]):
        yield Fault(kept["article"], "", "index", "its sentences are not found by their words")
    yield from _column_faults(connection, reading, kept["key"])


def _rebuilt(connection: Connection, kept: RowMapping, text: RowMapping) -> Reading:
    key = kept["key"]
    statements, positions = split(saying_of(row) for row in _kept(connection, sayings, key))
    return Reading(
        article=rows.article_of(kept, text),
        dated=rows.dated_of(kept),
        accounts=tuple(rows.account_of(row) for row in _kept(connection, tables.accounts, key)),
        figures=tuple(rows.figure_of(row) for row in _kept(connection, tables.figures, key)),
        issues=tuple(rows.issue_of(row) for row in _kept(connection, tables.issues, key)),
        statements=statements,
        positions=positions,
    )


def _kept(connection: Connection, table: Table, reading: int) -> list[RowMapping]:
    """The rows of one reading in a table, in the order in which they were kept."""
    ordered = select(table).where(table.c.reading == reading).order_by(table.c.key)
    return list(connection.execute(ordered).mappings())


def _column_faults(connection: Connection, reading: Reading, key: int) -> Iterator[Fault]:
    """Columns for finding that don't say what their entry says."""
    accounts = _kept(connection, tables.accounts, key)
    expected = [rows.account_row(account, reading.dated, key) for account in reading.accounts]
    figures = [rows.figure_row(figure, reading.dated, key) for figure in reading.figures]
    told = _kept(connection, sayings, key)
    said = [saying_row(saying, reading.dated, key) for saying in sayings_of(reading)]
    pairs = [
        *zip(expected, accounts, strict=True),
        *zip(figures, _kept(connection, tables.figures, key), strict=True),
        *zip(said, told, strict=True),
    ]
    for row, kept in pairs:
        for column in _differing(row, kept):
            yield Fault(reading.article.id, row["id"], column, "is not what its entry says")
    for account, kept in zip(reading.accounts, accounts, strict=True):
        query = select(tables.parties).where(tables.parties.c.account == kept["key"])
        if _found_otherwise(connection, query, rows.party_rows(account, kept["key"])):
            yield Fault(reading.article.id, account.id, "parties", "are not found under what their entry says")
    for saying, kept in zip(sayings_of(reading), told, strict=True):
        query = select(voices).where(voices.c.saying == kept["key"])
        if _found_otherwise(connection, query, voice_rows(saying, kept["key"])):
            yield Fault(reading.article.id, saying.id, "voices", "are not found under what their entry says")
        by_terms = select(saying_terms).where(saying_terms.c.saying == kept["key"])
        if _found_otherwise(connection, by_terms, term_rows(saying, kept["key"])):
            yield Fault(reading.article.id, saying.id, "terms", "are not those of what its entry says")


def _found_otherwise(connection: Connection, query: Select[Any], expected: list[rows.Row]) -> bool:
    """Whether the rows kept for finding are not those that the entry gives."""
    found = [dict(row) for row in connection.execute(query).mappings()]
    return sorted(map(repr, found)) != sorted(map(repr, expected))


def _event_faults(connection: Connection) -> Iterator[Fault]:
    """Events that judging the accounts again doesn't give. A store in the middle of a run is not judged yet."""
    for key in rulings.changed(connection):
        yield Fault("", "", "judgement", f"number {key} in the log of judgements is not what was judged")
    if not is_judged(connection):
        return
    if kept_events(connection) and judger_of(connection) != judger_version():
        yield Fault(
            "", "", "events", "were judged by another version of Dragoman; bring them up to date: dragoman judge"
        )
        return
    judged = judged_of(connection)
    if {(e.id, e.accounts, e.possible) for e in kept_program(connection)} != {
        (e.id, e.accounts, e.possible) for e in judged.program
    }:
        yield Fault("", "", "events", "the program's own that persons have judged are not what judging again gives")
    if (
        set(kept_rows(connection)) != set(judged.joined.rows())
        or set(kept_doubts(connection)) != judged.joined.doubts
    ):
        yield Fault("", "", "events", "are not found by what judging new accounts looks for; mend it: dragoman judge")
    program = {replace(event, origins=()) for event in judged.joined.events}
    days = {replace(event, origins=()) for event in events_on(connection, LAST)}
    if days and days != program:
        yield Fault("", "", "events", "of today are not what is kept of each day; mend it: dragoman judge")
    kept = {event.id: event for event in kept_events(connection)}
    again = {event.id: event for event in judged.events}
    for id_ in sorted(kept.keys() | again.keys()):
        if kept.get(id_) != again.get(id_):
            yield Fault("", id_, "event", "is not what judging its accounts again gives")


def _differing(expected: rows.Row, kept: RowMapping) -> list[str]:
    return [column for column, value in expected.items() if kept[column] != value]
