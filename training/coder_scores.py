"""Scores codes of acts as the PLV set is scored: CONCEDE and RETREAT are one class, and each class counts alike."""

import statistics
from collections.abc import Mapping, Sequence

from training.coder_rows import QUADS, YIELD

ROOT_QUADS = {**{kind: quad for kind, quad in QUADS.items() if kind not in YIELD}, "YIELD": 2}


def root_of(weights: Mapping[str, float]) -> str:
    """The likeliest type as the set names it, CONCEDE and RETREAT added up."""
    roots = {kind: share for kind, share in weights.items() if kind not in YIELD}
    roots["YIELD"] = sum(weights[kind] for kind in YIELD)
    return max(roots, key=lambda kind: roots[kind])


def scores(right: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    """Macro-F1 over the root types, and over the quads."""
    quads = [[str(ROOT_QUADS[root]) for root in roots] for roots in (right, found)]
    return statistics.fmean(each_f1(right, found).values()), statistics.fmean(each_f1(*quads).values())


def each_f1(right: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """The F1 of each class that is right somewhere."""
    both = list(zip(right, found, strict=True))
    return {
        kind: 2 * sum(r == f == kind for r, f in both) / (right.count(kind) + found.count(kind))
        for kind in sorted(set(right))
    }
