"""Tells in what something was said: a briefing, an interview, a call, a statement, a post."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.evidences import Evidences
from dragoman.codebook.occasions import SERVICES, VERBS, SaidIn, said_in_words
from dragoman.language import Document
from dragoman.mentions import tree

BY = "table:said_in"
_BY = frozenset({"by", "via", "through", "over", "on"})
_IN = frozenset({"in", "at", "on", "during", "after", "following", "before", "to"}) - {"after", "following", "before"}
_TELLING = frozenset({"tell", "inform", "assure", "brief", "address", "ask"})
_LONGEST = 3  # words of a row


def said_in(document: Document, cue: int, said: frozenset[int], evidence: Evidences) -> str | None:
    """What the words were said in, by the words around the cue that are not said; the nearest counts."""
    verb = VERBS.get(document.tokens[cue].lemma)
    found = sorted(_told(document, cue, said), key=lambda each: abs(each[0] - cue))
    if found:
        first, last, meaning = found[0]
        evidence.tokens("said_in", first, last, by=BY)
        return meaning
    if verb is not None:
        evidence.tokens("said_in", cue, cue + 1, by=BY)
    return verb


def _told(document: Document, cue: int, said: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """The words of a place of speech that the cue's clause has, each with what it means."""
    clause = [i for i in _clause(document, cue) if i not in said]
    for i in clause:
        token = document.tokens[i]
        if token.pos not in {"NOUN", "PROPN"} or _is_compound(document, i):
            continue
        service = SERVICES.get(token.text)
        if service is not None and set(tree.cases(document, i)) & (_BY | _IN):
            yield i, i + 1, service
            continue
        first, row = _row(document, i)
        if row is not None and _fits(document, cue, i, row):
            yield first, i + 1, _narrowed(document, first, i, row)


def _clause(document: Document, cue: int) -> list[int]:
    """The words of the cue's clause, and of the verb it is joined to: "speaking at a rally, he said"."""
    below = set(document.subtree(cue))
    token = document.tokens[cue]
    if tree.plain(token.relation) in {"parataxis", "advcl", "conj", "acl", "xcomp"}:
        below |= {i for c in tree.children(document, token.head, "obl", "advcl") for i in document.subtree(c)}
    return sorted(below)


def _is_compound(document: Document, i: int) -> bool:
    """Whether a noun only belongs to the next: the "press" of "press conference"."""
    token = document.tokens[i]
    return tree.plain(token.relation) == "compound" and token.head > i


def _row(document: Document, i: int) -> tuple[int, SaidIn | None]:
    """The longest row of the table that ends at a noun, and where it begins."""
    words = said_in_words()
    for length in range(_LONGEST, 0, -1):
        first = i - length + 1
        if first < 0 or document.tokens[first].sentence != document.tokens[i].sentence:
            continue
        parts = [document.tokens[k].text.casefold() for k in range(first, i)]
        for last in (document.tokens[i].lemma.casefold(), document.tokens[i].text.casefold()):
            row = words.get((*parts, last))
            if row is not None:
                return first, row
    return i, None


def _fits(document: Document, cue: int, i: int, row: SaidIn) -> bool:
    """Whether a noun stands where its row asks for: in it, by it, or told to it."""
    given = set(tree.cases(document, i))
    told_to = document.tokens[i].head == cue and tree.plain(document.tokens[i].relation) in {"obj", "iobj"}
    if "to" in row.frames and ((told_to and document.tokens[cue].lemma in _TELLING) or "to" in given):
        return True
    if "in" in row.frames and given & _IN - {"to"}:
        return True
    return "by" in row.frames and bool(given & _BY)


def _narrowed(document: Document, first: int, i: int, row: SaidIn) -> str:
    """A post on Telegram is of Telegram; a telephone before or after a talk makes it a call."""
    near = {document.tokens[k].text for k in document.subtree(i)}
    if row.said_in in {"post", "letter"}:
        return next((SERVICES[word] for word in SERVICES if word in near), row.said_in)
    return row.said_in
