"""Finds who does a deed that is told from the other side: "got planes from Chad", "the Chadian ban was scrapped"."""

from __future__ import annotations

from dragoman.accounts.acts import slots
from dragoman.accounts.acts.sides import Sides
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor


def whose_it_was(sides: Sides, i: int) -> list[Actor]:
    """ "Canada's ban was scrapped", "Manila's envoy was withdrawn": by whoever's it was, if nobody is told."""
    own = tree.own_subject(sides.document, i) if tree.is_passive(sides.document, i) else None
    return sides.modifiers(own) if own is not None else []


def given_by(sides: Sides, i: int, takers: list[Actor]) -> tuple[int, list[Actor]] | None:
    """ "Got two minehunters from Oslo", "took delivery of Turkish planes": who gives, with its token."""
    own = {a.country or a.key for a in takers}
    below = [(c, sides.party(c)) for slot in ("from", "by") for c in slots.with_case(sides.document, i, slot)]
    for c, found in [*below, *((c, sides.modifiers(c)) for c in _things(sides, i))]:
        if givers := [a for a in found if (a.country or a.key) not in own]:
            return c, givers
    return None


def _things(sides: Sides, i: int) -> list[int]:
    """The object of a verb and what stands behind "of" in it: "delivery | of planes"."""
    things = slots.objects(sides.document, i)
    return [*things, *(k for c in things for k in tree.children(sides.document, c, "nmod"))]
