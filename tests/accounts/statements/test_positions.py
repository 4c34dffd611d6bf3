"""Positions: who supports, opposes, demands or rules out which named matter."""

from __future__ import annotations

from typing import Any

import pytest
from texts import cases, read_text

from dragoman.records import Position


def held(position: Position) -> list[str]:
    return [position.holder[0].country or "-", position.stance, position.matter]


@pytest.mark.parametrize("case", cases(__file__, "positions"))
def test_positions_of_cases(case: dict[str, Any]) -> None:
    found = read_text(case["text"], published="2022-05-04").positions
    assert [held(position) for position in found] == case["held"], case["why"]


def test_a_position_within_a_statement_names_it_and_who_says_so() -> None:
    reading = read_text("Peruvian officials said Ecuador supports a ceasefire.", published="2022-05-04")
    (position,), (statement,) = reading.positions, reading.statements
    assert (position.statement, position.said_by) == (statement.id, "Peruvian officials")
    assert position.date == statement.date


def test_nobody_else_says_what_the_holder_says_himself() -> None:
    (position,) = read_text('"I support a ceasefire," Ecuadorian President Guillermo Lasso said.').positions
    assert position.said_by is None
    assert position.holder[0].name == "Guillermo Lasso"


def test_a_position_taken_before_the_news_is_background() -> None:
    (position,) = read_text("Tunisia had opposed the embargo.", published="2022-05-04").positions
    assert position.background
    assert position.date[0] is None


def test_the_states_of_a_matter_are_those_in_its_words() -> None:
    (position,) = read_text("Canada supports the territorial integrity of Moldova.").positions
    assert (position.matter, position.states) == ("territorial_integrity", ("MDA",))
    assert position.matter_text == "the territorial integrity of Moldova"


def test_an_act_in_the_same_words_is_named() -> None:
    reading = read_text("Japan condemned the missile tests.", published="2022-05-04")
    (position,) = reading.positions
    assert position.account in {account.id for account in reading.accounts}
    assert position.stance == "opposes"
