"""What an event leads to as data: the ledger, where accounts disagree, both sides' telling, whose news it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from dragoman import columns
from dragoman.briefing.citations import outlet
from dragoman.briefing.comparing import compare
from dragoman.briefing.words import distinct
from dragoman.errors import NotFound
from dragoman.serve.api.shapes import LISTED, NOT_FOUND, Cursor, Day, Id, Mode, Paged, Type, Word, asked_for, desk_of
from dragoman.serve.desk import shelf_for
from dragoman.serve.filters import Filters, written
from dragoman.serve.formats import Rows, answer
from dragoman.serve.lines import sentence
from dragoman.serve.matters import MatterLine, matter_page
from dragoman.serve.sides import MOST_ARTICLES
from dragoman.store import Record
from dragoman.store.views import EventView

router = APIRouter()
MOST_MATTERS = 36
A_LOOK, MOST_LOOKS = 20, 3  # events told by several that are looked at for one page of disagreements

State = Literal["open", "asked", "offered", "planned", "threatened", "agreed", "done", "denied", "refused", "lapsed"]


class PartsAsked(Paged):
    """A question for events by who, what and when."""

    actor: Word | None = Field(None, description="a person, state or body in any spelling", examples=["Turkey"])
    other: Word | None = Field(None, description="a second one: together they are a dyad", examples=["RUS"])
    type: Type | None = None
    mode: Mode | None = None
    since: Day | None = Field(None, description="2022-03-01, or 2022-03 for a month", examples=["2022-03"])
    until: Day | None = Field(None, examples=["2022-03-31"])
    after: Cursor | None = Field(None, description="`next` of the page before")

    def filters(self) -> Filters:
        """The question as filters, checked. Raises BadFilter."""
        return asked_for(self.model_dump(exclude={"limit", "state"}, exclude_none=True))


class MattersAsked(PartsAsked):
    """A question for the ledger."""

    limit: int = Field(12, ge=1, le=MOST_MATTERS)
    state: State | None = Field(None, description="where a matter stands; `open` is neither settled nor lapsed")


@router.get("/ledger", responses=LISTED, tags=["ledger"])
def list_matters(request: Request, asked: Annotated[MattersAsked, Query()]) -> Response:
    """What was asked, offered, planned or threatened and what became of it, the newest first.

    With `state` a page may hold fewer rows than `limit` and still have a `next`.
    """
    desk = desk_of(request)
    with desk.record() as record:
        page = matter_page(desk, record, asked.filters(), state=asked.state, limit=asked.limit)
    return answer(request, Rows("ledger", [_matter_row(line) for line in page.lines], page.next))


@router.get("/disagreements", responses=LISTED, tags=["events"])
def list_disagreements(request: Request, asked: Annotated[PartsAsked, Query()]) -> Response:
    """On which fields the accounts of events differ, the newest event first: a row for each event and field.

    `limit` counts events; a page may hold fewer and still have a `next`.
    """
    with desk_of(request).record() as record:
        found, following = _differing(record, asked.filters(), asked.limit)
    rows = [
        {"text": sentence(view, year=True), **columns.disagreement_to_dict(each)}
        for view in found
        for each in view.disagreements
    ]
    return answer(request, Rows("disagreements", rows, following, ("text", *columns.DISAGREEMENT_COLUMNS)))


def _differing(record: Record, filters: Filters, limit: int) -> tuple[list[EventView], str | None]:
    """Events whose accounts differ, so many at most, and where the next page begins."""
    cursor, found = filters.cursor(), list[EventView]()
    for _ in range(MOST_LOOKS):
        cards = record.board.told_by_several(filters.query(), after=cursor, limit=A_LOOK)
        views = record.board.whole([card.event for card in cards])
        for card in cards:
            cursor = card.cursor
            if (view := views.get(card.event)) is not None and view.disagreements:
                found.append(view)
                if len(found) == limit:
                    return found, written(cursor)
        if len(cards) < A_LOOK:
            return found, None
    return found, written(cursor) if cursor is not None else None


@router.get("/events/{id}/comparison", responses=NOT_FOUND, tags=["events"])
def show_comparison(request: Request, id: Id) -> dict[str, Any]:  # noqa: A002
    """What each side says of an event that the other does not, in sentences that entries stand on."""
    with desk_of(request).record() as record:
        view = record.board.event(id)
        if len({account.article for account in view.accounts}) > MOST_ARTICLES:
            raise NotFound(f"The event {view.id} is told by too many to have sides.")
        return asdict(compare(record, view))


@router.get("/events/{id}/origins", responses=NOT_FOUND, tags=["events"])
def show_origins(request: Request, id: Id) -> dict[str, Any]:  # noqa: A002
    """From where the news of an event comes: accounts of reprints, of one wire or of one voice are together."""
    with desk_of(request).record() as record:
        view = record.board.event(id)
        shelf = shelf_for(record, [view])
        article_of = {account.id: account.article for account in view.accounts}
        origins = [
            {
                "outlets": list(distinct(outlet(shelf, article_of[id_]) for id_ in together)),
                "accounts": list(together),
            }
            for together in view.origins
        ]
    return {"event": view.id, "accounts": len(view.accounts), "origins": origins}


def _matter_row(line: MatterLine) -> dict[str, Any]:
    """A matter in the columns of the API."""
    matter = line.matter
    steps = [
        {"state": step.state, "event": step.event, "date": list(step.date), "why": step.why,
         "text": told.text if told else None}
        for step, told in line.steps
    ]  # fmt: skip
    sides = {name: [columns.party_to_dict(party) for party in getattr(matter, name)] for name in _SIDES}
    return {
        "id": matter.id, "text": line.opening.text, "kind": matter.kind, "state": matter.state, "mode": matter.mode,
        "about": list(matter.about), **sides, "steps": steps,
        "note": "only the first reports after it were looked at" if line.cut else matter.note,
    }  # fmt: skip


_SIDES = ("parties", "source", "target")
