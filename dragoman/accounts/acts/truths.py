"""Tells what a sentence says is untrue: "it is not true that it shelled", "reports that it had were false"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts.links import is_hearsay, negation_of
from dragoman.codebook.acts import word_classes
from dragoman.language import Document
from dragoman.mentions import tree

CLAUSES = frozenset({"csubj", "ccomp", "acl", "advcl"})
CALLING = frozenset("call describe label brand term dismiss reject denounce".split())


def said_untrue(document: Document, i: int) -> int | None:
    """The word by which what a clause or noun tells is said to be untrue; None where none does."""
    token = document.tokens[i]
    if token.head == i:
        return None
    clause = tree.plain(token.relation) in CLAUSES and "that" in tree.cases(document, i)
    if clause and (said := _judging(document, token.head)) is not None:
        return said
    if not is_hearsay(document, token.head) or not {"that", "of"} & set(tree.cases(document, i)):
        return None
    return next(_of_report(document, token.head), None)


def _judging(document: Document, i: int) -> int | None:
    """ "Is | untrue", "is | not true": the word that says so, of a predicate."""
    token = document.tokens[i]
    negation = negation_of(document, i)
    copular = bool(tree.children(document, i, "cop"))
    if token.lemma.casefold() in word_classes()["falsehoods"]:
        return i if copular and negation is None else None
    return negation if copular and token.lemma.casefold() in word_classes()["truths"] else None


def _of_report(document: Document, noun: int) -> Iterator[int]:
    """What is said of a report: "reports that it had were | untrue", "described the report as | fiction"."""
    token = document.tokens[noun]
    beside = [token.head] if tree.plain(token.relation) == "nsubj" else []
    beside += tree.children(document, noun, "appos", "acl", "parataxis")  # by the parser
    for c in beside:
        if (said := _judging(document, c)) is not None:
            yield said
    if tree.plain(token.relation) in {"obj", "nsubj"} and document.tokens[token.head].lemma in CALLING:
        for c in tree.children(document, token.head, "xcomp", "obl", "ccomp", "advcl"):
            if document.tokens[c].lemma.casefold() in word_classes()["falsehoods"]:
                yield c
