"""Whose answer is made next: what is usually quick before what is usually slow, and nobody waits for ever.

Each question is given the moment by which it should have its turn: when it was asked, and so many times longer as
answers of its kind usually take. A page of five milliseconds so goes before a picture asked for a second ago.
"""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count

PATIENCE = 20.0  # how many times longer than it takes to make an answer somebody may wait for it to be begun
LONGEST_SECONDS = 2.0  # after which it comes before all that is asked for then, however long it takes
LATER_SECONDS = 5.0  # by which an answer that nobody waits for comes after one that somebody does
FIRST_GUESS = 0.02  # seconds that an answer takes of whose kind none was made
SHARE = 0.2  # of the last answer's time in what answers of its kind usually take


class Turns:
    """Places at which answers are made, each taken by one question at a time."""

    def __init__(self, places: Sequence[str]) -> None:
        self._free = list(reversed(places))
        self._waiting: list[tuple[float, int, asyncio.Future[str]]] = []
        self._number = count()
        self._usual: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, kind: str, *, later: bool = False) -> AsyncIterator[str]:
        """A place, once one is free and nobody goes before; `later` where nobody waits for the answer."""
        wait = min(PATIENCE * self.usual(kind), LONGEST_SECONDS) + LATER_SECONDS * later
        place = await self._place(time.monotonic() + wait)
        began = time.monotonic()
        try:
            yield place
        finally:
            took = time.monotonic() - began
            self._usual[kind] = took if kind not in self._usual else self.usual(kind) * (1 - SHARE) + took * SHARE
            self._give(place)

    def usual(self, kind: str) -> float:
        """Seconds that an answer of a kind usually takes."""
        return self._usual.get(kind, FIRST_GUESS)

    async def _place(self, by: float) -> str:
        if self._free:
            return self._free.pop()
        given: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (by, next(self._number), given))
        try:
            return await given
        except asyncio.CancelledError:
            if given.done() and not given.cancelled():  # it was given just as its asker went away
                self._give(given.result())
            raise

    def _give(self, place: str) -> None:
        """Gives a place that became free to whoever is next."""
        while self._waiting:
            _, _, given = heapq.heappop(self._waiting)
            if not given.done():
                given.set_result(place)
                return
        self._free.append(place)
