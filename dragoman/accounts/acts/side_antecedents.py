"""Says whom a noun with "the" takes up: "the group", "the visitor", "the country" for what the text named before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.accounts.acts import side_pronouns, slots, words
from dragoman.codebook.nouns import peoples_in
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.mention import Mention

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides

NEAR = 3  # sentences that "both men" looks back
BACK = 6  # sentences that a noun looks back for who was named
LANDS = frozenset({"country", "nation", "republic", "state"})
THIS = frozenset({"the", "this", "that", "these", "those"})
HIS = frozenset({"his", "her"})
ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
DEALING = frozenset({"BUS", "MNC", "JRN", "MED"})  # firms and outlets, which no movement is
PLURALS = frozenset({"NNS", "NNPS"})


def taken_up(sides: Sides, i: int) -> list[Actor]:
    """Who a noun with "the" stands for by what was named before it; nobody where it says whose it is."""
    lemma = sides.tokens[i].lemma.casefold()
    if lemma in words.CALLED and (called := _called(sides, i)):
        return called
    if lemma in words.BESIDE:
        return _neighbour(sides, i)
    if lemma not in words.TAKING_UP or _is_told_of_behind(sides, i):
        return []
    before = _before_it(sides, i)
    if lemma in words.HOSTS and len(before) == 1 and before[0] in HIS | THIS:
        return _person(sides, i, frozenset())
    if lemma in words.LANDS or lemma in LANDS:
        regional = before[1:2] and before[1] in words.REGIONAL and set(before[2:]) <= {"american", "asian"}
        bare = len(before) == 1 and lemma != "state"
        told = before[:1] and before[0] in THIS and (regional or bare)
        return _land(sides, i, words.REGIONAL[before[1]] if regional else None) if told else []
    if len(before) != 1 or before[0] not in THIS:
        return []
    if lemma in words.ARMED_GROUPS | words.MOVEMENTS:
        return _group(sides, i, ARMED if lemma in words.ARMED_GROUPS else None)
    return _person(sides, i, words.OFFICES_OF_STATE) if sides.tokens[i].tag not in PLURALS else []


def _before_it(sides: Sides, i: int) -> list[str]:
    """The words before a noun that tell which is meant: "the", "his", "the Gulf"."""
    told = [(c, tree.plain(sides.tokens[c].relation)) for c in sides.document.children(i) if c < i]
    return [sides.tokens[c].text.casefold() for c, how in told if how not in {"punct", "case"}]


def _is_told_of_behind(sides: Sides, i: int) -> bool:
    """Whether the words behind a noun tell which is meant: "the rebels | of the north", "the group | that"."""
    return any(c > i for c in tree.children(sides.document, i, "nmod", "acl", "appos", "flat"))


def _called(sides: Sides, i: int) -> list[Actor]:
    """ "The AAKG militia": a group by the name that stands before its word, of nobody else and no place."""
    first = i
    while first - 1 in sides.document.children(i) and _is_in_a_name(sides, first - 1):
        first -= 1
    name, role = sides.document.text_of(first, i), sides.tokens[i].text
    if first == i or sides.tokens[first].pos != "PROPN" or not role.islower() or peoples_in(name):
        return []
    return [Actor(-1 - i, "body", name=name, name_span=(first, i), role=role, role_span=(i, i + 1), sector="REB")]


def _is_in_a_name(sides: Sides, k: int) -> bool:
    token = sides.tokens[k]
    return token.pos in {"PROPN", "NUM"} and sides.lists.mention_at(k) is None and k not in sides.places


def _neighbour(sides: Sides, i: int) -> list[Actor]:
    """ "Its neighbour", "the neighbour": the other of the two that the article is about."""
    behind = [c for c in tree.children(sides.document, i, "appos", "flat", "nmod:desc") if c > i]
    if named := next((found for c in behind if (found := [a for a in sides.at(c) if a.kind == "state"])), None):
        return named  # "Chad's neighbour | Niger"
    before = _before_it(sides, i)
    if sides.tokens[i].tag in PLURALS or len(before) != 1 or before[0] not in THIS | {"its", "his", "their"}:
        return []
    if sides.tokens[i].lemma.casefold() not in {"neighbour", "neighbor", "foe", "adversary"}:
        return []
    own = {a.country for c in tree.children(sides.document, i, "nmod:poss") for a in side_pronouns.it(sides, c)}
    own |= _states_beside(sides, i)
    others = [code for code in sides.two or sides.most_told if code not in own]
    if len(others) == 1:
        return [sides.state(i, others[0], "the other of the two that the article is about")]
    return []


def _before(sides: Sides, i: int) -> Iterator[Mention]:
    """What the text names before a token, the last first, no further back than a noun looks."""
    here = sides.tokens[i].sentence
    for k in range(bisect_left(sides.in_order, i, key=lambda m: m.head) - 1, -1, -1):
        m = sides.in_order[k]
        if here - sides.tokens[m.head].sentence > BACK:
            return
        yield m


def _group(sides: Sides, i: int, sectors: frozenset[str] | None) -> list[Actor]:
    """ "The militia", "the movement": the armed group or body named last."""
    for m in _before(sides, i):
        if m.kind != "body":
            continue
        members = [a for a in sides.cast.members(m.head) if a.name]
        if members and (members[0].sector in sectors if sectors is not None else members[0].sector not in DEALING):
            return members
    return []


def _person(sides: Sides, i: int, offices: frozenset[str]) -> list[Actor]:
    """ "The colonel", "his host": whoever was named last, holds none of some offices and does not stand beside it."""
    beside = _beside(sides, i)
    beside |= {a.key for c in tree.children(sides.document, i, "nmod:poss") for a in sides.cast.members(c)}
    for m in _before(sides, i):
        if m.kind != "person":
            continue
        members = list(sides.cast.members(m.head))
        known = [a for a in members if a.country and a.office not in offices]
        if known and not beside & {a.key for a in members}:
            return known
    return []


def several(sides: Sides, i: int) -> list[Actor]:
    """ "Both men", "the two leaders", "the presidents": the last two, or as many, persons of different states."""
    before = _before_it(sides, i)
    wanted = next((words.HOW_MANY[low] for low in before if low in words.HOW_MANY), 2)
    counts = THIS | words.HOW_MANY.keys()
    if sides.tokens[i].tag not in PLURALS or not before or not set(before) <= counts or _is_told_of_behind(sides, i):
        return []
    low, lemma = sides.tokens[i].text.casefold(), sides.tokens[i].lemma.casefold()
    offices = words.SEVERAL.get(lemma, words.SEVERAL.get(low, frozenset()))
    found = _last_of_states(sides, i, offices, wanted, NEAR)
    if wanted == len(sides.two or ()) and found and set(found) != set(sides.two or ()):
        mains = _last_of_states(sides, i, offices, len(sides.most_told), BACK)
        if set(sides.two or ()) <= mains.keys():
            return [mains[code] for code in sides.two or ()]  # not a third who called one of them
    return list(found.values()) if len(found) == wanted else []


def _last_of_states(sides: Sides, i: int, offices: frozenset[str], most: int, near: int) -> dict[str, Actor]:
    """The persons in some offices named last, one of each state, by state; not who stands beside a word."""
    found: dict[str, Actor] = {}
    beside = _beside(sides, i)
    for m in _before(sides, i):
        if m.kind not in {"person", "role"} or sides.tokens[i].sentence - sides.tokens[m.head].sentence > near:
            continue
        for actor in sides.cast.members(m.head):
            if offices and actor.office not in offices:
                continue
            if actor.country and actor.key not in beside and len(found) < most:
                found.setdefault(actor.country, actor)
    return found


def _land(sides: Sides, i: int, among: frozenset[str] | None) -> list[Actor]:
    """ "Suspended the country": the state the article is about, else the one named last, not whoever does it."""
    beside = _states_beside(sides, i)
    lemma = sides.tokens[i].lemma.casefold()
    if sides.scene is not None and sides.scene not in beside and _is_land(sides.scene, lemma, among):
        return [sides.state(i, sides.scene, "the state the article is mostly about")]
    for m in _before(sides, i):
        for actor in sides.cast.members(m.head):
            if actor.country and actor.country not in beside and _is_land(actor.country, lemma, among):
                return [sides.state(i, actor.country, "the state named before")]
    return []


def _is_land(code: str, lemma: str, among: frozenset[str] | None) -> bool:
    """Whether a state is what the word for it says: a kingdom, a republic."""
    if codebook.state(code) is None or (among is not None and code not in among):
        return False
    if lemma == "republic" and code in words.MONARCHIES:
        return False
    return lemma not in words.LANDS or code in words.LANDS[lemma]


def _beside(sides: Sides, i: int) -> set[int]:
    """The actors that share a clause with a noun, and so are others."""
    return {a.key for actors in _others(sides, i) for a in actors}


def _states_beside(sides: Sides, i: int) -> set[str]:
    return {a.country for actors in _others(sides, i) for a in actors if a.country}


def _others(sides: Sides, i: int) -> Iterator[list[Actor]]:
    clause = tree.clause_of(sides.document, i)
    doer = slots.doer(sides.document, clause)
    for k in {doer, *tree.children(sides.document, clause, "nsubj", "obj", "iobj")} - {None, i}:
        if k is not None and i not in sides.document.subtree(k):
            yield sides.one(k) or sides.owner(k)
