"""Reads by whom envoys are sent home: by the state that they are to leave, or called in by their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts.acts import slots
from dragoman.accounts.acts.sides import Sides
from dragoman.codebook.acts import Frame
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

LEAVE = "leave"
COMPLAINT, RECALL = "114", "161"  # CAMEO: what another's envoy is called in for, and what one's own is
STATIONS = ("to", "in", "from")
CONSULTING = frozenset({"consultation"})


def as_recall(sides: Sides, i: int, frame: Frame, doers: Sequence[Actor]) -> Frame:
    """ "Chile summoned its envoy to Lima for consultations": its own called home, no complaint to another.

    Its own is who is posted to another state than the doer's, or comes to be consulted; "condemned Peru and summoned
    its envoy" tells of Peru's.
    """
    called = tree.children(sides.document, i, "obj") if frame.cameo == COMPLAINT else []
    own = {a.country for a in doers}
    for c in called:
        pronoun = any(sides.tokens[k].tag == "PRP$" for k in tree.children(sides.document, c, "nmod"))
        if pronoun and (_is_posted(sides, (i, c), own) or _is_consulted(sides, (i, c))):
            return replace(frame, type="SANCTION", mode="withdraw", cameo=RECALL, targets=(*STATIONS, "obj"))
    return frame


def _is_posted(sides: Sides, words: Sequence[int], own: set[str | None]) -> bool:
    """Whether an envoy's station is told, abroad."""
    stations = [c for i in words for slot in STATIONS for c in slots.with_case(sides.document, i, slot)]
    return any(a.country and a.country not in own for c in stations for a in sides.party(c))


def _is_consulted(sides: Sides, words: Sequence[int]) -> bool:
    """Whether somebody is called for consultations."""
    below = [c for i in words for c in slots.with_case(sides.document, i, "for")]
    return any(sides.tokens[c].lemma.casefold() in CONSULTING for c in below)


def left(sides: Sides, i: int, own: set[str | None]) -> tuple[int | None, list[Actor]]:
    """The state that is to be left, below a verb or at it, other than that of those who leave."""
    near = [i, *tree.children(sides.document, i, "obj", "obl")]
    verbs = [i, *(c for k in near for c in tree.children(sides.document, k, "xcomp", "acl", "advcl"))]
    for verb in verbs:
        if sides.tokens[verb].lemma == LEAVE:
            for c in tree.children(sides.document, verb, "obj"):
                if found := [a for a in sides.at(c) if a.kind == "state" and a.country and a.country not in own]:
                    return c, found
    for c in slots.objects(sides.document, i):
        for k in tree.children(sides.document, c, "nmod"):
            found = sides.at(k) if "in" in tree.cases(sides.document, k) else []  # "their mission in Chile"
            if found and all(a.country and a.country not in own for a in found):
                return k, found
    return None, []
