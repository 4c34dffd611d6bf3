"""Makes every page once before anybody asks for it, with each kind of filter.

What is loaded, compiled or remembered at the first time is there then: the first reader of a page or filter waits no
longer than the second.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, MutableMapping
from typing import Any
from urllib.parse import quote, unquote, urlencode

from starlette.types import ASGIApp, Scope

from dragoman.serve.desk import Desk

_log = logging.getLogger(__name__)

LISTINGS = ("/timeline", "/map", "/network", "/feed.atom", "/calendar.ics", "/api/v1/events")
PAGES = (
    "/", "/calendar", "/ledger", "/statements", "/figures", "/actors", "/sources", "/about", "/feed.json",
    *(f"/api/v1/{name}" for name in ("accounts", "figures", "statements", "positions", "articles", "actors")),
)  # fmt: skip
EVENTS = 3  # pages of single events


def rehearse(app: ASGIApp, desk: Desk) -> Iterator[bool]:
    """Asks an application for its pages, one a step; whether each could be made."""
    with asyncio.Runner() as runner:
        for address in addresses(desk):
            try:
                runner.run(_ask(app, address))
                yield True
            except Exception:  # whoever asks for it is told
                _log.warning("%s could not be made ahead.", address, exc_info=True)
                yield False


def addresses(desk: Desk) -> list[str]:
    """The pages of a record, and its listings with one filter of each kind."""
    with desk.record() as record:
        cards = record.board.cards(limit=EVENTS)
        if not cards:
            return []
        states = [state for state, _ in record.board.states() if state][:2]
        outlets = [outlet for outlet, _, _ in record.board.outlets(limit=1) if outlet]
    filters = list(_filters(states, outlets, cards[0].day))
    listed = [f"{page}?{urlencode(asked)}" for page in LISTINGS for asked in filters]
    actors = [f"/actor/{quote(state)}" for state in states[:1]] + ["/dyad/" + "/".join(map(quote, states))]
    return [*PAGES, *listed, *actors[: len(states)], *(f"/event/{card.event}" for card in cards)]


def _filters(states: list[str], outlets: list[str], day: str) -> Iterator[dict[str, str]]:
    yield {}
    yield from ({"actor": state} for state in states[:1])
    if len(states) > 1:
        yield dict(zip(("actor", "other"), states, strict=True))
    yield from ({"outlet": outlet} for outlet in outlets)
    for name, value in (("type", "CONSULT"), ("status", "planned"), ("mode", "phone"), ("told_as", "background")):
        yield {name: value}
    yield from ({"words": "talks"}, {"place": "Moscow"}, {"since": day[:4]}, {"until": day})


async def _ask(app: ASGIApp, address: str) -> None:
    """Asks for an address and throws the answer away."""
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http", "method": "GET", "path": unquote(path), "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "headers": [(b"host", b"localhost")], "scheme": "http",
        "server": ("localhost", 80), "client": ("127.0.0.1", 1), "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: MutableMapping[str, Any]) -> None:
        pass

    await app(scope, receive, send)
