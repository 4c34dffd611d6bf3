"""Measures the live page and the API on a large store: what an answer costs when it is made, and when it is kept.

    python -m benchmarks.large 100000 build/large.dragoman     make the store, once
    python -m benchmarks serving                               measure what `build/large.dragoman` holds
    python -m benchmarks.serving STORE [WORD ...]              the same of any file or address, where a word is in it

Each address is asked for in one process without a network. *first* is its first answer, pictures drawn; *made* are
answers that had to be made since the record changed, *kept* are those that had not. Milliseconds of processor
time, since the machine may be busy, beside those of the barest page that the same server could give.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from benchmarks.parts import Part
from dragoman.serve import Settings, create_app
from dragoman.store import Query, Record, Store

STORE = Path("build/large.dragoman")
TIMES = 9
MEDIAN, NINETY_FIFTH = 50.0, 150.0  # milliseconds asked for
Ask = Callable[[str, dict[str, str]], Awaitable[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one address costs, in milliseconds of the processor: the first answer, one made anew, one kept."""

    address: str
    status: int
    size: int
    first: float
    made: float
    worst: float
    kept: float


def serving() -> Part:
    """Every page and call over the store in `build/`."""
    part = Part("serving")
    if not STORE.exists():
        part.skipped = f"{STORE} is not there; make it with: python -m benchmarks.large 100000 {STORE}"
        return part
    costs, barest = measure(STORE)
    part.figures = {"barest_ms": barest, "made_ms_median": median(cost.made for cost in costs)}
    part.figures["made_ms_worst"] = max(cost.worst for cost in costs)
    part.figures["kept_ms_median"] = median(cost.kept for cost in costs)
    part.figures["made_in_barest"] = part.figures["made_ms_median"] / barest
    part.lines = [*told(costs, barest), *(f"{name:20} {figure:8.2f}" for name, figure in part.figures.items())]
    return part


def measure(store: Path | str, words: Sequence[str] = ()) -> tuple[list[Cost], float]:
    """The cost of each address in which one of the words stands (of all, without any), and of the barest page."""
    return asyncio.run(_measured(store, words))


def told(costs: Sequence[Cost], barest: float) -> list[str]:
    """The costs as lines, the dearest first."""
    lines = [f"{'first':>8} {'made':>8} {'worst':>8} {'kept':>8} {'x bare':>7} {'bytes':>9}  address"]
    for cost in sorted(costs, key=lambda cost: -cost.made):
        mark = "!" if cost.status != 200 or cost.made > MEDIAN or cost.worst > NINETY_FIFTH else " "
        lines.append(
            f"{cost.first:8.1f} {cost.made:8.1f} {cost.worst:8.1f} {cost.kept:8.2f} {cost.made / barest:7.1f} "
            f"{cost.size:9}{mark} {cost.address}{'' if cost.status == 200 else f' ({cost.status})'}"
        )
    return lines


def addresses(record: Record) -> list[str]:
    """Every page and call with its usual and its dearest filters, over what the record holds."""
    board = record.board
    states = [code for code, _ in board.states()]
    often, second, seldom = states[0], states[1], states[-1]
    (_, newest), *_ = board.listed(limit=1)
    latest = board.last_day() or "2025-01-01"
    middle = board.days(Query(), limit=20_000)[-1]
    events = [view for _, view in board.listed(limit=200)]
    told_most = max(events, key=lambda view: len(view.accounts))
    person = next((p.name for view in events for p in view.parties if p.name), "Nobody")
    outlet = board.outlets(limit=1)[0][0]
    article = newest.accounts[0].article
    filters = (
        "", f"actor={often}", f"actor={often}&other={second}", f"actor={seldom}", f"actor={quote(person)}",
        "words=president", "words=grain+exports", "words=nowhere+told", "type=CONSULT", "type=PROTEST",
        "status=planned", "mode=phone&status=happened", "mode=summit", "place=Moscow", f"outlet={quote(outlet)}",
        "told_as=background", f"since={middle[:7]}", f"until={middle}", f"since={middle[:4]}&until={latest}",
        f"actor={often}&type=ASSAULT&words=president&until={middle}", "actor=minister",
    )  # fmt: skip
    deep = (f"after={middle}_999999999999999999", "after=0001-01-03_999999999999999999", f"after={latest}_1")
    listings = ("/timeline", "/api/v1/events")
    pages = [f"{page}?{asked}" for page in listings for asked in (*filters, *deep)]
    pages += [f"/api/v1/events?{deep[0]}&actor={often}", f"/timeline?{deep[0]}&actor={often}&words=president"]
    pages += [f"{page}?{asked}" for page in ("/network", "/map", "/feed.atom", "/calendar.ics") for asked in filters]
    pages += [
        "/", f"/?since={middle}", f"/?since={latest}", "/calendar", f"/calendar?since={middle}", "/figures",
        "/figures?words=civilians", "/figures?measure=killed", f"/figures?since={middle[:7]}&until={middle[:7]}",
        f"/figures?until={middle}", "/sources", "/about", "/actors", f"/actor/{often}", f"/actor/{seldom}",
        f"/actor/{quote(person)}", f"/dyad/{often}/{second}", f"/dyad/{often}/{seldom}", f"/event/{newest.id}",
        f"/event/{told_most.id}", f"/article/{article}", "/feed.json", "/version", "/static/style.css",
    ]  # fmt: skip
    api = "/api/v1"
    pages += [
        f"{api}/events?limit=200", f"{api}/accounts?limit=200", f"{api}/accounts?actor={often}",
        f"{api}/events/{told_most.id}", f"{api}/events/{newest.id}/disagreements",
        f"{api}/accounts/{newest.accounts[0].id}", f"{api}/search?q=president", f"{api}/search?q=ceasefire+talks",
        f"{api}/figures", f"{api}/figures?limit=200", f"{api}/figures?words=civilians",
        f"{api}/figures?measure=killed",
        f"{api}/figures?words=nowhere", f"{api}/figures?after=50&words=nowhere", f"{api}/statements",
        f"{api}/statements?actor={often}", f"{api}/statements?actor={seldom}", f"{api}/statements?since={latest}",
        f"{api}/statements?until=2021-02", f"{api}/positions", f"{api}/positions?actor={often}",
        f"{api}/positions?actor={quote(person)}", f"{api}/articles", f"{api}/articles?limit=200",
        f"{api}/articles?outlet={quote(outlet)}", f"{api}/articles?outlet=Nobody", f"{api}/articles?since={middle}",
        f"{api}/articles?until=2021-01", f"{api}/articles?after=1000", f"{api}/actors", f"{api}/actors/{often}",
        f"{api}/actors/{quote(person)}", f"{api}/judgements", f"{api}/openapi.json",
        f"{api}/events?as_of={middle}", f"{api}/events?as_of={latest}", f"{api}/events?as_of={middle}&actor={often}",
        f"{api}/accounts?as_of={middle}&status=planned", f"{api}/figures?as_of={middle}",
        f"{api}/articles?as_of={middle}", f"{api}/statements?as_of={middle}",
    ]  # fmt: skip
    return pages


async def _measured(store: Path | str, words: Sequence[str]) -> tuple[list[Cost], float]:
    with Store.open(store, create=False) as kept:
        asked = [each for each in addresses(kept.record()) if not words or any(word in each for word in words)]
    app = create_app(Settings(str(store), private=True))
    async with app.router.lifespan_context(app):
        ask = _asker(app)
        await ask("/", {})
        await ask("/api/v1/judgements", {})  # the API is loaded
        costs = [await _cost(ask, address) for address in asked]
    return costs, await _barest()


async def _cost(ask: Ask, address: str) -> Cost:
    status, size, first = await _timed(ask, address, {"cookie": "t=first"})
    if first > 20 * NINETY_FIFTH:  # it is too dear already
        return Cost(address, status, size, first, first, first, first)
    made = [(await _timed(ask, address, {"cookie": f"t={n}"}))[2] for n in range(TIMES)]
    kept = [(await _timed(ask, address, {"cookie": "t=first"}))[2] for _ in range(TIMES)]
    return Cost(address, status, size, first, median(made), max(made), median(kept))


async def _barest() -> float:
    """Milliseconds for the barest page."""
    ask = _asker(Starlette(routes=[Route("/", _hello)]))
    return median([(await _timed(ask, "/", {}))[2] for _ in range(TIMES * 20)])


def _hello(_: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


async def _timed(ask: Ask, address: str, headers: dict[str, str]) -> tuple[int, int, float]:
    began = time.process_time()
    status, size = await ask(address, headers)
    return status, size, 1000 * (time.process_time() - began)


def _asker(app: Any) -> Ask:
    """Asks an application as a server would; the status of the answer and its size."""

    async def ask(address: str, headers: dict[str, str]) -> tuple[int, int]:
        path, _, query = address.partition("?")
        named = [(name.encode(), value.encode()) for name, value in {"host": "localhost", **headers}.items()]
        scope = {
            "type": "http", "method": "GET", "path": unquote(path), "raw_path": path.encode(), "headers": named,
            "query_string": query.encode(), "scheme": "http", "server": ("localhost", 80), "root_path": "",
            "client": ("127.0.0.1", 1), "http_version": "1.1", "asgi": {"version": "3.0"},
        }  # fmt: skip
        status, size = 0, 0

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))

        await app(scope, receive, send)
        return status, size

    return ask


def _lines(store: Path | str, words: Sequence[str]) -> Iterator[str]:
    costs, barest = measure(store, words)
    yield f"the barest page: {barest:.2f} ms"
    yield from told(costs, barest)


if __name__ == "__main__":
    print("\n".join(_lines(sys.argv[1], sys.argv[2:])))
