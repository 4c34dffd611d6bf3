"""Which accounts came and went since events were judged last, or differ from those known on an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, Select, func, or_, select

from dragoman.merging.facts import Facts
from dragoman.store import tables
from dragoman.store.dialects import each_of
from dragoman.store.history import strays_on
from dragoman.store.judged import chunks
from dragoman.store.neighbours import facts_in

Counted = Callable[[RowMapping], bool]
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


def arrivals(connection: Connection, judged: int) -> Arrivals:
    """The versions that count otherwise than when the reading of the key `judged` was the last one."""
    new = select(_read.article).where(_read.key > judged)
    return _arrivals(connection, new, before=lambda row: bool(row["key"] <= judged), now=lambda _: True)


def arrivals_since(connection: Connection, judged: int, day: str) -> Arrivals:
    """The versions that counted on a day otherwise than when the reading of the key `judged` was the last one."""
    new = select(_read.article).where(or_(_read.key > judged, _read.known > day))
    return _arrivals(
        connection, new, before=lambda row: bool(row["key"] <= judged), now=lambda row: bool(row["known"] <= day)
    )


def strays(connection: Connection, judged: int, day: str) -> Arrivals:
    """The versions that counted on a day otherwise than what is kept of that day has it: see `history`."""
    late = set(connection.execute(strays_on(day, judged)).scalars())
    new = select(_read.article).where(_read.key.in_(each_of(sorted(late))))
    return _arrivals(
        connection, new, before=lambda row: row["known"] <= day and row["key"] not in late,
        now=lambda row: bool(row["known"] <= day),
    ) if late else Arrivals((), ())  # fmt: skip


def _arrivals(connection: Connection, new: Select[tuple[str]], *, before: Counted, now: Counted) -> Arrivals:
    """Of articles of which something is new, the versions that counted of those `before`, and do of those `now`."""
    articles = sorted(set(connection.execute(new).scalars()))
    gone, come = [], []
    for some in chunks(articles):
        for was, is_ in _counting(connection, some, before, now):
            if was != is_:
                gone += [] if was is None else [was]
                come += [] if is_ is None else [is_]
    return Arrivals(tuple(gone), tuple(come))


def facts_read(connection: Connection, readings: Iterable[int]) -> list[Facts]:
    """The accounts of some readings."""
    return [
        facts
        for some in chunks(sorted(readings))
        for facts in facts_in(connection, tables.accounts.c.reading.in_(some))
    ]


def _counting(
    connection: Connection, articles: Iterable[str], before: Counted, now: Counted
) -> Iterable[tuple[int | None, int | None]]:
    """For each article the version that counted, and the one that does."""
    query = select(_read.key, _read.article, _read.known, _read.instant, _read.words, _read.fingerprint)
    versions: dict[str, list[RowMapping]] = {}
    for row in connection.execute(query.where(_read.article.in_(articles))).mappings():
        versions.setdefault(row["article"], []).append(row)
    for rows in versions.values():
        was = max(filter(before, rows), key=rank_of, default=None)
        is_ = max(filter(now, rows), key=rank_of, default=None)
        yield _key(was), _key(is_)


def rank_of(row: Mapping[str, object] | RowMapping) -> tuple[object, ...]:
    """See `versions`: of two versions the one of the higher rank counts."""
    return row["known"], row["instant"], row["words"], row["fingerprint"], row["key"]


def _key(row: RowMapping | None) -> int | None:
    return None if row is None else int(row["key"])
