"""Sweeps up objects that nobody uses any more while nobody waits for an answer.

Left to itself, Python's garbage collector looks through all that is remembered in the midst of an answer, which held
up one in a hundred by 0.1 to 0.2 s on a record of 100,000 events.
"""

from __future__ import annotations

import gc
import time

from starlette.types import ASGIApp, Receive, Scope, Send

YOUNG = 50_000  # objects more than were freed, after which the newest alone are looked through: a few ms
OLDER = 20  # such looks, after which those that outlived them are looked through too
NEVER = 1_000_000  # the same for all there are: when that is, is said here and not by their number
QUIET_SECONDS = 1.0  # without a question, after which nobody is likely to come in the next moment
LONGEST_SECONDS = 600.0  # after which all are looked through whoever waits


class Sweeper:
    """Knows when an application is asked nothing, and sweeps then."""

    def __init__(self) -> None:
        self._answering = 0
        self._asked = self._swept = time.monotonic()
        self._before = gc.get_threshold()

    @property
    def answering(self) -> bool:
        """Whether anybody waits for an answer."""
        return self._answering > 0

    def begin(self) -> None:
        """From now on all objects are looked through only here; those that there are by now never: they stay."""
        gc.set_threshold(YOUNG, OLDER, NEVER)
        gc.freeze()

    def end(self) -> None:
        """Leaves it to Python again."""
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def sweep(self) -> bool:
        """Looks through all objects where it is time to; whether it was."""
        time_ = time.monotonic()
        quiet = not self._answering and time_ - self._asked > QUIET_SECONDS and gc.get_count()[2] > 0
        if not quiet and time_ - self._swept < LONGEST_SECONDS:
            return False
        gc.collect()
        self._swept = time.monotonic()
        return True

    def noting(self, app: ASGIApp) -> ASGIApp:
        """The application, whose questions are noted."""

        async def noted(scope: Scope, receive: Receive, send: Send) -> None:
            self._answering += 1
            try:
                await app(scope, receive, send)
            finally:
                self._answering -= 1
                self._asked = time.monotonic()

        return noted
