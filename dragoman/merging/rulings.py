"""What a person has judged: that accounts tell of one event, or don't. It stands over the program's judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal


@dataclass(frozen=True, slots=True)
class Ruling:
    """That the accounts `ours` and `theirs` (ids) are of one event, or of two; by whom, with what note.

    Of one event: any account of the one stands for its whole event. `taken_back` is true where a later ruling
    undid it.
    """

    relation: Literal["same", "different"]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    by: str
    note: str | None = None
    taken_back: bool = False

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each account of the one with each of the other."""
        return ((one, other) for one, other in product(self.ours, self.theirs) if one != other)
