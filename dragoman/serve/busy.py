"""Whether anybody waits for an answer that is being made: told by one process, known to those that share this."""

from __future__ import annotations

import mmap
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS, MOMENT_SECONDS = 2.0, 0.02
MOST = 255  # in a byte


class Busy:
    """How many answers are being made, in memory that stays shared when a process is forked."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 1)
        self._making = 0

    def begin(self) -> None:
        """Nothing is being made by this process, whatever the one before it was at."""
        self._making = self._shared[0] = 0

    @contextmanager
    def making(self) -> Iterator[None]:
        """While it lasts, one more answer is being made."""
        self._note(1)
        try:
            yield
        finally:
            self._note(-1)

    def _note(self, more: int) -> None:
        self._making += more
        self._shared[0] = min(self._making, MOST)

    def quiet_soon(self) -> bool:
        """Whether there is a moment within two seconds in which nobody waits; returns as it comes."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self._shared[0]:
            if time.monotonic() > until:
                return False
            time.sleep(MOMENT_SECONDS)
        return True
