"""Articles as data: what is known of them, never their texts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.serve.api.shapes import LISTED, DaysAsked, Word, desk_of
from dragoman.serve.formats import Rows, answer

router = APIRouter()


class ArticlesAsked(DaysAsked):
    """A question for articles."""

    outlet: Word | None = None


@router.get("/articles", responses=LISTED, tags=["articles"])
def list_articles(request: Request, asked: Annotated[ArticlesAsked, Query()]) -> Response:
    """Articles without their texts, the newest kept first."""
    query = asked.filters(outlet=asked.outlet).query()
    with desk_of(request).record(as_of=asked.day()) as record:
        page = record.articles_page(query, before=asked.after, limit=asked.limit)
    return answer(request, Rows("articles", page.rows, page.next))
