"""Asks the second coder what kind of act a sentence tells, so that an entry says what each coder said."""

from __future__ import annotations

from dragoman.accounts.acts.course import Telling
from dragoman.accounts.coder import Marked, load_coder
from dragoman.language import Document, Sentence
from dragoman.records import Coder, Span

TABLES, MODEL = "tables", "model"
"""The coders' names: the tables of acts with the rules that read them, and the classifier."""

NAMING = frozenset({"det", "amod", "compound", "flat", "nmod:poss", "nmod:desc", "nummod"})
LONG = 40  # words of a sentence from which on only the stretch around the act is shown to the model
BEFORE, AFTER = 10, 16  # words around the act that are shown of a long sentence


def coders_of(document: Document, act: Telling) -> tuple[Coder, ...]:
    """What each coder says of an act's type. The second never makes an act: it confirms or questions one."""
    weights = load_coder().weigh(marked(document, act))
    likeliest = next(iter(weights))
    return (Coder(TABLES, act.type), Coder(MODEL, likeliest, round(weights[likeliest], 2)))


def marked(document: Document, act: Telling) -> Marked:
    """The words that tell an act, with its two sides marked where they stand in its sentence."""
    sentence = document.sentence_of(act.deed.at)
    sides = [at if at is not None and _holds(sentence, at) else None for at in (act.source_at, act.target_at)]
    first, last = _shown(sentence, [i for i in (act.deed.at, *sides) if i is not None])
    start = document.tokens[first].start
    words = document.part_text(sentence.part)[start : document.tokens[last - 1].end]
    source, target = (None if at is None else _phrase(document, at, (first, last)) for at in sides)
    if source == target:
        target = None
    return Marked(words, _from(source, start), _from(target, start))


def _holds(sentence: Sentence, i: int) -> bool:
    return sentence.first <= i < sentence.last


def _shown(sentence: Sentence, places: list[int]) -> tuple[int, int]:
    if sentence.last - sentence.first <= LONG:
        return sentence.first, sentence.last
    return max(sentence.first, min(places) - BEFORE), min(sentence.last, max(places) + AFTER)


def _phrase(document: Document, i: int, shown: tuple[int, int]) -> Span:
    """The characters of a word with what names it beside it: "the interim government", "Iraqi forces"."""
    named = _named(document, i)
    first, last = i, i + 1
    while first - 1 in named and first > shown[0]:
        first -= 1
    while last in named and last < shown[1]:
        last += 1
    return document.tokens[first].start, document.tokens[last - 1].end


def _named(document: Document, i: int) -> set[int]:
    found = [i]
    for word in found:  # grows as it goes
        found.extend(c for c in document.children(word) if document.tokens[c].relation in NAMING)
    return set(found)


def _from(span: Span | None, start: int) -> Span | None:
    return None if span is None else (span[0] - start, span[1] - start)
