"""Judges the record from the start, day by day as it became known: what it holds, and what it held on each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from dragoman.merging import source_of
from dragoman.merging.events import no_collecting
from dragoman.merging.facts import Facts, facts_of
from dragoman.merging.origins import Sketch, origins
from dragoman.merging.replaying import Day, Grown
from dragoman.records import Account, Event
from dragoman.store import rows, tables
from dragoman.store.arrivals import rank_of
from dragoman.store.history import spans_of, version_row
from dragoman.store.judged import chunks
from dragoman.store.sketching import sketches_by_hash

_read = tables.readings.c
_RANKED = ("key", "article", "known", "instant", "words", "fingerprint", "sha256", "source", "country")


def grown(connection: Connection) -> Grown:
    """The record grown by all its readings."""
    with no_collecting():
        growing = _Growing(connection)
        for day in growing.days():
            growing.record.grow(day)
        return growing.record


class _Growing:
    """A record with what its articles are like on the day up to which it has grown."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._spans = spans_of(connection)
        self._sketches = sketches_by_hash(connection)
        self._sketch: dict[str, Sketch] = {}
        self._outlet: dict[str, str | None] = {}
        self.record = Grown(self._finished)

    def days(self) -> Iterator[Day]:
        """What each day brought, the earliest first."""
        counts: dict[str, RowMapping] = {}
        told: dict[int, list[Facts]] = {}
        for day, readings in self._by_day().items():
            newest = {article: max(some, key=rank_of) for article, some in _by_article(readings).items()}
            come = [
                row for article, row in newest.items()
                if article not in counts or rank_of(row) > rank_of(counts[article])
            ]  # fmt: skip
            gone = [told.pop(counts[row["article"]]["key"], []) for row in come if row["article"] in counts]
            for row in come:
                counts[row["article"]] = row
                self._sketch[row["article"]] = self._sketches[row["sha256"]]
                self._outlet[row["article"]] = source_of(row["source"], row["country"]).outlet
            came = self._told({row["key"]: row for row in come})
            told |= came
            yield Day(day, [facts for some in gone for facts in some], [f for some in came.values() for f in some])

    def _by_day(self) -> Mapping[str, list[RowMapping]]:
        query = select(*(_read[name] for name in _RANKED)).order_by(_read.known, _read.key)
        found: dict[str, list[RowMapping]] = defaultdict(list)
        for row in self._connection.execute(query).mappings():
            found[row["known"]].append(row)
        return found

    def _told(self, readings: Mapping[int, RowMapping]) -> dict[int, list[Facts]]:
        """The accounts of some readings."""
        found: dict[int, list[Facts]] = {}
        query = select(tables.accounts.c.entry, tables.accounts.c.reading).order_by(tables.accounts.c.key)
        for some in chunks(sorted(readings)):
            for row in self._connection.execute(query.where(tables.accounts.c.reading.in_(some))).mappings():
                its = readings[row["reading"]]
                source = source_of(its["source"], its["country"])
                found.setdefault(row["reading"], []).append(facts_of(rows.account_of(row), source))
        return found

    def _finished(self, event: Event, accounts: Sequence[Account]) -> tuple[Event, Any]:
        if not event.origins:
            sorted_ = origins(accounts, sketches=self._sketch, outlets=self._outlet)
            event = Event(event.id, event.accounts, event.reasons, event.possible, sorted_)
        return event, version_row(event, accounts, self._spans)


def _by_article(readings: Sequence[RowMapping]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for row in readings:
        found.setdefault(row["article"], []).append(row)
    return found
