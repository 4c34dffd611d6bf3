"""Names in a text: what is found, as what, and how surely."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman import codebook
from tests.codebook.cases_of import cases_of


@pytest.mark.parametrize("case", cases_of("names"), ids=lambda case: case["why"])
def test_names_in_a_text(case: dict[str, Any]) -> None:
    found = [
        f"{case['text'][match.start : match.end]} {match.kind} {match.code or '-'}{'?' * match.weak}"
        for match in codebook.find_names(case["text"])
    ]
    assert found == case["names"]


def test_a_compound_says_on_which_side_its_hyphen_is() -> None:
    before, after = codebook.find_names("pro-Iranian and Russian-backed")
    assert (before.hyphen_before, before.hyphen_after) == (True, False)
    assert (after.hyphen_before, after.hyphen_after) == (False, True)


def test_one_spelling_keeps_all_that_it_can_mean() -> None:
    (congo,) = codebook.find_names("Congo")
    assert {reading.code for reading in congo.readings} == {"COD", "COG"}
    (us,) = codebook.find_names("US")
    assert {reading.kind for reading in us.readings} == {"state", "adjective"}


def test_an_organ_keeps_its_own_code_in_the_detail() -> None:
    (agency,) = codebook.find_names("UNHCR")
    assert (agency.code, agency.readings[0].detail) == ("UN", "UNHCR")


def test_every_un_member_has_a_name_adjective_and_capital() -> None:
    members = [state for state in codebook.states().values() if state.kind == "member"]
    assert len(members) == 193
    without = [state.code for state in members if not state.adjectives]
    assert without == []
    # San Marino and Singapore are their own capitals.
    assert [state.code for state in members if not state.capitals] == ["SGP", "SMR"]


@pytest.mark.parametrize("code", ["NATO", "G7", "CIS", "CSTO", "BRICS", "ASEAN", "AL"])
def test_named_summits_of_these_count(code: str) -> None:
    assert codebook.is_summit_organisation(code)


@pytest.mark.parametrize("code", ["UN", "IAEA", "WHO", "ICRC", "no such code"])
def test_gatherings_of_these_are_no_summits(code: str) -> None:
    assert not codebook.is_summit_organisation(code)


@pytest.mark.parametrize(
    ("code", "capital"), [("UKR", "Kyiv"), ("KAZ", "Astana"), ("AUS", "Canberra"), ("MCO", None)]
)
def test_capital_of(code: str, capital: str | None) -> None:
    assert codebook.capital_of(code) in (capital, "Monte Carlo")
