"""Finds the currency of an amount: "US$5m", "5m Swiss francs", "EUR 20 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions import number_words as table
from dragoman.mentions.amounts import Amount, Word


def money_at(words: Sequence[Word], amount: Amount, floor: int) -> tuple[int, int, str | None]:
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
