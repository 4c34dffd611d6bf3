"""Finds the sums of money of a sentence: not prices, and not one sum again in another currency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, counted_of
from dragoman.language.document import Document, Sentence
from dragoman.mentions.numbers import Number


def sums_in(document: Document, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Count]:
    """Amounts of money, without prices and without the same sum in another currency between brackets."""
    before: Number | None = None
    for number in numbers:
        if not _is_price(document, sentence, number) and not _is_conversion(document, number, before):
            yield Count(counted_of(document, sentence, number), "money", number.last - 1, "figures.money")
        before = number


def _is_price(document: Document, sentence: Sentence, number: Number) -> bool:
    """ "$105 a barrel", "€100 per 1,000 cubic metres"."""
    after = [token.text.casefold() for token in document.tokens[number.last : min(number.last + 4, sentence.last)]]
    if document.tokens[number.first - 1].text.casefold() == "per" or after[:1] == ["per"]:
        return True
    if len(after) < 2 or after[0] not in {"a", "an", "each", "/"}:
        return False
    return any(word.removesuffix("s") in table.PRICED for word in after[1:])


def _is_conversion(document: Document, number: Number, before: Number | None) -> bool:
    if before is None or not 0 <= number.first - before.last <= 2:
        return False
    between = {document.tokens[i].text for i in range(before.last, number.first)}
    return bool(between & {"(", "["}) or (before.unit != number.unit and bool(between & {"/", "or"}))
