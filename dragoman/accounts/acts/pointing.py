"""Says whom other sentences of the passage tell for a side of a deed: each party by all the places that name it.

The second coder shares its choice among every word that stands for a party, "Lithuania", "Lithuanian", "Vilnius":
none of them need be the likeliest word for the party to be the likeliest one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.accounts.acts.sides import Sides
from dragoman.mentions.chains import Actor

LEAST_PLACE = 0.02
"""The least share of a word that is looked at."""

Told = tuple[int, list[Actor]]


def told_elsewhere(sides: Sides, i: int, side: int, others: Collection[Actor], *, least: float) -> Told | None:
    """The party that other sentences likeliest tell for a side, none of `others`, with a word that names it."""
    taken = {key for a in others for key in (a.country, a.name) if key}
    shares: dict[str, float] = {}
    named: dict[str, tuple[float, int, Actor]] = {}
    for at, share in sides.sight.far_sides_of(i, side, least=LEAST_PLACE):
        for actor in named_at(sides, at):
            key = actor.country or actor.name
            if key is None or taken & {actor.country, actor.name}:
                continue
            shares[key] = shares.get(key, 0.0) + share
            named[key] = max(named.get(key, (0.0, at, actor)), (share, at, actor), key=lambda place: place[0])
    likeliest = max(shares, key=lambda key: shares[key], default=None)
    if likeliest is None or shares[likeliest] < least:
        return None
    _, at, actor = named[likeliest]
    return at, [actor]


@dataclass(frozen=True, slots=True)
class Named:
    """A party that the coder takes for a side of a deed, with the likeliest word that names it, and its share."""

    actor: Actor
    at: int
    share: float


def parties_of(sides: Sides, i: int, side: int) -> list[Named]:
    """The parties that may be a side of the deed at a word, by all words of its passage, the likeliest first.

    What is left of 1 is for nobody told, and for words that name nobody known.
    """
    shares: dict[str, float] = {}
    named: dict[str, Named] = {}
    for at, share in sides.sight.named_sides_of(i, side, least=LEAST_PLACE):
        for actor in named_at(sides, at) if at is not None else ():
            key = actor.country or actor.name
            if key is None:
                continue
            shares[key] = shares.get(key, 0.0) + share
            if key not in named or share > named[key].share:
                named[key] = Named(actor, at, share)
    return [
        Named(named[key].actor, named[key].at, share)
        for key, share in sorted(shares.items(), key=lambda one: -one[1])
    ]


def named_at(sides: Sides, i: int) -> list[Actor]:
    """Who a word names in any way: as a party, as whose it is, or as the state of a place."""
    return sides.at(i) or sides.modifiers(i) or sides.place(i)
