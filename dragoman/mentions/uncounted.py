"""Tells numbers that count somebody from days, ages, shares, lengths, labels and the pronoun "one"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions import number_words as table
from dragoman.mentions.amounts import Amount, Word


def counts(words: Sequence[Word], amount: Amount) -> bool:
    """Whether the amount counts something, and is no day, age, share, length, label or pronoun."""
    return not (
        _is_named(words, amount)
        or _is_clock_or_code(words, amount)
        or _is_day_or_year(words, amount)
        or _is_measured(words, amount)
        or _is_age(words, amount)
        or _is_pronoun(words, amount)
    )


def lower_at(words: Sequence[Word], at: int) -> str:
    """The word in lower case; empty outside the words."""
    return words[at].lower if 0 <= at < len(words) else ""


def _is_named(words: Sequence[Word], amount: Amount) -> bool:
    """ "Article 5", "No. 10", "Flight 752", "magnitude 7.8"."""
    at = amount.first - 1
    while at >= 0 and words[at].text in {".", "#"} and (words[at].joined or words[at].text == "#"):
        if words[at].text == "#":
            return True
        at -= 1
    lower = lower_at(words, at)
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
    before, after = lower_at(words, amount.first - 1), lower_at(words, amount.stop)
    if before == "." and amount.first > 1:
        before = lower_at(words, amount.first - 2)
    if not amount.digits:
        return False
    small = amount.high <= 31
    if small and (before in table.MONTHS or _month_follows(words, amount.stop)):
        return before != "may" or words[amount.first - 1].text[0].isupper()
    if small and after == "of" and lower_at(words, amount.stop + 1) in table.MONTHS:
        return True
    return _is_year(words, amount, before, after)


def _month_follows(words: Sequence[Word], at: int) -> bool:
    lower = lower_at(words, at)
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
    if lower_at(words, at) in {"%", "°", "′", "º"}:
        return True
    if lower_at(words, at) in {"a", "p"} and [word.lower for word in words[at + 1 : at + 3]] == [".", "m"]:
        return True
    if amount.vague and lower_at(words, at) == "of":
        at += 1
    for _ in range(3):
        if _is_unit(lower_at(words, at)):
            return True
        if lower_at(words, at) not in table.BEFORE_UNITS:
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
    before, after = lower_at(words, amount.first - 1), lower_at(words, amount.stop)
    if before in {"under", "over", "below", "above"} and lower_at(words, amount.first - 2) in table.AGED:
        return True
    if before == "(" and after == ")":
        return True
    named = amount.first > 1 and words[amount.first - 2].text[0].isupper() and words[amount.first - 2].text.isalpha()
    return before == "," and after in {",", "."} and named


def _is_pronoun(words: Sequence[Word], amount: Amount) -> bool:
    """ "One of the", "no one", "one another", "one day": one of these counts nobody."""
    if amount.stop - amount.first != 1 or lower_at(words, amount.first) != "one":
        return False
    before, after = lower_at(words, amount.first - 1), lower_at(words, amount.stop)
    return before in table.BEFORE_PRONOUN_ONE or not after.isalpha() or after in table.AFTER_PRONOUN_ONE
