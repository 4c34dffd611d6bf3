"""Picks the words that show an act as a desk would print them: from the doer's name to the end of what was done."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts.second import APART, phrase
from dragoman.accounts.acts.telling import Telling
from dragoman.language import Document
from dragoman.mentions import tree

MOST = 40  # words: what is longer is shown from the first to the last of the act's own words only
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
BARE = frozenset({"obj", "obl", "xcomp", "ccomp"})
"""What a deed's word that nothing is shown behind goes on with."""
STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", '"', "“", "”"})


def quoted(document: Document, lead: Telling) -> tuple[int, int]:
    """The tokens [first, last) that show an act: whole names, and the object with what belongs to it."""
    sentence = document.sentence_of(lead.deed.at)
    marks = [lead.deed.at, *lead.deed.marks, *lead.operators]
    marks += [i for i in (lead.source_at, lead.target_at, lead.status_at) if i is not None]
    inside = sorted({i for i in marks if sentence.first <= i < sentence.last})
    whole = {word for i in inside for word in (*phrase(document, i), *_behind(document, i))}
    first, last = max(min(whole), sentence.first), min(max(whole), sentence.last - 1)
    last = max(last, _complement_end(document, lead, last))
    if last - first >= MOST:
        first, last = inside[0], inside[-1]
    while last > first and document.tokens[last].pos in {"PUNCT", "ADP", "SCONJ", "CCONJ", "DET"}:
        last -= 1
    return first, last + 1


def _complement_end(document: Document, lead: Telling, last: int) -> int:
    """Where what the deed's word can't do without ends: "warned | that any country that helps would be a party".

    It follows what is shown up to `last` at once; where that is the word alone, a short remark may stand between:
    "agreed, in principle, | to".
    """
    verbs = {lead.deed.at, last if lead.status_at is None else lead.status_at}
    children = sorted(child for verb in verbs for child in document.children(verb))
    bare = last in verbs
    for child in children:
        span = document.subtree(child)
        follows = last < span[-1] and span[0] <= last + (2 if bare and document.tokens[last + 1].text == "," else 1)
        if follows and document.tokens[child].relation in (BARE if bare else COMPLEMENTS):
            begins = span[0] + (document.tokens[span[0]].text in STOPS)  # the comma behind a remark
            last = _up_to_stop(document, max(begins, last + 1), span[-1])
    return last


def _up_to_stop(document: Document, first: int, last: int) -> int:
    return next((i - 1 for i in range(first, last + 1) if document.tokens[i].text in STOPS), last)


def _behind(document: Document, i: int) -> list[int]:
    """A word with what follows it without a break and hangs on it: "a new loan | of 150 million euros"."""
    own = set(_own(document, i))
    last = i
    while last + 1 in own and document.tokens[last + 1].text not in STOPS:
        last += 1
    return list(range(i, last + 1))


def _own(document: Document, i: int) -> Iterator[int]:
    """A word and what hangs on it; of what is joined to it by "and", things but not further deeds."""
    yield i
    for child in document.children(i):
        joined = tree.plain(document.tokens[child].relation) == "conj"
        if _is_thing_beside(document, i, child) if joined else document.tokens[child].relation not in APART:
            yield from _own(document, child)


def _is_thing_beside(document: Document, i: int, other: int) -> bool:
    """Whether a word joined to another is one more thing, and tells no deed: not "40 diplomats and France 35"."""
    word, beside = document.tokens[i], document.tokens[other]
    if "VERB" in {word.pos, beside.pos} or (beside.pos == "PROPN") > (word.pos == "PROPN"):
        return False
    return not tree.children(document, other, "nsubj", "nsubj:pass", "orphan", "cop", "mark", "aux")
