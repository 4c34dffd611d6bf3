"""Articles, figures, statements, positions and judgements by the page, the newest kept first: what the API lists."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, select

from dragoman import columns
from dragoman.merging.days import first_day, last_day
from dragoman.store import rows, tables
from dragoman.store.dialects import each_of
from dragoman.store.overviews import tells
from dragoman.store.rows import Row
from dragoman.store.rulings import TAKEN_BACK
from dragoman.store.sayings import Kind, saying_query, sayings
from dragoman.store.search import Query
from dragoman.store.terms import saying_terms, takes_part
from dragoman.store.versions import current


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in the documented columns, and the key after which the next page begins; None at the end."""

    rows: tuple[Row, ...]
    next: int | None


def articles(connection: Connection, query: Query, *, before: int | None, limit: int, as_of: str | None) -> Page:
    """Articles without their texts, by outlet and published days."""
    readings = tables.readings.c
    chosen = select(tables.readings, tables.texts.c.title).join(
        tables.texts, tables.texts.c.sha256 == readings.sha256
    )
    chosen = chosen.where(current(as_of))
    if query.since is not None:
        chosen = chosen.where(readings.known >= first_day(query.since))
    if query.until is not None:
        chosen = chosen.where(readings.known <= last_day(query.until))
    if query.outlet is not None:
        chosen = chosen.where(readings.source == query.outlet)
    found, following = _page(connection, chosen, readings.key, before, limit)
    return Page(tuple(map(article_row, found)), following)


def article_row(row: Any) -> Row:
    """What is known of an article, without its text."""
    dated = rows.dated_of(row)
    return {
        "id": row["article"], "title": row["title"], "source": row["source"], "url": row["url"],
        "published": row["published"], "country": row["country"], "dated": list(dated.range),
        "dated_by": dated.basis, "words": row["words"], "sha256": row["sha256"],
    }  # fmt: skip


def figures(
    connection: Connection, query: Query, *, measure: str | None, before: int | None, limit: int, as_of: str | None
) -> Page:
    """Figures by measure, days, and words among what is counted, where, and who says so."""
    table = tables.figures.c
    chosen = select(table.entry, table.key).join(tables.readings, tables.readings.c.key == table.reading)
    chosen = chosen.where(current(as_of))
    if measure is not None:
        chosen = chosen.where(table.measure == measure)
    if query.since is not None:
        chosen = chosen.where(table.last >= first_day(query.since))
    if query.until is not None:
        chosen = chosen.where(table.first <= last_day(query.until))
    if query.words is not None:
        chosen = chosen.where(tells(query.words))
    found, following = _page(connection, chosen, table.key, before, limit)
    return Page(tuple(columns.figure_to_dict(rows.figure_of(row)) for row in found), following)


def said(
    connection: Connection, kind: Kind, query: Query, *, before: int | None, limit: int, as_of: str | None,
    told: Collection[str] | None = None,
) -> Page:  # fmt: skip
    """Statements or positions, by who speaks, about what, and when; with `told`, only those of these ids."""
    chosen = saying_query(kind, replace(query, actors=()), as_of).add_columns(sayings.c.key).order_by(None)
    for actor in query.actors:
        chosen = chosen.where(takes_part(connection, actor, saying_terms.c.saying, sayings.c.key))
    if told is not None:
        chosen = chosen.where(sayings.c.id.in_(each_of(sorted(told))))
    found, following = _page(connection, chosen, sayings.c.key, before, limit)
    return Page(tuple(rows.from_json(row["entry"]) for row in found), following)


def rulings(connection: Connection, *, before: int | None, limit: int) -> Page:
    """What persons judged, the newest first."""
    found, following = _page(connection, select(tables.rulings), tables.rulings.c.key, before, limit)
    undone = set(connection.execute(select(tables.rulings.c.takes_back)).scalars())
    told = tuple(
        {
            "key": row["key"], "relation": row["relation"], "entries": rows.from_json(row["given"]), "by": row["by"],
            "note": row["note"], "at": row["at"], "takes_back": row["takes_back"],
            "stands": row["key"] not in undone and row["relation"] != TAKEN_BACK,
        }
        for row in found
    )  # fmt: skip
    return Page(told, following)


def _page(
    connection: Connection, chosen: Select[Any], key: Any, before: int | None, limit: int
) -> tuple[Sequence[Any], int | None]:
    """A page of rows, the highest key first, and the key of its last where there are more."""
    if before is not None:
        chosen = chosen.where(key < before)
    found = connection.execute(chosen.order_by(key.desc()).limit(limit + 1)).mappings().all()
    return found[:limit], found[limit - 1]["key"] if len(found) > limit else None
