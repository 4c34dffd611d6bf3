"""What acts name besides their sides, a town or a ship: the deed recalled without its day is that which names it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman import codebook
from dragoman.codebook.tables import cell_list, rows
from dragoman.merging.facts import Facts
from dragoman.merging.parties import fold

WORD = re.compile(r"[^\W\d_][\w-]{3,}")
# Months and days are capitals of English; the other tables name what titles and offices are made of.
CALENDAR = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


def named_in_both(recalled: Facts, told: Facts) -> frozenset[str]:
    """The names of things, towns above all, in the words of an act recalled and in the sentence of another.

    No names of states or of parties. A sentence that recalls an act may name what was done to others as well.
    """
    ours, theirs = _names(recalled.account.quote), _names(told.account.sentence)
    who = {word for facts in (recalled, told) for party in facts.parties for word in fold(party.name).split()}
    shared = ours.keys() & theirs.keys() - who
    return frozenset(word for word in shared if ours[word] or theirs[word])


@lru_cache(maxsize=65536)
def _names(words: str) -> dict[str, bool]:
    """The names in words, folded, and whether their capital is more than that of its first word."""
    states = [(match.start, match.end) for match in codebook.find_names(words) if match.kind != "entity"]
    found: dict[str, bool] = {}
    for match in WORD.finditer(words):
        word = match.group()
        inside = any(low <= match.start() < high for low, high in states)
        name = fold(word)
        if word[0].isupper() and not word.isupper() and not inside and name not in _common():
            found[name] = found.get(name, False) or match.start() > 0
    return found


@cache
def _common() -> frozenset[str]:
    """Words that are written with a capital in titles and in the names of offices, but name nothing."""
    nouns = {row["noun"] for row in rows("nouns")}
    roles = {word for row in rows("roles") for cell in (row["role"], row["variants"]) for word in _words(cell)}
    return frozenset(nouns | roles) | CALENDAR


def _words(cell: str) -> list[str]:
    return [word for entry in cell_list(cell) for word in fold(entry).split()]
