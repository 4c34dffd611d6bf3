"""Events and their accounts as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from dragoman import columns
from dragoman.errors import NotFound
from dragoman.serve.api.eventrows import event_row, rows_of, views_as_of
from dragoman.serve.api.shapes import LISTED, NOT_FOUND, Asked, Id, Paged, Word, asked_for, desk_of
from dragoman.serve.filters import Filters, written
from dragoman.serve.formats import Rows, answer, answer_written
from dragoman.store import Record
from dragoman.store.board import Card

router = APIRouter()


class SearchAsked(Paged):
    """Words to look for."""

    q: Annotated[Word, Field(min_length=1)]


@router.get("/events", responses=LISTED, tags=["events"])
def list_events(request: Request, asked: Asked) -> Response:
    """Events that fit, the newest day first, each with what its accounts tell together."""
    filters, day = asked.filters(), asked.day()
    with desk_of(request).record(as_of=day) as record:
        if day is not None:
            views, following = views_as_of(record, filters, asked.limit)
            return answer(request, Rows("events", [event_row(view) for view in views], following))
        cards, following = _cards(record, filters, asked.limit)
        rows = rows_of(request).of(record, cards)
    return answer_written(request, "events", rows, following)


@router.get("/events/{id}", responses=NOT_FOUND, tags=["events"])
def show_event(request: Request, id: Id) -> dict[str, Any]:  # noqa: A002
    """One event with all its accounts, the reasons for which they are one, and events that may be the same."""
    with desk_of(request).record() as record:
        view = record.board.event(id)
    told = [columns.account_to_dict(account, event=view.id) for account in view.accounts]
    possible = [{"event": each.event, **columns.judgement_to_dict(each.judgement)} for each in view.possible]
    return {
        **event_row(view), "accounts": told, "reasons": list(view.reasons), "possible": possible,
        "origins": [list(together) for together in view.origins],
        "disagreements": [columns.disagreement_to_dict(each) for each in view.disagreements],
    }  # fmt: skip


@router.get("/events/{id}/disagreements", responses=NOT_FOUND, tags=["events"])
def show_disagreements(request: Request, id: Id) -> dict[str, Any]:  # noqa: A002
    """Where the accounts of an event do not agree: each field, what is said of it, and which accounts say so."""
    with desk_of(request).record() as record:
        view = record.board.event(id)
    return {"event": view.id, "disagreements": [columns.disagreement_to_dict(each) for each in view.disagreements]}


@router.get("/accounts", responses=LISTED, tags=["accounts"])
def list_accounts(request: Request, asked: Asked) -> Response:
    """The accounts of the events that fit, by event; `limit` counts events."""
    filters, day = asked.filters(), asked.day()
    with desk_of(request).record(as_of=day) as record:
        if day is not None:
            views, following = views_as_of(record, filters, asked.limit)
            rows = [columns.account_to_dict(told, event=view.id) for view in views for told in view.accounts]
        else:
            cards, following = _cards(record, filters, asked.limit)
            rows = record.board.account_rows([card.event for card in cards])
    return answer(request, Rows("accounts", rows, following, columns.ACCOUNT_COLUMNS))


@router.get("/accounts/{id}", responses=NOT_FOUND, tags=["accounts"])
def show_account(request: Request, id: Id) -> dict[str, Any]:  # noqa: A002
    """What one article says of one event, with the evidence for each field."""
    with desk_of(request).record() as record:
        view = record.board.event(id)
    found = next((account for account in view.accounts if account.id == id), None)
    if found is None:
        raise NotFound(f"The record has no account {id}.")
    return columns.account_to_dict(found, event=view.id)


@router.get("/search", responses=LISTED, tags=["events"])
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Events in one of whose sentences or titles all the words stand, the newest day first."""
    with desk_of(request).record() as record:
        cards = record.board.cards(asked_for({"words": asked.q}).query(), limit=asked.limit)
        rows = rows_of(request).of(record, cards)
    return answer_written(request, "events", rows, None)


def _cards(record: Record, filters: Filters, limit: int) -> tuple[Sequence[Card], str | None]:
    """The cards of a page, and where the next begins."""
    cards = record.board.cards(filters.query(), after=filters.cursor(), limit=limit + 1)
    return cards[:limit], written(cards[limit - 1].cursor) if len(cards) > limit else None
