"""The words that tell of a contact: each row of their table, and when such a word is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from texts import cases, contacts_of, document_of, table

from dragoman.accounts.triggers import Trigger, contact_words, find_triggers

TABLE = Path(__file__).parent / "cases" / "contact_words.yml"
ROWS = table(TABLE)


def triggers_of(text: str, **known: Any) -> list[Trigger]:
    return find_triggers(document_of(text, **known))


def told(text: str) -> list[tuple[str, str]]:
    document = document_of(text)
    return [(document.tokens[t.at].text, t.mode) for t in find_triggers(document)]


def test_triggers_cases_cover_every_row_of_the_table() -> None:
    assert [row["word"] for row in ROWS] == [" ".join(word) for word in contact_words()]


def test_triggers_cases_show_for_every_strict_row_where_it_is_no_contact() -> None:
    strict = {" ".join(key) for key, word in contact_words().items() if "strict" in word.frame}
    assert strict <= {row["word"] for row in ROWS if row.get("not")}


@pytest.mark.parametrize("row", cases(__file__, "contact_words", called="word"))
def test_triggers_each_word_gives_a_contact(row: dict[str, Any]) -> None:
    (contact,) = contacts_of(row["text"], published="2022-03-15")
    assert contact.mode in modes_of(row["mode"])
    assert contact.status == row.get("status", "happened")


def modes_of(mode: str) -> set[str]:
    """Talks and meetings between named officials are told apart by what else a text says."""
    return set(mode.split("|")) | ({"meeting"} if mode == "talks" else set())


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=f"{row['word']}: {text[:40]}") for row in ROWS for text in row.get("not", [])]
)
def test_triggers_word_gives_no_contact_elsewhere(text: str) -> None:
    assert contacts_of(text, published="2022-03-15") == []


@pytest.mark.parametrize(
    ("text", "mode", "sure"),
    [
        ("Spain spoke with Portugal.", "talks", False),
        ("Spain spoke with Portugal by phone.", "phone", True),
        ("Spain spoke with Portugal over the telephone.", "phone", True),
        ("Spain spoke with Portugal via video link.", "video", True),
        ("Spain spoke virtually with Portugal.", "video", True),
        ("Spain's ministers held an online meeting with Portugal's.", "video", True),
        ("Spain held telephone talks with Portugal.", "phone", True),
        ("Spain informed its Portuguese counterpart by phone of the delay.", "phone", True),
        ("Spain met Portugal.", "meeting", True),
    ],
)
def test_triggers_mode_comes_from_the_words_around(text: str, mode: str, sure: bool) -> None:
    (found,) = triggers_of(text)
    assert (found.mode, found.sure) == (mode, sure)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks process stalled.", []),
        ("The summit venue was changed.", []),
        ("The cabinet meeting ran late.", []),
        ("A news conference followed the talks.", [("talks", "talks")]),
        ("They agreed to continue regular consultations.", []),
        ("They pledged to maintain a dialogue.", []),
        ("Foreign Minister Alain Juppe is due in Belgrade on Monday.", [("due", "visit")]),
        ("Rent is due on Tuesday.", []),
        pytest.param(
            "The premier is due in Cairo on Tuesday.",
            [("due", "visit")],
            marks=pytest.mark.xfail(reason="the tree has the place as the predicate", strict=True),
        ),
        pytest.param(
            "She has been to Fiji and Tonga.",
            [("been", "visit")],
            marks=pytest.mark.xfail(reason="the tree has the place as the predicate", strict=True),
        ),
        ("She has been ill.", []),
        ("The envoy called on the king.", [("called", "meeting")]),
        ("The envoy called on the king to abdicate.", []),
    ],
)
def test_triggers_of_a_text(text: str, words: list[tuple[str, str]]) -> None:
    assert told(text) == words


def test_triggers_round_of_talks_is_told_once() -> None:
    assert told("A new round of talks began.") == [("round", "talks")]


def test_triggers_stand_in_reading_order_with_the_title_first() -> None:
    found = triggers_of("Spain visited Chad. Mali met Niger.", title="Ministers meet in Rabat")
    assert [t.at for t in found] == sorted(t.at for t in found)
    assert [t.mode for t in found] == ["meeting", "visit", "meeting"]


def test_triggers_point_at_the_word_that_gives_the_mode() -> None:
    document = document_of("Spain spoke with Portugal by phone.")
    (found,) = find_triggers(document)
    assert (document.tokens[found.at].text, document.tokens[found.mode_at].text) == ("spoke", "phone")


def test_triggers_visit_without_a_place_is_none_for_two_either() -> None:
    assert contacts_of("France and Serbia returned to the table.") == []
