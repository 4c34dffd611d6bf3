"""Says whose a thing is, or who did what a noun tells: "Russia's annexation", "the raid by Chad", "its troops"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.accounts.acts import side_pronouns, slots, words
from dragoman.accounts.acts.states import tidied
from dragoman.codebook.acts import act_types, noun_frames, word_classes
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides

# What others do for a deal that two make: "a truce | brokered by Chad".
BROKERING = frozenset("arrange back broker facilitate guarantee host mediate monitor negotiate sponsor".split())
MODIFIERS = ("nmod:poss", "amod", "compound", "nmod:desc", "flat")


def modifiers_of(sides: Sides, i: int) -> list[Actor]:
    """The states and persons before a noun: "Russia's", "Russian", "Putin's", "its"."""
    found: dict[int, Actor] = {}
    for c in sides.document.children(i):
        token = sides.tokens[c]
        if token.relation not in MODIFIERS and tree.plain(token.relation) not in {"amod", "compound"}:
            continue
        if tells_where(sides, c, i) or _tells_make(sides, c, i):
            continue
        for k in tree.conjuncts(sides.document, c):
            for actor in _modifier(sides, k):
                found.setdefault(actor.key, actor)
    return tidied(list(found.values()))


def tells_where(sides: Sides, c: int, i: int) -> bool:
    """Whether what stands before a noun of harm says where it was done, not by whom: "the Goma church bombing".

    A state's adjective or short name says who ("Malian strike", "US raid"), but not of a crime that gunmen do.
    """
    noun, token = sides.tokens[i].lemma.casefold(), sides.tokens[c]
    if token.relation == "nmod:poss" or noun not in noun_frames() or noun in words.MEASURES:
        return False
    harm = any(act_types()[frame.type].kind == "harm" for frame in noun_frames()[noun])
    if not harm or token.text.casefold() in words.POSSESSIVES:
        return False
    crime = noun in words.CRIMES or any(
        k < i and sides.tokens[k].text.casefold() in words.OF_CRIMES for k in sides.document.children(i)
    )
    named = token.pos == "PROPN" and not token.text.replace(".", "").isupper() and not _is_party(sides, c)
    return crime or named


def _tells_make(sides: Sides, c: int, i: int) -> bool:
    """ "Airbus planes", "two Thai jets delivered on Friday": who made or sold a machine, which is another's now."""
    m = sides.lists.mention_at(c)
    made = word_classes()["instruments"] | word_classes()["craft"] | word_classes()["ships"] | word_classes()["cars"]
    if m is None or sides.tokens[i].lemma.casefold() not in made:
        return False
    came = any(sides.tokens[k].lemma in words.CAME_FROM for k in tree.children(sides.document, i, "acl"))
    makers = [a.sector == "BUS" or (m.kind == "adjective" and came) for a in sides.cast.members(m.head)]
    return bool(makers) and all(makers)


def _is_party(sides: Sides, c: int) -> bool:
    """Whether a name is a person's or a group's, not a state's or place's: "the Hamas attack"."""
    m = sides.lists.mention_at(c)
    return m is not None and m.kind not in {"state", "adjective"} and c not in sides.places


def _modifier(sides: Sides, c: int) -> list[Actor]:
    token = sides.tokens[c]
    low = token.text.casefold()
    if sides.is_in_a_name(c) or is_of_descent(sides, c):
        return []
    if _joined_by_hyphen(sides, c):
        leader = sides.lists.mention_at(c - 2) if low in words.LED else None
        return list(sides.cast.members(leader.head)) if leader is not None else []
    if low in {"its", "their"}:
        return side_pronouns.it(sides, c) if low == "its" else side_pronouns.they(sides, c)
    if low in words.FIRST and token.text != "US":
        return sides.speaker(c)
    if low == "whose":
        clause = tree.clause_of(sides.document, c)
        return sides.one(sides.tokens[clause].head) if sides.tokens[clause].head != clause else []
    if token.text in words.KOREAS and (korea := sides.one(c)):
        return korea
    m = sides.cast.mention(c) or sides.lists.mention_at(c)
    if m is not None and m.first <= c < m.last and (_hyphened(sides, c) is False):
        return list(sides.cast.members(m.head))
    if token.relation == "nmod:poss":
        return sides.at(c) or sides.place(c) or modifiers_of(sides, c)
    if token.pos == "PROPN" and (there := sides.place(c)):
        return there
    inner = [k for k in tree.children(sides.document, c, "amod", "compound") if not _hyphened(sides, k)]
    return [a for k in inner for a in _modifier(sides, k)]


def tells_no_state(sides: Sides, i: int) -> bool:
    """Whether the adjective before a noun says of what descent or make it is, and not whose."""
    below = sides.document.children(i)
    return any(c < i and (is_of_descent(sides, c) or _tells_make(sides, c, i)) for c in below)


def is_of_descent(sides: Sides, c: int) -> bool:
    """ "Ethnic | Albanian rebels": of a people, and of the state where they live."""
    before = sides.tokens[max(0, c - 2) : c + 1]
    return any(t.text.casefold() == "ethnic" and t.sentence == sides.tokens[c].sentence for t in before)


def _joined_by_hyphen(sides: Sides, c: int) -> bool:
    """Whether a word closes a compound: "the Russia-Ukraine war" is nobody's alone."""
    return c > 1 and sides.tokens[c - 1].text in {"-", "–", "‑"} and sides.tokens[c - 2].pos in {"PROPN", "ADJ"}


def _hyphened(sides: Sides, c: int) -> bool:
    """Whether a word is part of a compound with a hyphen: "Russian-backed"."""
    following = sides.tokens[c + 1].text if c + 1 < len(sides.tokens) else ""
    return following in {"-", "–", "‑"} and sides.tokens[c].end == sides.tokens[c + 1].start


def owner_of(sides: Sides, i: int) -> list[Actor]:
    """Whose a thing is, or who did it: "Russia's annexation", "the raid by Chad", "the policies of Peru"."""
    for c in [*tree.children(sides.document, i, "nmod", "obl", "acl"), *_by_behind(sides, i)]:
        by = c if "by" in tree.cases(sides.document, c) else None
        if by is None and tree.plain(sides.tokens[c].relation) == "acl":
            if sides.tokens[c].lemma.casefold() in BROKERING:
                continue
            by = slots.agent(sides.document, c)  # "the draft proposed by Chad"
        if by is not None and (found := sides.at(by)):
            return found
    if sides.tokens[i].lemma.casefold() in words.BESIDE:
        return []
    if found := modifiers_of(sides, i):
        return found
    if sides.tokens[i].lemma.casefold() in noun_frames():
        return []
    for c in tree.children(sides.document, i, "nmod"):
        cases = set(tree.cases(sides.document, c))
        if "near" in cases and sides.tokens[c].lemma in slots.BORDERS:
            continue
        if cases & {"of", "in", "from", "at", "near", "between", "among", "against", "for", "with"}:
            found = sides.at(c) or sides.place(c) or (owner_of(sides, c) if cases & {"of"} else [])
            if not found and cases & {"in", "at"}:
                found = sides.region(c) or modifiers_of(sides, c)  # "homes in Chad's Lac region"
            if found:
                return found
    serving = [c for c in tree.children(sides.document, i, "acl") if sides.tokens[c].lemma in words.SERVING]
    served = [c for k in serving for c in tree.children(sides.document, k, "obj")]
    return next((found for c in served if (found := modifiers_of(sides, c) or sides.at(c) or sides.place(c))), [])


def _by_behind(sides: Sides, i: int) -> list[int]:
    """Who did a thing, hung on the active verb before it: "hailed the decision | by Germany"."""
    verb = sides.tokens[i].head
    if tree.plain(sides.tokens[i].relation) != "obj" or tree.is_passive(sides.document, verb):
        return []
    return [
        c for c in tree.children(sides.document, verb, "obl") if c > i and tree.cases(sides.document, c) == ("by",)
    ]
