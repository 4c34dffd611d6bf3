"""Writes down the way through the tree from a deed to a word: "^conj >nsubj" is the subject of the verb before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

FAR = "far"
LONGEST = 4  # steps; what lies further is seldom a side


def path_between(heads: Sequence[int], relations: Sequence[str], deed: int, word: int) -> str:
    """The relations up from the deed and down to the word; `heads` count words from 0, a root's is its own."""
    return _path(heads, relations, _steps_up(heads, deed), word)


def paths_from(heads: Sequence[int], relations: Sequence[str], deed: int) -> list[str]:
    """The same from a deed to each word of its sentence."""
    up = _steps_up(heads, deed)
    return [_path(heads, relations, up, word) for word in range(len(heads))]


def _path(heads: Sequence[int], relations: Sequence[str], up: Mapping[int, int], word: int) -> str:
    """The way to a word from the first of the words `up` to the root of its sentence."""
    gone: list[int] = []  # the way back, from the word
    at = word
    while at not in up:
        gone.append(at)
        if heads[at] == at or len(gone) > LONGEST:
            return FAR  # a long sentence is read in pieces, each with a root
        at = heads[at]
    if up[at] + len(gone) > LONGEST:
        return FAR
    above = list(up)
    climbed = above[: up[at]]
    sign = "<" if word < above[0] else ">"
    return " ".join([*(f"^{relations[i]}" for i in climbed), *(f"{sign}{relations[i]}" for i in reversed(gone))])


def _steps_up(heads: Sequence[int], word: int) -> dict[int, int]:
    """The words from one to the root of its sentence, each with how many steps up it lies."""
    found = {word: 0}
    while (head := heads[word]) != word:
        found[head] = len(found)
        word = head
    return found
