"""Keeps a figure that an article tells several times once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts import figure_words as table
from dragoman.records import Figure


def told_once(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those told again: the same number of the same, or the headline's "dozens" of the text."""
    kept: list[Figure] = []
    alike: dict[tuple[str, str | None, object], list[int]] = defaultdict(list)
    for figure in figures:
        key = (figure.measure, figure.unit, figure.value)
        again = next((place for place in alike[key] if _same(kept[place], figure)), None)
        if again is not None:
            kept[again] = replace(kept[again], background=kept[again].background and figure.background)
        elif figure.part == "text" or not any(_within(other, figure) for other in kept):
            alike[key].append(len(kept))
            kept.append(figure)
    return kept


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one number tell the same: of money always, of people where place and kind agree."""
    if one.measure == "money" or one.part != other.part:
        return True
    return _agree(one.where, other.where) and (_agree(one.of, other.of) or one.sentence_span != other.sentence_span)


def _within(one: Figure, vague: Figure) -> bool:
    """Whether a figure makes a vaguer one of the same plain: 49 killed, "dozens killed"."""
    if one.measure != vague.measure or one.unit != vague.unit:
        return False
    low, high = one.value if isinstance(one.value, tuple) else (one.value, one.value)
    return isinstance(vague.value, tuple) and vague.value[0] <= low and high <= vague.value[1]


def _agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    a, b = one.casefold(), other.casefold()
    return a in b or b in a or a in table.GENERIC or b in table.GENERIC
