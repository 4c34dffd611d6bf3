"""What holds for every answer: nothing from elsewhere is loaded or run, and what did not change is not made again.

An answer is kept under its address, so that a page asked for many times is made once for each state of the record
(`keeping` says for how long); its `ETag` lets browsers and feed readers ask whether theirs still holds.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable, Hashable
from contextlib import nullcontext

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.serve.keeping import Answer, Kept, Marks

_log = logging.getLogger(__name__)

LARGEST_KEPT = 2 << 20
MOST_EARLIER = 2
"""Answers as of an earlier day that are made at once: they can take long, and others are made beside them."""
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


class Answers:
    """Keeps the answers to GETs that worked, for as long as the record's mark stays the same."""

    def __init__(self, app: ASGIApp, *, mark: Callable[[], str], remade_at_once: int = 1) -> None:
        self._app = app
        self._marks = Marks(mark)
        self._kept = Kept()
        self._making: dict[Hashable, asyncio.Future[Answer | None]] = {}
        self._again: dict[Hashable, Scope] = {}
        self._remaking: set[asyncio.Task[None]] = set()
        self._remade_at_once = remade_at_once
        self._earlier = asyncio.Semaphore(MOST_EARLIER)

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
        self._marks.look()
        answer = self._kept.of(key)
        if answer is None or not self._marks.holds(answer):
            if answer is not None and self._making and self._marks.held_just_now(answer):
                self._make_soon(key, scope)
            elif key in self._making:
                answer = await asyncio.shield(self._making[key]) or await self._made(scope, receive, send, key)
            else:
                answer = await self._made(scope, receive, send, key)
        if answer is not None:
            await _send(answer, asked.get("if-none-match"), scope["method"] == "HEAD", send)

    def _make_soon(self, key: Hashable, scope: Scope) -> None:
        """Has an answer made again in the background, a few at once."""
        self._again.setdefault(key, {**scope, "later": True})
        if len(self._remaking) < self._remade_at_once:
            task = asyncio.create_task(self._make_again())
            self._remaking.add(task)
            task.add_done_callback(self._remaking.discard)

    async def _make_again(self) -> None:
        while self._again:
            key, scope = next(iter(self._again.items()))
            del self._again[key]
            held = self._kept.of(key)
            if key not in self._making and (held is None or not self._marks.holds(held)):
                try:
                    await self._made(scope, _no_more, _to_nobody, key)
                except Exception:  # whoever asks next is told
                    _log.exception("An answer could not be made again.")

    async def _made(self, scope: Scope, receive: Receive, send: Send, key: Hashable) -> Answer | None:
        """The answer, made once for all who ask for it meanwhile, and kept."""
        making = self._making[key] = asyncio.get_running_loop().create_future()
        answer = None
        try:
            async with self._earlier if b"as_of=" in scope["query_string"] else nullcontext():
                answer = await _make(self._app, scope, receive, send, self._marks.look())
        finally:
            if self._making.get(key) is making:
                del self._making[key]
            making.set_result(answer)
        if answer is not None:
            self._kept.keep(key, answer)
        return answer


async def _make(app: ASGIApp, scope: Scope, receive: Receive, send: Send, mark: str) -> Answer | None:
    """The answer; None where it was passed straight on: a failure, a stream too long to keep.

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

    await app({**scope, "method": "GET"}, receive, collect)
    if passed or not start:
        return None
    etag = f'"{hashlib.sha256(bytes(body)).hexdigest()[:24]}"'
    headers = tuple(pair for pair in start["headers"] if pair[0] not in (b"etag", b"content-length"))
    return Answer(mark, time.monotonic(), etag, headers, bytes(body))


async def _no_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _to_nobody(_: Message) -> None:
    pass


async def _send(answer: Answer, held: str | None, head: bool, send: Send) -> None:
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
