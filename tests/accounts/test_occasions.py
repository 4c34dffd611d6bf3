"""Which tellings of an article are of one occasion, and which of another."""

from __future__ import annotations

from typing import Any

import pytest
from texts import cases, contacts_of, parties_of, read_text

from dragoman.accounts.occasions import modes_meet, party_overlap, statuses_meet
from dragoman.mentions.cast import Actor

BORG = Actor(0, "person", name="Ian Borg", country="MLT")
MANGOUSH = Actor(1, "person", name="Najla Mangoush", country="LBY")
SHOUKRY = Actor(2, "person", name="Sameh Shoukry", country="EGY")
MALTA, LIBYA = Actor(3, "state", country="MLT"), Actor(4, "state", country="LBY")
BARTOLO = Actor(5, "person", name="Clayton Bartolo", country="MLT")

CAPTION = "Malta's Ian Borg and Libya's Najla Mangoush in Valletta, 2 March 2019. (Photo: Agency)"


@pytest.mark.parametrize("case", cases(__file__, "occasions"))
def test_occasions_of_a_text(case: dict[str, Any]) -> None:
    found = contacts_of(case["text"], title=case.get("title"), published=case.get("published", "2022-03-15"))
    told = sorted(f"{c.mode} {c.status}: {', '.join(parties_of(c))}" for c in found)
    assert told in [sorted(case[name]) for name in ("contacts", "or") if name in case]


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ([BORG, MANGOUSH], [BORG, MANGOUSH], 2),
        ([BORG, MANGOUSH], [MALTA, LIBYA], 2),
        ([BORG, MANGOUSH, SHOUKRY], [BORG, MANGOUSH], 2),
        ([BORG, MANGOUSH], [BORG, SHOUKRY], None),
        ([BORG, MANGOUSH], [BARTOLO, MANGOUSH], None),
        ([BORG, MANGOUSH], [MANGOUSH], 1),
    ],
)
def test_occasions_share_parties_where_a_state_stands_for_its_officials(
    a: list[Actor], b: list[Actor], shared: int | None
) -> None:
    assert party_overlap(a, b) == shared
    assert party_overlap(b, a) == shared


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("meeting", "visit", True),
        ("phone", "video", True),
        ("phone", "talks", True),
        ("phone", "visit", False),
        ("video", "summit", False),
    ],
)
def test_occasions_modes_that_can_be_one(a: str, b: str, meet: bool) -> None:
    assert modes_meet(a, True, b, True) is meet
    assert modes_meet(b, True, a, True) is meet
    assert modes_meet(a, False, b, True)


def test_occasions_plan_and_deed_are_two_and_plan_and_proposal_can_be_one() -> None:
    assert statuses_meet("planned", "proposed")
    assert not statuses_meet("planned", "happened")


def test_occasions_caption_is_background_of_its_own_day() -> None:
    (contact,) = contacts_of(
        f"{CAPTION}\n\nFishing went on as before on Tuesday, boat owners said.", published="2022-03-15"
    )
    assert contact.background
    assert contact.date == ("2019-03-02", "2019-03-02")
    assert parties_of(contact) == ["Ian Borg/MLT", "Najla Mangoush/LBY"]


def test_occasions_past_deed_dated_after_the_article_is_planned() -> None:
    text = "Talks between Malta and Libya in Valletta on 29 March 2022 were on the agenda."
    assert {c.status for c in contacts_of(text, published="2022-03-15")} <= {"planned"}


def test_occasions_contact_whose_other_side_is_not_known_is_an_issue_with_its_sentence() -> None:
    text = "Malta's Ian Borg held a meeting on Monday. Fishing went on."
    reading = read_text(text, published="2022-03-15")
    assert reading.accounts == ()
    (issue,) = [i for i in reading.issues if i.kind == "contact"]
    assert text[issue.start : issue.end] == "Malta's Ian Borg held a meeting on Monday."
