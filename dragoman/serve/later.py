"""An application that is imported after the first page is out: pages are there in a blink, the API a moment later."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

_AFTER_SECONDS = 1.0


class Later:
    """An ASGI application made when it is first needed, or soon after the start."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._made: ASGIApp | None = None
        self._lock = Lock()

    def load_soon(self) -> None:
        """Makes it in the background, once the first page has had time to go out."""
        from threading import Timer  # noqa: PLC0415

        timer = Timer(_AFTER_SECONDS, lambda: Thread(target=self.app, daemon=True).start())
        timer.daemon = True
        timer.start()

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
