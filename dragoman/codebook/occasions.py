"""Knows where words are said: at a briefing, in an interview, in a call, on Twitter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import rows

# Written with a capital, these name a service whatever the common noun means.
SERVICES: Mapping[str, str] = {
    "Telegram": "telegram", "Twitter": "twitter", "Facebook": "facebook", "X": "twitter",
}  # fmt: skip
VERBS: Mapping[str, str] = {"tweet": "twitter", "testify": "hearing", "post": "post"}
FRAMES = frozenset({"in", "by", "to"})


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What a word of the place of speech means. `frames`: said in it, by it, or to it."""

    said_in: str
    frames: frozenset[str]


@cache
def said_in_words() -> Mapping[tuple[str, ...], SaidIn]:
    """The places of speech by the lower-case words that name them."""
    return {
        tuple(row["words"].split()): SaidIn(row["said_in"], frozenset(row["frame"].split()))
        for row in rows("said_in")
    }
