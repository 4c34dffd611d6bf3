"""Who is in contact with whom: pairs of states and bodies among the newest events that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sqlalchemy import Connection, FromClause, func, select

from dragoman.store import lists, tables
from dragoman.store.backend import Backend
from dragoman.store.fitting import conditions, with_words
from dragoman.store.search import Query

Pair = tuple[str, str, int, int, str | None]
"""Two states or bodies, how often they were and are to be in contact, and the last day on which they were."""
MOST_TIED = 4000
"""Events whose pairs are counted, the newest: a month of the world's contacts, and some hundredths of a second."""
LARGEST_GATHERING = 6  # states; a gathering of many would tie everybody to everybody and hide the rest
AHEAD = ("planned", "proposed", "offered", "demanded", "conditional")

_cards = tables.event_cards.c


def ties(
    connection: Connection, backend: Backend, query: Query, *, of: str | None = None, most: int = MOST_TIED
) -> tuple[Pair, ...]:
    """See `Board.ties` and `Board.ties_of`."""
    listed = _told_together(connection, backend, replace(query, type="CONSULT", background=False), of, most)
    if listed is None:
        return ()
    alike = select(listed.c.status, listed.c.states, func.count(), func.max(listed.c.day))
    grouped = connection.execute(alike.group_by(listed.c.status, listed.c.states))
    return _counted_pairs(grouped.tuples().all(), of)


def _told_together(
    connection: Connection, backend: Backend, query: Query, of: str | None, most: int
) -> FromClause | None:
    """The status, states and day of the newest cards that fit, of a state where one is given."""
    told = ("happened", *AHEAD)
    columns = (_cards.status, _cards.states, _cards.day)
    if of is None and not lists.by_terms(query):
        fitting = [*conditions(connection, backend, query), _cards.status.in_(told)]
        ordered = select(*columns).where(*fitting).order_by(_cards.day.desc(), _cards.key.desc())
        return ordered.limit(most).subquery()
    found = lists.sought(connection, query, state=of)
    if found is None:
        return None
    where = [*with_words(connection, backend, query.words), lists.kind_where(tables.event_kinds.c.status.in_(told))]
    newest = lists.cards_of(found, lists.BY_DAY, where=where, limit=most).subquery()
    return select(*columns).join(newest, newest.c.card == _cards.key).subquery()


@dataclass(slots=True)
class _Tie:
    """How often a pair was and is to be in contact, and the last day on which it was."""

    held: int = 0
    ahead: int = 0
    last: str | None = None


def _pairs_with(of: str, together: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of which a state is one, among states in order."""
    if of in together:
        place = together.index(of)
        yield from ((other, of) for other in together[:place])
        yield from ((of, other) for other in together[place + 1 :])


def _counted_pairs(gatherings: Iterable[tuple[str, str, int, str]], of: str | None) -> tuple[Pair, ...]:
    """The pairs among gatherings of these states, each of a status, so many times, and the last time on a day."""
    found: dict[tuple[str, str], _Tie] = {}
    for status, states, times, day in gatherings:
        together = states.split()
        if len(together) > LARGEST_GATHERING:
            continue
        for pair in combinations(together, 2) if of is None else _pairs_with(of, together):
            tie = found.get(pair)
            if tie is None:
                tie = found[pair] = _Tie()
            if status == "happened":
                tie.held += times
                if tie.last is None or day > tie.last:
                    tie.last = day
            else:
                tie.ahead += times
    most = sorted((-tie.held, -tie.ahead, pair, tie.last) for pair, tie in found.items())
    return tuple((*pair, -held, -ahead, last) for held, ahead, pair, last in most)
