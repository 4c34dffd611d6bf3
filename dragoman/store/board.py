"""The record by the page: events found by their cards, the newest first, and overviews; what the live page asks.

Every question here costs about as much on a record of a hundred thousand events as on one of a thousand. All is
as of today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from dragoman import columns
from dragoman.errors import NotFound
from dragoman.merging.answers import plus
from dragoman.merging.days import FIRST, LAST, first_day
from dragoman.merging.ledger import WAIT_DAYS
from dragoman.records import Account, Event
from dragoman.store import lists, matters, notices, overviews, rows, tables, tallies
from dragoman.store.backend import Backend
from dragoman.store.fitting import conditions, with_words
from dragoman.store.gave import tolls_of
from dragoman.store.judged import events_kept
from dragoman.store.lists import Cursor
from dragoman.store.search import Query
from dragoman.store.ties import Pair, ties
from dragoman.store.versions import current
from dragoman.store.views import EventView, SeriesView, event_view
from dragoman.store.watched import WatchedSource, all_sources

_cards = tables.event_cards.c


@dataclass(frozen=True, slots=True)
class Card:
    """Where an event stands in a listing, and when it came there. Times are the clock's, ISO in UTC."""

    event: str
    day: str
    key: int
    added: str
    changed: str
    corrected: str | None
    type: str
    members: str  # the ids of its accounts

    @property
    def cursor(self) -> Cursor:
        """What the next page begins after."""
        return self.day, self.key


class Board:
    """Answers by the page, over the connection of a record; made by `Record`."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]], backend: Backend) -> None:
        self._reading = reading
        self._backend = backend

    def cards(
        self,
        query: Query = Query(),  # noqa: B008  # frozen
        *,
        after: Cursor | None = None,
        limit: int = 50,
        changed_since: str | None = None,
        ahead_of: str | None = None,
    ) -> tuple[Card, ...]:
        """The cards of the judged events that fit, the newest day first, at most `limit`.

        `changed_since` is a time of the clock: only what was listed or changed after it, the latest change first.
        `ahead_of` is a day: only what may be on it or later, the soonest first.
        """
        with self._reading() as connection:
            return cards(
                connection, self._backend, query, after=after, limit=limit, changed_since=changed_since,
                ahead_of=ahead_of,
            )  # fmt: skip

    def days(self, query: Query, *, limit: int = 1) -> list[str]:
        """The days under which the events that fit are listed, the newest first."""
        return [card.day for card in self.cards(query, limit=limit)]

    def views(self, events: Sequence[str]) -> dict[str, EventView]:
        """The events of these ids as a listing shows them, by id; one that is not there is left out.

        They come without evidence, disagreements, and what else their own page has: `whole` gives that.
        """
        with self._reading() as connection:
            return listed_views(connection, events)

    def whole(self, events: Sequence[str]) -> dict[str, EventView]:
        """The events of these ids with all that is known of them, by id; one that is not there is left out."""
        with self._reading() as connection:
            return {view.id: view for view in views_of(connection, events)}

    def listed(
        self,
        query: Query = Query(),  # noqa: B008  # frozen
        *,
        after: Cursor | None = None,
        limit: int = 50,
    ) -> tuple[tuple[Card, EventView], ...]:
        """The judged events that fit, the newest day first, at most `limit`, with their cards."""
        found = self.cards(query, after=after, limit=limit)
        views = self.views([card.event for card in found])
        return tuple((card, views[card.event]) for card in found if card.event in views)

    def of_article(self, article: str, *, limit: int) -> tuple[Card, ...]:
        """The cards of the judged events of which an article tells, the newest day first."""
        members = tables.event_accounts.c
        told = (
            select(members.event)
            .join(tables.accounts, tables.accounts.c.id == members.account)
            .join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
            .where(current(), tables.readings.c.article == article)
        )
        with self._reading() as connection:
            chosen = _card_columns().where(_cards.event.in_(told)).order_by(_cards.day.desc(), _cards.key.desc())
            return tuple(Card(*row) for row in connection.execute(chosen.limit(limit)))

    def openers(self, query: Query, *, after: Cursor | None, limit: int) -> tuple[Card, ...]:
        """The cards of events that fit and open a matter of the ledger, the newest day first."""
        with self._reading() as connection:
            chosen = _card_columns().where(matters.opens(), *conditions(connection, self._backend, query))
            ordered = _page_from(chosen, after).limit(limit)
            return tuple(Card(*row) for row in connection.execute(ordered))

    def answering(self, openers: Iterable[EventView]) -> dict[str, tuple[Card, ...]]:
        """The cards of events that may answer each of some that opened a matter, by its id, the earliest first.

        One more than `matters.MOST_ANSWERS` says that there are more than were taken.
        """
        found: dict[str, tuple[Card, ...]] = {}
        with self._reading() as connection:
            for opener in openers:
                asked = matters.answering(opener)
                if asked is not None:
                    found[opener.id] = tuple(Card(*row) for row in connection.execute(*asked))
        return found

    def told_by_several(self, query: Query, *, after: Cursor | None, limit: int) -> tuple[Card, ...]:
        """The cards of events that fit and of which more than one account tells, the newest day first."""
        with self._reading() as connection:
            several = _card_columns().where(_cards.members.like("% %"))
            chosen = several.where(*conditions(connection, self._backend, query))
            ordered = _page_from(chosen, after).limit(limit)
            return tuple(Card(*row) for row in connection.execute(ordered))

    def untold(
        self, query: Query, hook: str, *, begun: str, since: str, limit: int
    ) -> tuple[tuple[Card, EventView], ...]:
        """The judged events that a receiver of notices is to be told of, the earliest change first.

        Those that fit, and those that it was told of before, where they changed since; see `notices.untold`.
        """
        with self._reading() as connection:
            fitting = or_(and_(true(), *conditions(connection, self._backend, query)), notices.told_before(hook))
            chosen = _card_columns().where(fitting, notices.untold(hook, begun=begun, since=since))
            ordered = chosen.order_by(_cards.changed, _cards.key).limit(limit)
            found = tuple(Card(*row) for row in connection.execute(ordered))
        views = self.whole([card.event for card in found])
        return tuple((card, views[card.event]) for card in found if card.event in views)

    def account_rows(self, events: Sequence[str]) -> list[rows.Row]:
        """The accounts of these events in the documented columns, event by event."""
        with self._reading() as connection:
            return account_rows(connection, events)

    def outlets_of(self, articles: Iterable[str]) -> dict[str, str | None]:
        """Who published each of these articles, None where that is not told."""
        with self._reading() as connection:
            return overviews.outlets_of(connection, sorted(articles))

    def event(self, event_id: str) -> EventView:
        """The judged event of this id, or of the account of this id. Raises NotFound."""
        with self._reading() as connection:
            found = views_of(connection, [event_id])
            if not found and (event := event_of(connection, event_id)):
                found = views_of(connection, [event])
        if not found:
            raise NotFound(f"The record has no event {event_id}.")
        return found[0]

    def counted(self, query: Query, column: str) -> dict[str, int]:
        """How many judged events that fit have which `type`, `mode` or `status`, the commonest first."""
        with self._reading() as connection:
            found = counted(connection, self._backend, query, column)
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    def ties(self, query: Query) -> tuple[Pair, ...]:
        """Pairs of states or bodies in contact among events that fit, most held first.

        Background, refusals and gatherings of more than six are left out, as in the briefing; of very many
        events, the newest `MOST_TIED` count.
        """
        with self._reading() as connection:
            return ties(connection, self._backend, query)

    def ties_of(self, code: str) -> tuple[Pair, ...]:
        """The pairs in `ties` of which a state or body is one, over its newest `MOST_TIED` contacts."""
        with self._reading() as connection:
            return ties(connection, self._backend, Query(), of=code)

    def newest_series(
        self, *, since: str | None = None, until: str | None = None, words: str | None = None,
        measure: str | None = None, limit: int = 24,
    ) -> tuple[SeriesView, ...]:  # fmt: skip
        """The series of figures that were added to last, with all their figures of these days."""
        with self._reading() as connection:
            return overviews.newest_series(
                connection, since=since, until=until, words=words, measure=measure, limit=limit
            )

    def states(self) -> tuple[tuple[str, int], ...]:
        """The states and bodies of the record with the number of their accounts, most first."""
        with self._reading() as connection:
            return tallies.states(connection)

    def last_day(self) -> str | None:
        """The newest day under which an event that happened is listed."""
        with self._reading() as connection:
            happened = select(func.max(_cards.day)).where(_cards.status == "happened")
            return connection.execute(happened).scalar_one_or_none()

    def outlets(self, *, limit: int) -> tuple[tuple[str, int, str | None], ...]:
        """Who publishes: the outlet, its articles, and the last day of one; most articles first."""
        with self._reading() as connection:
            return overviews.outlets(connection, limit=limit)

    def watched(self) -> tuple[WatchedSource, ...]:
        """The sources that are watched, and how they fare."""
        with self._reading() as connection:
            return all_sources(connection)

    def receivers(self) -> tuple[notices.Receiver, ...]:
        """Who is told of changes, and how they fare."""
        with self._reading() as connection:
            return notices.receivers(connection)

    def sizes(self) -> dict[str, int]:
        """How many articles, accounts, events, figures, issues and skipped inputs there are."""
        with self._reading() as connection:
            return overviews.sizes(connection)

    def readers(self) -> tuple[tuple[str, int], ...]:
        """The versions of the reader that read the current articles, and how many each."""
        with self._reading() as connection:
            return overviews.readers(connection)

    def unclear(self, *, limit: int) -> tuple[tuple[str, int], ...]:
        """What was not understood, by its reason, the commonest first."""
        with self._reading() as connection:
            return overviews.unclear(connection, limit=limit)


def cards(
    connection: Connection,
    backend: Backend,
    query: Query,
    *,
    after: Cursor | None = None,
    limit: int = 50,
    changed_since: str | None = None,
    ahead_of: str | None = None,
) -> tuple[Card, ...]:
    """The cards of the events that fit, the newest day first, at most `limit`.

    `changed_since` is a time of the clock: only what was listed or changed after it, the latest change first.
    `ahead_of` is a day: only what may be on it or later, the soonest first.
    """
    if lists.by_terms(query):
        order, where = lists.in_order(after=after, changed_since=changed_since, ahead_of=ahead_of)
        return _by_terms(connection, backend, query, order=order, where=where, limit=limit)
    fitting = conditions(connection, backend, query, in_order=changed_since is not None)
    chosen = _card_columns().where(*fitting).limit(limit)
    if changed_since is not None:
        chosen = chosen.where(_cards.changed > changed_since).order_by(_cards.changed.desc(), _cards.key.desc())
    elif ahead_of is not None:
        day = first_day(ahead_of)
        # A plan with an open end is still ahead for as long as the ledger waits for a report of it.
        fresh = or_(_cards.last < LAST, _cards.first >= plus(day, -WAIT_DAYS), _cards.first == FIRST)
        chosen = chosen.where(_cards.last >= day, fresh).order_by(_cards.last, _cards.first, _cards.key)
    else:
        chosen = _page_from(chosen, after)
    return tuple(Card(*row) for row in connection.execute(chosen).all())


def _by_terms(
    connection: Connection,
    backend: Backend,
    query: Query,
    *,
    order: lists.Order,
    where: Sequence[ColumnElement[bool]],
    limit: int,
) -> tuple[Card, ...]:
    """See `cards`: of a question by actor, place or outlet."""
    found = lists.sought(connection, query)
    if found is None:
        return ()
    where = [*where, *with_words(connection, backend, query.words)]
    listed = lists.cards_of(found, order, where=where, limit=limit).subquery()
    chosen = _card_columns().join(listed, listed.c.card == _cards.key).order_by(*order.of(listed.c))
    return tuple(Card(*row) for row in connection.execute(chosen).all())


def counted(connection: Connection, backend: Backend, query: Query, column: str) -> dict[str, int]:
    """See `Board.counted`, in no order."""
    if lists.by_terms(query):
        found = lists.sought(connection, query)
        where = with_words(connection, backend, query.words)
        return {} if found is None else lists.number_by_kind(connection, found, column, where=where)
    named = getattr(_cards, column)
    grouped = select(named, func.count()).where(*conditions(connection, backend, query)).group_by(named)
    return {str(value): number for value, number in connection.execute(grouped) if value is not None}


def _page_from(chosen: Select[Any], after: Cursor | None) -> Select[Any]:
    """The newest day first, from where a page ended."""
    ordered = chosen.order_by(_cards.day.desc(), _cards.key.desc())
    if after is None:
        return ordered
    return ordered.where(or_(_cards.day < after[0], and_(_cards.day == after[0], _cards.key < after[1])))


def _card_columns() -> Select[Any]:
    return select(*(_cards[name] for name in matters.CARD_COLUMNS))


def views_of(connection: Connection, events: Sequence[str]) -> tuple[EventView, ...]:
    """The events with all their accounts, in the order given; one that is not there is left out."""
    members: dict[str, list[Account]] = {}
    for row in connection.execute(_members_of(events)).mappings():
        members.setdefault(row["event"], []).append(rows.account_of(row))
    kept = {event.id: event for event in events_kept(connection, events)}
    elsewhere = _events_of(connection, [id_ for event in kept.values() for j in event.possible for id_ in (j.a, j.b)])
    there = [id_ for id_ in events if id_ in members and id_ in kept]
    tolls = tolls_of(connection, {id_: members[id_] for id_ in there})
    return tuple(event_view(kept[id_], members[id_], elsewhere, tolls.get(id_, ())) for id_ in there)


def listed_views(connection: Connection, events: Sequence[str]) -> dict[str, EventView]:
    """See `Board.views`."""
    members: dict[str, list[Account]] = {}
    for entry, event in connection.execute(_members_of(events)).tuples().all():
        told = rows.from_json(entry)
        # A contact's line needs no evidence; an act's, which is in the report's words, needs to know whose they are.
        evidence = () if told["type"] == "CONSULT" else _of_line(told["evidence"])
        account = columns.account_from_dict({**told, "evidence": evidence})
        members.setdefault(event, []).append(account)
    return {
        event: event_view(Event(event, tuple(told.id for told in accounts)), accounts, compared=False)
        for event, accounts in members.items()
    }


def _of_line(evidence: Iterable[rows.Row]) -> list[rows.Row]:
    """The pieces of evidence that the line of an act is told from."""
    return [piece for piece in evidence if piece["field"] in {"source", "status", "target"}]


def account_rows(connection: Connection, events: Sequence[str]) -> list[rows.Row]:
    """See `Board.account_rows`. They are kept as they are told: nothing is made of them on the way."""
    order = {event: place for place, event in enumerate(events)}
    found = connection.execute(_members_of(events)).mappings()
    every = dict.fromkeys(columns.ACCOUNT_COLUMNS)  # an older version may have kept fewer
    told = [(order[row["event"]], {**every, **rows.from_json(row["entry"]), "event": row["event"]}) for row in found]
    return [row for _, row in sorted(told, key=lambda pair: pair[0])]


def _members_of(events: Sequence[str]) -> Select[tuple[str, str]]:
    """The accounts of events, in each event's own order."""
    return (
        select(tables.accounts.c.entry, tables.event_accounts.c.event)
        .join(tables.event_accounts, tables.event_accounts.c.account == tables.accounts.c.id)
        .join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
        .where(current(), tables.event_accounts.c.event.in_(events))
        .order_by(tables.event_accounts.c.event, tables.event_accounts.c.place)
    )


def _events_of(connection: Connection, accounts: Sequence[str]) -> dict[str, str]:
    """The event of each account."""
    columns = tables.event_accounts.c
    found = connection.execute(select(columns.account, columns.event).where(columns.account.in_(set(accounts))))
    return dict(found.tuples().all())


def event_of(connection: Connection, account: str) -> str | None:
    """The event of an account, None where it has not been judged yet."""
    kept = select(tables.event_accounts.c.event).where(tables.event_accounts.c.account == account)
    return connection.execute(kept).scalar_one_or_none()


def newest_change(connection: Connection) -> str | None:
    """The time of the clock at which any event was last listed or changed."""
    return connection.execute(select(func.max(_cards.changed))).scalar_one_or_none()
