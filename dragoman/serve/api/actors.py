"""Actors as data: who a name stands for, and who is in the record."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from dragoman.briefing.lands import land
from dragoman.serve.api.shapes import LISTED, NOT_FOUND, desk_of
from dragoman.serve.filters import Filters
from dragoman.serve.formats import Rows, answer
from dragoman.serve.pages.actors import named_as

router = APIRouter()


@router.get("/actors", responses=LISTED, tags=["actors"])
def list_actors(request: Request) -> Response:
    """The states and bodies of the record, with the number of their accounts."""
    with desk_of(request).record() as record:
        found = [{"code": c, "name": land(c).name, "accounts": number} for c, number in record.board.states()]
    return answer(request, Rows("actors", found, None))


@router.get("/actors/{name}", responses=NOT_FOUND, tags=["actors"])
def show_actor(request: Request, name: Annotated[str, Path(min_length=1, max_length=200)]) -> dict[str, Any]:
    """Who a name, code or identity stands for, in any spelling, with offices by day and how often it occurs."""
    named = named_as(name)
    with desk_of(request).record() as record:
        counts = record.board.counted(Filters(actor=named.asked).query(), "type") if named.asked else {}
    offices = [{"title": title, "start": start, "end": end} for title, start, end in named.offices]
    return {"asked": named.asked, "name": named.title, "code": named.code, "offices": offices, "events": counts}
