"""Whose answer is made next: what is usually quick before what is usually slow, and nobody waits for ever.

A page of five milliseconds goes before a picture asked for a second ago: so the fewest wait long. Whoever has waited
for two seconds goes before all others.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

LONGEST_SECONDS = 2.0  # somebody waits for a place while others go before
LATER_SECONDS = 7.0  # the same for an answer that nobody waits for
FIRST_GUESS = 0.02  # seconds that an answer takes of whose kind none was made; the first may be slow by chance
SHARE = 0.2  # of the last answer's time in what answers of its kind usually take
Kind = tuple[str, bool]  # and whether nobody waits for the answer
Waiting = deque[tuple[float, "asyncio.Future[str]"]]  # when each was asked; the first to be asked comes first


class Turns:
    """Places at which answers are made, each taken by one question at a time."""

    def __init__(self, places: Sequence[str]) -> None:
        self._free = list(reversed(places))
        self._waiting: dict[Kind, Waiting] = {}
        self._usual: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, kind: str, *, later: bool = False) -> AsyncIterator[str]:
        """A place, once one is free and nobody goes before; `later` where nobody waits for the answer."""
        place = await self._place((kind, later))
        began = time.monotonic()
        try:
            yield place
        finally:
            took = time.monotonic() - began
            self._usual[kind] = self.usual(kind) * (1 - SHARE) + took * SHARE
            self._give(place)

    def usual(self, kind: str) -> float:
        """Seconds that an answer of a kind usually takes."""
        return self._usual.get(kind, FIRST_GUESS)

    async def _place(self, kind: Kind) -> str:
        if self._free:
            return self._free.pop()
        given: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(kind, deque()).append((time.monotonic(), given))
        try:
            return await given
        except asyncio.CancelledError:
            if given.done() and not given.cancelled():  # it was given just as its asker went away
                self._give(given.result())
            raise

    def _give(self, place: str) -> None:
        """Gives a place that became free to whoever is next."""
        while self._waiting:
            kind = min(self._waiting, key=partial(self._rank, time.monotonic()))
            _, given = self._waiting[kind].popleft()
            if not self._waiting[kind]:
                del self._waiting[kind]
            if not given.done():
                given.set_result(place)
                return
        self._free.append(place)

    def _rank(self, now: float, kind: Kind) -> tuple[bool, bool, float, float]:
        """What goes first of the kinds of answers that are waited for, each by its first."""
        name, later = kind
        asked, _ = self._waiting[kind][0]
        overdue = now - asked > (LATER_SECONDS if later else LONGEST_SECONDS)
        return (False, False, 0.0, asked) if overdue else (True, later, self.usual(name), asked)
