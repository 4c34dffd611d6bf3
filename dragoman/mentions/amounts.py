"""Reads how much a number is: "1.5 million", "two dozen", "tens of thousands", "20 to 30".

Works on plain words with their places, so that the signs inside "US$5-6bn" or "15–20" count as
words of their own, whatever the engine's tokens are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.mentions import number_words as table

# One digit group, one word, or one sign. Thin and hard spaces may group digits; a plain space only before 000.
WORD = re.compile(
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d{1,3}(?: 000)+(?!\d)|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]"
)
_SEPARATORS = re.compile(r"[,\u00a0\u2009\u202f ]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$|\d+(?:\.\d+)?$|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+$")
_LONGEST = 24  # characters; longer runs of figures are codes
_DASHES = frozenset("-–—‑‒")


class Word(NamedTuple):
    """A word, digit group or sign of the text; `joined` where nothing parts it from the word before."""

    text: str
    lower: str
    start: int
    end: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, over words `first` up to but not `stop`; `digits` where it is written in figures."""

    first: int
    stop: int
    low: float
    high: float
    digits: bool
    vague: bool = False


def words_of(text: str, start: int = 0) -> list[Word]:
    """The words, digit groups and signs of the text, with their places counted from `start`."""
    words: list[Word] = []
    before = -1
    for found in WORD.finditer(text):
        words.append(
            Word(found[0], found[0].lower(), start + found.start(), start + found.end(), found.start() == before)
        )
        before = found.end()
    return words


def amount_at(words: Sequence[Word], at: int) -> Amount | None:
    """The longest amount that begins at the word, ranges included, or None."""
    one = _single(words, at)
    if one is None:
        return None
    joint = _joint(words, at, one.stop)
    if joint is None:
        return one
    other = _single(words, _past_sign(words, joint))
    if other is None:
        return one
    return _range(words, one, other) or one


def _range(words: Sequence[Word], one: Amount, other: Amount) -> Amount | None:
    low = one.low
    if one.digits and other.digits and low < other.low:
        low *= _shared_multiplier(words, one, other)
    if not low < other.high or one.high > other.high or one.vague != other.vague:
        return None
    return Amount(one.first, other.stop, low, other.high, one.digits, one.vague)


def _shared_multiplier(words: Sequence[Word], one: Amount, other: Amount) -> float:
    """The million of "20 to 30 million", which the first amount leaves unsaid."""
    if one.stop - one.first > 1 or other.stop - other.first < 2:
        # "40-50,000" leaves out the thousand by its zeros.
        return 1e3 if one.low < 1e3 <= other.low and other.low % 1e3 == 0 and one.low * 1e3 < other.low else 1.0
    plain = _digits(words[other.first].text)
    return other.low / plain if plain else 1.0


def _joint(words: Sequence[Word], first: int, stop: int) -> int | None:
    """Where a range's second amount begins: after a dash, "to", "or", or "and" of "between"."""
    if stop >= len(words):
        return None
    word = words[stop]
    opener = _before_sign(words, first) - 1
    before = words[opener].lower if opener >= 0 else ""
    if word.text in _DASHES:
        return stop + 1
    if word.lower == "to" and (before not in {"from", "by", "up"} or _opens_range(words, opener - 1)):
        return stop + 1
    if word.lower == "or":
        nxt = stop + 1
        return nxt + 1 if nxt < len(words) and words[nxt].lower == "even" else nxt
    if word.lower == "and" and _between(words, first):
        return stop + 1
    return None


def _before_sign(words: Sequence[Word], first: int) -> int:
    """The first word of the amount with its currency sign: of the "US" in "from US$55 billion"."""
    if first and words[first - 1].text in table.SIGNS:
        first -= 1
        if first and words[first].joined and words[first - 1].lower in table.DOLLARS:
            first -= 1
    return first


def _opens_range(words: Sequence[Word], at: int) -> bool:
    return at >= 0 and words[at].lower in table.RANGE_OPENERS


def _between(words: Sequence[Word], first: int) -> bool:
    """Whether "between" opens the range, currency signs aside: "between $5 and $6 billion"."""
    return any(words[at].lower == "between" for at in range(max(0, first - 3), first))


def _past_sign(words: Sequence[Word], at: int) -> int:
    """Over the currency sign repeated in "$5 billion to $6 billion"."""
    while at < len(words) and (
        words[at].text in table.SIGNS
        or (at + 1 < len(words) and words[at + 1].text == "$" and words[at].lower in table.DOLLARS)
    ):
        at += 1
    return at


def may_start(word: Word) -> bool:
    """Whether a word may be the first of an amount: a figure, or a word that numbers are told with."""
    return word.text[0].isdecimal() or word.lower in table.STARTERS


def _single(words: Sequence[Word], at: int) -> Amount | None:
    if at >= len(words) or not may_start(words[at]):
        return None
    return (
        _in_digits(words, at) or _vague(words, at) or _few(words, at) or _fraction(words, at) or _spelled(words, at)
    )


def _in_digits(words: Sequence[Word], at: int) -> Amount | None:
    value = _digits(words[at].text)
    if value is None:
        return None
    stop = at + 1
    if stop < len(words) and words[stop].lower in table.SHORT_MULTIPLIERS and _short_fits(words, stop):
        value *= table.SHORT_MULTIPLIERS[words[stop].lower]
        return Amount(at, stop + 1, value, value, True)
    factor, stop = _multipliers(words, stop)
    return Amount(at, stop, value * factor, value * factor, True)


def _short_fits(words: Sequence[Word], at: int) -> bool:
    """Whether the letters after the digits multiply: "3m people" does, "3m high" doesn't."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if word.lower in {"k", "m", "b"}:
        if not word.joined or (after is not None and after.joined and after.text not in ".,;:)-–+\"'’”"):
            return False
        return word.lower != "m" or after is None or not _measures_length(words, at + 1)
    return True


def _measures_length(words: Sequence[Word], at: int) -> bool:
    word = words[at + 1] if words[at].text in _DASHES and at + 1 < len(words) else words[at]
    return word.lower in table.METRE_COMPANY or words[at].text == "("


def _multipliers(words: Sequence[Word], at: int) -> tuple[float, int]:
    factor = 1.0
    for _ in range(2):  # "two thousand million" is the longest that is written
        if at >= len(words):
            break
        nxt = at + 1 if words[at].text in _DASHES and words[at].joined and at + 1 < len(words) else at
        if words[nxt].lower not in table.MULTIPLIERS:
            break
        factor *= table.MULTIPLIERS[words[nxt].lower]
        at = nxt + 1
    return factor, at


def _digits(text: str) -> float | None:
    if not text[0].isdecimal() or (not text.isascii() and not _SEPARATORS.search(text)):
        return None
    if _GROUPED.match(text):
        return float(_SEPARATORS.sub("", text))
    return float(text.replace(",", ".")) if re.fullmatch(r"\d+,\d{1,2}", text) else None


def _vague(words: Sequence[Word], at: int) -> Amount | None:
    """ "Hundreds", "tens of thousands"; the vague plural of millions and more only with a count before it."""
    lower = words[at].lower
    if lower in table.VAGUE_MANY and at + 2 < len(words) and words[at + 1].lower == "of":
        base = table.VAGUE_BASES.get(words[at + 2].lower)
        if base is not None:
            low, high = table.VAGUE_MANY[lower]
            return Amount(at, at + 3, low * base, high * base - 1, False, True)
    if lower in table.VAGUE:
        low, high = table.VAGUE[lower]
        return Amount(at, at + 1, low, high, False, True)
    return None


def _few(words: Sequence[Word], at: int) -> Amount | None:
    """ "Several hundred": two to nine of them."""
    for opener in table.FEW:
        stop = at + len(opener)
        if stop < len(words) and tuple(word.lower for word in words[at:stop]) == opener:
            base = table.MULTIPLIERS.get(words[stop].lower)
            if base is None:
                continue
            factor, end = _multipliers(words, stop)
            top = 99.0 if factor == 12 else factor * 10 - 1
            return Amount(at, end, factor * 2, top, False, True)
    return None


def _fraction(words: Sequence[Word], at: int) -> Amount | None:
    """ "Half a million", "three-quarters of a million", "a dozen", "half-dozen"."""
    lower = [word.lower for word in words[at : at + 7] if word.text not in _DASHES]
    places = [n for n in range(at, min(at + 7, len(words))) if words[n].text not in _DASHES]
    for opener, share in (
        (("half", "a"), 0.5),
        (("half",), 0.5),
        (("a", "quarter", "of", "a"), 0.25),
        (("quarter", "of", "a"), 0.25),
        (("three", "quarters", "of", "a"), 0.75),
        (("a",), 1.0),
        (("one", "and", "a", "half"), 1.5),
        (("two", "and", "a", "half"), 2.5),
    ):
        size = len(opener)
        if tuple(lower[:size]) == opener and len(lower) > size and lower[size] in table.MULTIPLIERS:
            factor, stop = _multipliers(words, places[size])
            half, stop = _and_a_half(words, stop)
            value = (share + half) * factor
            return Amount(at, stop, value, value, False)
    if tuple(lower[:2]) == ("a", "couple"):
        return Amount(at, at + 2, 2.0, 2.0, False)
    return None


def _and_a_half(words: Sequence[Word], at: int) -> tuple[float, int]:
    if [word.lower for word in words[at : at + 3]] == ["and", "a", "half"]:
        return 0.5, at + 3
    return 0.0, at


def _spelled(words: Sequence[Word], at: int) -> Amount | None:
    """Number words: "seven", "two dozen", "twenty-five", "one hundred and seventy-six thousand"."""
    total, group, stop = 0.0, 0.0, at
    while stop < len(words):
        nxt = _next_part(words, stop, at)
        lower = words[nxt].lower
        if (lower in table.UNITS and group % 10 == 0 and group % 100 != 10) or (
            lower in table.TENS and group % 100 == 0
        ):
            group += table.UNITS.get(lower, table.TENS.get(lower, 0))
        elif stop > at and lower in {"hundred", "dozen"}:
            group *= table.MULTIPLIERS[lower]
        elif stop > at and lower in table.MULTIPLIERS:
            total += group * table.MULTIPLIERS[lower]
            group = 0.0
        else:
            break
        stop = nxt + 1
    return Amount(at, stop, total + group, total + group, False) if stop > at else None


def _next_part(words: Sequence[Word], at: int, first: int) -> int:
    """Over the hyphen of "twenty-five" and the "and" of "two hundred and five"."""
    if at == first or at + 1 >= len(words):
        return at
    word = words[at]
    if word.text == "-" and word.joined and words[at - 1].lower in table.TENS:
        return at + 1
    after_hundred = words[at - 1].lower in {"hundred", "thousand", "million"}
    if (
        word.lower == "and"
        and after_hundred
        and (words[at + 1].lower in table.UNITS or words[at + 1].lower in table.TENS)
    ):
        return at + 1
    return at
