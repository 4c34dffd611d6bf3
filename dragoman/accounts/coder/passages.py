"""Divides an article's sentences into passages, which the second coder reads at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST_TOGETHER = 192
"""Pieces of a passage, its marks among them; a longer sentence is one alone."""
MARK = 1


def divided(sizes: Sequence[int], *, apart: Iterable[int] = (), most: int = MOST_TOGETHER) -> list[range]:
    """Which sentences stand together, by their sizes in pieces with both marks.

    As many as go into `most`, in their order; `apart` are those that begin a passage in any case.
    """
    passages: list[range] = []
    begins = set(apart)
    size = first = 0
    for i, more in enumerate(sizes):
        if i > first and (i in begins or size + more - MARK > most):
            passages.append(range(first, i))
            first = i
        size = more if i == first else size + more - MARK
    return [*passages, range(first, len(sizes))] if sizes else []
