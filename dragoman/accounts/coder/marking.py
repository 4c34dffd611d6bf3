"""Marks who acts and to whom it is done in a sentence, as numbers that the coder takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.shapes import shape_of
from dragoman.language.wordpiece import WordPiece
from dragoman.records import Span

MOST = 96  # pieces with the marks: one in a hundred sentences is longer, and is cut at what lies far from the sides
BEFORE = 24  # pieces kept before the first side of a sentence that is cut

SOURCE, SOURCE_END, TARGET, TARGET_END = range(1, 5)
"""The marks' pieces: places that the vocabulary leaves unused."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, and the characters in it of who acts and to whom; None for a side that it does not name."""

    sentence: str
    source: Span | None = None
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A marked sentence as numbers; `source` and `target` are the places of the marks, 0 where there is none."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    source: int
    target: int


def encode(marked: Marked, cutter: WordPiece) -> Numbers:
    """The numbers of a marked sentence, no more than `MOST` pieces of it."""
    pieces, shapes = [cutter.start], [0]
    places = {SOURCE: 0, TARGET: 0}
    for part in _parts(marked):
        if isinstance(part, int):
            if part in places:
                places[part] = len(pieces)
            pieces.append(part)
            shapes.append(0)
        else:
            cut = cutter.pieces(part)
            pieces.extend(cut)
            shapes.extend([shape_of(part)] * len(cut))
    kept = _kept(len(pieces), [place for place in places.values() if place])
    moved = {old: new for new, old in enumerate(kept)}
    return Numbers(
        pieces=(*(pieces[i] for i in kept), cutter.end),
        shapes=(*(shapes[i] for i in kept), 0),
        source=moved.get(places[SOURCE], 0),
        target=moved.get(places[TARGET], 0),
    )


def _parts(marked: Marked) -> Iterator[str | int]:
    """The sentence's words in order, with the marks' numbers between them."""
    done = 0
    for place, _, mark in sorted(_marks(marked)):
        yield from marked.sentence[done:place].split()
        yield mark
        done = place
    yield from marked.sentence[done:].split()


def _marks(marked: Marked) -> Iterator[tuple[int, bool, int]]:
    """Each mark with its place; where two meet, the one that closes comes first."""
    sides = ((marked.source, SOURCE, SOURCE_END), (marked.target, TARGET, TARGET_END))
    for span, opening, closing in sides:
        if span is not None:
            yield span[0], True, opening
            yield span[1], False, closing


def _kept(length: int, places: Sequence[int]) -> list[int]:
    """The places of the pieces that stay: the start mark and a stretch around the sides."""
    room = MOST - 2
    if length - 1 <= room:
        return list(range(length))
    first = max(1, min(min(places, default=1) - BEFORE, length - room))
    return [0, *range(first, min(length, first + room))]
