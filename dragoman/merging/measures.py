"""What a state's measures hit: envoys sent home and a consulate closed on one day are two deeds."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.merging.deeds import EXPELLED, kind_of_deed
from dragoman.merging.facts import Facts
from dragoman.merging.parties import fold
from dragoman.records import Account

MEASURE = "SANCTION"
ENVOYS = "envoys"


def aimed_elsewhere(a: Facts, b: Facts) -> str | None:
    """Why two measures against one state are two: the one hits envoys, the other a consulate."""
    if not kind_of_deed(a.account) == kind_of_deed(b.account) == MEASURE:
        return None
    ours, theirs = _hit(a.account), _hit(b.account)
    if not ours or not theirs or ours & theirs:
        return None
    return f"{min(ours)} hit in one, {min(theirs)} in the other"


def _hit(account: Account) -> frozenset[str]:
    """The kinds of what a measure hits; whoever is expelled is an envoy, whatever house he is of."""
    if (account.type, account.mode) in EXPELLED:
        return frozenset({ENVOYS})
    words = (word for party in account.target for word in fold(party.role).split())
    return frozenset(kind for word in words for kind in _kinds().get(word, ()))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The kinds of thing that a word names; a mission is a house or those in it."""
    found: dict[str, set[str]] = {}
    for row in rows("measured_things"):
        for word in cell_list(row["words"]):
            found.setdefault(word, set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}
