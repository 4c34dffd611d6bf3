"""The events known on an earlier day by the page, the newest day first: gone through only as far as a page needs.

An event fits where one of its accounts does, as in `find`. Whoever is rarely told of is found by the terms of today's
cards; the accounts of versions of articles that count no more, which have none, are all looked at.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, exists, select, tuple_

from dragoman.merging.days import LAST, bounds, first_day, last_day
from dragoman.merging.parties import fold
from dragoman.store import lists, tables
from dragoman.store.backend import Backend
from dragoman.store.composed import views_with
from dragoman.store.dialects import each_of
from dragoman.store.finding import with_words
from dragoman.store.history import on
from dragoman.store.judged import accounts_with, chunks
from dragoman.store.search import Query, account_query
from dragoman.store.then import Then
from dragoman.store.versions import current
from dragoman.store.views import EventView, listed_by

MOST_AT_ONCE = 2000  # events looked at at once, when few of them fit
LEAST_AT_ONCE = 50
FEW = 2_000  # events of today, of which the versions are all looked up
_versions, _members = tables.event_versions.c, tables.version_accounts.c


class Stood(NamedTuple):
    """An event of a day, by what it is listed by."""

    listed: str
    event: str
    accounts: tuple[str, ...]
    background: bool


def page_on(
    connection: Connection, backend: Backend, query: Query, then: Then, *, start: int, limit: int
) -> list[EventView]:
    """So many events that fit, from the one of the number `start` on, as a listing shows them."""
    walking = _Walking(connection, backend, query, then)
    found: list[Stood] = []
    for each in walking.fitting(start + limit):
        found.append(each)
        if len(found) == start + limit:
            break
    page = found[start:]
    views = views_with(connection, {id_ for each in page for id_ in each.accounts}, then.day, then, compared=False)
    by_id = {view.id: view for view in views}
    return [by_id[each.event] for each in page]


class _Walking:
    def __init__(self, connection: Connection, backend: Backend, query: Query, then: Then) -> None:
        self._connection = connection
        self._backend = backend
        self._then = then
        self._background = query.background
        self._outlet = query.outlet
        self._asked = replace(query, background=None, outlet=None)
        self._query = query

    def fitting(self, wanted: int) -> Iterator[Stood]:
        """The events that fit, in order, of which so many are wanted."""
        made = self._fit(sorted(self._made(), reverse=True))
        return heapq.merge(self._kept(wanted), made, key=_order, reverse=True)

    def _kept(self, wanted: int) -> Iterator[Stood]:
        """What is kept of the day and fits, in order: looked at some at a time, as many as so far hold the rest."""
        gone, size, after = self._then.gone or frozenset(), wanted, None
        looked, found = 0, 0
        names = (_versions.listed, _versions.event, _versions.accounts, _versions.background)
        asked = select(*names).where(on(self._then.day), *self._versions_that_can())
        asked = asked.order_by(_versions.listed.desc(), _versions.event.desc())
        while True:
            page = asked if after is None else asked.where(tuple_(_versions.listed, _versions.event) < after)
            rows = self._connection.execute(page.limit(size)).all()
            fitting = self._fit(
                [
                    Stood(listed, event, tuple(accounts.split()), background)
                    for listed, event, accounts, background in rows if event not in gone
                ]
            )  # fmt: skip
            yield from fitting
            if len(rows) < size:
                return
            looked, found = looked + size, found + len(fitting)
            after, size = (rows[-1].listed, rows[-1].event), _next_look(size, looked, found, wanted - found)

    def _made(self) -> Iterator[Stood]:
        """What was judged anew of the day."""
        ids = {id_ for event in self._then.made.values() for id_ in event.accounts}
        known = {account.id: account for account in accounts_with(self._connection, ids, self._then.day)}
        for event in self._then.made.values():
            date, background = listed_by([known[id_] for id_ in event.accounts])
            last = bounds(date)[1]
            yield Stood(last if last < LAST else "", event.id, event.accounts, background)

    def _fit(self, some: Sequence[Stood]) -> list[Stood]:
        """Those of some events that fit."""
        found = [each for each in some if self._background in (None, each.background)]
        if found and self._asked != Query():
            found = _with_one_of(found, self._accounts_that_fit({id_ for each in found for id_ in each.accounts}))
        if found and self._outlet is not None:
            found = _with_one_of(found, self._of_outlet({id_ for each in found for id_ in each.accounts}))
        return found

    def _accounts_that_fit(self, accounts: Collection[str]) -> set[str]:
        told = tables.accounts.c
        chosen = self._that_fit.where(told.id.in_(each_of(sorted(accounts))))
        fitting = with_words(self._connection, self._backend, chosen, self._asked.words, told)
        return {row["id"] for row in fitting}

    @cached_property
    def _that_fit(self) -> Select[Any]:
        """The accounts that fit, by id: which names are meant is looked up once."""
        told = tables.accounts.c
        return account_query(self._asked, self._then.day).order_by(None).with_only_columns(told.id, told.reading)

    def _of_outlet(self, accounts: Collection[str]) -> set[str]:
        told, read = tables.accounts.c, tables.readings.c
        asked = select(told.id, read.source).join(tables.readings, read.key == told.reading)
        asked = asked.where(current(self._then.day))
        return {
            id_
            for some in chunks(sorted(accounts))
            for id_, source in self._connection.execute(asked.where(told.id.in_(some)))
            if fold(source) == fold(self._outlet)
        }

    def _versions_that_can(self) -> Iterator[ColumnElement[bool]]:
        """What a version of an event must be for one of its accounts to fit."""
        query = self._asked
        if query.since is not None:
            yield _versions.last >= first_day(query.since)
        if query.until is not None:
            yield _versions.first <= last_day(query.until)
        told = tables.accounts.c
        exact = {told.type: query.type, told.mode: query.mode, told.status: query.status}
        if wanted := [column.concat("") == value for column, value in exact.items() if value is not None]:
            its = _members.version == _versions.key  # by which they are found, and by no index of theirs
            yield exists(
                select(told.id).join(tables.version_accounts, _members.account == told.id).where(its, *wanted)
            )
        if lists.by_terms(self._query):
            yield from self._by_terms()

    def _by_terms(self) -> Iterator[ColumnElement[bool]]:
        """Where the rarest of what is asked for is told of by few: the versions of its accounts and no others."""
        asked = Query(actors=self._query.actors, place=self._query.place, outlet=self._query.outlet)
        found = lists.sought(self._connection, asked)
        if found is not None and found.all_of[0].number > FEW:
            return
        told, members, cards = tables.accounts.c, tables.event_accounts.c, tables.event_cards.c
        ids: set[str] = set()
        if found is not None:
            listed = lists.cards_of(found, lists.BY_DAY).order_by(None).subquery()
            events = select(cards.event).join(listed, listed.c.card == cards.key)
            ids |= set(self._connection.execute(select(members.account).where(members.event.in_(events))).scalars())
        read = tables.readings.c
        replaced = select(told.id).join(tables.readings, read.key == told.reading)
        ids |= set(self._connection.execute(replaced.where(read.superseded, read.known <= self._then.day)).scalars())
        ids |= {id_ for event in self._then.made.values() for id_ in event.accounts}
        yield _versions.key.in_(select(_members.version).where(_members.account.in_(each_of(sorted(ids)))))


def _next_look(size: int, looked: int, found: int, missing: int) -> int:
    """How many events to look at next: half as many again as hold the missing ones, if all are as those before."""
    needed = LEAST_AT_ONCE + looked * missing * 3 // (found * 2) if found else MOST_AT_ONCE
    return min(needed, size * 4, MOST_AT_ONCE)


def _with_one_of(some: Iterable[Stood], accounts: set[str]) -> list[Stood]:
    return [each for each in some if not accounts.isdisjoint(each.accounts)]


def _order(each: Any) -> tuple[str, str]:
    return each.listed, each.event
