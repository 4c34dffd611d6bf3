"""Reads what a speaker says is needed or matters: "stressed the need for calm", "underlined how vital ties are"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.fitting import is_word
from dragoman.accounts.acts.links import is_asserted
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import Frame, word_classes
from dragoman.language import Document
from dragoman.mentions import tree

NEEDED = Frame("stress the need", "", "", "", (), (), "REQUEST", "change", "100", (), loose=True)
VALUED = Frame("stress the importance", "", "", "", (), ("with",), "SUPPORT", None, "050", (), loose=True)
VERBS = frozenset(
    "stress underline underscore emphasise emphasize highlight affirm reaffirm reiterate point out".split()
)
NEEDS = frozenset("need necessity urgency".split())
WORTH = frozenset("importance significance value".split())
VITAL = frozenset("important necessary essential vital crucial imperative urgent".split())


def find_appeals(document: Document, sides: Sides, taken: set[int]) -> Iterator[Telling]:
    """Each such word of somebody of a state or body; `taken` are words that tell an act already.

    What is wanted of relations is support for them, as PLOVER has it; of all else it is a request.
    """
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            if i in taken or document.tokens[i].lemma.casefold() not in VERBS or document.tokens[i].pos != "VERB":
                continue
            told = _appeal(document, sides, i, taken) if is_asserted(document, i) else None
            if told is not None:
                yield told


def _appeal(document: Document, sides: Sides, i: int, taken: set[int]) -> Telling | None:
    meant = next((c for c in _stressed(document, i) if _is_wanted(document, c)), None)
    doer = slots.doer(document, i)
    sources = [a for a in sides.at(doer) or sides.party(doer) if a.country] if doer is not None else []
    if meant is None or not sources or taken & set(document.subtree(meant)):
        return None
    frame = VALUED if _is_of_ties(document, meant) else NEEDED
    deed = Deed(i, frame, sources, [], False, doer, None, [meant])
    status = "happened" if frame is VALUED else "demanded"
    return Telling(
        deed, frame.type, frame.mode, frame.cameo, sources, [], doer, None, status=status, base=frame.type, top=i
    )


def _stressed(document: Document, i: int) -> list[int]:
    """What is stressed: "the | need for calm", "that ties must be | mended", "how | important calm is"."""
    if tree.is_passive(document, i):
        return tree.children(document, i, "nsubj:pass")
    return [c for c in tree.children(document, i, "obj", "ccomp") if c > i]


def _is_wanted(document: Document, c: int) -> bool:
    """Whether a word tells of a need: a noun for it with what is needed, or a clause that says so."""
    token = document.tokens[c]
    lemma = token.lemma.casefold()
    if token.pos == "NOUN":
        below = tree.children(document, c, "nmod", "acl")
        doing = any(document.tokens[k].tag in {"VB", "VBG"} for k in below) or _is_of_ties(document, c)
        return (lemma in NEEDS and bool(below)) or (lemma in WORTH and doing)
    helping = {document.tokens[k].lemma.casefold() for k in tree.children(document, c, "aux")}
    wanted = lemma in {"need", "have"} and bool(tree.children(document, c, "xcomp"))
    return lemma in VITAL or bool(helping & {"must", "should"}) or wanted


def _is_of_ties(document: Document, c: int) -> bool:
    """Whether relations are what is wanted: nearer to the word than anything else that it is of."""
    ties = word_classes()["ties"]
    near = [c, *tree.children(document, c, "nmod", "acl", "nsubj", "nsubj:pass", "obj", "xcomp", "csubj", "advcl")]
    near += [k for n in near[1:] for k in tree.children(document, n, "obj", "nsubj:pass", "nmod", "conj")]
    return any(is_word(document, k, ties) for k in near)
