"""Lists the cards of an actor, place or outlet by the index of their terms alone: in any order, whatever they number.

A row of that index says of a card when it was and may have been, of which kind it is and when it last changed, so the
cards themselves are looked up only for those that a page shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, exists, func, or_, select, true, union

from dragoman.merging.answers import plus
from dragoman.merging.days import FIRST, LAST, first_day, last_day
from dragoman.merging.ledger import WAIT_DAYS
from dragoman.merging.parties import fold
from dragoman.store import tables
from dragoman.store.search import Query
from dragoman.store.terms import Wanted, term, wanted, wanted_term

Cursor = tuple[str, int]  # the day and key of the last card of a page
Number = ColumnElement[int]
RARE = 20_000  # entries of one term, counted in half a millisecond; of two that have more, either is gone through
_terms = tables.event_terms
_kinds = tables.event_kinds.c
_EVERY_DAY = range(1, date.max.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class Order:
    """In which order cards are listed: by which columns of the index, and whether the highest come first."""

    columns: tuple[str, ...]
    falling: bool

    def of(self, listed: Any) -> list[ColumnElement[Any]]:
        """The columns of a list to sort it by."""
        return [listed[name].desc() if self.falling else listed[name].asc() for name in self.columns]


BY_DAY = Order(("day", "card"), falling=True)
BY_CHANGE = Order(("changed", "card"), falling=True)
AHEAD = Order(("last", "first", "card"), falling=False)


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom and what a question is for, by terms: whatever has all of `all_of` (none of which is empty) fits.

    `where` are further conditions on a row of the index.
    """

    all_of: tuple[Wanted, ...]
    where: tuple[ColumnElement[bool], ...] = field(default=())


def by_terms(query: Query) -> bool:
    """Whether a question is answered from here: whether it names an actor, a place or an outlet."""
    return bool(query.actors or (query.place is not None and fold(query.place)) or query.outlet is not None)


def sought(connection: Connection, query: Query, *, state: str | None = None) -> Sought | None:
    """What a question asks for but its words, of a `state` by its code too; None where nothing can fit."""
    every = [wanted(connection, actor, _terms, most=RARE) for actor in query.actors]
    numbers = [term("state", state)] if state is not None else []
    numbers += [term("place", word) for word in fold(query.place).split()]
    numbers += [term("outlet", fold(query.outlet))] if query.outlet is not None else []
    every += [wanted_term(connection, number, _terms, most=RARE) for number in numbers]
    if not all(every):
        return None
    return Sought(tuple(sorted(every, key=lambda each: each.number)), tuple(_told(query)))


def cards_of(
    found: Sought, order: Order, *, where: Iterable[ColumnElement[bool]] = (), limit: int | None = None
) -> Select[Any]:
    """The cards that fit, with the columns they are ordered by, at most `limit`."""
    first, *others = found.all_of
    conditions = [*found.where, *where, *map(_has, others)]
    branches: list[tuple[int, tuple[tuple[int, ...], ...]]] = [(number, ()) for number in first.known]
    branches += [(number, first.words[1:]) for number in (first.words[0] if first.words else ())]
    columns = [_terms.c[name] for name in dict.fromkeys((*order.columns, "card"))]
    asked = [
        select(*columns).where(_terms.c.term == number, *conditions, *map(_has_one, more))
        for number, more in branches
    ]
    if len(asked) == 1:
        return asked[0].order_by(*order.of(_terms.c)).limit(limit)
    every = union(*asked).subquery()  # a card may have several of the terms
    return select(*every.c).order_by(*order.of(every.c)).limit(limit)


def number_by_kind(
    connection: Connection, found: Sought, column: str, *, where: Iterable[ColumnElement[bool]] = ()
) -> dict[str, int]:
    """How many of the cards that fit have which `type`, `mode` or `status`."""
    listed = cards_of(found, Order(("kind",), falling=False), where=where).order_by(None).subquery()
    grouped = select(listed.c.kind, func.count()).group_by(listed.c.kind)
    of_kind = dict(connection.execute(select(_kinds.key, _kinds[column])).tuples().all())
    counted: Counter[str] = Counter()
    for kind, number in connection.execute(grouped).tuples():
        if of_kind[kind] is not None:
            counted[str(of_kind[kind])] += number
    return dict(counted)


def in_order(
    *, after: Cursor | None, changed_since: str | None, ahead_of: str | None
) -> tuple[Order, list[ColumnElement[bool]]]:
    """The order of a list, and which rows are in it: those after a page's last, since a time, from a day on.

    A plan with an open end is still ahead for as long as the ledger waits for a report of it.
    """
    terms = _terms.c
    if changed_since is not None:
        return BY_CHANGE, [terms.changed > clock_number(changed_since)]
    if ahead_of is not None:
        day = first_day(ahead_of)
        waiting = terms.first >= day_number(plus(day, -WAIT_DAYS))
        fresh = or_(terms.last < day_number(LAST), waiting, terms.first == day_number(FIRST))
        return AHEAD, [terms.last >= day_number(day), fresh]
    if after is None:
        return BY_DAY, []
    day_before = day_number(after[0])
    return BY_DAY, [terms.day <= day_before, or_(terms.day < day_before, terms.card < after[1])]


def kind_where(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The rows of cards whose kind is so."""
    return _terms.c.kind.in_(select(_kinds.key).where(*conditions))


def day_number(day: str) -> float:
    """A whole day as the index has it; what looks like a day and is none (`2022-02-30`) lies between two."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return bisect_right(_EVERY_DAY, day, key=lambda number: date.fromordinal(number).isoformat()) + 0.5


def clock_number(time: str) -> int:
    """A time of the clock as the index has it."""
    return int(datetime.fromisoformat(time).timestamp())


def _told(query: Query) -> Iterable[ColumnElement[bool]]:
    """What a row of the index must say of a card."""
    exact = {"type": query.type, "mode": query.mode, "status": query.status, "background": query.background}
    if kinds := [_kinds[name] == asked for name, asked in exact.items() if asked is not None]:
        yield kind_where(*kinds)
    if query.since is not None:
        yield _terms.c.last >= day_number(first_day(query.since))
    if query.until is not None:
        yield _terms.c.first <= day_number(last_day(query.until))


def _has(asked: Wanted) -> ColumnElement[bool]:
    """The card of a row has these terms too."""
    ways = [_has_one(asked.known)] if asked.known else []
    return or_(*ways, *([and_(true(), *map(_has_one, asked.words))] if asked.words else []))


def _has_one(numbers: Sequence[int]) -> ColumnElement[bool]:
    other: FromClause = _terms.alias()
    same = (other.c.term.in_(numbers), other.c.day == _terms.c.day, other.c.card == _terms.c.card)
    return exists(select(other.c.card).where(*same).correlate(_terms))
