"""What a comparison of two accounts answers."""

from __future__ import annotations

from typing import NamedTuple


class Match(NamedTuple):
    """One comparison's answer from -1 (against one event) to 1, and what it saw; no words where it saw nothing."""

    score: float
    reason: str


NOTHING = Match(0.0, "")
