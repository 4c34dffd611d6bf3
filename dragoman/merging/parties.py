"""Whether two accounts name the same people: by identity, by surname and state, or by state alone."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dragoman import codebook
from dragoman.records import Account, Party

IDENTITY, NAME = 1.0, 0.95
STATE, OTHER_ROLE = 0.85, 0.3  # where one of them has no name

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Pairing(NamedTuple):
    """How the parties of two accounts pair up: the weakest pair's strength, and who is left over on each side."""

    pairs: tuple[tuple[Party, Party], ...]
    strength: float
    left: tuple[Party, ...]
    right: tuple[Party, ...]


@lru_cache(maxsize=65536)
def fold(text: str | None) -> str:
    """The words of a text for comparing: `Çavuşoğlu's (Mevlüt)` is `cavusoglus mevlut`."""
    plain = codebook.fold(text or "")
    return " ".join("".join(c if c.isalnum() else " " for c in plain if c != "'").split())


def last_name(name: str | None) -> str:
    """The folded last word of a name, past `Jr.` and its like."""
    words = [word for word in fold(name).split() if word not in SUFFIXES]
    return words[-1] if words else ""


def parties_of(account: Account) -> tuple[Party, ...]:
    """Everyone in an account: the parties of a contact, source and target of an act."""
    return account.parties or (*account.source, *account.target)


def party_strength(a: Party, b: Party) -> float:
    """How sure it is that two accounts mean one party, from 0 to 1 (`IDENTITY` and below)."""
    if a.actor and b.actor:
        return IDENTITY if a.actor == b.actor else 0.0
    if a.name and b.name:
        alike = codebook.sound(last_name(a.name)) == codebook.sound(last_name(b.name))
        return NAME if alike and _states_agree(a, b) else 0.0
    if not a.country or a.country != b.country:
        return 0.0
    return STATE if _roles_agree(a, b) else OTHER_ROLE


def pair_parties(a: Account, b: Account) -> Pairing:
    """The parties of both accounts, paired best first, each with one other at most."""
    ours, theirs = list(parties_of(a)), list(parties_of(b))
    scored = sorted(
        ((party_strength(p, q), -i, -j) for i, p in enumerate(ours) for j, q in enumerate(theirs)), reverse=True
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs, strength = [], 1.0
    for score, i, j in scored:
        if score > 0 and -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            pairs.append((ours[-i], theirs[-j]))
            strength = min(strength, score)
    left = tuple(p for i, p in enumerate(ours) if i not in used[0])
    right = tuple(p for j, p in enumerate(theirs) if j not in used[1])
    return Pairing(tuple(pairs), strength if pairs else 0.0, left, right)


def _states_agree(a: Party, b: Party) -> bool:
    return a.country is None or b.country is None or a.country == b.country


def _roles_agree(a: Party, b: Party) -> bool:
    ours, theirs = fold(a.role).split(), fold(b.role).split()
    return not ours or not theirs or bool(set(ours) & set(theirs))
