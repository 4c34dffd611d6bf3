"""How statements and positions lie in the store: their tables, their rows, and how they are found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import Column, Connection, ForeignKey, Index, RowMapping, Select, Table, insert, select

from dragoman import codebook, columns
from dragoman.merging.days import bounds
from dragoman.merging.parties import fold
from dragoman.records import Dated, Party, Position, Reading, Statement
from dragoman.store.dialects import Integer, Text
from dragoman.store.rows import Row, sounds, to_json
from dragoman.store.search import Query, in_days, takes_part
from dragoman.store.tables import metadata, readings
from dragoman.store.terms import party_terms, saying_terms
from dragoman.store.versions import current

Saying = Statement | Position
Kind = Literal["statement", "position"]

sayings = Table(
    "sayings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.key"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),  # statement, position
    Column("stance", Text),
    Column("matter", Text, index=True),  # folded
    Column("first", Text, nullable=False, index=True),
    Column("last", Text, nullable=False),
    Column("entry", Text, nullable=False),
)
Index("one_saying", sayings.c.reading, sayings.c.id, unique=True)
Index("sayings_listed", *(sayings.c[name] for name in ("kind", "key", "first", "last")))

voices = Table(
    "voices",
    metadata,
    Column("saying", Integer, ForeignKey("sayings.key"), nullable=False, index=True),
    Column("side", Text, nullable=False),  # speaker, addressee, holder
    Column("folded", Text, nullable=False),
    Column("country", Text, index=True),
    Column("actor", Text, index=True),
)


def sayings_of(reading: Reading) -> list[Saying]:
    """The statements and positions of a reading, in the order in which they are kept."""
    return [*reading.statements, *reading.positions]


def add_sayings(connection: Connection, reading: Reading, key: int) -> None:
    """Keeps the statements and positions of a reading."""
    for saying in sayings_of(reading):
        added = connection.execute(insert(sayings), saying_row(saying, reading.dated, key))
        voiced = voice_rows(saying, int((added.inserted_primary_key or (0,))[0]))
        if voiced:
            connection.execute(insert(voices), voiced)
        if terms := term_rows(saying, int((added.inserted_primary_key or (0,))[0])):
            connection.execute(insert(saying_terms), terms)


def saying_row(saying: Saying, dated: Dated, reading: int) -> Row:
    """The row of `sayings`; `dated` is its article's."""
    first, last = bounds(saying.date if any(saying.date) else dated.range)
    stated = isinstance(saying, Statement)
    return {
        "reading": reading,
        "id": saying.id,
        "kind": "statement" if stated else "position",
        "stance": None if isinstance(saying, Statement) else saying.stance,
        "matter": None if isinstance(saying, Statement) else fold(saying.matter.replace("_", " ")),
        "first": first,
        "last": last,
        "entry": to_json(_to_dict(saying)),
    }


def voice_rows(saying: Saying, key: int) -> list[Row]:
    """The rows of `voices`: whoever speaks, is spoken to, or holds a position."""
    if isinstance(saying, Statement):
        sides = {"speaker": saying.speaker, "addressee": saying.addressee}
    else:
        sides = {"holder": saying.holder}
    return [_voice_row(party, side, key) for side, parties in sides.items() for party in parties]


def term_rows(saying: Saying, key: int) -> list[Row]:
    """The rows of `saying_terms`."""
    sides = (saying.speaker, saying.addressee) if isinstance(saying, Statement) else (saying.holder,)
    numbers = {number for parties in sides for party in parties for number in party_terms(party)}
    return [{"term": number, "saying": key} for number in sorted(numbers)]


def saying_of(row: RowMapping) -> Saying:
    """The statement or position of a row of `sayings`."""
    entry = json.loads(row["entry"])
    return columns.statement_from_dict(entry) if row["kind"] == "statement" else columns.position_from_dict(entry)


def saying_query(kind: Kind, query: Query, as_of: str | None = None) -> Select[Any]:
    """Selects the statements or positions that count and fit, in order of day; `words` is left to the index."""
    conditions = [
        sayings.c.kind == kind,
        *(takes_part(actor, voices, "saying", sayings.c.key) for actor in query.actors),
    ]
    if query.stance is not None:
        conditions.append(sayings.c.stance == query.stance)
    if query.matter is not None:
        conditions.append(sayings.c.matter.in_(_matters(query.matter)))
    return (
        select(sayings.c.entry, sayings.c.reading, sayings.c.id, sayings.c.kind)
        .join(readings, readings.c.key == sayings.c.reading)
        .where(current(as_of), *conditions, *in_days(sayings.c, query.since, query.until))
        .order_by(sayings.c.first, sayings.c.last, sayings.c.id)
    )


def index_rows(reading: Reading, key: int) -> list[tuple[str, int, str]]:
    """What can be found by its words: the title, and the sentence of each entry."""
    title = reading.article.title
    found = [(account.sentence, key, account.id) for account in reading.accounts]
    found += [(figure.sentence, key, figure.id) for figure in reading.figures]
    found += [(words_of(saying), key, saying.id) for saying in sayings_of(reading)]
    return [(title, key, ""), *found] if title else found


def words_of(saying: Saying) -> str:
    """The words by which a statement or position is found: its sentence, and what is said outside it."""
    if isinstance(saying, Position):
        return saying.sentence
    low, high = saying.sentence_span
    outside = any(start < low or end > high for start, end in saying.content_spans)
    return f"{saying.sentence}\n{saying.content}" if outside else saying.sentence


def split(found: Iterable[Saying]) -> tuple[tuple[Statement, ...], tuple[Position, ...]]:
    """Statements and positions apart, each in order."""
    told = list(found)
    return (
        tuple(saying for saying in told if isinstance(saying, Statement)),
        tuple(saying for saying in told if isinstance(saying, Position)),
    )


def _matters(asked: str) -> set[str]:
    """How a matter that is asked for may be kept: by its code, or by the words themselves."""
    return {fold(asked.replace("_", " ")), *(fold(m.code.replace("_", " ")) for m in codebook.find_matters(asked))}


def _to_dict(saying: Saying) -> Row:
    if isinstance(saying, Statement):
        return columns.statement_to_dict(saying)
    return columns.position_to_dict(saying)


def _voice_row(party: Party, side: str, saying: int) -> Row:
    return {
        "saying": saying,
        "side": side,
        "folded": " ".join([fold(f"{party.name or ''} {party.role or ''}"), *sounds(party.name)]),
        "country": party.country,
        "actor": party.actor,
    }
