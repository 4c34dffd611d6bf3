"""Which accounts came and went since events were judged last, or differ from those known on an earlier day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, func, or_, select

from dragoman.merging.days import last_day
from dragoman.merging.facts import Facts
from dragoman.store import tables
from dragoman.store.judged import chunks
from dragoman.store.neighbours import facts_in

_read = tables.readings.c


@dataclass(frozen=True, slots=True)
class Arrivals:
    """By their readings' keys: versions of articles that counted when events were judged, and those that count."""

    gone: tuple[int, ...]
    come: tuple[int, ...]

    def number(self, connection: Connection) -> int:
        """How many accounts they gave."""
        counted = select(func.count()).select_from(tables.accounts)
        of_them = tables.accounts.c.reading
        every = sorted((*self.gone, *self.come))
        return sum(int(connection.execute(counted.where(of_them.in_(some))).scalar_one()) for some in chunks(every))


def arrivals(connection: Connection, judged: int, as_of: str | None = None) -> Arrivals:
    """The versions that count otherwise than when the reading of the key `judged` was the last one."""
    day = None if as_of is None else last_day(as_of)
    new = _read.key > judged if day is None else or_(_read.key > judged, _read.known > day)
    articles = sorted(set(connection.execute(select(_read.article).where(new)).scalars()))
    gone, come = [], []
    for some in chunks(articles):
        for before, now in _counting(connection, some, judged, day):
            if before != now:
                gone += [] if before is None else [before]
                come += [] if now is None else [now]
    return Arrivals(tuple(gone), tuple(come))


def facts_read(connection: Connection, readings: Iterable[int]) -> list[Facts]:
    """The accounts of some readings."""
    return [
        facts
        for some in chunks(sorted(readings))
        for facts in facts_in(connection, tables.accounts.c.reading.in_(some))
    ]


def _counting(
    connection: Connection, articles: Iterable[str], judged: int, day: str | None
) -> Iterable[tuple[int | None, int | None]]:
    """For each article the version that counted, and the one that does."""
    query = select(_read.key, _read.article, _read.known, _read.instant, _read.words, _read.fingerprint)
    versions: dict[str, list[RowMapping]] = {}
    for row in connection.execute(query.where(_read.article.in_(articles))).mappings():
        versions.setdefault(row["article"], []).append(row)
    for rows in versions.values():
        before = max((row for row in rows if row["key"] <= judged), key=_rank, default=None)
        now = max((row for row in rows if day is None or row["known"] <= day), key=_rank, default=None)
        yield _key(before), _key(now)


def _rank(row: Mapping[str, object] | RowMapping) -> tuple[object, ...]:
    """See `versions`: of two versions the one of the higher rank counts."""
    return row["known"], row["instant"], row["words"], row["fingerprint"], row["key"]


def _key(row: RowMapping | None) -> int | None:
    return None if row is None else int(row["key"])
