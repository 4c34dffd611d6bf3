"""The record as the page and the API ask it: opened for each request, and a mark that changes when it does."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import Any, Literal

from dragoman.briefing.citations import Shelf
from dragoman.briefing.words import web_link
from dragoman.evidence import Entry
from dragoman.records import Position, Statement
from dragoman.serve.lines import make_lines
from dragoman.serve.remembering import Remembered
from dragoman.store import Record, Store
from dragoman.store.board import Card
from dragoman.store.calendars import entry_text, rows_of
from dragoman.store.judging import Ruled
from dragoman.store.views import ArticleCard, EventView, SeriesView

LOOK_SECONDS = 1.0
"""How often the store is asked whether it changed: a reader of a live page does not notice a second."""


MOST_LINES = 40_000
"""Events whose lines are remembered: some 60 MB."""

MOST_BARE = 10_000
"""Events remembered without their accounts: some 30 MB."""

MOST_PLANS = 4_000
"""Plans remembered as a calendar has them."""


class Desk:
    """A store, shared by all requests. Each gets a record of its own, which sees one state of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._mark = ""
        self._looked = 0.0
        self.lines = Remembered(make_lines, most=MOST_LINES)
        self.plans = Remembered(_plans, most=MOST_PLANS)
        self.bare = Remembered(_bare_views, most=MOST_BARE)

    @contextmanager
    def record(self, *, as_of: str | None = None) -> Iterator[Record]:
        """The record as it stands, or as it was known on a day."""
        record = self._store.record(as_of=as_of)
        try:
            yield record
        finally:
            record.close()

    def mark(self) -> str:
        """A short text that is another one whenever what the page shows has changed."""
        now = time.monotonic()
        if now - self._looked > LOOK_SECONDS or not self._mark:
            with self._lock:
                self._looked = now
                self._mark = self._store.mark()
        return self._mark

    def rule(
        self, relation: Literal["same", "different"], first: str, second: str, *, by: str, note: str | None
    ) -> Ruled:
        """A person's judgement that two entries are of one event or of two."""
        ruled = self._store.rule(relation, first, second, by=by, note=note)
        self.look_again()
        return ruled

    def look_again(self) -> None:
        """Has the store asked whether it changed by whoever wants to know next."""
        self._mark = ""

    def close(self) -> None:
        """Lets go of the store."""
        self._store.close()


def _bare_views(record: Record, cards: Sequence[Card]) -> dict[str, EventView]:
    """Events without their accounts: what a map shows of them."""
    views = record.board.views([card.event for card in cards])
    return {id_: replace(view, accounts=(), disagreements=(), origins=()) for id_, view in views.items()}


def _plans(record: Record, cards: Sequence[Card]) -> dict[str, str]:
    """Planned contacts as they are written in a calendar; nothing of those without days."""
    views = record.board.views([card.event for card in cards])
    articles = record.cards(view.accounts[0].article for view in views.values())
    return {id_: "".join(map(_entry, rows_of((view,), articles))) for id_, view in views.items()}


def _entry(fields: Mapping[str, Any]) -> str:
    return entry_text({**fields, "url": web_link(fields["url"])})


def shelf_for(
    record: Record,
    events: Sequence[EventView] = (),
    series: Sequence[SeriesView] = (),
    sayings: Sequence[Statement | Position] = (),
) -> Shelf:
    """The record with the cards of the articles that some events, figures and sayings stand on."""
    entries: list[Entry] = [*sayings, *(account for event in events for account in event.accounts)]
    entries += [figure for view in series for figure in view.points]
    cards: Mapping[str, ArticleCard] = record.cards(entry.article for entry in entries)
    record.fetch(cards)
    return Shelf(record, cards)
