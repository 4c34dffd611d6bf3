"""Contacts whose parties the rules leave open: read where the second coder is sure of the word and points at them."""

from __future__ import annotations

import pytest
from pointing import contacts_with
from texts import parties_of


def last(text, told, **known):
    """The parties of the contact told last, and itself."""
    contact = contacts_with(text, told, **known)[-1]
    return parties_of(contact), contact


def test_whom_no_mention_names_is_told_by_another_sentence():
    text = "South Sudan's Deng Alor kept Kenya's Musalia Mudavadi waiting. The guest lingered with that old fox."
    told = {"lingered": {"doer": "guest", "far doer": "Mudavadi", "other": "fox", "far other": "Alor"}}
    parties, contact = last(text, told)
    assert sorted(parties) == ["Deng Alor/SSD", "Musalia Mudavadi/KEN"]
    assert {e.by for e in contact.evidence if e.field in {"type", "mode"}} == {"model:coder"}


def test_several_who_stand_for_those_named_apart():
    text = "Slovenia's Tanja Fajon spoke last. Hungary's Peter Szijjarto had left. The pair lingered by the coats."
    parties, _ = last(text, {"lingered": {"doer": "pair", "far doer": ("Fajon", "Szijjarto")}})
    assert sorted(parties) == ["Peter Szijjarto/HUN", "Tanja Fajon/SVN"]


def test_a_stay_is_a_visit_to_the_state_of_its_place():
    text = "Peru's Dina Boluarte whiled Tuesday away in Montevideo."
    parties, contact = last(text, {"whiled": {"mode": "visit", "doer": "Boluarte", "place": "Montevideo"}})
    assert sorted(parties) == ["-/URY", "Dina Boluarte/PER"]
    assert (contact.mode, contact.place.name) == ("visit", "Montevideo")


def test_the_ministers_of_a_body_are_enough():
    text = "ASEAN foreign ministers huddled in Vientiane on Friday."
    (contact,) = contacts_with(text, {"huddled": {"doer": "ministers", "place": "Vientiane"}})
    assert [p.country for p in contact.parties] == ["ASEAN"]


@pytest.mark.parametrize(
    "says",
    [
        {"doer": "guest", "other": "fox", "far doer": "Mudavadi", "far other": "Alor", "share": 0.8},
        {"doer": "guest", "other": "fox", "far doer": "Mudavadi", "far other": "Alor", "sides": 0.4},
        {"doer": "guest", "far doer": "Mudavadi"},
        {"doer": "guest", "other": "fox", "far doer": "Mudavadi", "far other": "Mudavadi"},
    ],
    ids=["unsure of the word", "unsure of the sides", "one side alone", "both sides the same"],
)
def test_nothing_is_read_where(says):
    text = "South Sudan's Deng Alor kept Kenya's Musalia Mudavadi waiting. The guest lingered with that old fox."
    assert contacts_with(text, {"lingered": says}) == []


def test_what_was_read_is_not_told_again():
    text = (
        "Norway's Espen Barth Eide met Sudan's Malik Agar in Oslo on Monday. The conversation dragged on for hours."
    )
    told = {"met": {"doer": "Eide", "other": "Agar"}, "dragged": {"far doer": "Eide", "far other": "Agar"}}
    assert len(contacts_with(text, told)) == 1


def test_the_people_of_a_state_are_no_party():
    text = "Fiji's Sitiveni Rabuka looks forward to a partnership for the good of the Samoan people."
    told = {"looks": {"doer": "Rabuka", "other": "people", "status": "planned"}}
    assert contacts_with(text, told) == []


def test_another_day_is_another_contact():
    text = (
        "Norway's Espen Barth Eide met Sudan's Malik Agar in Oslo on 7 March 2022. They reckoned a while in May 2020."
    )
    told = {
        "met": {"doer": "Eide", "other": "Agar"},
        "reckoned": {"doer": "They", "far doer": "Eide", "far other": "Agar", "day": "May"},
    }
    assert [c.date[0] for c in contacts_with(text, told)] == ["2022-03-07", "2020-05-01"]


def test_who_only_goes_meets_nobody():
    text = "Oman's Badr Albusaidi saw Cuba's Bruno Rodriguez depart."
    assert contacts_with(text, {"depart": {"doer": "Rodriguez", "other": "Albusaidi"}}) == []


def test_a_group_that_hopes_for_talks_is_not_in_them():
    text = (
        "Chad's Mahamat Deby met Niger's Mohamed Bazoum in Zinder on Monday. "
        "The two leaders voiced hope that the parley, which woke up in Doha in 2022, would end well."
    )
    told = {"met": {"doer": "Deby", "other": "Bazoum"}, "woke": {"doer": "leaders", "day": "2022"}}
    assert len(contacts_with(text, told)) == 1


def test_a_body_meets_as_arranged():
    text = "Leaders of the African Union gather in Malabo in the middle of June."
    told = {"gather": {"doer": "Leaders", "status": "planned", "place": "Malabo"}}
    assert [c.status for c in contacts_with(text, told)] == ["planned"]


@pytest.mark.parametrize(
    ("text", "seen", "told"),
    [
        (
            "Mali's Assimi Goita reckoned with envoys of the northern league in Kidal.",
            {"doer": "Goita", "other": "envoys"},
            ["Assimi Goita/MLI", "envoys of the northern league/-"],
        ),
        (
            "The rebel delegation reckoned with the mediator for an hour.",
            {"doer": "delegation", "other": "mediator"},
            ["delegation/-", "mediator/-"],
        ),
        (
            "The Colombian government and the National Liberation Army (ELN) reckoned in Quito.",
            {"doer": "government", "other": "Army"},
            ["-/COL", "ELN/COL"],
        ),
    ],
    ids=["one side has no name", "no side has one", "a state and a group of it"],
)
def test_sides_that_are_no_states(text, seen, told):
    parties, _ = last(text, {"reckoned": seen})
    assert sorted(parties) == told


def test_a_plan_that_only_the_coder_saw_is_told_once_where_it_was_carried_out():
    text = (
        "Ian Borg of Malta was asked to drop in on Najla Mangoush of Libya. "
        "Borg dropped in on Mangoush on Monday as asked."
    )
    told = {
        "drop": {"doer": "Borg", "other": "Mangoush", "status": "planned"},
        "dropped": {"doer": "Borg", "other": "Mangoush"},
    }
    assert {c.status for c in contacts_with(text, told, published="2022-03-14")} == {"happened"}
