"""Whether a deed happened, is planned, proposed or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from texts import at_word, cases, document_of, table

from dragoman.accounts.status import is_negated, read_status, status_words

ROWS = table(Path(__file__).parent / "cases" / "status_words.yml")


def test_status_cases_cover_every_row_of_the_table() -> None:
    assert sorted(row["word"] for row in ROWS) == sorted(" ".join(word) for word in status_words())


@pytest.mark.parametrize("row", cases(__file__, "status_words", called="word"))
def test_status_each_word_of_the_table_gives_its_own(row: dict[str, Any]) -> None:
    document = document_of(row["text"])
    found = read_status(document, at_word(document, row["deed"]))
    assert found.status == row["status"]
    assert found.at is not None
    shown = document.tokens[found.at]
    assert row["word"].split()[0] in {shown.lemma.casefold(), shown.text.casefold()}


@pytest.mark.parametrize("case", cases(__file__, "status"))
def test_status_of_a_deed(case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    found = read_status(document, at_word(document, case["deed"]))
    assert found.status in case["status"].split("|")
    assert found.negated == case.get("negated", False)
    assert (document.tokens[found.at].text if found.at is not None else None) == case.get("shows")


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("They did not meet.", "meet", True),
        ("They didn't meet.", "meet", True),
        ("They never met.", "met", True),
        ("No talks began.", "talks", True),
        ("Neither meeting was long.", "meeting", True),
        ("They met, not alone.", "met", False),
        ("They met.", "met", False),
    ],
)
def test_status_negation_of_a_word(text: str, word: str, negated: bool) -> None:
    document = document_of(text)
    assert is_negated(document, at_word(document, word)) is negated
