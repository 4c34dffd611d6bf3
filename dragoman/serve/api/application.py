"""Puts the API together: its routes, and the one shape of its errors.

Read-only but for judgements, which need the token given at the start. An error is
`{"error": {"status": 404, "message": "...", "field": null}}`.
"""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from dragoman.errors import DragomanError, NotFound, StoreError
from dragoman.serve.api import actors, articles, events, judgements, matters, numbers, sayings
from dragoman.serve.api.eventrows import make_rows
from dragoman.serve.api.shapes import Failure
from dragoman.serve.desk import Desk
from dragoman.serve.filters import BadFilter
from dragoman.serve.remembering import Remembered
from dragoman.serve.settings import VERSION, Settings

MOST_ROWS = 20_000
"""Events whose rows are remembered: some 30 MB."""


def create_api(desk: Desk, settings: Settings) -> FastAPI:
    """The API over a desk's record."""
    api = FastAPI(
        title="Dragoman",
        version=VERSION,
        summary="A sourced record of diplomacy: events, accounts, figures, statements, and who says so.",
        docs_url=None,
        redoc_url=None,
        responses={400: {"model": Failure}, 422: {"model": Failure}},
    )
    api.state.desk = desk
    api.state.settings = settings
    api.state.rows = Remembered(make_rows, most=MOST_ROWS)
    for part in (events, matters, numbers, sayings, articles, actors, judgements):
        api.include_router(part.router)
    for kind in (BadFilter, NotFound, StoreError, DragomanError, RequestValidationError, HTTPException):
        api.add_exception_handler(kind, _failed)
    return api


async def _failed(_: Request, error: Exception) -> Response:
    """The one shape of an error."""
    status, field, message = _told(error)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    problem = {"status": status, "message": message, "field": field}
    return JSONResponse({"error": problem}, status, headers)


def _told(error: Exception) -> tuple[int, str | None, str]:
    """The status of an error, the field it is about, and what to say."""
    if isinstance(error, BadFilter):
        return 400, error.field, str(error)
    if isinstance(error, NotFound):
        return 404, None, str(error)
    if isinstance(error, StoreError):
        return 503, None, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, None, str(error.detail)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][1:]) or None
        return 422, field, f"{field or 'The request'}: {first['msg']}."
    return 500, None, str(error)
