"""Roles in a text: the words, the office, and whether it is held now."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman import codebook
from dragoman.codebook import RoleMatch
from tests.codebook.cases_of import cases_of

FLAGS = ("plural", "past", "acting", "elect", "weak")


@pytest.mark.parametrize("case", cases_of("roles"), ids=lambda case: case["text"])
def test_roles_in_a_text(case: dict[str, Any]) -> None:
    assert [told(match) for match in codebook.find_roles(case["text"])] == case["roles"]


def told(match: RoleMatch) -> str:
    flags = "".join(f" {flag}" for flag in FLAGS if getattr(match, flag))
    return f"{match.role} | {match.office}{flags}"


def test_a_role_is_found_where_it_stands() -> None:
    text = "On Monday, Deputy Foreign Minister Silva left."
    (match,) = codebook.find_roles(text)
    assert text[match.start : match.end] == "Deputy Foreign Minister"
    assert match.prefixes == ("deputy",)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Taoiseach", "IRL"),
        ("Pope", "VAT"),
        ("White House press secretary", "USA"),
        ("the Secretary General of NATO", "NATO"),
        ("head of the SBU", "UKR"),
        ("EU foreign policy chief", "EU"),
        ("Secretary of State", None),
        ("president", None),
    ],
)
def test_country_that_a_title_implies(text: str, country: str | None) -> None:
    (match,) = codebook.find_roles(text)
    assert match.country == country


def test_titles_that_several_states_use_name_them() -> None:
    (match,) = codebook.find_roles("Secretary of State")
    assert set(match.countries) == {"USA", "VAT"}


@pytest.mark.parametrize("text", ["spokesman", "activist", "soldier"])
def test_those_who_are_no_party_to_a_contact(text: str) -> None:
    (match,) = codebook.find_roles(text)
    assert not match.official


def test_a_very_long_list_of_portfolios_is_cut_and_not_followed_forever() -> None:
    found = codebook.find_roles("finance, " * 5_000 + "finance minister")
    assert [match.office for match in found] == ["finance_minister"]


def test_a_charge_that_is_denied_is_no_envoy() -> None:
    assert not codebook.find_roles("Moscow denied the charge")
    assert codebook.find_roles("the charge d'affaires denied it")[0].office == "ambassador"
