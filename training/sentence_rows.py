"""Turns annotated passages and marked sentences into what the coder of passages learns from, word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import dragoman
from dragoman.accounts.coder import SIDES, divided
from dragoman.accounts.coder.sentences import WHO
from dragoman.language import Document, Sentence, parse
from dragoman.language.encoding import encode
from dragoman.language.wordpiece import WordPiece
from training.annotated import FOLDER, Told, ToldAct, read_told
from training.coder_rows import Row
from training.named import Names

NONE = "none"
STATUSES = tuple("happened planned proposed offered threatened demanded refused denied conditional".split())
PROMISING = re.compile(r"\b(?:promis|pledg|agree|undert|commit|offer|vow)", re.IGNORECASE)
GIVEN = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT", "MOBILIZE"})
MODES = tuple("call video meeting visit talks letter".split())


@dataclass(frozen=True, slots=True)
class WordAct:
    """An act at a word of a sentence, words counted from 0.

    `sides` are, for each of the coder's `SIDES`, the words of which any is its head, empty where its sentence has
    none, and None where it is not known; `far` are the same in other sentences. `beside` are the deed's further
    words, which may be taken for it or not. `named` are, for who does it and to whom, all words of the passage that
    name each party.
    """

    at: int
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    background: bool | None
    optional: bool
    sides: tuple[tuple[int, ...] | None, ...]
    beside: tuple[int, ...] = ()
    modes: tuple[str, ...] = ()
    far: tuple[tuple[int, ...] | None, ...] = (None,) * len(SIDES)
    named: tuple[tuple[tuple[int, ...], ...] | None, ...] = (None,) * WHO

    def moved(self, by: int) -> WordAct:
        """The same act with so many words more before it."""
        sides, far = (
            tuple(None if side is None else tuple(word + by for word in side) for side in told)
            for told in (self.sides, self.far)
        )
        named = tuple(
            None if told is None else tuple(tuple(word + by for word in places) for places in told)
            for told in self.named
        )
        beside = tuple(word + by for word in self.beside)
        return replace(self, at=self.at + by, sides=sides, far=far, named=named, beside=beside)


@dataclass(frozen=True, slots=True)
class Example:
    """A passage's words and acts; `whole` where every other word is known to tell none.

    `starts` are the first words of its sentences. `contacts` says whether contacts are among the acts.
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
    starts: tuple[int, ...] = (0,)

    def sentence_at(self, word: int) -> range:
        """The words of the sentence that a word is in."""
        number = bisect_right(self.starts, word)
        ends = (*self.starts, len(self.words))
        return range(self.starts[number - 1], ends[number])


def read_annotated(folder: Path = FOLDER) -> list[Told]:
    """All annotated sentences to learn from, in the order of their files."""
    return [told for path in sorted(folder.glob("*.txt")) for told in read_told(path)]


def examples_of(told: Told, cutter: WordPiece) -> Iterator[Example]:
    """The examples of a text: one for each passage that the coder would read in it."""
    document = _document(told.text)
    names = Names(document) if told.acts else None
    acts = [(act, _trigger(document, act)) for act in told.acts]
    sizes = [len(encode(_texts(document, s), cutter).pieces) for s in document.sentences]
    for passage in divided(sizes):
        sentences = [document.sentences[i] for i in passage]
        inside = range(sentences[0].first, sentences[-1].last)
        told_here = tuple(
            _word_act(document, inside, act, own, names, passage=told.passage)
            for act, places in acts
            if (own := _of_one_sentence(document, [i for i in places if i in inside]))
        )
        yield Example(
            *_parsed(document, inside),
            told_here,
            text=told.text,
            contacts=told.contacts,
            starts=tuple(s.first - inside.start for s in sentences),
        )


def _texts(document: Document, sentence: Sentence) -> list[str]:
    return [t.text for t in document.tokens[sentence.first : sentence.last]]


def _trigger(document: Document, act: ToldAct) -> list[int]:
    """The words of a deed, at the occurrence that is meant."""
    found = _occurrences(document, act.trigger)
    return found[min(act.which, len(found)) - 1] if found else _places(document, act.trigger, [])


def _of_one_sentence(document: Document, places: Sequence[int]) -> list[int]:
    first = document.tokens[places[0]].sentence if places else None
    return [i for i in places if document.tokens[i].sentence == first]


def _parsed(
    document: Document, inside: range
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    tokens = document.tokens[inside.start : inside.stop]
    return (
        tuple(t.text for t in tokens),
        tuple(t.pos for t in tokens),
        tuple(t.relation for t in tokens),
        tuple(t.head - inside.start for t in tokens),
    )


def _document(text: str) -> Document:
    return parse(dragoman.article_from_text(text, strict=False))


def _word_act(
    document: Document, inside: range, act: ToldAct, places: Sequence[int], names: Names | None, *, passage: bool
) -> WordAct:
    head = head_of(document, places)
    sentence = document.sentence_of(head)
    own = range(sentence.first, sentence.last)
    told = (act.doer, act.other, act.day, act.place, act.sayer)
    heads = [
        None
        if words is None
        else [i for phrase in words.split("&") for i in _heads(document, phrase.strip(), places)]
        for words in told
    ]
    far = [_all_heads(document, phrases, places) for phrases in act.elsewhere]
    far.append([i for i in heads[-1] or () if not any(k in own for k in heads[-1] or ())])
    told_by = [[i for i in (*(heads[side] or ()), *far[side]) if i in inside] for side in range(WHO)]
    codes = (act.sources, act.targets)
    named = () if names is None else (names.of(codes[n], told_by[n], inside, act.types) for n in range(WHO))
    return WordAct(
        head - inside.start, types_of(act), act.statuses, act.background, act.optional,
        tuple(None if side is None else _from(inside, (i for i in side if i in own)) for side in heads),
        tuple(i - inside.start for i in places if i != head), act.modes,
        tuple(_from(inside, (i for i in side if i not in own)) if passage else None for side in far),
        tuple(None if side is None else tuple(_from(inside, places) for places in side) for side in named),
    )  # fmt: skip


def types_of(act: ToldAct) -> tuple[str, ...]:
    """An act's types by the tables' convention: a deed promised, offered or agreed to is AGREE, and nothing else.

    Annotators part on it: "pledged a loan" is AID planned to some.
    """
    given = PROMISING.search(act.trigger) is not None and {"planned", "offered"} & set(act.statuses)
    return ("AGREE",) if given and set(act.types) <= GIVEN else act.types


def _from(inside: range, words: Iterable[int]) -> tuple[int, ...]:
    """Words of a passage, counted from its first."""
    return tuple(sorted({i - inside.start for i in words if i in inside}))


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


def _all_heads(document: Document, phrases: Iterable[str], near: Sequence[int]) -> list[int]:
    return [i for phrase in phrases for i in _heads(document, phrase.strip(), near)]


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
    inside = range(sentence.first, sentence.last)
    return Example(*_parsed(document, inside), (act,), False, weight, row.marked.sentence)


def _at_span(document: Document, span: tuple[int, int] | None) -> list[int]:
    return [t.i for t in document.tokens if span is not None and t.start < span[1] and span[0] < t.end]


def _joint(document: Document, one: int, other: int) -> int:
    above = [one, *document.ancestors(one)]
    return next(i for i in (other, *document.ancestors(other)) if i in above)
