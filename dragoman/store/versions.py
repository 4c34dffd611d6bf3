"""Which version of an article counts: the one published last, today or as known on a day.

Versions of one article are told apart by the day from which they are known and, on one day, by the order in
which they were read. An older version that is read late takes its place behind the newer one.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, update

from dragoman.merging.days import last_day
from dragoman.store.tables import readings


def current(as_of: str | None = None) -> ColumnElement[bool]:
    """Readings that count today, or that counted on a day (whole or partial: its end)."""
    if as_of is None:
        return ~readings.c.superseded
    day, later = last_day(as_of), readings.alias("later")
    newer = or_(
        later.c.known > readings.c.known, and_(later.c.known == readings.c.known, later.c.key > readings.c.key)
    )
    replaced = exists(select(later.c.key).where(later.c.article == readings.c.article, later.c.known <= day, newer))
    return and_(readings.c.known <= day, ~replaced)


def is_kept(connection: Connection, article: str, fingerprint: str, reader: str) -> bool:
    """Whether this very version was read by this reader, and counts or is older than the one that does."""
    newer = readings.alias("newer")
    behind = exists(
        select(newer.c.key).where(
            newer.c.article == article, ~newer.c.superseded, newer.c.known > readings.c.known,
            newer.c.published.is_not(None),
        )
    )  # fmt: skip
    same = (readings.c.article == article, readings.c.fingerprint == fingerprint, readings.c.reader == reader)
    counts = or_(~readings.c.superseded, and_(readings.c.published.is_not(None), behind))
    return connection.execute(select(readings.c.key).where(*same, counts)).first() is not None


def is_behind(connection: Connection, article: str, published: str | None) -> bool:
    """Whether the version that counts was published after this day."""
    if published is None:
        return False
    known = select(readings.c.published).where(readings.c.article == article, ~readings.c.superseded)
    counting = connection.execute(known).scalar_one_or_none()
    return counting is not None and last_day(counting) > last_day(published)


def supersede(connection: Connection, article: str) -> bool:
    """Marks the version of an article that counts as replaced; whether there was one."""
    replaced = update(readings).where(readings.c.article == article, ~readings.c.superseded)
    return bool(connection.execute(replaced.values(superseded=True)).rowcount)
