"""Who else took part, where a sentence of its own lists them."""

from __future__ import annotations

from typing import Any

import pytest
from texts import cases, cast_of, contacts_of, parties_of

from dragoman.accounts.rosters import find_rosters

MET = "Malta's Ian Borg and Italy's Luigi Di Maio met in Valletta on Monday."


@pytest.mark.parametrize("case", cases(__file__, "rosters"))
def test_rosters_of_a_text(case: dict[str, Any]) -> None:
    cast = cast_of(case["text"])
    found = find_rosters(cast.document, cast)
    assert [[a.name for h in roster.heads for a in cast.members(h)] for roster in found] == case["rosters"]


def test_rosters_add_to_the_occasion_told_before() -> None:
    (contact,) = contacts_of(f"{MET} Participants included Libya's Najla Mangoush and Egypt's Sameh Shoukry.")
    assert parties_of(contact) == ["Ian Borg/MLT", "Luigi Di Maio/ITA", "Najla Mangoush/LBY", "Sameh Shoukry/EGY"]


def test_rosters_complete_an_occasion_told_with_one_party_only() -> None:
    text = "Malta's Ian Borg held a video conference on Monday. Participants included Libya's Najla Mangoush."
    (contact,) = contacts_of(text)
    assert (contact.mode, parties_of(contact)) == ("video", ["Ian Borg/MLT", "Najla Mangoush/LBY"])


def test_rosters_put_a_named_person_in_the_place_of_the_state() -> None:
    (contact,) = contacts_of(
        "Malta and Italy met in Valletta on Monday. Italy's Luigi Di Maio also attended the meeting."
    )
    assert "Luigi Di Maio/ITA" in parties_of(contact)
    assert "-/ITA" not in parties_of(contact)


@pytest.mark.xfail(strict=True, reason="the second coder takes a list of participants for a contact told")
def test_rosters_alone_make_no_contact() -> None:
    assert contacts_of("Participants included Libya's Najla Mangoush and Egypt's Sameh Shoukry.") == []
