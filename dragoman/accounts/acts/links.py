"""Says how a word hangs on the one above it, which operator that is, and whether it is negated."""

from __future__ import annotations

from dragoman.codebook.acts import Operator, operators
from dragoman.language import Document
from dragoman.mentions import tree


def link_of(document: Document, i: int) -> str | None:
    """How a word hangs on its head, as operators name it: `to`, `that`, `ing`, `obj`, `subj` or a preposition."""
    token = document.tokens[i]
    relation = tree.plain(token.relation)
    cases = tree.cases(document, i)
    if token.pos in {"VERB", "AUX"} or (
        tree.is_verbal(document, i) and relation in {"ccomp", "xcomp", "advcl", "acl"}
    ):
        if relation == "csubj":
            return "obj" if tree.is_passive(document, token.head) else None
        if "to" in cases:
            return "toing" if token.tag == "VBG" else "to"
        if token.tag == "VBG":
            return next((case for case in cases), "ing")
        if relation == "ccomp":
            return "that"
        if relation == "xcomp":
            return "to" if token.tag == "VB" or token.pos != "VERB" else None
        if relation == "acl" and token.tag in {"VBD", "VBZ", "VBP", "VB", "VBN"} and "that" in cases:
            return "that"
        return None
    if relation in {"obj", "iobj"}:
        return "obj"
    if relation == "nsubj":
        return "obj" if tree.is_passive(document, token.head) else "subj"
    if relation in {"obl", "nmod"}:
        if cases:
            return cases[-1] if cases[-1] != "to" or relation == "obl" else "to"
        return "obj" if relation == "obl" else None
    if relation == "xcomp":
        return "obj"
    return None


def operator_at(document: Document, head: int, link: str) -> Operator | None:
    """The operator of the codebook that a word is for a deed that hangs on it so."""
    token = document.tokens[head]
    pos = "VERB" if token.pos in {"VERB", "AUX"} else token.pos
    pos = "NOUN" if pos == "PROPN" else pos
    for key in ((token.lemma.casefold(), pos), (token.text.casefold(), "ADJ")):
        for operator in operators().get(key, ()):
            if link in operator.links:
                return operator
    return None


def relation_up(document: Document, i: int) -> str:
    """The relation in which a token stands to its head, without the subtype."""
    return tree.plain(document.tokens[i].relation)


def negation_of(document: Document, i: int) -> int | None:
    """The word that negates a verb: "not", "never", "no longer", "neither ... nor", a subject with "no"."""
    for c in document.children(i):
        low = document.tokens[c].text.casefold()
        if low == "longer" and c < i and document.tokens[c - 1].text.casefold() == "no":
            return c - 1
        if low in {"not", "n't", "n’t", "never", "neither", "nor"} and c < i:
            following = document.tokens[c + 1].text.casefold() if c + 1 < len(document.tokens) else ""
            if following != "only":
                return c
    for c in tree.children(document, i, "cc"):
        if document.tokens[c].text.casefold() in {"nor", "neither"}:
            return c
    subject = tree.own_subject(document, i)
    for c in document.children(subject) if subject is not None else ():
        if document.tokens[c].text.casefold() in {"no", "neither"}:
            return c
    return None


def no_of(document: Document, noun: int) -> int | None:
    """The "no" of a noun: "no plan", "no intention"."""
    return next((c for c in document.children(noun) if document.tokens[c].text.casefold() == "no"), None)
