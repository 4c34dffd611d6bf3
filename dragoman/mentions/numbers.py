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
from dragoman.mentions.amounts import Amount, Word, amount_at, words_of
from dragoman.records import Bound, Part

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]]*")
_LONGEST_BOUND = max(len(words) for words in table.BOUNDS_BEFORE)


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
        amount = amount_at(words, at) if _may_begin(words, at) else None
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
    first, stop, unit = _money(words, amount, floor)
    stop, strong = _strong(words, stop)
    if unit is None and not strong and not _counts(words, amount):
        return None
    first, before = _bound_before(words, first, floor)
    stop, after = _bound_after(words, stop)
    if first > floor and words[first - 1].lower == "between" and amount.low < amount.high:
        first -= 1
    low, high = float(amount.low), float(amount.high)
    value: float | tuple[float, float] = low if low == high else (low, high)
    bound: Bound = "range" if isinstance(value, tuple) else before or after or "exact"
    return _Reach(first, stop, amount.first, value, bound, unit, strong)


def _money(words: Sequence[Word], amount: Amount, floor: int) -> tuple[int, int, str | None]:
    """The amount with its currency before or after it: "US$5m", "5m Swiss francs", "EUR 20 billion"."""
    sign = _sign_before(words, amount.first)
    if sign is not None and sign[0] >= floor:
        return sign[0], amount.stop, sign[1]
    name = _name_after(words, amount.stop)
    if name is not None:
        return amount.first, name[0], name[1]
    return amount.first, amount.stop, None


def _sign_before(words: Sequence[Word], first: int) -> tuple[int, str] | None:
    if first == 0:
        return None
    word = words[first - 1]
    if word.text == "$" and first > 1 and word.joined and words[first - 2].lower in table.DOLLARS:
        return first - 2, table.DOLLARS[words[first - 2].lower]
    if word.text in table.SIGNS:
        return first - 1, table.SIGNS[word.text]
    if word.text in table.CODES:
        return first - 1, table.CODE_ALIASES.get(word.text, word.text)
    if word.lower in table.SHORT_NAMES and word.text[0].isupper():
        return first - 1, table.SHORT_NAMES[word.lower]
    return None


def _name_after(words: Sequence[Word], stop: int) -> tuple[int, str] | None:
    """A currency's name, with an adjective and "of" allowed: "hundreds of millions of US dollars"."""
    at = stop
    while at < len(words) and at < stop + 4 and _leads_to_currency(words, at, stop):
        at += 1
    if at >= len(words):
        return None
    word = words[at]
    if word.text in table.SIGNS and word.joined:
        return at + 1, table.SIGNS[word.text]
    if word.text in table.CODES:
        return at + 1, table.CODE_ALIASES.get(word.text, word.text)
    if word.lower not in table.CURRENCIES or _weighs(words, at):
        return None
    single = word.lower.removesuffix("s")
    national = table.NATIONAL.get((words[at - 1].lower, single)) or table.NATIONAL.get(
        (words[at - 1].lower, word.lower)
    )
    return at + 1, national or table.CURRENCIES[word.lower]


def _leads_to_currency(words: Sequence[Word], at: int, stop: int) -> bool:
    word = words[at]
    if word.lower == "of":
        return at == stop
    if word.text in {"-", "."}:
        return word.joined
    return word.text[0].isupper() and word.text.isalpha() and word.text not in table.CODES


def _weighs(words: Sequence[Word], at: int) -> bool:
    """Whether "pounds" are a weight ("500 pounds of explosives") and "won" is the verb."""
    lower = words[at].lower
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in {"pound", "pounds"}:
        return after in {"of", "-"} or words[at - 1].text == "-"
    return lower == "won" and after in {"a", "an", "the", "in", "by", "their", "his", "her", "its", "against"}


def _strong(words: Sequence[Word], stop: int) -> tuple[int, bool]:
    following = [word.lower for word in words[stop : stop + 2]]
    if following == ["-", "strong"]:
        return stop + 2, True
    return (stop + 1, True) if following[:1] == ["strong"] else (stop, False)


def _bound_before(words: Sequence[Word], first: int, floor: int) -> tuple[int, Bound | None]:
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
    return words[at].lower == "over" and _lower(words, at - 1) in table.PHRASAL


def _bound_after(words: Sequence[Word], stop: int) -> tuple[int, Bound | None]:
    if stop < len(words) and words[stop].text == "+" and words[stop].joined:
        return stop + 1, "at_least"
    at = stop + 1 if stop < len(words) and words[stop].text == "-" and words[stop].joined else stop
    for following, bound in table.BOUNDS_AFTER.items():
        if tuple(word.lower for word in words[at : at + len(following)]) == following and (
            at > stop or len(following) > 1
        ):
            return at + len(following), bound
    return stop, None


def _counts(words: Sequence[Word], amount: Amount) -> bool:
    """Whether the amount counts something, and is no day, age, share, length, label or pronoun."""
    return not (
        _is_named(words, amount)
        or _is_clock_or_code(words, amount)
        or _is_day_or_year(words, amount)
        or _is_measured(words, amount)
        or _is_age(words, amount)
        or _is_pronoun(words, amount)
    )


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _is_named(words: Sequence[Word], amount: Amount) -> bool:
    """ "Article 5", "No. 10", "Flight 752", "magnitude 7.8"."""
    at = amount.first - 1
    while at >= 0 and words[at].text in {".", "#"} and (words[at].joined or words[at].text == "#"):
        if words[at].text == "#":
            return True
        at -= 1
    lower = _lower(words, at)
    if not amount.digits or (lower not in table.LABELS and lower.removesuffix("s") not in table.LABELS):
        return False
    return words[at].text[0].isupper() or lower in table.PLAIN_LABELS


def _is_clock_or_code(words: Sequence[Word], amount: Amount) -> bool:
    """ "10:30", "9/11", "F-16", "24th", "2.5.1", "16-year", "five-member"."""
    if amount.stop >= len(words):
        return False
    word = words[amount.stop]
    after = words[amount.stop + 1] if amount.stop + 1 < len(words) else None
    if not word.joined:
        return False
    if word.text in ":/." and after is not None and after.joined and after.text[0].isdigit():
        return True
    if amount.digits and word.text.isalpha():
        return True
    joins = word.text in "-‑–" and after is not None and after.joined
    return joins and after is not None and after.lower not in {"strong", "plus", "odd"} and after.text[0].isalnum()


def _is_day_or_year(words: Sequence[Word], amount: Amount) -> bool:
    before, after = _lower(words, amount.first - 1), _lower(words, amount.stop)
    if before == "." and amount.first > 1:
        before = _lower(words, amount.first - 2)
    if not amount.digits:
        return False
    small = amount.high <= 31
    if small and (before in table.MONTHS or _month_follows(words, amount.stop)):
        return before != "may" or words[amount.first - 1].text[0].isupper()
    if small and after == "of" and _lower(words, amount.stop + 1) in table.MONTHS:
        return True
    return _is_year(words, amount, before, after)


def _month_follows(words: Sequence[Word], at: int) -> bool:
    lower = _lower(words, at)
    if lower in {"and", "-", "–"}:
        return False
    return lower in table.MONTHS and words[at].text[0].isupper()


def _is_year(words: Sequence[Word], amount: Amount, before: str, after: str) -> bool:
    text = words[amount.first].text
    if not (len(text) == 4 and text.isdigit() and 1500 <= int(text) <= 2100):
        return False
    if amount.stop - amount.first > 1 and not amount.high <= 2100:
        return False
    if before in table.DATE_OPENERS or before in table.MONTHS or before in {",", "("}:
        return True
    if (before,) in table.BOUNDS_BEFORE or before in {"least", "than", "to"}:
        return not (after.isalpha() and len(after) > 2) and before == "to"
    plural = (after.endswith("s") and after not in {"was", "is", "has"}) or after in table.COUNTED_PLURALS
    return not (plural and after.isalpha() and words[amount.stop].text[0].islower())


def _is_measured(words: Sequence[Word], amount: Amount) -> bool:
    """A share, length, weight or span of time: its unit is among the next two words."""
    at = amount.stop
    if _lower(words, at) in {"%", "°", "′", "º"}:
        return True
    if _lower(words, at) in {"a", "p"} and [word.lower for word in words[at + 1 : at + 3]] == [".", "m"]:
        return True
    if amount.vague and _lower(words, at) == "of":
        at += 1
    for _ in range(3):
        if _is_unit(_lower(words, at)):
            return True
        if _lower(words, at) not in table.BEFORE_UNITS:
            return False
        at += 1
    return False


def _is_unit(lower: str) -> bool:
    single = lower.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")
    return any(
        unit in table.TIME_UNITS or unit in table.PLAIN_UNITS
        for unit in (single, single.removesuffix("s"), single.removesuffix("es"))
    )


def _is_age(words: Sequence[Word], amount: Amount) -> bool:
    """ "Ivan Petrov, 47, was": a small bare number between commas after a name; "children under 5"."""
    if not amount.digits or amount.high > 120 or amount.low != amount.high:
        return False
    before, after = _lower(words, amount.first - 1), _lower(words, amount.stop)
    if before in {"under", "over", "below", "above"} and _lower(words, amount.first - 2) in table.AGED:
        return True
    if before == "(" and after == ")":
        return True
    named = amount.first > 1 and words[amount.first - 2].text[0].isupper() and words[amount.first - 2].text.isalpha()
    return before == "," and after in {",", "."} and named


def _is_pronoun(words: Sequence[Word], amount: Amount) -> bool:
    """ "One of the", "no one", "one another", "one day": one of these counts nobody."""
    if amount.stop - amount.first != 1 or _lower(words, amount.first) != "one":
        return False
    before, after = _lower(words, amount.first - 1), _lower(words, amount.stop)
    return before in table.BEFORE_PRONOUN_ONE or not after.isalpha() or after in table.AFTER_PRONOUN_ONE
