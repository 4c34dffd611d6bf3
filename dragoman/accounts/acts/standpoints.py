"""Reads what is ruled out or promised in answer by a set phrase: "is not for sale", "will not go unanswered"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts import words
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.links import negation_of
from dragoman.accounts.acts.openness import is_open
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import Frame, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

CLOSED = Frame("is not to be had", "", "", "", (), (), "REJECT", None, "120", ())
AVENGED = Frame("will not go unanswered", "", "", "", (), (), "THREATEN", None, "130", ())
AHEAD = words.FUTURE | {"would", "cannot", "can"}
FOR = frozenset({"for", "to", "on", "under"})


def find_standpoints(document: Document, sides: Sides, taken: set[int]) -> Iterator[Telling]:
    """Each such phrase that somebody of a state is told to say; `taken` are words that tell an act already."""
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            if i in taken or not _may_tell(document, i) or is_open(document, i):
                continue
            speakers = [a for a in sides.speaker(i) if a.country]
            if not speakers:
                continue
            if _is_closed(document, i):
                yield _told(i, CLOSED, "refused", speakers)
            elif _is_avenged(document, i):
                yield _told(i, AVENGED, "threatened", speakers)


def _may_tell(document: Document, i: int) -> bool:
    """Whether a word is a predicate as such phrases have: with a copula, or a verb told of the future."""
    return bool(tree.children(document, i, "cop", "aux"))


def _is_closed(document: Document, i: int) -> bool:
    """ "Is not for sale", "are not up for discussion", "is non-negotiable", "is off the table"."""
    if not tree.children(document, i, "cop") or not tree.children(document, i, "nsubj", "csubj", "expl"):
        return False
    lemma, cases = document.tokens[i].lemma.casefold(), set(tree.cases(document, i))
    if lemma in word_classes()["ruled_out"] or _hyphened(document, i) in word_classes()["ruled_out"]:
        return negation_of(document, i) is None
    if lemma == "table" and "off" in cases:
        return negation_of(document, i) is None
    if lemma == "question":
        return {"out", "of"} <= cases and negation_of(document, i) is None
    below = [c for c in tree.children(document, i, "obl", "nmod") if FOR & set(tree.cases(document, c))]
    told = [i, *(c for c in below if lemma in {"up", "open"})]
    return negation_of(document, i) is not None and any(_is_on_offer(document, c) for c in told)


def _is_on_offer(document: Document, i: int) -> bool:
    """Whether a word says that something may be had or talked over: "for sale", "negotiable", "on the table"."""
    token = document.tokens[i]
    bare = token.pos in {"ADJ", "ADV"}
    return token.lemma.casefold() in word_classes()["on_offer"] and (bare or bool(FOR & set(tree.cases(document, i))))


def _hyphened(document: Document, i: int) -> str:
    """ "Non-negotiable", in one word."""
    first = max(0, i - 2)
    return document.text_of(first, i + 1).casefold() if document.tokens[i - 1].text == "-" else ""


def _is_avenged(document: Document, i: int) -> bool:
    """ "Such raids will not | go unanswered", "will not be left unpunished"."""
    ahead = any(document.tokens[c].text.casefold() in AHEAD for c in tree.children(document, i, "aux"))
    if not ahead or negation_of(document, i) is None:
        return False
    left = [c for c in tree.children(document, i, "xcomp", "obj", "obl", "advcl") if c > i]
    return any(document.tokens[c].text.casefold() in word_classes()["unavenged"] for c in (i, *left))


def _told(i: int, frame: Frame, status: str, speakers: list[Actor]) -> Telling:
    deed = Deed(i, frame, speakers, [], False)
    return Telling(
        deed, frame.type, None, frame.cameo, speakers, [], None, None, status=status, base=frame.type, top=i
    )
