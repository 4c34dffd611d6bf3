"""Statements: who is reported to have said which words, to whom, in what."""

from __future__ import annotations

from typing import Any

import pytest
from texts import cases, read_text

from dragoman.records import Statement

CALL = (
    "In a phone call with Mongolian Prime Minister Luvsannamsrain Oyun-Erdene on Friday, Canadian Foreign Minister "
    "Mélanie Joly said the mine would open in May."
)


def who(statement: Statement) -> str:
    return "; ".join(f"{p.name or p.role or '-'}/{p.country or '-'}" for p in statement.speaker)


def pieces(statement: Statement, text: str) -> str:
    return " | ".join(text[start:end] for start, end in statement.content_spans)


@pytest.mark.parametrize("case", cases(__file__, "statements"))
def test_statements_of_cases(case: dict[str, Any]) -> None:
    found = read_text(case["text"], published="2022-05-04").statements
    assert [[who(s), pieces(s, case["text"]), s.kind] for s in found] == case["said"], case["why"]


def test_a_statement_within_another_names_it() -> None:
    outer, inner = read_text("Kenya said Uganda had told it that the convoy was on its way.").statements
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_a_statement_in_a_call_is_to_the_other_side() -> None:
    (statement,) = read_text(CALL, published="2022-05-09").statements
    assert [p.name for p in statement.addressee] == ["Luvsannamsrain Oyun-Erdene"]
    assert statement.said_in == "call"
    assert statement.date == ("2022-05-06", "2022-05-06")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("told reporters", "briefing"),
        ("said at a press conference in Rome", "briefing"),
        ("said in an interview with a magazine", "interview"),
        ("tweeted", "twitter"),
        ("wrote on Telegram", "telegram"),
        ("said in a statement", "statement"),
        ("told parliament", "hearing"),
        ("said in his speech", "speech"),
        ("said", None),
    ],
)
def test_what_it_was_said_in(words: str, place: str | None) -> None:
    (statement,) = read_text(
        f"Italian Foreign Minister Luigi Di Maio {words} that the embassy would reopen."
    ).statements
    assert statement.said_in == place


def test_headings_and_captions_state_nothing() -> None:
    text = "The envoys left Rome.\n\nPhoto: A demonstrator says the war must end. AP Photo/Jan Novak"
    assert read_text(text, title="Rome says talks are over").statements == ()


def test_a_statement_from_before_the_news_is_background() -> None:
    before, now = read_text("Tunisia had said the vote was off. Tunisia said on Monday it was on again.").statements
    assert (before.background, now.background) == (True, False)
