"""What holds for every answer: nothing from elsewhere is loaded or run, and what did not change is not made again.

An answer is kept under its address and the record's mark, so that a page asked for many times is made once for
each state of the record; its `ETag` lets browsers and feed readers ask whether theirs still holds.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_KEPT = 2000  # answers
MOST_BYTES = 64 << 20  # of them all: a small machine has 4 GB
LARGEST_KEPT = 2 << 20
KEPT_SECONDS = 60.0  # what a page says of today's date is never older
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_GUARDS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


class Guard:
    """Puts on every answer the headers that forbid it to load or run what is not ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and guards its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _GUARDS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


@dataclass(frozen=True, slots=True)
class _Answer:
    mark: str
    made: float
    etag: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Answers:
    """Keeps the answers to GETs that worked, for as long as the record's mark stays the same."""

    def __init__(self, app: ASGIApp, *, mark: Callable[[], str]) -> None:
        self._app = app
        self._mark = mark
        self._kept: OrderedDict[tuple[object, ...], _Answer] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers from what is kept, or passes on and keeps."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"] == "/version":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        key = (
            scope["path"],
            scope["query_string"],
            asked.get("accept", ""),
            asked.get("cookie", ""),
            asked.get("host"),
        )
        mark = self._mark()  # once a second a question to the store of under a millisecond
        answer = self._held(key, mark)
        if answer is None:
            answer = await self._make(scope, receive, send, key, mark)
        if answer is not None:
            await _send(answer, asked.get("if-none-match"), scope["method"] == "HEAD", send)

    def _held(self, key: tuple[object, ...], mark: str) -> _Answer | None:
        answer = self._kept.get(key)
        if answer is None or answer.mark != mark or time.monotonic() - answer.made > KEPT_SECONDS:
            return None
        self._kept.move_to_end(key)
        return answer

    async def _make(
        self, scope: Scope, receive: Receive, send: Send, key: tuple[object, ...], mark: str
    ) -> _Answer | None:
        """The answer, kept; None where it was passed straight on: a failure, a stream too long to keep.

        A cookie is kept with it: it tells the minute of the visit, and no more is known of a reader.
        """
        start: Message = {}
        body = bytearray()
        passed = False

        async def collect(message: Message) -> None:
            nonlocal start, passed
            if passed:
                await send(message)
                return
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            whole = start["status"] == 200 and len(body) <= LARGEST_KEPT
            if not whole:
                passed = True
                await send(start)
                await send({**message, "body": bytes(body)})

        await self._app({**scope, "method": "GET"}, receive, collect)
        if passed or not start:
            return None
        etag = f'"{hashlib.sha256(bytes(body)).hexdigest()[:24]}"'
        headers = tuple(pair for pair in start["headers"] if pair[0] not in (b"etag", b"content-length"))
        answer = _Answer(mark, time.monotonic(), etag, headers, bytes(body))
        self._keep(key, answer)
        return answer

    def _keep(self, key: tuple[object, ...], answer: _Answer) -> None:
        if (before := self._kept.pop(key, None)) is not None:
            self._bytes -= len(before.body)
        self._kept[key] = answer
        self._bytes += len(answer.body)
        while len(self._kept) > MOST_KEPT or self._bytes > MOST_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body)


async def _send(answer: _Answer, held: str | None, head: bool, send: Send) -> None:
    """The answer, or word that the one that the asker holds is still good."""
    same = held is not None and (
        held.strip() == "*" or answer.etag in [tag.strip().removeprefix("W/") for tag in held.split(",")]
    )
    own = [(b"etag", answer.etag.encode()), (b"cache-control", b"no-cache"), (b"vary", b"accept, cookie")]
    kept = [pair for pair in answer.headers if pair[0] not in (b"cache-control", b"vary")]
    body = b"" if same or head else answer.body
    size = [] if same else [(b"content-length", str(len(answer.body)).encode())]
    await send({"type": "http.response.start", "status": 304 if same else 200, "headers": [*kept, *own, *size]})
    await send({"type": "http.response.body", "body": body})
