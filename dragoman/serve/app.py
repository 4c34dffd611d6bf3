"""The web application: pages, feeds and the API, with the rules that hold for every answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter
from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from dragoman.errors import DragomanError, NotFound, StoreError
from dragoman.serve import feeds, pages
from dragoman.serve.answers import Answers, Guard
from dragoman.serve.desk import Desk
from dragoman.serve.filters import BadFilter
from dragoman.serve.later import Later
from dragoman.serve.rehearsing import rehearse
from dragoman.serve.rendering import canonical, problem_page, static_file
from dragoman.serve.settings import Settings
from dragoman.serve.sweeping import Sweeper
from dragoman.serve.warming import Warming, load_names
from dragoman.store import Store

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

ANSWER_SECONDS = 20.0
"""What one question to a server may take: a page that takes longer is given up, so that others are answered."""
MAKERS = 4
"""Answers that are made at once: more would only hold up one another, and what is kept and could go out."""
Page = Callable[[Request], Response]


def create_app(settings: Settings, *, warmed_after: float | None = None) -> Starlette:
    """The application over a store that exists. Raises StoreError where it doesn't, or can't be opened.

    So many seconds after it has begun it loads and rehearses what it will need; None: soon.
    """
    desk = Desk(Store.open(settings.store, create=False, within=ANSWER_SECONDS))

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = MAKERS
        warming.start()
        yield
        warming.stop()
        desk.close()

    api, sweeper = Later(lambda: _api(desk, settings)), Sweeper()
    routes = [
        *(Route(path, _page(page), methods=["GET"]) for path, page in pages.ROUTES),
        Route("/seen", pages.mark_seen, methods=["POST"]),
        *(Route(path, feed, methods=["GET"]) for path, feed in feeds.ROUTES),
        Route("/version", _version, methods=["GET"]),
        Route("/static/{name}", static_file, methods=["GET"]),
        Mount("/api/v1", app=api),
    ]
    middleware = [Middleware(Guard), Middleware(Answers, mark=desk.mark)] if settings.kept else []
    middleware.insert(0, Middleware(sweeper.noting))
    if settings.hosts:
        middleware.insert(0, Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts)))
    app = Starlette(
        routes=routes,
        lifespan=life,
        middleware=middleware,
        exception_handlers={
            BadFilter: _problem(400),
            NotFound: _problem(404),
            StoreError: _problem(503),
            DBAPIError: _unread,
            DragomanError: _problem(500),
            HTTPException: _http_problem,
            Exception: _broken,
        },
    )

    async def rehearsed(scope: Scope, receive: Receive, send: Send) -> None:
        await app.router({**scope, "app": app}, receive, send)

    warming = Warming(
        (api.app, load_names), rehearsal=partial(rehearse, rehearsed, desk), mark=desk.mark, sweeper=sweeper,
        ahead=[partial(draw, desk) for draw in pages.DRAWN_AHEAD], after=warmed_after,
    )  # fmt: skip
    app.state.desk = desk
    app.state.warming = warming
    app.state.settings = settings
    return app


async def _version(request: Request) -> Response:
    """The record's mark, for pages that look whether it changed."""
    desk: Desk = request.app.state.desk
    return Response(desk.mark(), media_type="text/plain")


def _api(desk: Desk, settings: Settings) -> ASGIApp:
    from dragoman.serve.api import create_api  # noqa: PLC0415  # FastAPI takes half a second to import

    made: ASGIApp = create_api(desk, settings)
    return made


def _page(page: Page) -> Page:
    """A page at its one address: a form also sends the filters that were left empty."""

    def shown(request: Request) -> Response:
        if any(not value.strip() for value in request.query_params.values()):
            return RedirectResponse(canonical(request), 303)
        return page(request)

    return shown


def _problem(status: int) -> Callable[[Request, Exception], Response]:
    return lambda request, error: problem_page(request, status, str(error))


def _http_problem(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {404: "There is no such page.", 405: "This page can only be read."}
    return problem_page(request, status, words.get(status, "This could not be done."))


def _unread(request: Request, _: Exception) -> Response:
    return problem_page(request, 503, "The record could not be read just now. The reason is in the log.")


def _broken(request: Request, _: Exception) -> Response:
    return problem_page(request, 500, "Something went wrong that should not have. It has been noted in the log.")
