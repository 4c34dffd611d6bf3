"""Numbers as news writes them: how much, at least or about, of what money; and what is no number."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import Document, Sentence, Token
from dragoman.mentions.amounts import words_of
from dragoman.mentions.numbers import Number, find_numbers, numbers_of
from dragoman.records import Article

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "numbers.yml").read_text(encoding="utf-8"))


def plain_document(text: str, title: str | None = None) -> Document:
    """A document of one sentence a part, its words parted at spaces and signs; no tree."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for part, words in (("title", title), ("text", text)):
        if not words:
            continue
        first = len(tokens)
        for word in words_of(words):
            i = len(tokens)
            tokens.append(Token(i, word.text, word.start, word.end, word.lower, "X", "X", i, "root", len(sentences)))
        sentences.append(Sentence(len(sentences), first, len(tokens), 0, len(words), part, "paragraph"))  # type: ignore[arg-type]
    return Document(Article("case", text, title), tuple(tokens), tuple(sentences))


def told(number: Number, text: str) -> list[Any]:
    value = list(number.value) if isinstance(number.value, tuple) else number.value
    return [text[number.start : number.end], value, number.bound, number.unit]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_numbers_of_cases(case: dict[str, Any]) -> None:
    found = [told(number, case["text"]) for number in find_numbers(plain_document(case["text"]))]
    assert found == case["numbers"]


def test_numbers_of_title_and_text_keep_their_part() -> None:
    found = find_numbers(plain_document("About 30 were hurt.", title="12 dead in fire"))
    assert [(number.part, number.value, number.start) for number in found] == [("title", 12.0, 0), ("text", 30.0, 0)]


def test_number_spans_its_bound_and_currency_in_tokens() -> None:
    document = plain_document("It gave more than $5 million today.")
    (number,) = find_numbers(document)
    assert document.text_of(number.first, number.last) == "more than $5 million"
    assert document.article.text[number.amount :].startswith("5 million")


def test_strong_is_marked() -> None:
    (number,) = find_numbers(plain_document("a 3,000-strong force"))
    assert number.strong


@given(st.text(alphabet="0123456789,.-–$€ aone dozen million to of and between twenty\n", max_size=200))
def test_numbers_stay_inside_the_text_in_order_and_finite(text: str) -> None:
    words = words_of(text)
    found = numbers_of(words)
    assert all(a.stop <= b.first for a, b in pairwise(found))
    for number in found:
        values = number.value if isinstance(number.value, tuple) else (number.value,)
        assert all(0 <= value < float("inf") for value in values)
        assert 0 <= number.first < number.stop <= len(words)


def test_endless_multipliers_give_no_infinite_number() -> None:
    words = words_of("one " + "million " * 400)
    assert all(number.value != float("inf") for number in numbers_of(words))
