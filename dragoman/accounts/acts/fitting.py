"""Says whether a verb's clause has what a frame asks for: an object of a class of words, forces that do it."""

from __future__ import annotations

import re

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.links import negation_of
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.states import is_unknown
from dragoman.accounts.triggers import contact_words
from dragoman.codebook.acts import Frame, operators, word_classes
from dragoman.language import Document
from dragoman.mentions import tree

INSIDE = ("nmod", "compound", "amod", "conj", "nmod:desc")
# Aircraft, tanks and guns by their model: "P-8", "F-16s", "Su-30", "T-55"; ships by what stands before their name.
MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Z]{0,3}s?")
SHIPS = frozenset("uss hms hmas hmcs hmnzs ins rfs brp kri rss roks pns tcg fs".split())
AID = "@aid"
CARRYING = frozenset("carry bear bring transport load lade laden pack fill haul deliver ferry".split())
PERSONS = frozenset({"@persons", "@migrants"})
ARMED = frozenset({"MIL", "REB", "PRM"})
RULING = ARMED | frozenset({"GOV", "COP", "JUD", "LEG", "SPY", "IGO"})
CIVIL = frozenset("CVL OPP LAB EDU AGR MED LGL REF NGO REL BUS SOC".split())


def fitting(document: Document, sides: Sides, i: int, frame: Frame) -> int | None:
    """The token that fits what the frame asks for; -1 where it asks for nothing; None where it doesn't fit."""
    if not frame.slot:
        return -1
    shown = _fits(document, sides, i, frame.slot, frame.thing)
    if shown is None or any(_fits(document, sides, i, slot, thing) is None for slot, thing in frame.also):
        return None
    return shown


def _fits(document: Document, sides: Sides, i: int, slot: str, thing: str) -> int | None:
    things = in_slot(document, i, slot)
    felt = document.tokens[i].text.casefold() in word_classes()["feelings"]  # "disappointed that it did not | answer"
    if slot == "that" and not felt:  # "insists that its tests do not | breach the pact" charges nobody
        things = [c for c in things if negation_of(document, c) is None]
    if thing == "+":
        return -1 if things else None
    if thing == "-":
        return -1 if not tree.children(document, i, "obj", "xcomp") else None
    if slot == "from" and thing == "actor":  # "withdrew from Zala Anbesa": a place, as a rule
        things = [c for c in things if not all(map(is_unknown, sides.at(c)))]
    if slot != "obj" and not thing:
        things = [c for c in things if document.tokens[c].text.casefold() not in words.TIMES]
        things = things or [c for word in slot.split("/") for c in slots.with_gerund(document, i, word)]
        return things[0] if things else None
    return next((c for c in things if is_thing(document, sides, c, thing)), None)


def in_slot(document: Document, i: int, slot: str) -> list[int]:
    """What stands where a frame looks: object, who does it, what is to be done, or behind a preposition."""
    if slot == "subj":
        doer = slots.doer(document, i)
        return [doer] if doer is not None else []
    if slot == "do":
        return _to_do(document, i)
    if slot == "that":
        return tree.children(document, i, "ccomp")
    if slot != "obj":
        return [c for word in slot.split("/") for c in slots.with_case(document, i, word)]
    given = tree.children(document, i, "obl:unmarked") if tree.children(document, i, "iobj") else []
    return [*slots.objects(document, i), *given]  # "gave the rebels | seven days", taken for a time


def _to_do(document: Document, i: int) -> list[int]:
    """What somebody is to do: "told them to | leave", "gave him a day to pack and | go", "gathered to | demand"."""
    near = [i, *tree.children(document, i, "obj", "iobj", "obl")]
    below = [c for k in near for c in tree.children(document, k, "xcomp", "acl", "advcl") if c > i]
    below = [c for c in below if document.tokens[c].tag == "VB" or document.tokens[c].tag == "VBG"]
    return [*below, *(k for c in below for k in tree.children(document, c, "conj"))]


def is_thing(document: Document, sides: Sides, i: int, thing: str) -> bool:
    """Whether what stands at a token is of a class, a word, an actor, a state, those in power, a crowd, a place."""
    if thing == "actor":
        return bool(sides.at(i)) or document.tokens[i].text.casefold() in {"it", "them"}
    if thing == "place":
        return bool(sides.place(i))
    if thing == "states":
        return any(a.kind == "state" for a in sides.at(i))
    if thing == "crowds":
        return _is_crowd(document, sides, i)
    if thing == "rulers":
        return any(a.kind == "state" or a.sector in RULING for a in sides.at(i))
    wanted = word_classes()[thing[1:]] if thing.startswith("@") else frozenset({thing})
    if (document.tokens[i].lemma.casefold(), "NOUN") in operators() and not is_word(document, i, wanted):
        return False  # "a suspension of aid" is none
    if thing in PERSONS and (document.tokens[i].lemma.casefold(), "NOUN") in contact_words():
        return False  # "held a conversation with the prince": nobody is held
    if thing == "@troops" and _is_armed(document, sides, i):
        return True
    if thing in PERSONS and _is_named(document, sides, i):
        return True
    near = [i, *(c for c in tree.children(document, i, *INSIDE) if not _is_for_another(document, c))]
    further = [c for c in near[1:] if tree.plain(document.tokens[c].relation) in {"nmod", "conj"}]
    near += [k for c in further for k in tree.children(document, c, *INSIDE) if not _is_for_another(document, k)]
    return any(is_word(document, c, wanted) for c in near) or (thing == AID and _carries(document, i, wanted))


def _carries(document: Document, i: int, wanted: frozenset[str]) -> bool:
    """Whether a ship, plane or lorry has some goods on board: "a plane with food", "carrying tents", "laden with"."""
    if not is_word(document, i, word_classes()["carriers"]):
        return False
    them = [i, *(c for c in tree.children(document, i, "nmod") if "of" in tree.cases(document, c))]
    aboard = [c for k in them for c in tree.children(document, k, "nmod") if "with" in tree.cases(document, c)]
    ways = [c for k in them for c in tree.children(document, k, "acl") if document.tokens[c].lemma in CARRYING]
    if tree.plain(document.tokens[i].relation) == "nsubj":  # "departed with 40 tonnes of tents on board"
        verb = document.tokens[i].head
        aboard += [c for c in tree.children(document, verb, "obl") if "with" in tree.cases(document, c)]
        ways += [c for c in tree.children(document, verb, "advcl") if document.tokens[c].lemma in CARRYING]
    goods = [*aboard, *(c for way in ways for c in tree.children(document, way, "obj", "obl"))]
    return any(is_word(document, c, wanted) for k in goods for c in (k, *tree.children(document, k, *INSIDE)))


def is_word(document: Document, i: int, wanted: frozenset[str]) -> bool:
    """Whether a token is one of some words, as it stands or in its plain form."""
    token = document.tokens[i]
    return token.lemma.casefold() in wanted or token.text.casefold() in wanted


def _is_for_another(document: Document, i: int) -> bool:
    """ "Support for the army", "talks with the troops": what a thing is for is not the thing."""
    return bool({"for", "with", "against", "from", "to", "about", "over", "on"} & set(tree.cases(document, i)))


def _is_armed(document: Document, sides: Sides, i: int) -> bool:
    """Whether a token is forces by its name: "HMS Trent", "two B-52s", "the Houthis"."""
    named = [document.tokens[i].text, *(document.tokens[c].text for c in document.children(i) if c < i)]
    if i > 1 and document.tokens[i - 1].text == "-":
        named.append(document.text_of(i - 2, i + 1))  # "F | - | 16s"
    if any(text.casefold() in SHIPS or MODEL.fullmatch(text) for text in named):
        return True
    return document.tokens[i].pos == "PROPN" and any(a.sector in ARMED for a in sides.at(i))


def _is_named(document: Document, sides: Sides, i: int) -> bool:
    """Whether a token is a person or people by name: "Navalny", "231 Haitians"."""
    return document.tokens[i].pos == "PROPN" and any(a.kind in {"person", "role"} for a in sides.at(i))


def _is_crowd(document: Document, sides: Sides, i: int) -> bool:
    """Whether who does something is a number of civilians: students, truckers, "thousands", "Serbs"."""
    wanted = word_classes()["crowd"]
    counted = [c for c in tree.children(document, i, "nmod") if "of" in tree.cases(document, c)]
    if document.tokens[i].lemma.casefold() in words.QUANTITIES and not counted:
        return True
    if any(is_word(document, c, wanted) for c in (i, *counted)):
        return True
    found = sides.at(i)
    several = document.tokens[i].tag in {"NNS", "NNPS"} or document.tokens[i].lemma.casefold() in words.QUANTITIES
    civil = all(a.kind == "role" and (a.sector is None or a.sector in CIVIL) for a in found)
    return several and bool(found) and civil
