"""Reads a passage once: which words tell an act, of which type and status, who does it to whom, when, where.

The second coder's other half. It shares the piece vectors with the half that is shown marked sides, and knows
nothing of the tables of acts. A passage is some sentences of one article as they follow each other, so that it sees
what a sentence goes on with: "The talks lasted two hours". Passages are divided in a fixed order, and so the reading
of an article depends on nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.accounts.coder.model import FOLDER, load_vectors, open_session
from dragoman.accounts.coder.paths import paths_from
from dragoman.language.encoding import Encoded, encode, join

OUTPUTS = ("word_types", "word_statuses", "word_modes", "word_background", "word_sides")
NONE = "none"
SIDES = ("doer", "other", "day", "place", "sayer")
"""What an act is tied to in its sentence: who does it, to whom, when, where, and by whose account."""
FAR = len(SIDES)
"""Added to a side's number: the same as another sentence of the passage tells it."""
NAMED = 2 * len(SIDES)
"""Added to the number of who does a deed, or to whom: whoever that is, by all words of the passage that name him."""
WHO = 2
"""How many of `SIDES` are parties: the first ones."""
OTHER_PATH = -1
"""The row of `SentenceCoder.shifts` for a way through the tree that is not listed: the last."""
MOST = 300  # pieces of a sentence that is read; a longer one is a list

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the engine sees it; `heads` count words from 0, and a root's is its own."""

    texts: tuple[str, ...]
    pos: tuple[str, ...]
    relations: tuple[str, ...]
    heads: tuple[int, ...]


@dataclass(frozen=True)
class Passage:
    """What was seen in a passage: shares for each of its words, and scores of who stands to which deed."""

    types: Floats
    statuses: Floats
    modes: Floats
    background: Floats
    sides: Floats
    coder: SentenceCoder

    @cached_property
    def type_rows(self) -> list[list[float]]:
        """`types` as plain lists: single shares are looked up a thousand times an article."""
        rows: list[list[float]] = self.types.tolist()
        return rows


@dataclass(frozen=True)
class Seen:
    """What was seen in a sentence of a passage, in which `first` is the place of its first word."""

    words: Words
    passage: Passage
    first: int
    _shifts: dict[int, NDArray[np.float64]] = field(default_factory=dict)  # of the words, by the deed's
    _pointing: dict[int, NDArray[np.float64]] = field(default_factory=dict)  # shares of the words, by the deed's

    def type_at(self, word: int) -> tuple[str, float]:
        """The likeliest type of act that a word tells, `none` among them, with its share."""
        return best(self.passage.coder.types, self.passage.type_rows[self.first + word])

    def act_at(self, word: int) -> tuple[str, float]:
        """The likeliest type if the word tells an act, with its share of all."""
        return best(self.passage.coder.types[1:], self.passage.type_rows[self.first + word][1:])

    def none_at(self, word: int) -> float:
        """How sure it is that a word tells no act."""
        return self.passage.type_rows[self.first + word][0]

    def share_of(self, word: int, type_: str) -> float:
        """The share of a type at a word."""
        return self.passage.type_rows[self.first + word][self.passage.coder.types.index(type_)]

    def shares_of(self, type_: str) -> list[float]:
        """The share of a type at each word of the sentence."""
        column = self.passage.coder.types.index(type_)
        own = slice(self.first, self.first + len(self.words.texts))
        return [row[column] for row in self.passage.type_rows[own]]

    def status_at(self, word: int) -> tuple[str, float]:
        """The likeliest status of the act that a word tells, with its share."""
        return best(self.passage.coder.statuses, self.passage.statuses[self.first + word].tolist())

    def mode_at(self, word: int) -> tuple[str, float]:
        """The likeliest mode of the contact that a word tells, with its share."""
        return best(self.passage.coder.modes, self.passage.modes[self.first + word].tolist())

    def background_at(self, word: int) -> float:
        """How sure it is that the act is told as background."""
        return float(self.passage.background[self.first + word])

    def side_of(self, word: int, side: int) -> tuple[int | None, float]:
        """The word that one of `SIDES`, by number, has for the deed at a word, None where none is told; its share."""
        shares = self._pointed(word)[side]
        place = int(shares.argmax())
        return (place - 1 if place else None), float(shares[place])

    def sides_of(self, word: int, side: int, *, least: float) -> list[tuple[int | None, float]]:
        """All words that may be that, None for none told, with their shares, the surest first."""
        return [(place - 1 if place else None, share) for place, share in surest(self._pointed(word)[side], least)]

    def _pointed(self, word: int) -> NDArray[np.float64]:
        """(SIDES, none told and words) the share of each word of the sentence as each side of the deed at a word."""
        if word not in self._pointing:
            told = self.passage.sides[: len(SIDES), self.first + word + 1]
            own = slice(self.first + 1, self.first + 1 + len(self.words.texts))
            scores = np.concatenate((told[:, :1], told[:, own]), axis=1).astype(np.float64)
            scores[:, 1:] += self._shifted(word)[:, : len(SIDES)].T
            self._pointing[word] = _softmax(scores)
        return self._pointing[word]

    def far_side_of(self, word: int, side: int) -> tuple[int | None, float]:
        """The word of another sentence that likeliest tells a side, counted from this sentence's first; its share.

        None where there is no other sentence.
        """
        scores = self.passage.sides[FAR + side, self.first + word + 1].astype(np.float64)
        scores[self.first + 1 : self.first + 1 + len(self.words.texts)] = -np.inf
        shares = _softmax(scores)
        at = int(shares[1:].argmax())
        return (at - self.first, float(shares[at + 1])) if shares[at + 1] else (None, 0.0)

    def named_sides_of(self, word: int, side: int, *, least: float) -> list[tuple[int | None, float]]:
        """The words of the passage that name a party of the deed at a word, None for none told; the surest first.

        Words are counted from this sentence's first. All words that name a party share in it, "Lithuania", "she".
        """
        scores = self.passage.sides[NAMED + side, self.first + word + 1].astype(np.float64)
        own = slice(self.first + 1, self.first + 1 + len(self.words.texts))
        scores[own] += self._shifted(word)[:, len(SIDES) + side]
        found = surest(_softmax(scores), least)
        return [(place - 1 - self.first if place else None, share) for place, share in found]

    def _shifted(self, word: int) -> NDArray[np.float64]:
        """(words, SIDES and parties) what the way through the tree from a deed to each word adds to its scores."""
        if word not in self._shifts:
            coder = self.passage.coder
            paths = paths_from(self.words.heads, self.words.relations, word)
            self._shifts[word] = coder.shifts[[coder.paths.get(path, OTHER_PATH) for path in paths]]
        return self._shifts[word]


class SentenceCoder:
    """The loaded model. Get one with `load_sentence_coder`, which keeps it."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self.vectors = load_vectors(folder, threads=threads)
        self.session = open_session(folder / "sentences.int8.onnx", threads=threads)
        settings = json.loads((folder / "coder.json").read_text(encoding="utf-8"))["sentences"]
        self.types: tuple[str, ...] = tuple(settings["types"])
        self.statuses: tuple[str, ...] = tuple(settings["statuses"])
        self.modes: tuple[str, ...] = tuple(settings["modes"])
        self.pos: Mapping[str, int] = {name: n for n, name in enumerate(settings["pos"])}
        self.relations: Mapping[str, int] = {name: n for n, name in enumerate(settings["relations"])}
        self.paths: Mapping[str, int] = {path: n for n, path in enumerate(settings["paths"])}
        self.shifts = np.array([*settings["paths"].values(), settings["other_path"]])

    def sizes(self, sentences: Sequence[Words]) -> list[int]:
        """How many pieces each sentence takes, with its marks."""
        marks = 2
        return [marks + sum(len(self.vectors.cutter.pieces(word)) for word in words.texts) for words in sentences]

    def see(self, sentences: Sequence[Words]) -> list[Seen | None]:
        """What is seen in the sentences of one passage; None of each where it is too long to be one."""
        encoded = join([self._encoded(words) for words in sentences])
        if len(encoded.pieces) > MOST:
            return [None] * len(sentences)
        given = {
            "first": encoded.first,
            "last": encoded.last,
            "pos": (0, *(self.pos.get(name, 0) for words in sentences for name in words.pos)),
            "relations": (0, *(self.relations.get(name, 0) for words in sentences for name in words.relations)),
        }
        numbers = {name: np.array([row], dtype=np.int64) for name, row in given.items()}
        numbers |= self.vectors.states(encoded.pieces, encoded.shapes)
        types, statuses, modes, background, sides = self.session.run(OUTPUTS, numbers)
        passage = Passage(
            _shares(types[0][1:]),
            _shares(statuses[0][1:]),
            _shares(modes[0][1:]),
            1 / (1 + np.exp(-background[0][1:, 0])),
            sides[0],
            self,
        )
        begins = accumulate((len(words.texts) for words in sentences), initial=0)
        return [Seen(words, passage, first) for words, first in zip(sentences, begins, strict=False)]

    def _encoded(self, words: Words) -> Encoded:
        return encode(words.texts, self.vectors.cutter)


def best(names: Sequence[str], shares: list[float]) -> tuple[str, float]:
    """The likeliest of several, with its share."""
    share = max(shares)
    return names[shares.index(share)], share


def surest(shares: NDArray[np.float64], least: float) -> list[tuple[int, float]]:
    """The places whose share is at least that, with their shares, the surest first."""
    found = np.flatnonzero(shares >= least).tolist()
    return sorted(((place, float(shares[place])) for place in found), key=lambda one: -one[1])


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares of scores, along the last axis."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[np.float64] = grown / grown.sum(axis=-1, keepdims=True)
    return shares


def _shares(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=1, keepdims=True)
    return shares


@lru_cache(maxsize=4)
def load_sentence_coder(folder: Path = FOLDER, *, threads: int = 1) -> SentenceCoder:
    """The coder of passages, loaded at the first call and kept."""
    return SentenceCoder(folder, threads=threads)
