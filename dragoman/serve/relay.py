"""Hands questions to the processes that make answers, each at a socket of its own, and passes the answers on.

They speak HTTP, as to anybody. A maker that dies is begun anew by whoever began it (`processes`): what was asked of
it is asked once more, unless it was to change something.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence

import h11
from starlette.types import Message, Receive, Scope, Send

from dragoman.serve.busy import Busy
from dragoman.serve.turns import Turns

_log = logging.getLogger(__name__)

AT_ONCE = 2
"""Questions that a maker has at a time: so a slow one does not hold up all that come after it."""
READ = 1 << 18
HOP = {b"connection", b"keep-alive", b"transfer-encoding"}
NOT_MADE = "This could not be made just now. Try again in a moment."
Pairs = list[tuple[bytes, bytes]]
Made = tuple[int, Pairs, bytes]


class Relay:
    """An application whose answers are made elsewhere: by the makers that listen at these sockets."""

    def __init__(self, makers: Sequence[str], busy: Busy | None = None) -> None:
        self._busy = busy or Busy()
        self._busy.begin()
        self._turns = Turns([maker for _ in range(AT_ONCE) for maker in makers])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Has an answer made, and sends it."""
        if scope["type"] != "http":
            return
        sent = await _sent(receive) if scope["method"] not in ("GET", "HEAD") else b""
        with self._busy.making():
            status, headers, body = await self._asked(scope, sent)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _asked(self, scope: Scope, sent: bytes) -> Made:
        for _ in range(2 if scope["method"] in ("GET", "HEAD") else 1):
            try:
                async with self._turns.turn(kind_of(scope), later=scope.get("later", False)) as maker:
                    return await _answered(maker, scope, sent)
            except (OSError, EOFError, h11.RemoteProtocolError):
                _log.warning("A process that makes answers went away.", exc_info=True)
        return _not_made(scope["path"])


def kind_of(scope: Scope) -> str:
    """What answers that take about as long have in common: their page or call, and whether of an earlier day."""
    path = scope["path"].split("/")
    page = "/".join(path[1:4] if path[1] == "api" else path[1:2])
    return f"{page}?as_of" if b"as_of=" in scope["query_string"] else page


async def _answered(maker: str, scope: Scope, sent: bytes) -> Made:
    """One question to a maker, over a connection of its own."""
    reader, writer = await asyncio.open_unix_connection(maker)
    try:
        speaking = h11.Connection(h11.CLIENT)
        target = scope["path"].encode() if not scope.get("raw_path") else scope["raw_path"]
        target += b"?" + scope["query_string"] if scope["query_string"] else b""
        headers = [pair for pair in scope["headers"] if pair[0] not in (*HOP, b"content-length")]
        headers += [(b"connection", b"close")]
        headers += [(b"content-length", str(len(sent)).encode())] if sent else []
        asked = [h11.Request(method=scope["method"], target=target, headers=headers)]
        for event in (*asked, *([h11.Data(data=sent)] if sent else []), h11.EndOfMessage()):
            writer.write(speaking.send(event) or b"")
        return await _read(speaking, reader)
    finally:
        writer.close()


async def _read(speaking: h11.Connection, reader: asyncio.StreamReader) -> Made:
    """An answer to its end. Raises EOFError where that doesn't come."""
    status, headers, body = 0, list[tuple[bytes, bytes]](), bytearray()
    while True:
        event = speaking.next_event()
        if event is h11.NEED_DATA:
            told = await reader.read(READ)
            if not told and not status:
                raise EOFError
            speaking.receive_data(told)
        elif isinstance(event, h11.Response):
            status = event.status_code
            headers = [(bytes(name), bytes(value)) for name, value in event.headers if name not in HOP]
        elif isinstance(event, h11.Data):
            body.extend(event.data)
        elif isinstance(event, h11.EndOfMessage):
            return status, headers, bytes(body)


async def _sent(receive: Receive) -> bytes:
    """All that comes with a question."""
    body = bytearray()
    while True:
        message: Message = await receive()
        body.extend(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return bytes(body)


def _not_made(path: str) -> Made:
    """What is said where an answer could not be made."""
    if path.startswith("/api/"):
        problem = {"error": {"status": 503, "message": NOT_MADE, "field": None}}
        kind, told = b"application/json", json.dumps(problem).encode()
    else:
        kind, told = b"text/plain; charset=utf-8", NOT_MADE.encode()
    return 503, [(b"content-type", kind), (b"content-length", str(len(told)).encode()), (b"retry-after", b"2")], told
