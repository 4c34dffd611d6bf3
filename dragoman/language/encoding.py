"""Turns a sentence's words into the numbers that the network takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.shapes import shape_of
from dragoman.language.wordpiece import WordPiece


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence, or several, as numbers; `first` and `last` give each word's outer pieces, the root's first."""

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
        pieces += cut
        shapes += [shape_of(word)] * len(cut)
        last.append(len(pieces) - 1)
    pieces.append(cutter.end)
    shapes.append(0)
    return Encoded(tuple(pieces), tuple(shapes), tuple(first), tuple(last))


def join(sentences: Sequence[Encoded]) -> Encoded:
    """Several sentences as one row with one root: a start mark, and an end mark after each."""
    pieces, shapes, first, last = ([*numbers] for numbers in _numbers(sentences[0]))
    for sentence in sentences[1:]:
        before = len(pieces) - 1  # the start mark is the first one's
        pieces += sentence.pieces[1:]
        shapes += sentence.shapes[1:]
        first += [before + place for place in sentence.first[1:]]
        last += [before + place for place in sentence.last[1:]]
    return Encoded(tuple(pieces), tuple(shapes), tuple(first), tuple(last))


def _numbers(sentence: Encoded) -> tuple[tuple[int, ...], ...]:
    return sentence.pieces, sentence.shapes, sentence.first, sentence.last
