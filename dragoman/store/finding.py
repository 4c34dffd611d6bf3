"""Finds the entries that fit a question by the indices: those that can fit are listed, and no others looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from dragoman.merging.parties import fold
from dragoman.store import tables
from dragoman.store.backend import Backend
from dragoman.store.sayings import Kind, saying_query, sayings
from dragoman.store.search import Query, account_query
from dragoman.store.terms import has_term, saying_terms, takes_part, term

MOST_LISTED = (
    10_000  # sentences with the words asked for: of more, every entry that fits else is looked up among them
)


def accounts_found(connection: Connection, backend: Backend, query: Query, as_of: str | None) -> list[RowMapping]:
    """The rows of the accounts that fit, in order of day."""
    chosen = account_query(query, as_of)
    if query.actors or query.source or query.target or query.place:
        chosen = _sorted(chosen.where(*_of_events_that_fit(connection, query, as_of)), tables.accounts.c)
    return with_words(connection, backend, chosen, query.words, tables.accounts.c)


def sayings_found(
    connection: Connection, backend: Backend, kind: Kind, query: Query, as_of: str | None
) -> list[RowMapping]:
    """The rows of the statements or positions that fit, in order of day."""
    chosen = saying_query(kind, query, as_of)
    if query.actors:
        chosen = _sorted(chosen, sayings.c)
    for actor in query.actors:
        chosen = chosen.where(takes_part(connection, actor, saying_terms.c.saying, sayings.c.key, all_of_them=True))
    return with_words(connection, backend, chosen, query.words, sayings.c)


def _of_events_that_fit(connection: Connection, query: Query, as_of: str | None) -> Iterable[ColumnElement[bool]]:
    """Accounts of events in which, by their terms, everybody who is asked for takes part, at the place.

    What an account tells is among the terms of its event, so none that fits is left out. One that was not judged yet,
    or of a version of an article that counts no more, has no event.
    """
    accounts, members, cards = tables.accounts.c, tables.event_accounts.c, tables.event_cards.c
    judged: int | None = connection.execute(select(func.max(tables.runs.c.judged))).scalar_one()
    if judged is None:
        return
    owner, key = tables.event_terms.c.card, cards.key
    everybody = [actor for actor in (*query.actors, query.source, query.target) if actor is not None]
    fitting = [takes_part(connection, actor, owner, key, all_of_them=True) for actor in everybody]
    fitting += [has_term(connection, [term("place", word)], owner, key) for word in fold(query.place).split()]
    told = select(members.account).join(tables.event_cards, cards.event == members.event).where(*fitting)
    ways = [accounts.id.in_(told), accounts.reading > judged]
    if as_of is not None:
        ways.append(accounts.reading.in_(select(tables.readings.c.key).where(tables.readings.c.superseded)))
    yield or_(*ways)


def with_words(
    connection: Connection, backend: Backend, chosen: Select[Any], words: str | None, entries: Any
) -> list[RowMapping]:
    """Those of the entries in whose sentence, or article's title, the words stand that are asked for."""
    if words is None:
        return list(connection.execute(chosen).mappings())
    told = backend.search(connection, words)
    if len(told) <= MOST_LISTED:
        chosen = _sorted(chosen.where(_among(told, entries)), entries)
    found: Sequence[RowMapping] = connection.execute(chosen).mappings().all()
    return [row for row in found if (row["reading"], row["id"]) in told or (row["reading"], "") in told]


def _sorted(chosen: Select[Any], entries: Any) -> Select[Any]:
    """In order of day, sorted when found: an index in this order leads a database to go through all entries."""
    return chosen.order_by(None).order_by(entries.first.concat(""), entries.last, entries.id)


def _among(told: Iterable[tuple[int, str]], entries: Any) -> ColumnElement[bool]:
    ids = sorted({entry for _, entry in told if entry})
    titles = sorted({reading for reading, entry in told if not entry})
    return or_(entries.id.in_(ids), entries.reading.in_(titles))
