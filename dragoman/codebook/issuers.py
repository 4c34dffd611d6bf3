"""Knows bodies that issue releases by phrases that stand on their letterheads: "Utenriksdepartementet"."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.folding import name_words
from dragoman.codebook.tables import rows


def issuer_in(words: str) -> str | None:
    """The state whose body a letterhead's words name by a phrase of `issuers.csv`, the longest; else None."""
    spelled = f" {' '.join(name_words(words))} "
    return next((code for phrase, code in _phrases() if f" {phrase} " in spelled), None)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """The phrases in plain letters with their states, the longest first."""
    found = [(" ".join(name_words(row["phrase"])), row["country"]) for row in rows("issuers")]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))
