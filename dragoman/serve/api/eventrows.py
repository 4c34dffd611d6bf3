"""Events as rows of the API: what their accounts tell together, composed from them and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from starlette.requests import Request

from dragoman import columns
from dragoman.merging.days import FIRST
from dragoman.records import Party
from dragoman.serve.filters import Filters
from dragoman.serve.formats import written_row
from dragoman.serve.lines import sentence
from dragoman.serve.remembering import Remembered
from dragoman.store import Record
from dragoman.store.board import Card
from dragoman.store.views import EventView


def make_rows(record: Record, cards: Sequence[Card]) -> dict[str, str]:
    """The rows of the events of some cards as they are written in JSON, by the event's id."""
    views = record.board.views([card.event for card in cards])
    return {card.event: written_row(event_row(views[card.event], card)) for card in cards if card.event in views}


def rows_of(request: Request) -> Remembered[str]:
    """The rows of events that the application remembers."""
    found: Remembered[str] = request.app.state.rows
    return found


def event_row(view: EventView, card: Card | None = None) -> columns.Row:
    """An event in the columns of the API."""
    leading = view.accounts[0]
    return {
        "id": view.id, "text": sentence(view, year=True), "type": view.type, "mode": view.mode, "status": view.status,
        "background": view.background, "date": list(view.date), "place": columns.place_to_dict(view.place),
        "parties": _parties(view.parties), "source": _parties(view.source), "target": _parties(view.target),
        "topics": list(view.topics), "outcome": view.outcome, "cameo": leading.cameo,
        "contexts": list(leading.contexts), "accounts": [account.id for account in view.accounts],
        "articles": sorted({account.article for account in view.accounts}),
        "history": [{"status": status, "account": account} for status, account in view.history],
        "added": card.added if card else None, "changed": card.changed if card else None,
        "corrected": card.corrected if card else None,
    }  # fmt: skip


def _parties(parties: Iterable[Party]) -> list[columns.Row]:
    return [columns.party_to_dict(party) for party in parties]


def views_as_of(record: Record, asked: Filters, limit: int) -> tuple[list[EventView], str | None]:
    """A page of the events that fit as they were known on the record's day, and where the next begins."""
    cursor = asked.cursor()
    start = 0 if cursor is None else cursor[1]
    found = record.events_page(asked.query(), start=start, limit=limit + 1)
    following = f"{FIRST}_{start + limit}" if len(found) > limit else None
    return list(found[:limit]), following
