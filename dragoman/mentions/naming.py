"""Finds the words that name a source: "US State Department spokesperson Ned Price" is Ned Price."""

from __future__ import annotations

from dragoman import codebook
from dragoman.language.document import Document
from dragoman.mentions import tree

# What follows a name without being part of it.
_LOOSE = frozenset({"acl", "appos", "parataxis", "advcl", "punct", "cc", "orphan", "obl", "advmod", "ccomp", "mark"})
# The prepositions inside a name or office; with another one, a time or place follows.
_NAMING = frozenset({"of", "for", "to", "in", "and", "de", "'s", "’s", "'", "’"})
_PARTING = frozenset({",", "(", "—", "–", "-"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def name_span(document: Document, head: int) -> tuple[int, int]:
    """The tokens [first, last) of the noun phrase around its head, without clauses or appositions.

    A person's name alone is taken where a title stands before it; coordinated sources stay together.
    """
    heads = [head, *(c for c in tree.children(document, head, "conj") if document.tokens[c].pos in {"NOUN", "PROPN"})]
    kept: set[int] = set()
    for one in heads:
        kept.update(_phrase(document, one))
    first = last = head
    while first - 1 in kept or (first - 2 in kept and _joins(document, first - 1)):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and _joins(document, last + 1)):
        last += 1
    if document.tokens[last].text in _POSSESSIVE:
        last -= 1
    return (_person(document, first, last + 1) if len(heads) == 1 else first), last + 1


def _joins(document: Document, i: int) -> bool:
    return document.tokens[i].text in {",", "and", "&", "-", "–", "or", "(", ")"}


def _phrase(document: Document, head: int) -> set[int]:
    """The head and what hangs on it, without clauses and asides."""
    kept, queue = {head}, [head]
    while queue:
        at = queue.pop()
        for c in document.children(at):
            token = document.tokens[c]
            relation = tree.plain(token.relation)
            start = document.subtree(c)[0]
            if relation == "appos" and not {document.tokens[i].text for i in (start - 1, start)} & _PARTING:
                relation = "flat"  # "the car maker Ford"
            if relation in _LOOSE or (relation == "conj" and at == head):
                continue
            if relation == "case" and c < head and at == head:
                continue  # "by the ministry"
            if relation == "nmod" and not set(tree.cases(document, c)) <= _NAMING:
                continue  # "Putin on Thursday"
            kept.add(c)
            queue.append(c)
    return kept


def _person(document: Document, first: int, last: int) -> int:
    """Where a person's name begins after a title: "Deputy Prime Minister | Iryna Vereshchuk"."""
    at = document.tokens[first].start + title_length(document.text_of(first, last))
    start = next((i for i in range(first, last) if document.tokens[i].start >= at), first)
    named = range(start, last)
    whole = start > first and all(document.tokens[i].pos == "PROPN" or document.tokens[i].text == "-" for i in named)
    return start if whole else first


def title_length(words: str) -> int:
    """How many characters of the words are a title before a name: "President of Russia " of "... Vladimir Putin"."""
    names = codebook.find_names(words)
    # A role inside a name ("UN Refugee Agency") is none.
    roles = [r for r in codebook.find_roles(words) if not any(n.start <= r.start and r.end <= n.end for n in names)]
    roles = [r for r in roles if not r.weak or words[r.end :].count(" ") > 1]  # not "General | Motors"
    if not roles or any(link in words[: roles[0].start] for link in (" of ", " for ", " to ")):
        return 0  # "the office of President ..." speaks, not the president
    at = roles[0].end
    for role in roles[1:]:
        at = role.end if not words[at : role.start].strip() else at
    if words[at:].startswith((" of ", " for ")):
        of = at + words[at:].index(" ", 1) + 1
        body = next((name for name in names if of <= name.start <= of + 4), None)
        at = body.end if body is not None else at
    while at < len(words) and words[at] == " ":
        at += 1
    return at if at < len(words) and words[at].isupper() else 0
