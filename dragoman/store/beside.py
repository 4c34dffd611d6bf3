"""What else the articles of an event tell: their figures, statements and positions, a page's worth of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from dragoman.records import Figure
from dragoman.store import rows, tables
from dragoman.store.sayings import Kind, Saying, saying_of, sayings
from dragoman.store.versions import current

MOST = 200  # entries of one kind


def figures_in(connection: Connection, articles: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of some articles, in the order of keeping."""
    table = tables.figures.c
    chosen = select(table.entry).join(tables.readings, tables.readings.c.key == table.reading)
    return tuple(map(rows.figure_of, connection.execute(_of(chosen, articles).order_by(table.key)).mappings()))


def sayings_in(connection: Connection, kind: Kind, articles: Sequence[str]) -> tuple[Saying, ...]:
    """The statements or positions of some articles, in the order of keeping."""
    chosen = select(sayings.c.entry, sayings.c.kind).join(tables.readings, tables.readings.c.key == sayings.c.reading)
    of_kind = _of(chosen.where(sayings.c.kind == kind), articles).order_by(sayings.c.key)
    return tuple(map(saying_of, connection.execute(of_kind).mappings()))


def _of(chosen: Select[Any], articles: Sequence[str]) -> Select[Any]:
    return chosen.where(current(), tables.readings.c.article.in_(articles)).limit(MOST)
