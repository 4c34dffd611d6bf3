"""Contacts at words that no rule knows: read where the second coder is sure of them and of two sides."""

from __future__ import annotations

import pytest
from pointing import contacts_with
from texts import parties_of

FISHING = "Malta's Ian Borg cracked jokes with Libya's Najla Mangoush over grilled fish in Valletta on Tuesday."
SEEN = {"doer": "Borg", "other": "Mangoush", "day": "Tuesday", "place": "Valletta"}


def test_a_contact_that_the_coder_alone_sees_has_its_parties_and_setting():
    (contact,) = contacts_with(FISHING, {"cracked": SEEN}, published="2022-03-16")
    assert parties_of(contact) == ["Ian Borg/MLT", "Najla Mangoush/LBY"]
    assert (contact.mode, contact.status, contact.date) == ("meeting", "happened", ("2022-03-15", "2022-03-15"))
    assert contact.place.name == "Valletta"


def test_what_the_coder_decided_says_so():
    (contact,) = contacts_with(FISHING, {"cracked": SEEN})
    by = {e.field: e.by for e in contact.evidence}
    assert by["type"] == by["mode"] == by["parties[0].name"] == by["parties[1].name"] == "model:coder"


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ({**SEEN, "share": 0.5}, "it is not sure of the word"),
        ({**SEEN, "sides": 0.25}, "it is not sure of the sides"),
        ({"doer": "Borg"}, "one side alone is told"),
        ({**SEEN, "mode": "letter"}, "letters are no contacts of the record"),
        ({**SEEN, "status": "denied"}, "what did not happen by any account is none"),
    ],
)
def test_nothing_is_read_where(seen, why):
    assert contacts_with(FISHING, {"cracked": seen}) == [], why


def test_a_party_is_not_where_the_contact_was():
    text = "Norway's Jonas Gahr Store chewed over the border with Finland's Sanna Marin in Sweden."
    seen = {"doer": "Store", "other": "Sweden", "place": "Sweden"}
    assert contacts_with(text, {"chewed": seen}) == []


def test_the_sides_of_a_state_are_told_by_their_adjective():
    text = "Kenyan herders shared a goat with Ethiopian ones at the border post of Moyale."
    (contact,) = contacts_with(text, {"shared": {"doer": "herders", "other": "ones", "place": "Moyale"}})
    assert {p.country for p in contact.parties} == {"KEN", "ETH"}


def test_what_is_offered_or_asked_for_is_proposed():
    (contact,) = contacts_with(FISHING, {"cracked": {**SEEN, "status": "offered"}})
    assert contact.status == "proposed"
    assert next(e.by for e in contact.evidence if e.field == "status") == "model:coder"


def test_a_word_that_the_rules_have_read_is_told_once():
    text = "Malta's Ian Borg met Libya's Najla Mangoush in Valletta on Tuesday."
    told = {"met": {"doer": "Borg", "other": "Mangoush"}}
    assert len(contacts_with(text, told)) == 1


def test_a_question_tells_nothing():
    assert contacts_with(FISHING.replace(".", "?"), {"cracked": SEEN}) == []


@pytest.mark.parametrize(
    ("text", "word", "seen"),
    [
        ("Ian Borg of Malta watched Najla Mangoush of Libya leave.", "leave", {"doer": "Borg", "other": "Mangoush"}),
        (
            "Ian Borg of Malta sat there, joined by Najla Mangoush of Libya.",
            "joined",
            {"doer": "Borg", "other": "Mangoush"},
        ),
    ],
)
def test_no_contact_is_of(text, word, seen):
    """A word of the tables that the rules took for none, whoever joins what others tell."""
    assert contacts_with(text, {word: seen}) == []
