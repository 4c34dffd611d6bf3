"""Which time and place of a sentence are a contact's: where the second coder points, if it is surer than the tree."""

from __future__ import annotations

from pointing import contacts_with

APART = (
    "Ian Borg of Malta said on Monday that he had met Najla Mangoush of Libya, a visit to Valletta that was "
    "first planned for Sunday."
)


def test_a_day_that_the_tree_gives_to_another_deed_is_taken_where_pointed_at():
    told = {"met": {"doer": "he", "other": "Mangoush", "day": "Sunday", "place": "Valletta"}}
    (contact,) = contacts_with(APART, told, published="2022-03-15")
    assert contact.date == ("2022-03-13", "2022-03-13")
    assert next(e.by for e in contact.evidence if e.field == "date") == "model:coder"


def test_a_place_that_the_tree_gives_to_another_deed_is_taken_where_pointed_at():
    told = {"met": {"doer": "he", "other": "Mangoush", "place": "Valletta"}}
    (contact,) = contacts_with(APART, told, published="2022-03-15")
    assert contact.place.name == "Valletta"
    assert next(e.by for e in contact.evidence if e.field == "place") == "model:coder"


def test_neither_is_taken_where_it_is_not_sure():
    told = {"met": {"doer": "he", "other": "Mangoush", "day": "Sunday", "place": "Valletta", "sides": 0.4}}
    (contact,) = contacts_with(APART, told, published="2022-03-15")
    assert contact.place is None
    assert contact.date_text != "Sunday"


def test_the_day_and_place_of_another_contact_stay_its_own():
    text = "Ian Borg of Malta met Najla Mangoush of Libya and told her that the envoys would meet in Tunis in May."
    told = {
        "met": {"doer": "Borg", "other": "Mangoush", "day": "May", "place": "Tunis"},
        "meet in": {"doer": "envoys", "status": "planned"},
    }
    contact = next(c for c in contacts_with(text, told, published="2022-03-15") if c.status == "happened")
    assert contact.place is None
    assert contact.date_text is None


def test_where_somebody_came_from_is_no_place_of_a_contact():
    text = "Ian Borg of Malta, just in from Tunis, met Najla Mangoush of Libya."
    (contact,) = contacts_with(text, {"met": {"place": "Tunis"}})
    assert contact.place is None
