"""Figures as data."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from dragoman import columns
from dragoman.serve.api.shapes import LISTED, DaysAsked, Measure, Word, desk_of
from dragoman.serve.formats import Rows, answer

router = APIRouter()


class FiguresAsked(DaysAsked):
    """A question for figures."""

    measure: Measure | None = None
    words: Word | None = Field(None, description="among what is counted, where, and who says so")


@router.get("/figures", responses=LISTED, tags=["figures"])
def list_figures(request: Request, asked: Annotated[FiguresAsked, Query()]) -> Response:
    """Figures, the newest kept first."""
    query = asked.filters(words=asked.words).query()
    with desk_of(request).record(as_of=asked.day()) as record:
        page = record.figures_page(query, measure=asked.measure, before=asked.after, limit=asked.limit)
    return answer(request, Rows("figures", page.rows, page.next, columns.FIGURE_COLUMNS))
