"""Reads how sure a number is: "at least", "nearly", "up to", "or more"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions import number_words as table
from dragoman.mentions.amounts import Word
from dragoman.mentions.uncounted import lower_at
from dragoman.records import Bound

_LONGEST_BOUND = max(len(words) for words in table.BOUNDS_BEFORE)


def bound_before(words: Sequence[Word], first: int, floor: int) -> tuple[int, Bound | None]:
    """The bound's words before the number, over "another", "a total of" and the like."""
    at = first
    while True:
        found = _bound_ending(words, at, floor)
        if found is not None and (at == first or words[found[0]].lower != "some"):  # not "some of the 700"
            return _outer_bound(words, found, floor)
        if at - 1 < floor or words[at - 1].lower not in table.NEUTRAL or first - at >= 3:
            return first, None
        at -= 1


def _outer_bound(words: Sequence[Word], found: tuple[int, Bound], floor: int) -> tuple[int, Bound]:
    """ "More than an estimated 300": the bound that says more is the outer one."""
    at, bound = found
    if bound == "about":
        before = at - 1 if at > floor and words[at - 1].lower in {"a", "an", "the"} else at
        outer = _bound_ending(words, before, floor)
        if outer is not None and outer[1] != "about":
            return outer
    return found


def _bound_ending(words: Sequence[Word], stop: int, floor: int) -> tuple[int, Bound] | None:
    for size in range(min(_LONGEST_BOUND, stop - floor), 0, -1):
        bound = table.BOUNDS_BEFORE.get(tuple(word.lower for word in words[stop - size : stop]))
        if bound is not None and not (size == 1 and _is_particle(words, stop - 1)):
            return stop - size, bound
    return None


def _is_particle(words: Sequence[Word], at: int) -> bool:
    """The "over" of "handed over 15 men"."""
    return words[at].lower == "over" and lower_at(words, at - 1) in table.PHRASAL


def bound_after(words: Sequence[Word], stop: int) -> tuple[int, Bound | None]:
    """The bound behind the number and where it ends: "or more", "-plus", "+"."""
    if stop < len(words) and words[stop].text == "+" and words[stop].joined:
        return stop + 1, "at_least"
    at = stop + 1 if stop < len(words) and words[stop].text == "-" and words[stop].joined else stop
    for following, bound in table.BOUNDS_AFTER.items():
        if tuple(word.lower for word in words[at : at + len(following)]) == following and (
            at > stop or len(following) > 1
        ):
            return at + len(following), bound
    return stop, None
