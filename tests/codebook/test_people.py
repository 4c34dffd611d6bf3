"""Who a name means on a day, and who held an office."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from dragoman import codebook
from dragoman.codebook.folding import _known_sounds, heard
from tests.codebook.cases_of import cases_of


@pytest.mark.parametrize("case", cases_of("people"), ids=lambda case: f"{case['name']} {case['day']}")
def test_office_of_a_name_on_a_day(case: dict[str, Any]) -> None:
    found = codebook.holders(case["name"], on=case["day"])
    first = f"{found[0].country} {found[0].office}" if found else "none"
    assert first == case["found"]
    assert not found or found[0].in_office(case["day"])


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("FRA", "head_of_state", "2022-03-01", "Emmanuel Macron"),
        ("DEU", "head_of_government", "2021-12-07", "Angela Merkel"),
        ("DEU", "head_of_government", "2021-12-09", "Olaf Scholz"),
        ("UKR", "defence_minister", "2022-03-10", "Oleksii Reznikov"),
        ("TUR", "defence_minister", "2022-03-10", "Hulusi Akar"),
        ("GBR", "foreign_minister", "2022-03-10", "Liz Truss"),
        ("GBR", "foreign_minister", "2023-12-10", "David Cameron"),
        ("POL", "foreign_minister", "2024-02-10", "Radosław Sikorski"),
        ("NATO", "secretary_general", "2005-03-10", "Jaap de Hoop Scheffer"),
        ("IAEA", "director_general", "2010-03-10", "Yukiya Amano"),
        ("OSCE", "organisation_chair", "2022-03-10", "Zbigniew Rau"),
        ("USA", "national_security", "2022-03-10", "Jake Sullivan"),
    ],
)
def test_who_held_an_office_on_a_day(country: str, office: str, day: str, name: str) -> None:
    found = codebook.holders_of(country, office, datetime.date.fromisoformat(day))
    assert [holder.name for holder in found] == [name]


def test_the_surface_spellings_of_one_person_are_one_actor() -> None:
    day = datetime.date(2022, 3, 1)
    spellings = ("Zelensky", "Zelenskiy", "Zelenskyy", "Volodymyr Zelensky")
    assert {codebook.holders(spelling, on=day)[0].actor for spelling in spellings} == {"Q3874799"}


def test_a_country_keeps_its_own_people_only() -> None:
    found = codebook.holders("Kim", country="KOR")
    assert found
    assert {holder.country for holder in found} == {"KOR"}


def test_a_partial_day_counts_as_its_whole_month() -> None:
    (holder,) = [holder for holder in codebook.holders("Alexander Vershbow") if holder.country == "NATO"]
    assert (holder.start, holder.end) == ("2012-02", "2016-10")
    assert holder.in_office(datetime.date(2012, 2, 1))
    assert holder.in_office(datetime.date(2016, 10, 31))
    assert not holder.in_office(datetime.date(2016, 11, 1))


def test_full_names_are_found_in_a_text() -> None:
    text = "In Antalya, Sergei Lavrov sat opposite Dmytro Kuleba; Ana Silva did not."
    found = [(text[start:end], spells[0].country) for start, end, spells in codebook.people_in(text)]
    assert found == [("Sergei Lavrov", "RUS"), ("Dmytro Kuleba", "UKR")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Shoigu", "Shoygu"),
        ("Lukashenko", "Lukashenka"),
        ("Sergei", "Sergey"),
        ("Khamenei", "Khamenei"),
        ("Raisi", "Raissi"),
        ("Tsikhanouskaya", "Tsikhanouskaia"),
        ("Saakashvili", "Saakashvily"),
    ],
)
def test_spellings_that_sound_alike(one: str, other: str) -> None:
    assert codebook.sound(one) == codebook.sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Putin", "Poutine"), ("Lavrov", "Lvov"), ("Kim", "Kham"), ("Wang", "Wong")]
)
def test_names_that_do_not_sound_alike(one: str, other: str) -> None:
    assert codebook.sound(one) != codebook.sound(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Çavuşoğlu", "cavusoglu"),
        ("Łódź", "lodz"),
        ("IĞDIR", "igdir"),
        ("Søreide", "soreide"),
        ("D’Alema", "d'alema"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert codebook.fold(text) == folded


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("USA", "2012-03-01", "Barack Obama"),
        ("ZWE", "2010-03-01", "Morgan Tsvangirai"),
        ("ZWE", "2015-03-01", "Robert Mugabe"),
        ("TCD", "2019-03-01", "Idriss Déby"),
    ],
)
def test_a_president_without_a_prime_minister_heads_the_government(country: str, day: str, name: str) -> None:
    found = codebook.holders_of(country, "head_of_government", datetime.date.fromisoformat(day))
    assert [codebook.fold(holder.name) for holder in found] == [codebook.fold(name)]


def test_a_presidents_government_has_no_other_head_where_one_is_named() -> None:
    found = codebook.holders_of("FRA", "head_of_government", datetime.date(2023, 3, 1))
    assert [holder.name for holder in found] == ["Élisabeth Borne"]


def test_people_of_one_state_with_one_full_name_are_one_actor() -> None:
    spells = [holder for holder in codebook.all_holders() if holder.country == "MEX" and "Sheinbaum" in holder.name]
    assert len({holder.name for holder in spells}) > 1
    assert len({holder.actor for holder in spells}) == 1


def test_two_people_with_one_surname_stay_two() -> None:
    bushes = codebook.holders("George H. W. Bush"), codebook.holders("George W. Bush")
    assert {holder.actor for holder in bushes[0]} == {"Q23505"}
    assert {holder.actor for holder in bushes[0]}.isdisjoint(holder.actor for holder in bushes[1])


def test_a_hyphenated_name_is_found_whole() -> None:
    (found,) = codebook.people_in("Kim Jong-il died")
    assert (found[0], found[1], found[2][0].name) == (0, 11, "Kim Jong-il")


def test_every_member_state_has_its_offices_filled_from_2010() -> None:
    days = [datetime.date(year, month, 15) for year in range(2010, 2026) for month in (2, 5, 8, 11)]
    members = [state.code for state in codebook.states().values() if state.kind == "member"]
    for office in ("head_of_state", "head_of_government", "foreign_minister"):
        filled = sum(bool(codebook.holders_of(code, office, day)) for code in members for day in days)
        assert filled >= 0.98 * len(members) * len(days), office


def test_known_sounds_are_those_worked_out() -> None:
    assert all(heard(word) == key for word, key in _known_sounds().items())


def test_who_heads_an_organisation_is_the_one_of_that_name_at_home() -> None:
    for name in ("Jens Stoltenberg", "Abdel Fattah el-Sisi", "Zbigniew Rau", "Ursula von der Leyen"):
        spells = [holder for holder in codebook.all_holders() if codebook.fold(holder.name) == codebook.fold(name)]
        assert len({holder.country for holder in spells}) > 1, name
        assert len({holder.actor for holder in spells}) == 1, name
