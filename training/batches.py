"""Lays sentences of like length beside each other, to train on several at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.language.encoding import Encoded

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side, padded with zeros; `first` and `last` count through all rows."""

    pieces: Integers
    shapes: Integers
    first: Integers
    last: Integers
    lengths: tuple[int, ...]


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
        length = lengths[number]
        if group and length * (len(group) + 1) > most:
            groups.append(group)
            group = []
        group.append(number)
    if group:
        groups.append(group)
    return groups
