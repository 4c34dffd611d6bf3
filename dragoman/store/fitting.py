"""What an event's card must be to fit a question, where the cards are gone through and where their terms are."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, false, select, union

from dragoman.merging.days import first_day, last_day
from dragoman.merging.parties import fold
from dragoman.store import tables
from dragoman.store.backend import Backend
from dragoman.store.dialects import each_of
from dragoman.store.search import Query
from dragoman.store.terms import has_term, takes_part, term

MOST_SENTENCES = 2000
"""Sentences in which words are looked for, the newest: beyond them a search is for the command line."""

_cards = tables.event_cards.c
_terms = tables.event_terms.c


def conditions(
    connection: Connection, backend: Backend, query: Query, *, in_order: bool = False
) -> list[ColumnElement[bool]]:
    """What cards must be. `in_order`, those of a type are not sorted out first: the cards come in an order for which
    no index has the type in front."""
    exact = {_cards.type: query.type, _cards.mode: query.mode, _cards.status: query.status}
    wanted = ((column.concat("") if in_order else column, value) for column, value in exact.items())
    found = [column == value for column, value in wanted if value is not None]
    if query.background is not None:
        found.append(_cards.background == query.background)
    if query.since is not None:
        found.append(_cards.last >= first_day(query.since))
    if query.until is not None:
        found.append(_cards.first <= last_day(query.until))
    found += [takes_part(connection, actor, _terms.card, _cards.key) for actor in query.actors]
    if query.place is not None:
        found += [_has(connection, [term("place", word)]) for word in fold(query.place).split()]
    if query.outlet is not None:
        found.append(_has(connection, [term("outlet", fold(query.outlet))]))
    if query.words is not None:
        found.append(_told(connection, backend, query.words))
    return found


def _has(connection: Connection, numbers: Sequence[int]) -> ColumnElement[bool]:
    return has_term(connection, numbers, _terms.card, _cards.key)


def _told(connection: Connection, backend: Backend, words: str) -> ColumnElement[bool]:
    """Cards of events in one of whose sentences, or in the title above it, all the words stand."""
    found = backend.search(connection, words, most=MOST_SENTENCES)
    titles = sorted({reading for reading, entry in found if not entry})
    entries = sorted({entry for _, entry in found if entry})
    accounts, members = tables.accounts.c, tables.event_accounts.c
    told = select(members.event).where(members.account.in_(each_of(entries)))
    under = (
        select(members.event)
        .join(tables.accounts, accounts.id == members.account)
        .where(accounts.reading.in_(each_of(titles)))
    )
    asked = [query for query, ids in ((told, entries), (under, titles)) if ids]
    return _cards.event.in_(union(*asked)) if asked else false()


def with_words(connection: Connection, backend: Backend, words: str | None) -> list[ColumnElement[bool]]:
    """Rows of the index of terms whose card's event is told in these words."""
    if words is None:
        return []
    return [tables.event_terms.c.card.in_(select(_cards.key).where(_told(connection, backend, words)))]
