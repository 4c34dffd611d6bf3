"""Which time and place of a passage are a contact's: where the second coder points, if it is surer than the tree."""

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


GONE_ON = (
    "Ian Borg of Malta landed in Tunis on Thursday for a conference on fishing. "
    "He told Najla Mangoush of Libya that the nets would be given back."
)
FAR = {"told": {"doer": "He", "other": "Mangoush", "far place": "Tunis"}}


def test_a_place_that_another_sentence_tells_is_taken_with_the_reason():
    (contact,) = (c for c in contacts_with(GONE_ON, FAR, published="2022-03-15") if c.sentence.startswith("He"))
    assert contact.place.name == "Tunis"
    place = next(e for e in contact.evidence if e.field == "place")
    assert (GONE_ON[place.start : place.end], place.by) == ("Tunis", "model:coder")
    assert place.inferred == "as another sentence tells of it"


def test_that_of_another_sentence_is_not_taken_where_it_is_not_sure():
    told = {"told": FAR["told"] | {"sides": 0.3}}
    by = {
        e.by for c in contacts_with(GONE_ON, told, published="2022-03-15") for e in c.evidence if e.field == "place"
    }
    assert "model:coder" not in by


def test_a_house_that_no_table_has_is_named_with_the_town_told_for_it():
    text = "Ian Borg of Malta met Najla Mangoush of Libya on Monday in Tunis, at the Villa Serafina."
    told = {"met": {"doer": "Borg", "other": "Mangoush", "place": "Serafina"}}
    (contact,) = contacts_with(text, told, published="2022-03-15")
    assert contact.place.name == "the Villa Serafina, Tunis"
    assert (contact.place.country, contact.place.precision) == ("TUN", "city")
