"""Reads what several states do together: "cleared the mines together", "run a joint train", "side by side"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.course import read_course
from dragoman.accounts.acts.deeds import NOT_LEXICAL, Deed, only_describes
from dragoman.accounts.acts.fitting import is_word
from dragoman.accounts.acts.joint import is_joint
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.triggers import contact_words
from dragoman.codebook.acts import Frame, operators, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

BESIDE = ("with", "alongside", "beside")
FRAME = Frame("together", "", "", "", (), ("with",), "COOPERATE", None, "060", ())
SPOKEN = frozenset("statement press report communiqué text paper interest heritage".split())
# What several do together without doing it for one another.
IDLE = frozenset("be have sit stand live grow hold come account own make meet talk negotiate discuss get go".split())


def find_together(document: Document, sides: Sides, taken: set[int]) -> Iterator[Telling]:
    """Deeds of several states at verbs of which the tables know none, told as done jointly."""
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            if i not in taken and _may_be_joint(document, i) and is_joint(document, i):
                told = _read(document, sides, i)
                if told is not None:
                    yield told


def _may_be_joint(document: Document, i: int) -> bool:
    """Whether a verb can be a deed: none of speech, of contacts, or of what only changes another deed."""
    token = document.tokens[i]
    if token.pos != "VERB" or token.relation in NOT_LEXICAL or only_describes(document, i):
        return False
    lemma = token.lemma.casefold()
    if any(is_word(document, c, _papers()) for c in tree.children(document, i, "obj")):
        return False  # "read out a joint declaration", "raised bilateral ties": no deed of both by that
    operating = (lemma, "VERB") in operators() and bool(tree.children(document, i, "xcomp", "ccomp"))
    return not (lemma in SAYING or lemma in IDLE or (lemma, "VERB") in contact_words() or operating)


@cache
def _papers() -> frozenset[str]:
    """What is joint or bilateral without being done together: papers, words, relations."""
    classes = word_classes()
    return classes["deal"] | classes["ties"] | classes["talks"] | SPOKEN


def _read(document: Document, sides: Sides, i: int) -> Telling | None:
    doer = slots.doer(document, i)
    sources = [a for a in sides.at(doer) or sides.party(doer) if a.country] if doer is not None else []
    own = {a.country for a in sources}
    at, others = _beside(document, sides, i, own)
    if not sources or (not others and len(own) < 2):
        return None
    return read_course(document, sides, Deed(i, FRAME, sources, others, False, doer, at))


def _beside(document: Document, sides: Sides, i: int, own: set[str | None]) -> tuple[int | None, list[Actor]]:
    """With whom it is done: "rehearsed with Japanese destroyers"."""
    for word in BESIDE:
        for c in slots.with_case(document, i, word):
            if found := [a for a in sides.party(c) if a.country and a.country not in own]:
                return c, found
    return None, []
