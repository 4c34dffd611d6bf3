"""Whom names, titles, capitals and pronouns stand for in one article."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from texts import DAY, at_word, cases, cast_of, document_of, shown

from dragoman.codebook import Holder
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.chains import find_cast
from dragoman.mentions.spellings import alike, same_person, surname


def standing_at(cast: Cast, words: str) -> tuple[Actor, ...]:
    """The actors of the mention that some words are, or begin."""
    at = at_word(cast.document, words)
    for i in range(at, at + len(words.split())):
        covering = [m for m in cast.mentions if m.first <= i < m.last]
        if covering:
            return cast.members(min(covering, key=lambda m: m.last - m.first).head)
    return ()


@pytest.mark.parametrize("case", cases(__file__, "chains"))
def test_chains_of_a_text(case: dict[str, Any]) -> None:
    day = case.get("day", DAY)
    cast = cast_of(case["text"], day=None if day == "none" else day, home=case.get("home"))
    found = {words: " + ".join(shown(a) for a in standing_at(cast, words)) or "nobody" for words in case["who"]}
    assert found == case["who"]


@pytest.mark.parametrize("case", cases(__file__, "standing_for"))
def test_chains_pronouns_and_titles_stand_for_the_one_person_meant(case: dict[str, Any]) -> None:
    day = case.get("day", DAY)
    cast = cast_of(case["text"], day=None if day == "none" else day, home=case.get("home"))
    for words, meant in case["who"].items():
        named = " + ".join(a.name or f"{a.role}/{a.country}" for a in standing_at(cast, words)) or "nobody"
        assert (words, named in meant.split(" | ")) == (words, True), named


def test_chains_mark_what_the_table_of_holders_gave_as_inferred() -> None:
    (actor,) = standing_at(cast_of("Recep Tayyip Erdogan phoned."), "Recep")
    assert actor.country_span is None
    assert "Erdo" in (actor.country_why or "")
    assert "office holders" in (actor.role_why or "")


def test_chains_mark_the_publishers_state_as_inferred() -> None:
    (actor,) = standing_at(cast_of("Foreign Minister Ola Dahl left.", home="NOR"), "Ola")
    assert (actor.country, actor.country_span) == ("NOR", None)
    assert "publisher" in (actor.country_why or "")


def test_chains_mark_a_counterparts_office_as_inferred() -> None:
    (actor,) = standing_at(cast_of("Norwegian Foreign Minister Ola Dahl rang his Swedish counterpart."), "Swedish")
    assert actor.role_span is None
    assert actor.role_why == "the counterpart of Ola Dahl"


def test_chains_words_beside_the_name_come_before_the_table_of_holders() -> None:
    (actor,) = standing_at(cast_of("Former Prime Minister Dmitry Medvedev of Russia spoke."), "Dmitry")
    assert (actor.role_why, actor.country_why) == (None, None)
    assert actor.country_span is not None


def test_chains_office_of_a_holder_is_that_of_the_day() -> None:
    (before,) = standing_at(cast_of("Joe Biden phoned.", day=dt.date(2014, 5, 1)), "Joe")
    (after,) = standing_at(cast_of("Joe Biden phoned.", day=dt.date(2022, 5, 1)), "Joe")
    assert (before.role, after.role) != ("president", "president")
    assert after.role == "president"


def test_chains_nobody_is_guessed_from_a_surname_shared_by_states() -> None:
    assert [a.country for a in standing_at(cast_of("Kim spoke to the press."), "Kim")] in ([], [None])


def test_chains_group_that_stands_for_several_is_known_as_such() -> None:
    cast = cast_of("Ola Dahl of Norway met Per Lind of Sweden. The two leaders dined.")
    assert cast.is_group_anaphor(at_word(cast.document, "leaders"))
    assert not cast.is_group_anaphor(at_word(cast.document, "Ola"))


@pytest.mark.parametrize(
    ("name", "last"), [("Joe Biden Jr.", "biden"), ("Harald V", "v"), ("Mélanie Joly", "joly"), ("", "")]
)
def test_chains_surname_of_a_name(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("zelensky", "zelenskyy", True),
        ("sergey", "sergei", True),
        pytest.param(
            "joe", "joseph", True, marks=pytest.mark.xfail(reason="shared by two letters only", strict=True)
        ),
        ("ali", "ola", False),
        ("dahl", "dale", False),
    ],
)
def test_chains_words_of_names_that_are_alike(a: str, b: str, same: bool) -> None:
    assert alike(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mélanie Joly", "Joly", True),
        ("Volodymyr Zelensky", "Volodimir Zelenskyy", True),
        ("Mohammed bin Zayed", "Mohammed bin Zayed Al Nahyan", True),
        ("Ali Hamid", "Reza Hamid", False),
        ("Jan Kok", "Jan Dekker", False),
        ("Jan Kok", "", False),
    ],
)
def test_chains_names_that_can_be_one_person(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same


@pytest.mark.parametrize(
    ("start", "end", "within"),
    [
        ("2019-05-20", "", True),
        ("2019", "2022", True),
        ("2022-03", "2022-03", True),
        ("2022-03-16", "", False),
        ("2010", "2022-03-14", False),
        ("", "2021", False),
        ("", "", True),
    ],
)
def test_chains_spell_of_office_covers_its_partial_days(start: str, end: str, within: bool) -> None:
    assert holder_of(start, end).in_office(DAY) is within


def holder_of(start: str, end: str, *, as_of: str = "2022-12-11") -> Holder:
    return Holder(
        country="UKR",
        office="head_of_state",
        title="President",
        name="A B",
        family="B",
        other_names=(),
        wikidata=None,
        start=start or None,
        end=end or None,
        end_known=bool(end),
        source="wikidata",
        as_of=as_of,
    )


def test_chains_spell_without_a_known_end_does_not_last_for_ever() -> None:
    assert not holder_of("1985", "", as_of="1990").in_office(DAY)


@pytest.mark.parametrize(
    ("days", "text", "whose"),
    [
        ((dt.date(1950, 1, 1), None), "Romano Prodi flew home, and the European Commission was silent.", "EU"),
        ((dt.date(1950, 1, 1), None), "Romano Prodi flew home, and Italy was silent.", "ITA"),
        ((dt.date(2025, 1, 1), None), "Mark Rutte flew home.", "NATO"),
        ((None, dt.date(2020, 1, 1)), "Mark Rutte flew home.", "NLD"),
        ((None, None), "Macky Sall flew home from the summit of the African Union.", "SEN"),
    ],
)
def test_chains_state_of_a_name_of_several_is_the_one_named_or_of_the_days(
    days: tuple[dt.date | None, dt.date | None], text: str, whose: str
) -> None:
    cast = find_cast(document_of(text), days=days)
    (person,) = standing_at(cast, text.split(" flew", maxsplit=1)[0])
    assert person.country == whose
