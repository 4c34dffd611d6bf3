"""Statements and positions as data."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from dragoman import columns
from dragoman.records import Stance
from dragoman.serve.api.shapes import LISTED, DaysAsked, Word, desk_of
from dragoman.serve.formats import Rows, answer

router = APIRouter()


class SayingsAsked(DaysAsked):
    """A question for what was said."""

    actor: Word | None = Field(None, description="who speaks or is spoken to, in any spelling", examples=["Lavrov"])
    words: Word | None = Field(None, description="all stand in one sentence", examples=["grain"])


class PositionsAsked(SayingsAsked):
    """A question for where somebody stands."""

    stance: Stance | None = None
    matter: Word | None = Field(None, description="by its code or its words", examples=["nord stream"])


@router.get("/statements", responses=LISTED, tags=["statements"])
def list_statements(request: Request, asked: Annotated[SayingsAsked, Query()]) -> Response:
    """Who is reported to have said what, the newest kept first."""
    query = asked.filters(actor=asked.actor, words=asked.words).query()
    with desk_of(request).record(as_of=asked.day()) as record:
        page = record.sayings_page("statement", query, before=asked.after, limit=asked.limit)
    return answer(request, Rows("statements", page.rows, page.next, columns.STATEMENT_COLUMNS))


@router.get("/positions", responses=LISTED, tags=["statements"])
def list_positions(request: Request, asked: Annotated[PositionsAsked, Query()]) -> Response:
    """What an actor supports, opposes, demands or rules out, the newest kept first."""
    query = replace(
        asked.filters(actor=asked.actor, words=asked.words).query(), stance=asked.stance, matter=asked.matter or None
    )
    with desk_of(request).record(as_of=asked.day()) as record:
        page = record.sayings_page("position", query, before=asked.after, limit=asked.limit)
    return answer(request, Rows("positions", page.rows, page.next, columns.POSITION_COLUMNS))
