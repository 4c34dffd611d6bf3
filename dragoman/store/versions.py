"""Which version of an article counts: the one published last, today or as known on a day.

Versions of one article are ranked by the day from which they are known, on one day by the moment of publication
where the source tells it, then by length, since reports grow, and last by a hash of their content: in whichever
order they are read, the same one counts. Only the same content read again is ranked by when it was read.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, tuple_, update
from sqlalchemy.sql.elements import Tuple
from sqlalchemy.sql.selectable import FromClause

from dragoman.merging.days import last_day
from dragoman.store.tables import readings

Rank = tuple[str, str, int, str]
"""Known day, moment, number of words, fingerprint: of two versions the one of the higher rank counts."""


@lru_cache(maxsize=64)
def current(as_of: str | None = None) -> ColumnElement[bool]:
    """Readings that count today, or that counted on a day (whole or partial: its end)."""
    if as_of is None:
        return ~readings.c.superseded
    day, later = last_day(as_of), readings.alias("later")
    above = or_(_ranked(later) > _ranked(), and_(_ranked(later) == _ranked(), later.c.key > readings.c.key))
    replaced = exists(select(later.c.key).where(later.c.article == readings.c.article, later.c.known <= day, above))
    return and_(readings.c.known <= day, ~replaced)


def is_kept(connection: Connection, article: str, fingerprint: str, reader: str) -> bool:
    """Whether this very version was read by this reader, and counts or is behind the one that does."""
    newer = readings.alias("newer")
    counting = (newer.c.article == article, ~newer.c.superseded, _ranked(newer) > _ranked())
    behind = exists(select(newer.c.key).where(*counting))
    same = (readings.c.article == article, readings.c.fingerprint == fingerprint, readings.c.reader == reader)
    kept = select(readings.c.key).where(*same, or_(~readings.c.superseded, behind))
    return connection.execute(kept).first() is not None


def is_behind(connection: Connection, article: str, rank: Rank) -> bool:
    """Whether the version that counts is of a higher rank than this one."""
    counting = select(readings.c.known, readings.c.instant, readings.c.words, readings.c.fingerprint)
    found = connection.execute(counting.where(readings.c.article == article, ~readings.c.superseded)).first()
    return found is not None and tuple(found) > rank


def supersede(connection: Connection, article: str) -> bool:
    """Marks the version of an article that counts as replaced; whether there was one."""
    replaced = update(readings).where(readings.c.article == article, ~readings.c.superseded)
    return bool(connection.execute(replaced.values(superseded=True)).rowcount)


def _ranked(table: FromClause = readings) -> Tuple:
    columns = table.c
    return tuple_(columns.known, columns.instant, columns.words, columns.fingerprint)
