"""Tells what happened from what only might have: "could kill thousands", "nobody was hurt", "if 12 died"."""

from __future__ import annotations

from dragoman.accounts import figure_words as table
from dragoman.language.document import Document
from dragoman.mentions import tree
from dragoman.records import Measure

# Troops and things are counted where they are to be sent, and prisoners where they are to be freed.
_PLANNED = frozenset({"would", "should", "shall"})
_PLANS_COUNT: frozenset[Measure] = frozenset({"troops", "captured", "money", "items"})


def is_unreal(document: Document, trigger: int, measure: Measure) -> bool:
    """Whether the trigger tells of what might be, was not, or is only wished or feared."""
    clause = trigger if tree.is_verbal(document, trigger) else tree.clause_of(document, trigger)
    below = [document.tokens[c] for c in document.children(clause)]
    words = {token.text.casefold() for token in below if token.i < clause or token.lemma in {"not", "n't"}}
    if words & table.NEGATIONS and not words & {"only", "yet"}:
        return True
    unreal = words & table.UNREAL_AUX - (_PLANNED if measure in {"captured", "items"} else frozenset())
    if unreal and measure != "troops":
        return True
    if words & table.FUTURE_AUX and measure not in _PLANS_COUNT:
        return True
    if any(token.text.casefold() in table.UNREAL_MARKS and token.relation == "mark" for token in below):
        return True
    return _only_intended(document, clause, measure)


def _only_intended(document: Document, clause: int, measure: Measure) -> bool:
    """ "Threatened to kill 12", "denied killing 12": an infinitive or gerund under a verb that doesn't make it so."""
    token = document.tokens[clause]
    if token.is_root or tree.plain(token.relation) not in {"xcomp", "advcl", "acl", "ccomp", "csubj", "conj"}:
        return False
    head = document.tokens[token.head]
    if head.lemma in table.DENIALS:
        return True
    infinitive = any(
        document.tokens[c].text.casefold() == "to" and document.tokens[c].relation == "mark"
        for c in document.children(clause)
    )
    perfect = any(document.tokens[c].lemma == "have" for c in document.children(clause))
    if infinitive and not perfect and measure not in _PLANS_COUNT:
        return head.lemma not in table.REALISING
    above = {document.tokens[c].text.casefold() for c in document.children(head.i) if c < head.i}
    verbal = tree.plain(token.relation) in {"xcomp", "conj", "advcl"} and token.tag in {"VBG", "VB", "VBN", "VBD"}
    return verbal and measure not in _PLANS_COUNT and bool(above & table.UNREAL_AUX)
