"""The record, to be read: events, figures, articles and sentences for the briefing, the page and the commands.

Only the versions of articles that count, today or on the day asked for; every answer in a fixed order. The
dataclasses it answers with are in `views.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, ScalarSelect, Select, Table, func, select

from dragoman.errors import NotFound
from dragoman.evidence import Entry
from dragoman.hashes import content_id
from dragoman.merging.days import LAST, bounds, first_day, last_day
from dragoman.merging.joined import by_account
from dragoman.merging.parties import fold
from dragoman.merging.series import figure_disagreements
from dragoman.records import Account, Article, Disagreement, Event, Evidence, Figure, Issue, Position, Skip, Statement
from dragoman.store import paging, rows, rulings, tables
from dragoman.store.backend import Backend
from dragoman.store.beside import sayings_in
from dragoman.store.board import Board
from dragoman.store.composed import current_rows, event_views, views_with
from dragoman.store.finding import accounts_found, sayings_found
from dragoman.store.fitting import MOST_SENTENCES
from dragoman.store.gave import Gave, gave, rows_of
from dragoman.store.idents import ENTRIES, entry_of, event_ids, events_beginning, ids_beginning
from dragoman.store.judged import kept_events, sources_of
from dragoman.store.judging import side
from dragoman.store.paging import Page
from dragoman.store.reported import appeared_in, reported_in
from dragoman.store.revisions import Revision, revised, revisions_of
from dragoman.store.sayings import Kind, Saying, saying_of, sayings, split
from dragoman.store.search import Query, account_query, figure_query
from dragoman.store.then import Days, Then
from dragoman.store.versions import current
from dragoman.store.views import (
    ArticleCard,
    Context,
    Counts,
    EventView,
    SeriesView,
    as_listed,
    context,
    series_view,
)
from dragoman.store.walking import page_on
from dragoman.store.why import Why, why

MOST_FETCHED = 500  # articles at hand at once: some MB
AHEAD = ("planned", "proposed")
"""The statuses of a contact that is still to come."""
WITH_TEXT = tables.readings.join(tables.texts, tables.texts.c.sha256 == tables.readings.c.sha256)


class Record:
    """What the store held at the first question, whatever is written meanwhile: all answers agree.

    `close` it when done (`Store.close` does); a temporary store shows what it holds at each question.
    """

    def __init__(
        self, engine: Engine, backend: Backend, *, as_of: str | None = None, days: Days | None = None
    ) -> None:
        self.as_of = as_of
        self._days = days or Days()
        self._engine = engine
        self._snapshot: Connection | None = None
        self._backend = backend
        self._fetched: dict[str, Article] = {}
        self._cached_article = lru_cache(maxsize=64)(self._article)
        self.board = Board(self._reading, backend)

    def articles(self) -> tuple[ArticleCard, ...]:
        """All articles, by the day they appeared and their id."""
        return self._cards()

    def cards(self, article_ids: Iterable[str]) -> dict[str, ArticleCard]:
        """The articles of these ids without their texts, by id; one that is not there is left out."""
        wanted = sorted(set(article_ids))
        chunks = (wanted[at : at + 500] for at in range(0, len(wanted), 500))
        return {card.id: card for ids in chunks for card in self._cards(tables.readings.c.article.in_(ids))}

    def card(self, article_id: str) -> ArticleCard:
        """The article without its text. Raises NotFound."""
        cards = self._cards(tables.readings.c.article == article_id)
        if not cards:
            raise NotFound(f"The record has no article {article_id}.")
        return cards[0]

    def article(self, article_id: str) -> Article:
        """The article with its text. Raises NotFound."""
        return self._fetched.get(article_id) or self._cached_article(article_id)

    def fetch(self, article_ids: Iterable[str]) -> None:
        """Has some articles at hand with their texts: asked for one by one, each costs a question."""
        query = select(tables.readings, tables.texts.c.title, tables.texts.c.text).select_from(WITH_TEXT)
        asked = set(article_ids)
        if len(asked | self._fetched.keys()) > MOST_FETCHED:
            self._fetched.clear()
        wanted = sorted(asked - self._fetched.keys())[:MOST_FETCHED]
        with self._reading() as connection:
            of_them = query.where(tables.readings.c.article.in_(wanted), current(self.as_of))
            for row in connection.execute(of_them).mappings():
                self._fetched[row["article"]] = rows.article_of(row, row)

    def revised(self, article_ids: Iterable[str]) -> set[str]:
        """Which of some articles had another text before."""
        with self._reading() as connection:
            return revised(connection, sorted(set(article_ids)))

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """What changed from version to version of an article, the newest first."""
        with self._reading() as connection:
            return revisions_of(connection, article_id)

    def sayings_in(self, kind: Kind, article_ids: Iterable[str]) -> tuple[Saying, ...]:
        """The statements or positions of some articles, at most some hundreds."""
        with self._reading() as connection:
            return sayings_in(connection, kind, sorted(set(article_ids)))

    def accounts(self, query: Query = Query()) -> tuple[Account, ...]:  # noqa: B008  # frozen
        """The accounts that fit, by day."""
        with self._reading() as connection:
            return tuple(rows.account_of(row) for row in self._matching(connection, query))

    def events(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        about: str | None = None,
        type: str | None = None,  # noqa: A002
    ) -> tuple[EventView, ...]:
        """The events of which some account fits, by day, each with all its accounts."""
        query = Query(actors=(about,) if about else (), type=type, since=since, until=until)
        with self._reading() as connection:
            wanted = None if query == Query() else {row["id"] for row in self._matching(connection, query)}
            return self._views(connection, wanted)

    def events_reported(
        self, *, since: str | None = None, until: str | None = None, about: str | None = None
    ) -> tuple[EventView, ...]:
        """Those of `events` that are of these days, or told by an article of them: open days alone are no reason.

        Some are still among them that neither is true of; of others nothing is composed.
        """
        if self.as_of is not None or (since is None and until is None):
            return self.events(since=since, until=until, about=about)
        query = Query(actors=(about,) if about else (), since=since, until=until)
        with self._reading() as connection:
            asked = account_query(query).where(*reported_in(since, until)).with_only_columns(tables.accounts.c.id)
            return self._views(connection, set(connection.execute(asked).scalars()))

    def articles_of(self, since: str | None, until: str | None) -> tuple[ArticleCard, ...]:
        """The articles that appeared on these days or may have, by day and id."""
        return self._cards(appeared_in(tables.readings.c, since, until))

    def events_fitting(self, query: Query) -> tuple[EventView, ...]:
        """The events of which some account fits, by day."""
        with self._reading() as connection:
            return self._views(connection, {row["id"] for row in self._matching(connection, query)})

    def events_page(self, query: Query, *, start: int, limit: int) -> tuple[EventView, ...]:
        """So many of the events known on the record's day that fit, the newest day first, from a number on.

        They come as a listing shows them: without disagreements, figures and what they may be one with.
        """
        with self._reading() as connection:
            then = self._then(connection)
            if then is not None and then.gone is not None and not then.today:
                return tuple(page_on(connection, self._backend, query, then, start=start, limit=limit))
        fitting = [view for view in self.events_fitting(query) if query.background in (None, view.background)]
        if query.outlet is not None:
            sources = {card.id: fold(card.source) for card in self.articles()}
            asked = fold(query.outlet)
            fitting = [view for view in fitting if any(sources[told.article] == asked for told in view.accounts)]
        return tuple(map(as_listed, sorted(fitting, key=_listed_by, reverse=True)[start : start + limit]))

    def planned(self, *, after: str | None = None, about: str | None = None) -> tuple[EventView, ...]:
        """Contacts still to come: planned or proposed, not told as held, on a day that can be `after` or later."""
        ahead = [view for view in self.events(since=after, about=about, type="CONSULT") if view.status in AHEAD]
        ahead = [view for view in ahead if after is None or bounds(view.date)[1] >= first_day(after)]
        return tuple(sorted(ahead, key=lambda view: view.date[1] is None))  # whose day is told, first

    def figures(
        self, *, since: str | None = None, until: str | None = None, about: str | None = None
    ) -> tuple[SeriesView, ...]:
        """The series with the figures that fit; `about` names what is counted, where or who says so."""
        with self._reading() as connection:
            found = connection.execute(figure_query(since, until, self.as_of)).mappings()
            series: dict[str, list[Figure]] = {}
            for figure in map(rows.figure_of, found):
                if about is None or _is_about(figure, about):
                    series.setdefault(figure.series, []).append(figure)
            read = tables.readings.c
            days = connection.execute(select(read.article, read.published).where(current(self.as_of))).tuples()
            published = dict(days.all())
        views = (series_view(points, published) for points in series.values())
        return tuple(sorted(views, key=lambda view: (view.measure, view.where or "", view.id)))

    def figure_disagreements(self) -> tuple[Disagreement, ...]:
        """Numbers of one matter and day that cannot both be right, whoever counts."""
        return figure_disagreements([figure for series in self.figures() for figure in series.points])

    def statements(self, query: Query = Query()) -> tuple[Statement, ...]:  # noqa: B008  # frozen
        """The statements that fit, by day: `actors` speak or are spoken to."""
        return split(self._sayings("statement", query))[0]

    def positions(self, query: Query = Query()) -> tuple[Position, ...]:  # noqa: B008  # frozen
        """The positions that fit, by day: `actors` hold them."""
        return split(self._sayings("position", query))[1]

    def articles_page(self, query: Query, *, before: int | None, limit: int) -> Page:
        """Articles without their texts, the newest kept first; see `paging`."""
        with self._reading() as connection:
            return paging.articles(connection, query, before=before, limit=limit, as_of=self.as_of)

    def figures_page(self, query: Query, *, measure: str | None, before: int | None, limit: int) -> Page:
        """Figures, the newest kept first."""
        with self._reading() as connection:
            return paging.figures(connection, query, measure=measure, before=before, limit=limit, as_of=self.as_of)

    def sayings_page(self, kind: Kind, query: Query, *, before: int | None, limit: int) -> Page:
        """Statements or positions, the newest kept first; `words` among the newest sentences that have them."""
        with self._reading() as connection:
            told = None
            if query.words is not None:
                found = self._backend.search(connection, query.words, most=MOST_SENTENCES)
                told = {entry for _, entry in found if entry}
            return paging.said(
                connection, kind, query, before=before, limit=limit, as_of=self.as_of, told=told
            )  # fmt: skip

    def rulings_page(self, *, before: int | None, limit: int) -> Page:
        """What persons judged, the newest first."""
        with self._reading() as connection:
            return paging.rulings(connection, before=before, limit=limit)

    def skips(self) -> tuple[Skip, ...]:
        """The inputs that could not be read and have not been since."""
        with self._reading() as connection:
            found = connection.execute(_skip_query(self.as_of)).mappings()
            return tuple(Skip(row["name"], row["reason"], row["kind"]) for row in found)

    def issues(self, articles: Iterable[str] | None = None) -> tuple[Issue, ...]:
        """What was not understood, in all articles or in some, by article and place."""
        with self._reading() as connection:
            if articles is None:
                found = connection.execute(current_rows(self.as_of, tables.issues)).mappings().all()
            else:
                found = rows_of(connection, tables.issues, articles, self.as_of)
            issues = [rows.issue_of(row) for row in found]
        return tuple(sorted(issues, key=lambda issue: (issue.article, issue.part, issue.start or 0, issue.message)))

    def sentence_context(self, entry: Entry) -> Context:
        """The entry's sentence in its article, with its neighbours."""
        return context(self.article(entry.article), entry)

    def evidence_words(self, entry: Entry, evidence: Evidence) -> str | None:
        """The characters that a piece of evidence points at; None where it is inferred from none."""
        if evidence.start is None:
            return None
        article = self.article(entry.article)
        return ((article.title or "") if evidence.part == "title" else article.text)[evidence.start : evidence.end]

    def find(self, prefix: str) -> Entry | EventView:
        """The one event or entry whose id begins so. Raises NotFound where there is none or several."""
        with self._reading() as connection:
            entries = {
                id_: table for table in ENTRIES for id_ in ids_beginning(connection, table, prefix, self.as_of)
            }
            events = self._events_beginning(connection, prefix)
            if len(entries) + len(events) != 1:
                raise NotFound(_not_one(prefix, sorted([*entries, *events])))
            for account in events.values():
                return self._views(connection, {account})[0]
            ((id_, table),) = entries.items()
            return entry_of(connection, table, id_, self.as_of)

    def gave(self, articles: Iterable[str]) -> Gave:
        """What the versions of these articles that count gave: accounts, figures, statements, positions."""
        with self._reading() as connection:
            return gave(connection, articles, self.as_of)

    def why(self, first: str, second: str) -> Why:
        """Why two entries, by the starts of their ids, are one event or two. Raises NotFound."""
        with self._reading() as connection:
            log, then = rulings.named_log(connection, self.as_of), self._then(connection)
            ours, theirs = (side(connection, prefix, log, as_of=self.as_of, then=then) for prefix in (first, second))
            if ours == theirs and len(ours) == 1:
                raise NotFound(f"{first} and {second} are one account.")
            both = (*ours, *theirs)
            sources = sources_of(connection, self.as_of, articles={account.article for account in both})
            event_of = self._event_of(connection, {account.id for account in both})
            return why(ours, theirs, sources=sources, event_of=event_of, log=log)

    def event_ids(self, accounts: Iterable[str]) -> dict[str, str]:
        """The event of each of some accounts, by the account's id; one not judged yet is an event of its own."""
        with self._reading() as connection:
            return self._event_of(connection, set(accounts))

    def _event_of(self, connection: Connection, accounts: set[str]) -> dict[str, str]:
        then = self._then(connection)
        judged = by_account(then.of(connection, accounts)) if then else event_ids(connection, accounts)
        return {account: judged.get(account) or content_id("event", account) for account in accounts}

    def counts(self) -> Counts:
        """How much there is of everything."""
        with self._reading() as connection:
            read = [row["words"] for row in connection.execute(current_rows(self.as_of, tables.readings)).mappings()]
            views = self._views(connection, None)
            types = [view.type for view in views]
            return Counts(
                articles=len(read),
                words=sum(read),
                accounts=sum(len(view.accounts) for view in views),
                contacts=types.count("CONSULT"),
                events=len(types),
                figures=sum(_counted(connection, self.as_of, tables.figures).values()),
                issues=sum(_counted(connection, self.as_of, tables.issues).values()),
                skips=len(connection.execute(_skip_query(self.as_of)).all()),
                statements=self._number_of(connection, "statement"),
                positions=self._number_of(connection, "position"),
            )

    def _number_of(self, connection: Connection, kind: Kind) -> int:
        found = current_rows(self.as_of, sayings, sayings.c.kind == kind).subquery()
        return connection.execute(select(func.count()).select_from(found)).scalar_one()

    def latest_day(self) -> str | None:
        """The last day on which any article appeared, as far as told."""
        days = [card.published or card.dated.range[1] for card in self.articles()]
        return max((day for day in days if day), default=None)

    def close(self) -> None:
        """Ends the record; the store goes on."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None

    def _cards(self, *conditions: ColumnElement[bool]) -> tuple[ArticleCard, ...]:
        gave = {table.name: _number_in(table) for table in (tables.accounts, tables.figures)}
        query = select(tables.readings, tables.texts.c.title, *(n.label(f"_{name}") for name, n in gave.items()))
        with self._reading() as connection:
            found = connection.execute(
                query.select_from(WITH_TEXT).where(current(self.as_of), *conditions)
            ).mappings()
            cards = [_card(row, row["_accounts"], row["_figures"]) for row in found]
        return tuple(sorted(cards, key=lambda card: (card.published or bounds(card.dated.range)[1], card.id)))

    def _article(self, article_id: str) -> Article:
        query = select(tables.readings, tables.texts.c.title, tables.texts.c.text).select_from(WITH_TEXT)
        query = query.where(tables.readings.c.article == article_id, current(self.as_of))
        with self._reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise NotFound(f"The record has no article {article_id}.")
        return rows.article_of(row, row)

    def _sayings(self, kind: Kind, query: Query) -> list[Saying]:
        with self._reading() as connection:
            return [saying_of(row) for row in sayings_found(connection, self._backend, kind, query, self.as_of)]

    def _matching(self, connection: Connection, query: Query) -> list[RowMapping]:
        return accounts_found(connection, self._backend, query, self.as_of)

    def _events_beginning(self, connection: Connection, prefix: str) -> dict[str, str]:
        """The events whose id begins so, each with one of its accounts."""
        then = self._then(connection)
        return then.beginning(connection, prefix) if then else events_beginning(connection, prefix)

    def _views(self, connection: Connection, wanted: set[str] | None) -> tuple[EventView, ...]:
        if wanted is not None:
            return views_with(connection, wanted, self.as_of, self._then(connection))
        return event_views(connection, self.as_of, self._events(connection), wanted)

    def _events(self, connection: Connection) -> Sequence[Event]:
        """All events, today's or those of the day."""
        then = self._then(connection)
        return then.every(connection) if then else kept_events(connection)

    def _then(self, connection: Connection) -> Then | None:
        """The events as known on the day that was asked for; None where that is today."""
        return None if self.as_of is None else self._days.then(connection, self.as_of)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._backend.telling():
            if self._backend.alone:
                with self._engine.begin() as connection:
                    yield connection
                return
            if self._snapshot is None:
                self._snapshot = self._engine.connect()
                self._snapshot.begin()
            yield self._snapshot


def _not_one(prefix: str, found: Sequence[str]) -> str:
    """Why the start of an id names no entry."""
    if not prefix:
        return "The id of an entry has at least one character."
    if not found:
        return f"The record has no entry whose id begins with {prefix}."
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    return f"{len(found)} entries begin with {prefix}: {', '.join(found[:5])}{more}."


def _skip_query(as_of: str | None) -> Select[Any]:
    """The inputs not read, by name. They have no day of their own: that of the run stands in."""
    query = select(tables.skips).join(tables.runs, tables.runs.c.key == tables.skips.c.run)
    if as_of is not None:
        query = query.where(func.substr(tables.runs.c.started, 1, 10) <= last_day(as_of))
    return query.order_by(tables.skips.c.name)


def _counted(connection: Connection, as_of: str | None, table: Table) -> dict[int, int]:
    """How many rows each reading has in a table, over versions that count."""
    found = current_rows(as_of, table).subquery()
    counted = connection.execute(select(found.c.reading, func.count()).group_by(found.c.reading))
    return dict(counted.tuples().all())


def _number_in(table: Table) -> ScalarSelect[int]:
    """How many rows of a table a reading has."""
    return (
        select(func.count())
        .where(table.c.reading == tables.readings.c.key)
        .correlate(tables.readings)
        .scalar_subquery()
    )


def _card(row: RowMapping, accounts: int, figures: int) -> ArticleCard:
    return ArticleCard(
        id=row["article"],
        title=row["title"],
        source=row["source"],
        url=row["url"],
        published=row["published"],
        country=row["country"],
        dated=rows.dated_of(row),
        words=row["words"],
        accounts=accounts,
        figures=figures,
        first_seen=row["first_seen"],
    )


def _listed_by(view: EventView) -> tuple[bool, str, str]:
    last = bounds(view.date)[1]
    return (last < LAST, last, view.id)


def _is_about(figure: Figure, about: str) -> bool:
    told = fold(f"{figure.of or ''} {figure.where or ''} {figure.said_by or ''}").split()
    return all(word in told for word in fold(about).split())
