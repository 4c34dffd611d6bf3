"""What else the articles of an event tell: statements and positions, a page's worth of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dragoman.store import tables
from dragoman.store.sayings import Kind, Saying, saying_of, sayings
from dragoman.store.versions import current

MOST = 200  # entries of one kind


def sayings_in(connection: Connection, kind: Kind, articles: Sequence[str]) -> tuple[Saying, ...]:
    """The statements or positions of some articles, in the order of keeping."""
    chosen = select(sayings).join(tables.readings, tables.readings.c.key == sayings.c.reading)
    of_them = chosen.where(current(), tables.readings.c.article.in_(articles))
    # Sorted and cut here: asked for in order, the database goes through all sayings there are in that order.
    found = [row for row in connection.execute(of_them).mappings() if row["kind"] == kind]
    return tuple(map(saying_of, sorted(found, key=lambda row: row["key"])[:MOST]))
