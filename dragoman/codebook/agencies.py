"""Knows the news agencies that write of all states alike."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.tables import cell_list, rows


def is_worldwide(outlet: str) -> bool:
    """Whether an outlet writes of all states alike, so that "the president" is not that of its own."""
    return outlet.strip().casefold() in _worldwide()


@cache
def _worldwide() -> frozenset[str]:
    told = rows("wire_agencies")
    return frozenset(name.casefold() for row in told if row["worldwide"] for name in cell_list(row["names"]))
