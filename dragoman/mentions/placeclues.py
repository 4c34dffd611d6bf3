"""Tells of which states a text is by the words that only their papers have: RCMP, upazila, Crown Court."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from dragoman.codebook.tables import cell_list, rows


@cache
def _clues() -> dict[str, tuple[str, ...]]:
    return {row["word"]: cell_list(row["states"]) for row in rows("state_clues")}


@cache
def _behind() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("state_clues") if row["behind"])


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_clues(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


def hinted_states(text: str) -> Counter[str]:
    """The states of which the words of a text tell, each word counted once."""
    found = {match.group() for match in _pattern().finditer(text)}
    return Counter(state for word in found for state in _clues()[word])


def states_behind(text: str, end: int) -> tuple[str, ...]:
    """The states in which a name can be that has such a word right behind it: "St. Paul | RCMP", "Kej | tehsil"."""
    if not text.startswith(" ", end):
        return ()
    match = _pattern().match(text, end + 1)
    return _clues()[match.group()] if match is not None and match.group() in _behind() else ()
