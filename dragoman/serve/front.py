"""The one process that readers speak with, where several make answers: it keeps them, and has them made.

What is kept goes out at once, whatever is being made meanwhile, and an answer is made once for all.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.serve.answers import Answers, Guard
from dragoman.serve.busy import Busy
from dragoman.serve.desk import Desk
from dragoman.serve.relay import Relay
from dragoman.serve.settings import Settings
from dragoman.store import Store


def create_front(settings: Settings, makers: Sequence[str], busy: Busy | None = None) -> Starlette:
    """The application before `makers`, sockets at which `create_app` is served; `busy` tells whether they are."""
    desk = Desk(Store.open(settings.store, create=False))

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        gc.freeze()
        yield
        desk.close()

    def version(_: Request) -> Response:
        return Response(desk.mark(), media_type="text/plain")

    middleware = [Middleware(Guard), Middleware(Answers, mark=desk.mark, remade_at_once=len(makers))]
    if settings.hosts:
        middleware.insert(0, Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts)))
    routes = [Route("/version", version, methods=["GET"]), Mount("/", app=_Changing(Relay(makers, busy), desk))]
    return Starlette(routes=routes, middleware=middleware, lifespan=life)


class _Changing:
    """Has the record looked at anew once somebody may have changed it."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a question on."""
        await self._app(scope, receive, send)
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD"):
            self._desk.look_again()
