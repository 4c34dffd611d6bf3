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


def test_a_visit_named_again_has_the_day_that_another_sentence_tells():
    text = (
        "Najla Mangoush of Libya toured the harbour of Tunis this Tuesday. "
        "Ian Borg of Malta called her during the same trip."
    )
    far = {"called": {"doer": "Borg", "other": "her", "day": "trip", "far day": "Tuesday"}}
    (contact,) = (c for c in contacts_with(text, far, published="2022-03-18") if c.sentence.startswith("Ian"))
    assert contact.date == ("2022-03-15", "2022-03-15")


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


BACK = "The premier was back from Tunis. Ian Borg of Malta had met Najla Mangoush of Libya there on Thursday."


def test_there_stands_for_the_place_told_before():
    told = {"met": {"doer": "Borg", "other": "Mangoush", "place": "there"}}
    (contact,) = (c for c in contacts_with(BACK, told, published="2022-03-15") if c.sentence.startswith("Ian"))
    assert contact.place.name == "Tunis"
    place = next(e for e in contact.evidence if e.field == "place")
    assert (BACK[place.start : place.end], place.inferred) == ("Tunis", "“there” stands for it")


def test_a_city_of_a_people_is_one_of_their_state():
    text = (
        "Ian Borg of Malta flew from Geneva to Tunis on Monday. He will go back to the Swiss city on Friday to meet "
        "Najla Mangoush of Libya."
    )
    told = {"meet": {"doer": "He", "other": "Mangoush", "place": "city", "status": "planned"}}
    contact = next(c for c in contacts_with(text, told, published="2022-03-15") if c.status == "planned")
    assert contact.place.name == "Geneva"


def test_a_house_without_a_name_is_named_with_the_town_that_another_sentence_tells():
    text = (
        "Ian Borg of Malta landed in Tunis on Thursday for a conference on fishing. "
        "He saw Najla Mangoush of Libya at her hotel."
    )
    told = {"saw": {"doer": "He", "other": "Mangoush", "place": "hotel", "far place": "Tunis"}}
    contact = next(c for c in contacts_with(text, told, published="2022-03-15") if c.sentence.startswith("He"))
    assert contact.place.name == "her hotel, Tunis"


LATER = (
    "Malta's ports were shut on Sunday by a strike. {} Ian Borg of Malta told Najla Mangoush of Libya that the nets "
    "would be given back."
)


def test_a_day_that_another_sentence_tells_is_taken_with_the_reason():
    told = {"told": {"doer": "Borg", "other": "Mangoush", "far day": "Sunday"}}
    text = LATER.format("")
    (contact,) = contacts_with(text, told, published="2022-03-15")
    assert contact.date == ("2022-03-13", "2022-03-13")
    day = next(e for e in contact.evidence if e.field == "date")
    assert (text[day.start : day.end], day.inferred) == ("Sunday", "as another sentence tells of it")


def test_the_day_of_what_was_talked_of_long_ago_is_not_that_of_the_news():
    told = {"told": {"doer": "Borg", "other": "Mangoush", "far day": "2020"}}
    text = LATER.format("The accord was signed on May 9, 2020.")
    (contact,) = contacts_with(text, told, published="2022-03-15")
    assert contact.date != ("2020-05-09", "2020-05-09")


def test_a_sure_day_of_its_own_sentence_goes_before_that_of_the_sentence_before():
    text = (
        "Ian Borg of Malta met the press on Sunday. "
        "Najla Mangoush of Libya, who saw Ian Borg at a fair in Sicily in January, had also renewed her invitation."
    )
    told = {"saw": {"doer": "Mangoush", "other": "Borg at", "day": "January"}}
    (contact,) = contacts_with(text, told, published="2022-03-15")
    assert contact.date == ("2022-01-01", "2022-01-31")


def test_what_is_pointed_at_and_lies_ahead_is_planned():
    text = "Ian Borg of Malta, on a visit to Najla Mangoush of Libya next Friday, has asked to be kept informed."
    told = {"visit": {"doer": "Borg", "other": "Mangoush", "day": "Friday", "mode": "visit"}}
    (contact,) = contacts_with(text, told, published="2022-03-15")
    assert (contact.status, contact.date) == ("planned", ("2022-03-18", "2022-03-18"))


def test_there_is_first_of_all_a_town_of_its_own_sentence():
    text = (
        "The premier was back from Tunis. "
        "Ian Borg of Malta flew to Cairo in May, and there Najla Mangoush of Libya gave him a dinner."
    )
    told = {"gave": {"doer": "Mangoush", "other": "Borg", "place": "there", "far place": "Tunis"}}
    contact = next(c for c in contacts_with(text, told, published="2022-06-15") if "dinner" in c.sentence)
    assert contact.place.name == "Cairo"


def test_a_visit_that_somebody_is_back_from_was_where_he_came_from():
    text = "Ian Borg of Malta was back from Tunis on Monday, where Najla Mangoush of Libya had shown him the port."
    told = {"back": {"doer": "Borg", "other": "Mangoush", "place": "Tunis", "mode": "visit"}}
    contact = contacts_with(text, told, published="2022-03-15")[0]
    assert contact.place.name == "Tunis"


def test_a_town_that_no_table_has_is_named_by_the_word_for_its_sort():
    text = "Ian Borg of Malta met Najla Mangoush of Libya in the border town of Zurqeh Bai on Monday."
    told = {"met": {"doer": "Borg", "other": "Mangoush", "place": "town"}}
    (contact,) = contacts_with(text, told, published="2022-03-15")
    assert (contact.place.name, contact.place.lat) == ("Zurqeh Bai", None)


def test_the_border_is_a_place_and_in_no_town():
    text = "Ian Borg of Malta came to Tunis on Sunday. He met Najla Mangoush of Libya on the border the next morning."
    told = {"met": {"doer": "He", "other": "Mangoush", "place": "border", "far place": "Tunis"}}
    contact = next(c for c in contacts_with(text, told, published="2022-03-15") if c.sentence.startswith("He"))
    assert contact.place.name == "the border"


def test_a_house_goes_on_with_the_word_for_its_sort():
    text = "Ian Borg of Malta met Najla Mangoush of Libya for two hours on Sunday night at the Miramar hotel."
    told = {"met": {"doer": "Borg", "other": "Mangoush", "place": "hotel"}}
    (contact,) = contacts_with(text, told, published="2022-03-15")
    assert contact.place.name == "the Miramar hotel"


def test_a_call_is_not_the_talk_in_a_town():
    text = (
        "Ian Borg of Malta conferred with Najla Mangoush of Libya in Tunis on Sunday. "
        "Borg and Mangoush had a second conversation by video on Monday."
    )
    told = {
        "conferred": {"doer": "Borg", "other": "Mangoush", "place": "Tunis", "day": "Sunday"},
        "conversation": {"doer": "Borg", "other": "Mangoush", "day": "Monday", "mode": "video"},
    }
    contacts = contacts_with(text, told, published="2022-03-15")
    assert [(c.place.name if c.place else None) for c in contacts] == ["Tunis", None]


def stood_for(word: str, before: str, after: str) -> str | None:
    """What a word is read to stand for, in a meeting told with it."""
    text = f"{before} Ian Borg of Malta met Najla Mangoush of Libya {after}."
    told = {"met": {"doer": "Borg", "other": "Mangoush", "place": word}}
    contact = next(c for c in contacts_with(text, told, published="2022-03-15") if "Mangoush" in c.sentence)
    return contact.place.name if contact.place else None


def test_the_capital_is_the_one_of_a_state_and_not_the_town_told_last():
    assert (
        stood_for("capital", "Storms shut the port of Tunis. The road to Sfax is open.", "in the capital") == "Tunis"
    )


def test_a_region_is_no_town():
    assert stood_for("region", "Storms shut the port of Tunis.", "in the region on Monday") != "Tunis"


def test_there_is_not_where_somebody_came_from():
    before = "The premier stayed in Cairo."
    text = f"{before} Ian Borg of Malta, the first minister from Oslo to be back there, met Najla Mangoush of Libya."
    told = {"met": {"doer": "Borg", "other": "Mangoush", "place": "there"}}
    contact = next(c for c in contacts_with(text, told, published="2022-03-15") if "Mangoush" in c.sentence)
    assert contact.place.name == "Cairo"


def test_a_place_of_a_contact_told_beside_another_is_not_taken_for_a_third():
    text = (
        "Ian Borg of Malta met Hakan Fidan of Turkey in Ankara on Thursday, two days after he had talks with Najla "
        "Mangoush of Libya in Tunis. He also met Mevlut Cavusoglu of Turkey."
    )
    far = {
        "met": {"doer": "Borg", "other": "Fidan", "place": "Ankara"},
        "talks": {"doer": "he", "other": "Mangoush", "place": "Tunis"},
        "also": {"doer": "He", "other": "Cavusoglu", "far place": "Tunis"},
    }
    contacts = contacts_with(text, far, published="2022-03-18")
    assert all(c.place is None or c.place.name != "Tunis" for c in contacts if "Cavusoglu" in c.sentence)
