"""Writes down the way through the tree from a deed to a word: "^conj >nsubj" is the subject of the verb before."""

from __future__ import annotations

from collections.abc import Sequence

FAR = "far"
LONGEST = 4  # steps; what lies further is seldom a side


def path_between(heads: Sequence[int], relations: Sequence[str], deed: int, word: int) -> str:
    """The relations up from the deed and down to the word; `heads` count words from 0, a root's is its own."""
    return _path(heads, relations, _upward(heads, deed), word)


def paths_from(heads: Sequence[int], relations: Sequence[str], deed: int) -> list[str]:
    """The same from a deed to each word of its sentence."""
    up = _upward(heads, deed)
    return [_path(heads, relations, up, word) for word in range(len(heads))]


def _path(heads: Sequence[int], relations: Sequence[str], up: Sequence[int], word: int) -> str:
    """The way to a word from the first of the words `up` to the root of its sentence."""
    gone: list[int] = []  # the way back, from the word
    at = word
    while at not in up:
        gone.append(at)
        if heads[at] == at or len(gone) > LONGEST:
            return FAR  # a long sentence is read in pieces, each with a root
        at = heads[at]
    climbed = up[: up.index(at)]
    if len(climbed) + len(gone) > LONGEST:
        return FAR
    sign = "<" if word < up[0] else ">"
    return " ".join([*(f"^{relations[i]}" for i in climbed), *(f"{sign}{relations[i]}" for i in reversed(gone))])


def _upward(heads: Sequence[int], word: int) -> list[int]:
    found = [word]
    while heads[found[-1]] != found[-1]:
        found.append(heads[found[-1]])
    return found
