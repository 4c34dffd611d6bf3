"""Turns annotated and marked sentences into what the coder of whole sentences learns from, word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dragoman
from dragoman.language import Document, Sentence, parse
from training.annotated import FOLDER, Told, ToldAct, read_told
from training.coder_rows import Row

NONE = "none"
STATUSES = tuple("happened planned proposed offered threatened demanded refused denied conditional".split())
MODES = tuple("call video meeting visit talks letter".split())


@dataclass(frozen=True, slots=True)
class WordAct:
    """An act at a word of a sentence, words counted from 0.

    `sides` are, for each of the coder's `SIDES`, the words of which any is its head, empty where it has none there,
    and None where it is not known; `beside` are the deed's further words, which may be taken for it or not.
    """

    at: int
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    background: bool | None
    optional: bool
    sides: tuple[tuple[int, ...] | None, ...]
    beside: tuple[int, ...] = ()
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence's words and acts; `whole` where every other word is known to tell none.

    `contacts` says whether contacts are among the acts.
    """

    words: tuple[str, ...]
    kinds: tuple[str, ...]  # parts of speech
    relations: tuple[str, ...]
    heads: tuple[int, ...]
    acts: tuple[WordAct, ...]
    whole: bool = True
    weight: float = 1.0
    text: str = ""
    contacts: bool = True


def read_annotated(folder: Path = FOLDER) -> list[Told]:
    """All annotated sentences to learn from, in the order of their files."""
    return [told for path in sorted(folder.glob("*.txt")) for told in read_told(path)]


def examples_of(told: Told) -> Iterator[Example]:
    """The examples of a text: one for each sentence that the engine sees in it."""
    document = _document(told.text)
    acts = [(act, _places(document, act.trigger, [])) for act in told.acts]
    for sentence in document.sentences:
        inside = range(sentence.first, sentence.last)
        here = [(act, [i for i in places if i in inside]) for act, places in acts]
        told_here = tuple(_word_act(document, sentence, act, at) for act, at in here if at)
        yield Example(*_parsed(document, sentence), told_here, text=told.text, contacts=told.contacts)


def _parsed(
    document: Document, sentence: Sentence
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    tokens = document.tokens[sentence.first : sentence.last]
    return (
        tuple(t.text for t in tokens),
        tuple(t.pos for t in tokens),
        tuple(t.relation for t in tokens),
        tuple(t.head - sentence.first for t in tokens),
    )


def _document(text: str) -> Document:
    return parse(dragoman.article_from_text(text, strict=False))


def _word_act(document: Document, sentence: Sentence, act: ToldAct, places: Sequence[int]) -> WordAct:
    head = head_of(document, places)
    first = sentence.first
    told = (act.doer, act.other, act.day, act.place, act.sayer)
    sides = (None if words is None else _heads(document, words, places) for words in told)
    inside = (side and [i for i in side if first <= i < sentence.last] for side in sides)
    return WordAct(
        head - first, act.types, act.statuses, act.background, act.optional,
        tuple(None if side is None else tuple(sorted({i - first for i in side})) for side in inside),
        tuple(i - first for i in places if i != head), act.modes,
    )  # fmt: skip


def head_of(document: Document, places: Iterable[int]) -> int:
    """The word of a phrase that the others hang on, the first of the highest."""
    return min(places, key=lambda i: (len(document.ancestors(i)), i))


def _places(document: Document, words: str, near: Sequence[int]) -> list[int]:
    """The words that a phrase covers, at its place nearest to others; singly where it stands apart."""
    found = _occurrences(document, words)
    if found:
        return min(found, key=lambda places: min((abs(places[0] - i) for i in near), default=0))
    apart: list[int] = []
    for word in words.split():
        later = [t.i for t in document.tokens if t.text == word and (not apart or t.i > apart[-1])]
        apart += later[:1]
    return apart


def _heads(document: Document, words: str, near: Sequence[int]) -> list[int]:
    """The head word of a phrase at each of its places."""
    return [head_of(document, places) for places in _occurrences(document, words)] or [
        head_of(document, places) for places in [_places(document, words, near)] if places
    ]


def _occurrences(document: Document, words: str) -> list[list[int]]:
    text = document.article.text
    found = []
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else ():
        places = [t.i for t in document.tokens if t.start < match.end() and match.start() < t.end]
        if places:
            found.append(places)
    return found


def marked_example(row: Row, weight: float) -> Example | None:
    """A sentence with two marked sides: the act is taken to be at the word that holds them together in the tree."""
    document = _document(row.marked.sentence)
    sides = [_at_span(document, span) for span in (row.marked.source, row.marked.target)]
    if not all(sides) or len({document.tokens[i].sentence for side in sides for i in side}) != 1:
        return None
    doer, other = (head_of(document, side) for side in sides)
    at = _joint(document, doer, other)
    sentence = document.sentence_of(at)
    first = sentence.first
    act = WordAct(at - first, row.types, (), None, False, ((doer - first,), (other - first,), None, None, None))
    if at in {doer, other}:
        return None
    return Example(*_parsed(document, sentence), (act,), False, weight, row.marked.sentence)


def _at_span(document: Document, span: tuple[int, int] | None) -> list[int]:
    return [t.i for t in document.tokens if span is not None and t.start < span[1] and span[0] < t.end]


def _joint(document: Document, one: int, other: int) -> int:
    above = [one, *document.ancestors(one)]
    return next(i for i in (other, *document.ancestors(other)) if i in above)
