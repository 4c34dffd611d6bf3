"""Reads a whole sentence once: which words tell an act, of which type and status, who does it to whom, when, where.

The second coder's other half. It shares the piece vectors with the half that is shown marked sides, and knows
nothing of the tables of acts. Sentences are read one by one, for the reason that `language/model.py` gives.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.accounts.coder.model import FOLDER, load_vectors, open_session
from dragoman.accounts.coder.paths import path_between
from dragoman.language.encoding import encode

OUTPUTS = ("word_types", "word_statuses", "word_modes", "word_background", "word_sides")
NONE = "none"
SIDES = ("doer", "other", "day", "place", "sayer")
"""What an act is tied to in its sentence: who does it, to whom, when, where, and by whose account."""
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
class Seen:
    """What was seen in a sentence: shares for each of its words, and scores of who stands to which deed."""

    words: Words
    types: Floats
    statuses: Floats
    modes: Floats
    background: Floats
    sides: Floats
    coder: SentenceCoder
    _shifts: dict[int, NDArray[np.float64]] = field(default_factory=dict)  # of the words, by the deed's

    def type_at(self, word: int) -> tuple[str, float]:
        """The likeliest type of act that a word tells, `none` among them, with its share."""
        return self.coder.best(self.coder.types, self.types[word])

    def act_at(self, word: int) -> tuple[str, float]:
        """The likeliest type if the word tells an act, with its share of all."""
        return self.coder.best(self.coder.types[1:], self.types[word][1:])

    def none_at(self, word: int) -> float:
        """How sure it is that a word tells no act."""
        return float(self.types[word][0])

    def share_of(self, word: int, type_: str) -> float:
        """The share of a type at a word."""
        return float(self.types[word][self.coder.types.index(type_)])

    def status_at(self, word: int) -> tuple[str, float]:
        """The likeliest status of the act that a word tells, with its share."""
        return self.coder.best(self.coder.statuses, self.statuses[word])

    def mode_at(self, word: int) -> tuple[str, float]:
        """The likeliest mode of the contact that a word tells, with its share."""
        return self.coder.best(self.coder.modes, self.modes[word])

    def background_at(self, word: int) -> float:
        """How sure it is that the act is told as background."""
        return float(self.background[word])

    def side_of(self, word: int, side: int) -> tuple[int | None, float]:
        """The word that one of `SIDES`, by number, has for the deed at a word, None where none is told; its share."""
        scores = self.sides[side, word + 1].astype(np.float64)
        scores[1:] += self._shifted(word)[:, side]
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = int(shares.argmax())
        return (best - 1 if best else None), float(shares[best])

    def _shifted(self, word: int) -> NDArray[np.float64]:
        """(words, SIDES) what the way through the tree from a deed to each word adds to its scores."""
        if word not in self._shifts:
            heads, relations = self.words.heads, self.words.relations
            paths = (path_between(heads, relations, word, w) for w in range(len(heads)))
            self._shifts[word] = np.array([self.coder.paths.get(path, self.coder.other_path) for path in paths])
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
        self.paths: Mapping[str, Sequence[float]] = settings["paths"]
        self.other_path: Sequence[float] = settings["other_path"]

    def see(self, words: Words) -> Seen | None:
        """What is seen in a sentence; None of one too long to be one."""
        encoded = encode(words.texts, self.vectors.cutter)
        if len(encoded.pieces) > MOST:
            return None
        given = {
            "first": encoded.first,
            "last": encoded.last,
            "pos": (0, *(self.pos.get(name, 0) for name in words.pos)),
            "relations": (0, *(self.relations.get(name, 0) for name in words.relations)),
        }
        numbers = {name: np.array([row], dtype=np.int64) for name, row in given.items()}
        numbers |= self.vectors.states(encoded.pieces, encoded.shapes)
        types, statuses, modes, background, sides = self.session.run(OUTPUTS, numbers)
        return Seen(
            words,
            _shares(types[0][1:]),
            _shares(statuses[0][1:]),
            _shares(modes[0][1:]),
            1 / (1 + np.exp(-background[0][1:, 0])),
            sides[0],
            self,
        )

    @staticmethod
    def best(names: Sequence[str], shares: Floats) -> tuple[str, float]:
        """The likeliest of several, with its share."""
        place = int(shares.argmax())
        return names[place], float(shares[place])


def _shares(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=1, keepdims=True)
    return shares


@lru_cache(maxsize=4)
def load_sentence_coder(folder: Path = FOLDER, *, threads: int = 1) -> SentenceCoder:
    """The coder of whole sentences, loaded at the first call and kept."""
    return SentenceCoder(folder, threads=threads)
