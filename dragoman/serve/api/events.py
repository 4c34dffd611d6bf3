"""Events and their accounts as data."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from dragoman import columns
from dragoman.errors import NotFound
from dragoman.serve.api.eventrows import compared, event_row, views_as_of
from dragoman.serve.api.shapes import LISTED, NOT_FOUND, Asked, EventsAsked, Id, Paged, Word, asked_for, desk_of
from dragoman.serve.desk import Desk
from dragoman.serve.filters import written
from dragoman.serve.formats import Rows, answer
from dragoman.store.board import Card
from dragoman.store.views import EventView

router = APIRouter()


class SearchAsked(Paged):
    """Words to look for."""

    q: Annotated[Word, Field(min_length=1)]


@router.get("/events", responses=LISTED, tags=["events"])
def list_events(request: Request, asked: Asked) -> Response:
    """Events that fit, the newest day first, each with what its accounts tell together."""
    found, following = _found(desk_of(request), asked)
    return answer(request, Rows("events", [event_row(view, card) for card, view in found], following))


@router.get("/events/{id}", responses=NOT_FOUND, tags=["events"])
def show_event(request: Request, id: Id) -> dict[str, Any]:  # noqa: A002
    """One event with all its accounts, the reasons for which they are one, and events that may be the same."""
    with desk_of(request).record() as record:
        view = record.board.event(id)
    told = [columns.account_to_dict(account, event=view.id) for account in view.accounts]
    possible = [{"event": each.event, **columns.judgement_to_dict(each.judgement)} for each in view.possible]
    return {**event_row(view), "accounts": told, "reasons": list(view.reasons), "possible": possible}


@router.get("/events/{id}/disagreements", responses=NOT_FOUND, tags=["events"])
def show_disagreements(request: Request, id: Id) -> dict[str, Any]:  # noqa: A002
    """Where the accounts of an event do not agree: each field, what is said of it, and which accounts say so."""
    with desk_of(request).record() as record:
        return compared(record.board.event(id))


@router.get("/accounts", responses=LISTED, tags=["accounts"])
def list_accounts(request: Request, asked: Asked) -> Response:
    """The accounts of the events that fit, by event; `limit` counts events."""
    found, following = _found(desk_of(request), asked)
    rows = [columns.account_to_dict(told, event=view.id) for _, view in found for told in view.accounts]
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
        listed = record.board.listed(asked_for({"words": asked.q}).query(), limit=asked.limit)
    return answer(request, Rows("events", [event_row(view, card) for card, view in listed], None))


def _found(desk: Desk, asked: EventsAsked) -> tuple[list[tuple[Card | None, EventView]], str | None]:
    """The events of a page, and where the next begins."""
    filters, day = asked.filters(), asked.day()
    with desk.record(as_of=day) as record:
        if day is not None:
            return views_as_of(record, filters, asked.limit)
        listed = record.board.listed(filters.query(), after=filters.cursor(), limit=asked.limit + 1)
    following = written(listed[asked.limit - 1][0].cursor) if len(listed) > asked.limit else None
    return list(listed[: asked.limit]), following
