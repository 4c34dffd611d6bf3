"""An application that is imported after the first page is out: pages are there in a blink, the API a moment later."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send


class Later:
    """An ASGI application made when it is first needed."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._made: ASGIApp | None = None
        self._lock = Lock()

    def app(self) -> ASGIApp:
        """The application, made now where it wasn't."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        app = self._made if self._made is not None else await run_in_threadpool(self.app)
        await app(scope, receive, send)
