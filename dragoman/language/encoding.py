"""Turns a sentence's words into the numbers that the network takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.shapes import shape_of
from dragoman.language.wordpiece import WordPiece


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as numbers; `first` and `last` give each word's outer pieces, the root's first."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


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
