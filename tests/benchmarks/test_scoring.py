"""The benchmarks' own arithmetic: what counts as found, as right, as invented, and how floors are kept."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.floors import flips, missed_floors, raised
from benchmarks.parts import Part
from benchmarks.scoring import Counts, days_agree, places_agree, same_party, score_contacts, score_figures


def party(name: str | None, country: str | None = None, role: str | None = None) -> dict[str, Any]:
    return {"name": name, "country": country, "role": role}


def contact(*parties: dict[str, Any], **fields: Any) -> dict[str, Any]:
    plain = {"type": "CONSULT", "mode": "phone", "status": "happened", "background": False, "date": [None, None]}
    return {**plain, "parties": list(parties), "place": None, "said_by": None, "quote": "they spoke", **fields}


KAUR, MEER, SILVA = party("Asha Kaur", "IND"), party("Jan van der Meer", "NLD"), party("Rui Silva", "PRT")


def scored(answers: list[dict[str, Any]], entries: list[dict[str, Any]], **document: Any) -> Any:
    return score_contacts([{"doc": "a", "contacts": answers, **document}], {"a": entries})


def test_same_party_by_surname_or_by_country_where_unnamed() -> None:
    assert same_party(KAUR, party("Kaur"))
    assert same_party(party("Mevlüt Çavuşoğlu"), party("Cavusoglu"))
    assert same_party(party("Ferdinand Marcos Jr."), party("Marcos"))
    assert same_party(party(None, "IND"), party("Asha Kaur", "IND"))
    assert not same_party(KAUR, party(None, "IND"))
    assert not same_party(party(None, None), party(None, None))
    assert not same_party(KAUR, party("Jan van der Meer"))


@pytest.mark.parametrize(
    ("meant", "read", "right"),
    [
        ([None, None], [None, None], None),
        (["2022-03-01", "2022-03-05"], ["2022-03-02", "2022-03-03"], True),
        (["2022-03-01", "2022-03-05"], ["2022-03-02", "2022-03-06"], False),
        (["2022-03-01", "2022-03-05"], ["2022-03-02", None], True),
        (["2022-03-01", None], ["2023-01-01", None], True),
        ([None, "2022-03-01"], [None, "2022-03-02"], False),
        (["2022-03-01", "2022-03-05"], [None, None], False),
    ],
)
def test_days_read_must_lie_within_those_meant(meant: list[str | None], read: list[str | None], right: bool) -> None:
    assert days_agree(meant, read) is right


def test_places_agree_by_whole_or_by_last_word() -> None:
    assert places_agree("Great Hall of the People in Beijing", {"name": "Beijing"})
    assert places_agree("Chișinău", "Chisinau")
    assert not places_agree("Geneva", {"name": "Vienna"})
    assert not places_agree("Geneva", None)


def test_contacts_found_right_wrong_missed_and_invented() -> None:
    answers = [contact(KAUR, MEER), contact(KAUR, SILVA), contact(MEER, SILVA, status="planned")]
    score = scored(
        answers, [contact(KAUR, MEER), contact(KAUR, SILVA, mode="visit"), contact(party("Bo Li", "CHN"), MEER)]
    )
    assert score.verdicts == {"a#0": "right", "a#1": "wrong mode", "a#2": "missed", "a+": "1 invented"}
    assert (score.found.right, score.found.found, score.found.gold) == (2, 3, 3)
    assert score.all_right.right == 1
    assert score.attributes["mode"] == (1, 2)


def test_contacts_one_of_two_parties_is_not_found() -> None:
    assert scored([contact(KAUR, MEER)], [contact(KAUR, SILVA)]).found.right == 0


def test_contacts_surplus_party_is_wrong_unless_the_answer_is_cut_short() -> None:
    assert scored([contact(KAUR, MEER)], [contact(KAUR, MEER, SILVA)]).all_right.right == 0
    assert scored([contact(KAUR, MEER, more=True)], [contact(KAUR, MEER, SILVA)]).all_right.right == 1


def test_contacts_domestic_and_optional_ones_are_not_judged() -> None:
    home = contact(KAUR, party("Dev Rao", "IND"))
    score = scored([{**home, "scope": "domestic"}], [home], optional_contacts=[])
    assert (score.found.found, score.found.gold) == (0, 0)
    assert scored([], [home]).found.found == 0
    assert scored([], [contact(KAUR, MEER)], optional_contacts=[contact(KAUR, MEER)]).found.found == 0
    assert scored([], [contact(KAUR, MEER)]).found.found == 1


def test_contacts_the_better_of_two_entries_is_the_match() -> None:
    score = scored([contact(KAUR, MEER)], [contact(KAUR, MEER, SILVA, mode="visit"), contact(KAUR, MEER)])
    assert score.verdicts == {"a#0": "right", "a+": "1 invented"}


def test_figures_need_measure_and_value_and_all_right_the_bound() -> None:
    answers = [{"measure": "killed", "value": 12}, {"measure": "injured", "value": [30, 40]}]
    entries = [
        {"measure": "killed", "value": 12.0, "bound": "about", "quote": ""},
        {"measure": "injured", "value": 35, "bound": "exact", "quote": ""},
        {"measure": "killed", "value": 13, "bound": "exact", "quote": ""},
        {"measure": "items", "value": 5, "bound": "exact", "quote": ""},
    ]
    score = score_figures([{"doc": "a", "figures": answers}], {"a": entries})
    assert (score.found.right, score.found.found, score.found.gold) == (2, 3, 2)
    assert score.all_right.right == 1


def test_counts_of_nothing_are_zero() -> None:
    assert Counts().f1 == 0.0
    assert Counts(1, 2, 3).f1 == pytest.approx(0.4)


def test_floors_rise_and_never_sink() -> None:
    part = Part("contacts", figures={"dev.found": 0.85, "test.found": 0.5})
    assert raised({"contacts.dev.found": 0.7, "contacts.test.found": 0.6}, [part]) == {
        "contacts.dev.found": 0.84,
        "contacts.test.found": 0.6,
    }


def test_floors_missed_are_told_and_skipped_parts_are_not() -> None:
    part = Part("contacts", figures={"dev.found": 0.5})
    assert missed_floors([part], {"contacts.dev.found": 0.6, "gold.dev.found": 0.9}) == [
        "contacts.dev.found: 0.500, floor 0.600"
    ]
    assert missed_floors([part], {"contacts.gone": 0.6}) == ["contacts.gone: no longer measured, floor 0.600"]
    assert missed_floors([Part("gold", skipped="not there")], {"gold.dev.found": 0.9}) == []


def test_flips_put_the_newly_wrong_first() -> None:
    before = {"a#0": "missed", "b#0": "right", "c#0": "right", "e+": "1 invented"}
    after = {"a#0": "right", "b#0": "wrong mode", "c#0": "right", "d#0": "missed", "f+": "2 invented"}
    assert flips(before, after) == [
        "newly wrong  b#0: right -> wrong mode",
        "newly wrong  f+: none invented -> 2 invented",
        "newly right  a#0: missed -> right",
        "newly right  e+: 1 invented -> none invented",
    ]
