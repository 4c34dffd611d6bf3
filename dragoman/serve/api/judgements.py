"""Judgements: what persons held to be one event or two; taken with a token where the page was started so."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from dragoman.serve.api.shapes import ID, LISTED, Failure, Paged, desk_of
from dragoman.serve.formats import Rows, answer

router = APIRouter()


class Ruling(BaseModel):
    """That two entries, events or accounts by id, are of one event or of two."""

    relation: Literal["same", "different"]
    first: str = Field(pattern=ID)
    second: str = Field(pattern=ID)
    by: str = Field(min_length=1, max_length=100)
    note: str | None = Field(None, max_length=2000)


class RulingsAsked(Paged):
    """A question for judgements."""

    after: int | None = Field(None, ge=1, le=2**62)


@router.get("/judgements", responses=LISTED, tags=["judgements"])
def list_judgements(request: Request, asked: Annotated[RulingsAsked, Query()]) -> Response:
    """What persons judged, the newest first; one that was taken back no longer stands."""
    with desk_of(request).record() as record:
        page = record.rulings_page(before=asked.after, limit=asked.limit)
    return answer(request, Rows("judgements", page.rows, page.next))


@router.post(
    "/judgements",
    status_code=201,
    tags=["judgements"],
    responses={401: {"model": Failure}, 403: {"model": Failure}, 404: {"model": Failure}},
)
def judge(
    request: Request, ruling: Ruling, authorization: Annotated[str | None, Header(max_length=400)] = None
) -> dict[str, Any]:
    """Judges that two entries are one event, or two; needs `Authorization: Bearer TOKEN`."""
    token = request.app.state.settings.token
    if token is None:
        raise HTTPException(403, "Judgements are not taken here: the page was started without --judge.")
    given = (authorization or "").removeprefix("Bearer ").encode("utf-8", "replace")
    if not secrets.compare_digest(given, token.encode()):
        raise HTTPException(401, "The token is missing or wrong.")
    ruled = desk_of(request).rule(ruling.relation, ruling.first, ruling.second, by=ruling.by, note=ruling.note)
    return {"relation": ruled.relation, "restored": ruled.restored, "events": list(ruled.events)}
