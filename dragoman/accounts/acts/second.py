"""Asks the second coder what kind of act a sentence tells, so that an entry says what each coder said."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts.review import surest
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.coder import Marked, load_coder
from dragoman.codebook.acts import act_types
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.records import Coder

TABLES, MODEL = "tables", "model"
"""The coders' names: the tables of acts with the rules that read them, and the classifier."""

NAMING = frozenset({"det", "amod", "compound", "flat", "nmod:poss", "nmod:desc", "nummod"})
APART = frozenset({"advcl", "parataxis", "conj", "acl:relcl", "appos", "discourse"})
"""What hangs on a clause and may tell something else: not shown to the model but where it holds the act's words."""
LINKING = frozenset({"CCONJ", "SCONJ", "PUNCT"})
CLOSING = frozenset(".,;:!?")


def coders_of(sides: Sides, act: Telling) -> tuple[Coder, ...]:
    """What each coder says of an act's type; of a deed that the tables don't know, only the second says it.

    The second's share is that of the type among all that the words may tell, nothing among them. In a sentence too
    long to be read whole it is shown the clause with its two sides.
    """
    seen = sides.sight.act_at(surest(sides, act))
    if seen is None:
        weights = load_coder().weigh(marked(sides.document, act))
        seen = next(iter(weights.items()))
    second = Coder(MODEL, seen[0], round(seen[1], 2))
    return (second,) if act.deed.untabled else (Coder(TABLES, act.tabled or act.type), second)


def marked(document: Document, act: Telling) -> Marked:
    """The clause that tells an act, with its two sides marked; what else the sentence tells is left out."""
    sentence = document.sentence_of(act.deed.at)
    inside = range(sentence.first, sentence.last)
    said = act.operators if act_types()[act.type].kind == "word" else ()
    needed = {i for i in (act.deed.at, *act.deed.marks, *said) if i in inside}
    sides = [at if at is not None and at in inside else None for at in (act.source_at, act.target_at)]
    ends = needed | {at for at in sides if at is not None}
    shown = {word for at in ends for word in hanging(document, at, ends)}
    source, target = (set() if at is None else phrase(document, at) for at in sides)
    words = sorted(shown | source | target)
    while len(words) > 1 and document.tokens[words[0]].pos in LINKING:
        words.pop(0)
    return _laid_out(document, words, source, target - source)


def hanging(document: Document, i: int, needed: set[int]) -> Iterator[int]:
    """A word and what hangs on it, without the clauses beside it that hold nothing needed."""
    yield i
    for child in document.children(i):
        relation = document.tokens[child].relation
        apart = relation in APART or tree.plain(relation) == "conj"
        if not apart or needed & set(document.subtree(child)):
            yield from hanging(document, child, needed)


def phrase(document: Document, i: int) -> set[int]:
    """The words of a side that stand together: "the interim government", "Iraqi forces"."""
    named = {i}
    for child in document.children(i):
        if document.tokens[child].relation in NAMING:
            named |= set(document.subtree(child))
    return {word for word in named if named.issuperset(range(min(word, i), max(word, i) + 1))}


def _laid_out(document: Document, words: list[int], source: set[int], target: set[int]) -> Marked:
    """The words as one text, spaced as they are written, with the places of the sides in it."""
    text = ""
    places: dict[int, tuple[int, int]] = {}
    for before, word in zip([None, *words], words, strict=False):
        token = document.tokens[word]
        glued = token.text in CLOSING or (before == word - 1 and document.tokens[word - 1].end == token.start)
        text += "" if not text or glued else " "
        places[word] = (len(text), len(text) + len(token.text))
        text += token.text
    sides = [(places[min(side)][0], places[max(side)][1]) if side else None for side in (source, target)]
    return Marked(text, *sides)
