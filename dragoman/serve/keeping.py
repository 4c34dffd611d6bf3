"""Keeps answers for as long as they hold: until the record changes, and never longer than a minute.

Where many ask at once just as the record has changed, what was kept is sent for a few seconds more while it is made
again, one after another: nobody waits behind all the others. Who asks alone always gets what is so now.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

MOST_KEPT = 2000  # answers
MOST_BYTES = 64 << 20  # of them all: a small machine has 4 GB
KEPT_SECONDS = 60.0  # what a page says of today's date, or of how a source fares, is never older
LATE_SECONDS = 10.0
OFTEN_SECONDS = 2.0  # between two looks at the record's mark, so that it is known when it became another one


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that worked, with the record's mark as it was made."""

    mark: str
    made: float
    etag: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Marks:
    """The record's mark now, the one before, and until when answers of that one may be sent."""

    def __init__(self, look: Callable[[], str]) -> None:
        self._look = look
        self._looked = 0.0
        self._late_until = 0.0
        self.before: str | None = None
        self.now: str | None = None

    def look(self) -> str:
        """The mark as it is now: once a second a question to the store of under a millisecond."""
        mark, time_ = self._look(), time.monotonic()
        if mark != self.now:
            self.before, self.now = self.now, mark
            # Where nobody has asked for long, the record may have changed long ago.
            self._late_until = time_ + LATE_SECONDS if time_ - self._looked <= OFTEN_SECONDS else 0.0
        self._looked = time_
        return mark

    def holds(self, answer: Answer) -> bool:
        """Whether an answer is what would be answered now."""
        return answer.mark == self.now and time.monotonic() - answer.made <= KEPT_SECONDS

    def held_just_now(self, answer: Answer) -> bool:
        """Whether it was until a few seconds ago."""
        time_ = time.monotonic()
        if answer.mark == self.now:
            return time_ - answer.made <= KEPT_SECONDS + LATE_SECONDS
        return answer.mark == self.before and time_ <= self._late_until


class Kept:
    """Answers by what was asked; those not asked for longest are forgotten first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._bytes = 0

    def of(self, key: Hashable) -> Answer | None:
        """The answer that was kept last."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Keeps an answer in place of the one before."""
        if (before := self._answers.pop(key, None)) is not None:
            self._bytes -= len(before.body)
        self._answers[key] = answer
        self._bytes += len(answer.body)
        while len(self._answers) > MOST_KEPT or self._bytes > MOST_BYTES:
            _, oldest = self._answers.popitem(last=False)
            self._bytes -= len(oldest.body)
