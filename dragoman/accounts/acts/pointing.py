"""Says who the second coder takes for a side of a deed: each party by all the words of the passage that name it.

The coder shares its choice among every word that stands for a party, "Lithuania", "Lithuanian", "Vilnius", "she":
none of them need be the likeliest word for the party to be the likeliest one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.figure_words import DONE_TO
from dragoman.accounts.sight import DOER, OTHER
from dragoman.codebook.acts import verb_frames, word_classes
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

LEAST_PLACE = 0.02
"""The least share of a word that is looked at."""
OF_SEVERAL = 0.5
"""The part of the least share that each of several parties has, which share a side."""
BESIDE = 0.4
"""The part of the likeliest party's share that another of its list has where they are several."""
ALONE = 0.9
"""The least share of those who stand at none of the words that are pointed at for the side."""
TOLLS = frozenset({"killed", "injured", "displaced"})
"""What befell people whom nobody is said to have harmed: a figure, and no deed of whoever the article is about."""

ADDRESSING = frozenset({"ACCUSE", "REQUEST"})
"""What is said of others' deeds, by those who have no part in them."""

SETTLED = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
"""What is settled, often where others are at home."""

Told = tuple[int, list[Actor]]


@dataclass(frozen=True, slots=True)
class Named:
    """A party that the coder takes for a side of a deed, with the likeliest word that names it, and its share."""

    actor: Actor
    at: int
    share: float

    @property
    def key(self) -> str | None:
        """What tells it from others: its state or body, or else its name."""
        return self.actor.country or self.actor.name


def parties_of(sides: Sides, i: int, side: int) -> list[Named]:
    """The parties that may be a side of the deed at a word, by all words of its passage, the likeliest first.

    What is left of 1 is for nobody told, and for words that name nobody known.
    """
    shares: dict[str, float] = {}
    likeliest: dict[str, Named] = {}
    for at, share in sides.sight.named_sides_of(i, side, least=LEAST_PLACE):
        if at is None:
            continue
        for named in (Named(actor, at, share) for actor in named_at(sides, at, side)):
            if (key := named.key) is None:
                continue
            shares[key] = shares.get(key, 0.0) + share
            if key not in likeliest or share > likeliest[key].share:
                likeliest[key] = named
    surest = sorted(shares.items(), key=lambda one: -one[1])
    return [Named(likeliest[key].actor, likeliest[key].at, share) for key, share in surest]


def named_sides(sides: Sides, i: int, side: int, others: Collection[Actor], *, least: float) -> Told | None:
    """Those who are likeliest a side of the deed at a word, none of `others`, with a word that names the first.

    Of a toll, "forty were killed", nobody in another sentence is the doer, whoever the article is about.
    """
    taken = {key for a in others for key in (a.country, a.name) if key}
    found = [n for n in parties_of(sides, i, side) if not taken & {n.actor.country, n.actor.name}]
    found = _without_those_hit(sides, i, found) if side == DOER else found
    found = [n for n in found if side != DOER or not _is_where_settled(sides, n.at, i)]
    if not found:
        return None
    beside = [n for n in found if n.share >= max(least * OF_SEVERAL, found[0].share * BESIDE)]
    sure = sum(n.share for n in beside)
    beside = [n for n in beside if n.at in tree.conjuncts(sides.document, beside[0].at)]
    if not beside or sure < least:
        return None
    if sure < ALONE and not _pointed_at(sides, i, side) & {n.key for n in beside}:
        return None
    if _only_speaks(sides, beside[0].at, i):
        return None
    toll = side == DOER and DONE_TO.get(sides.tokens[i].lemma.casefold()) in TOLLS
    if toll and sides.tokens[beside[0].at].sentence != sides.tokens[i].sentence:
        return None
    return beside[0].at, [n.actor for n in beside]


def _only_speaks(sides: Sides, at: int, i: int) -> bool:
    """ "NATO urged restraint. The offensive began at dawn": who in another sentence only says something of a deed."""
    if sides.tokens[at].sentence == sides.tokens[i].sentence:
        return False
    verb = tree.clause_of(sides.document, at)
    lemma = sides.tokens[verb].lemma.casefold()
    types = {frame.type for frame in verb_frames().get(lemma, ())}
    if sides.sight.type_at(i).what != "ASSAULT":
        return False
    speaks = lemma in SAYING or bool(types & ADDRESSING)
    return speaks and tree.own_subject(sides.document, verb) in {at, *sides.document.ancestors(at)}


def _without_those_hit(sides: Sides, i: int, found: list[Named]) -> list[Named]:
    """Those who may do a deed of which nobody or a missile stands as the doer, without whom it is rather done to.

    What these had as doers goes to the others: "rockets hit Vientiane" is not by Laos, which all of it names.
    """
    stands = sides.sight.side_of(i, DOER)[0]
    if stands is not None and sides.tokens[stands].lemma.casefold() not in word_classes()["projectiles"]:
        return found
    hit = {n.key: n.share for n in parties_of(sides, i, OTHER)}
    kept = [n for n in found if n.share >= ALONE or n.share >= hit.get(n.key, 0.0)]
    left = 1.0 - sum(n.share for n in found) + sum(n.share for n in kept)
    return [Named(n.actor, n.at, n.share / left) for n in kept]


def _pointed_at(sides: Sides, i: int, side: int) -> set[str | None]:
    """The parties at the very words that are pointed at for a side, in the deed's own sentence and in others."""
    places = (sides.sight.side_of(i, side)[0], sides.sight.far_side_of(i, side)[0])
    return {a.country or a.name for at in places if at is not None for a in named_at(sides, at, side)}


def _is_where_settled(sides: Sides, at: int, i: int) -> bool:
    """ "The accord was signed in | Minsk": a place, which signs nothing."""
    cases = [sides.tokens[c].text.casefold() for c in tree.children(sides.document, at, "case")]
    return cases in (["in"], ["at"]) and sides.sight.type_at(i).what in SETTLED


def named_at(sides: Sides, i: int, side: int | None = None) -> list[Actor]:
    """Who a word names in any way: as a party, as whose it is, or as the state of a place, which does nothing."""
    named = sides.at(i) or sides.modifiers(i)
    return named or (sides.place(i) if side != DOER else [])
