"""Says when a signature tells that the signers met: officials of two states who "signed a treaty in Kotor"."""

from __future__ import annotations

from dragoman.accounts.lists import Lists
from dragoman.language import Document
from dragoman.mentions import tree

SIGNING = frozenset({"sign", "initial", "put"})
"""Verbs of a signature. They are acts too, so they are no rows of the contact words."""
SIDES = 2
AHEAD = 8  # words, from a name to what it is put to
PACTS = frozenset(
    "accord agreement armistice arrangement charter communique communiqué compact convention deal declaration "
    "document memorandum mou pact paper protocol roadmap settlement text treaty truce understanding".split()
)
"""What two states sign at one table: not a letter to others, a statement, a petition or a law."""
SIGNATURES = frozenset({"name", "signature", "initial"})
OPEN = frozenset({"once", "if", "unless", "until", "till"})
"""What makes a signature something that may come: "would meet once the ministers had initialled a treaty"."""


def is_signing(document: Document, i: int) -> bool:
    """Whether a verb tells of a pact signed: "signed the accord", "the pact they signed", "put their names to"."""
    if OPEN & {document.tokens[c].text.casefold() for c in tree.children(document, i, "mark", "advmod")}:
        return False
    if tree.is_passive(document, i):
        subject = tree.own_subject(document, i)
        things = [] if subject is None else [subject]
    else:
        things = list(tree.children(document, i, "obj"))
    if document.tokens[i].lemma == "put":
        things = [k for c in things for k in _put_to(document, c)]
    if tree.plain(document.tokens[i].relation) == "acl":
        things = [document.tokens[i].head, *things]  # "the pact that A and B | signed"
    return any(document.tokens[k].lemma.casefold() in PACTS for c in things for k in tree.conjuncts(document, c))


def _put_to(document: Document, name: int) -> list[int]:
    """What a name is put to, by form: "their | names to separate but identical papers"."""
    following = document.tokens[name + 1 : min(name + AHEAD, document.sentence_of(name).last)]
    if document.tokens[name].lemma not in SIGNATURES or not following or following[0].text.casefold() != "to":
        return []
    return [t.i for t in following if t.lemma.casefold() in PACTS][:1]


def are_signers(lists: Lists, heads: list[int]) -> bool:
    """Whether those who signed are officials of two states or bodies, or of a state and those who fight it."""
    people = [a for a in lists.actors(heads) if a.kind in {"person", "role"} and a.role and a.country]
    return len({(a.country, a.sector == "REB") for a in people if a.sector != "BUS"}) >= SIDES
