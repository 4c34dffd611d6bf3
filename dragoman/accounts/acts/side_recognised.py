"""Says who is recognised: a breakaway land by its own name, never the state it lies in or that claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides


def recognised_at(sides: Sides, i: int) -> list[Actor]:
    """Whom a phrase names that is recognised: states, governments and people as they are, lands by their names."""
    found: list[Actor] = []
    for k in tree.conjuncts(sides.document, i):
        land = _land(sides, k)
        found += [land] if land is not None else sides.one(k)
    return found or sides.modifiers(i)


def _land(sides: Sides, k: int) -> Actor | None:
    """A place or breakaway entity as a body of its own name, without a state."""
    mention, place = sides.lists.mention_at(k), sides.places.get(k)
    span = mention.core if mention is not None else (k, k + 1)
    words = sides.document.text_of(*span)
    entity = next((name for name in codebook.find_names(words) if name.kind == "entity"), None)
    if entity is None and (mention is not None or place is None):
        return None
    name = entity.name if entity is not None else words
    return Actor(-1 - k, "body", name=name, name_span=span)
