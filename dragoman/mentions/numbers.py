"""Finds the numbers somebody could be counted or paid with: how many, at least or about, of what money.

Years, days, ages, shares, spans of time and distance, names with figures in them ("T-72", "Flight 752")
and bare "millions" are no such numbers and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.document import Document, Token
from dragoman.mentions import number_words as table
from dragoman.mentions.amounts import Amount, Word, amount_at, may_start, words_of
from dragoman.mentions.bounds import bound_after, bound_before
from dragoman.mentions.money import money_at
from dragoman.mentions.uncounted import counts
from dragoman.records import Bound, Part

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]]*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number over tokens [first, last) and characters [start, end) of `part`, bound and currency words included.

    `amount` is the first character of the number proper. `value` is one number or `(low, high)`;
    `unit` is the ISO 4217 code for money; `strong` marks "a 3,000-strong force".
    """

    first: int
    last: int
    start: int
    end: int
    amount: int
    value: float | tuple[float, float]
    bound: Bound
    unit: str | None
    part: Part = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Reach:
    """A number over words [first, stop) of a text, before tokens are known."""

    first: int
    stop: int
    amount: int
    value: float | tuple[float, float]
    bound: Bound
    unit: str | None
    strong: bool


def find_numbers(document: Document) -> list[Number]:
    """All reportable numbers of the document, title first, in the order of the text."""
    found: list[Number] = []
    parts: tuple[Part, Part] = ("title", "text")
    for part in parts:
        tokens = [
            token
            for sentence in document.sentences
            if sentence.part == part
            for token in document.tokens[sentence.first : sentence.last]
        ]
        text = (document.article.title or "") if part == "title" else document.article.text
        if tokens:
            found.extend(_placed(tokens, words_of(_masked(text)), part))
    return found


def _masked(text: str) -> str:
    """The text with web addresses blanked, so that their figures are not read."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def _placed(tokens: Sequence[Token], words: Sequence[Word], part: Part) -> Iterator[Number]:
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    for reach in numbers_of(words):
        start, end = words[reach.first].start, words[reach.stop - 1].end
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first < last:
            yield Number(
                first=tokens[first].i,
                last=tokens[last - 1].i + 1,
                start=start,
                end=end,
                amount=words[reach.amount].start,
                value=reach.value,
                bound=reach.bound,
                unit=reach.unit,
                part=part,
                strong=reach.strong,
            )


def numbers_of(words: Sequence[Word]) -> list[_Reach]:
    """The reportable numbers among the words of a text."""
    found: list[_Reach] = []
    at = 0
    while at < len(words):
        amount = amount_at(words, at) if may_start(words[at]) and _may_begin(words, at) else None
        if amount is None:
            at += 1
            continue
        reach = _reach(words, amount, found[-1].stop if found else 0)
        if reach is not None:
            found.append(reach)
        at = max(amount.stop, reach.stop if reach else 0)
    return found


def _may_begin(words: Sequence[Word], at: int) -> bool:
    """Whether a number may begin here: not inside "T-72", "MH17", "9/11", "2.5.1" or "no one"."""
    word = words[at]
    before = words[at - 1] if at else None
    if before is None or not word.joined or not word.text[0].isdigit():
        return True
    if before.text in table.SIGNS or before.text in "([{\"'“‘«*_~+":
        return True
    if before.text in "-–—‑‒":
        earlier = words[at - 2] if at > 1 and before.joined else None
        return before.text in "–—" and (earlier is None or not earlier.text[-1].isdigit())
    return before.lower in table.DOLLARS or before.lower.upper() in table.CODES or before.lower in table.SHORT_NAMES


def _reach(words: Sequence[Word], amount: Amount, floor: int) -> _Reach | None:
    first, stop, unit = money_at(words, amount, floor)
    stop, strong = _strong(words, stop)
    if unit is None and not strong and not counts(words, amount):
        return None
    first, before = bound_before(words, first, floor)
    stop, after = bound_after(words, stop)
    if first > floor and words[first - 1].lower == "between" and amount.low < amount.high:
        first -= 1
    low, high = float(amount.low), float(amount.high)
    value: float | tuple[float, float] = low if low == high else (low, high)
    bound: Bound = "range" if isinstance(value, tuple) else before or after or "exact"
    return _Reach(first, stop, amount.first, value, bound, unit, strong)


def _strong(words: Sequence[Word], stop: int) -> tuple[int, bool]:
    following = [word.lower for word in words[stop : stop + 2]]
    if following == ["-", "strong"]:
        return stop + 2, True
    return (stop + 1, True) if following[:1] == ["strong"] else (stop, False)
