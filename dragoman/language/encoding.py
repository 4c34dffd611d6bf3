"""Lays sentences of like length beside each other, as the network takes them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.language.shapes import shape_of
from dragoman.language.wordpiece import WordPiece

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as numbers; `first` and `last` give each word's outer pieces, the root's first."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side, padded with zeros; `first` and `last` count through all rows."""

    pieces: Integers
    shapes: Integers
    first: Integers
    last: Integers
    lengths: tuple[int, ...]


def encode(words: Sequence[str], cutter: WordPiece) -> Encoded:
    """The numbers of a sentence's pieces between a start mark and an end mark."""
    pieces = [cutter.start]
    shapes = [0]
    first = [0]
    last = [0]
    for word in words:
        cut = cutter.pieces(word)
        first.append(len(pieces))
        pieces.extend(cut)
        shapes.extend([shape_of(word)] * len(cut))
        last.append(len(pieces) - 1)
    pieces.append(cutter.end)
    shapes.append(0)
    return Encoded(tuple(pieces), tuple(shapes), tuple(first), tuple(last))


def pad(sentences: Sequence[Encoded]) -> Batch:
    """One batch of the sentences in the order given."""
    rows = len(sentences)
    width = max(len(sentence.pieces) for sentence in sentences)
    words = max(len(sentence.first) for sentence in sentences)
    pieces, shapes = np.zeros((2, rows, width), dtype=np.int64)
    first, last = np.zeros((2, rows, words), dtype=np.int64)
    for row, sentence in enumerate(sentences):
        pieces[row, : len(sentence.pieces)] = sentence.pieces
        shapes[row, : len(sentence.shapes)] = sentence.shapes
        first[row, : len(sentence.first)] = sentence.first
        last[row, : len(sentence.last)] = sentence.last
    offsets = np.arange(rows, dtype=np.int64)[:, None] * width
    lengths = tuple(len(sentence.first) - 1 for sentence in sentences)
    return Batch(pieces, shapes, first + offsets, last + offsets, lengths)


def buckets(lengths: Sequence[int], *, most: int) -> list[list[int]]:
    """Groups of sentences of like length, shortest first, none over `most` pieces padded."""
    groups: list[list[int]] = []
    group: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda n: (lengths[n], n)):
        if group and lengths[number] * (len(group) + 1) > most:
            groups.append(group)
            group = []
        group.append(number)
    if group:
        groups.append(group)
    return groups
