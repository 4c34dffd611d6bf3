"""Writes down the way through the tree from a deed to a word: "^conj >nsubj" is the subject of the verb before."""

from __future__ import annotations

from collections.abc import Sequence

FAR = "far"
LONGEST = 4  # steps; what lies further is seldom a side


def path_between(heads: Sequence[int], relations: Sequence[str], deed: int, word: int) -> str:
    """The relations up from the deed and down to the word; `heads` count words from 0, a root's is its own."""
    up = _upward(heads, deed)
    down = [word]
    while down[-1] not in up:
        if heads[down[-1]] == down[-1]:
            return FAR  # a long sentence is read in pieces, each with a root
        down.append(heads[down[-1]])
    climbed = up[: up.index(down[-1])]
    gone = list(reversed(down[:-1]))
    if len(climbed) + len(gone) > LONGEST:
        return FAR
    sign = "<" if word < deed else ">"
    return " ".join([*(f"^{relations[i]}" for i in climbed), *(f"{sign}{relations[i]}" for i in gone)])


def _upward(heads: Sequence[int], word: int) -> list[int]:
    found = [word]
    while heads[found[-1]] != found[-1]:
        found.append(heads[found[-1]])
    return found
