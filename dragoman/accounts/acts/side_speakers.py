"""Says who speaks: the actors that a sayer's words name, or the state whose statement it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.accounts.acts import words
from dragoman.accounts.acts.states import state_of
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.sayers import Sayer

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides

ISSUED = 4  # sentences back to the state that "the statement" is of
PHRASE = 8  # words between a verb and who stands before it


def speaker_of(sides: Sides, i: int) -> list[Actor]:
    """Who says a token."""
    sayer = sides.attribution.said_by(i)
    return sayer_of(sides, sayer) if sayer is not None else []


def sayer_of(sides: Sides, sayer: Sayer) -> list[Actor]:
    """The actors that a sayer's words name."""
    inside = [m for m in sides.cast.mentions if sayer.first <= m.head < sayer.last]
    for kinds in (("person",), ("role", "state", "organisation", "body", "group")):
        for m in inside:
            if m.kind in kinds and (members := sides.cast.members(m.head)):
                return list(members)
    heads = [i for i in range(sayer.first, sayer.last) if not sayer.first <= sides.tokens[i].head < sayer.last] or [
        sayer.first
    ]
    found = sides.at(heads[0]) or sides.modifiers(heads[0])
    told = any(a.country or a.kind == "person" for a in found)
    return found if told or sayer.part == "title" else _issuer(sides, heads[0]) or found


def _issuer(sides: Sides, i: int) -> list[Actor]:
    """ "The statement", "the ministry": of the state or body last spoken of."""
    if not {t.lemma.casefold() for t in sides.tokens[i : i + 1]} & words.SPEAKING:
        return []
    for m in sorted(sides.cast.mentions, key=lambda m: -m.head):
        back = sides.tokens[i].sentence - sides.tokens[m.head].sentence
        if m.head < i and 0 < back <= ISSUED and sides.tokens[m.head].relation == "nsubj":
            found = [a for a in sides.cast.members(m.head) if a.country and m.kind != "person"]
            if found:
                return [state_of(a, "whose statement it is, by what stands before") for a in found[:1]]
    return []


def doer_right_before(sides: Sides, verb: int) -> int | None:
    """Who stands right before a finite verb that the tree gives no subject: "Moscow this week recognised"."""
    token = sides.tokens[verb]
    if token.tag not in {"VBD", "VBZ", "VBP"} or tree.is_passive(sides.document, verb):
        return None
    if tree.plain(token.relation) in {"conj", "acl"}:
        return None
    first = sides.document.sentence_of(verb).first
    for i in range(verb - 1, max(first, verb - PHRASE) - 1, -1):
        m = sides.lists.covering.get(i)
        if m is not None and m.kind in {"state", "person", "role", "organisation", "body", "group"}:
            return m.head
        if sides.tokens[i].pos not in {"ADV", "AUX", "DET", "ADJ"} and sides.tokens[i].relation != "obl:unmarked":
            return None
    return None
