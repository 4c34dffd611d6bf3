"""What the second coder questions and adds in contacts that the rules read."""

from __future__ import annotations

from pointing import contacts_with
from texts import parties_of

MET = "Malta's Ian Borg met Libya's Najla Mangoush in Valletta on Tuesday."


WENT = "Malta's Ian Borg visited Tripoli on Tuesday."


def test_a_telling_with_one_side_is_dropped_where_no_word_around_is_taken_for_a_contact():
    assert contacts_with(WENT, {}) == []
    assert len(contacts_with(WENT, {"visited": {"share": 0.2}})) == 1


def test_one_whose_sides_the_rules_read_stays():
    assert len(contacts_with(MET, {})) == 1


def test_a_journey_stays_where_the_talks_it_was_for_are_seen():
    text = (
        "Turkish Foreign Minister Hakan Fidan will travel to Rome on Friday for talks with his Italian counterpart "
        "Antonio Tajani."
    )
    contacts = contacts_with(
        text, {"talks": {"doer": "Fidan", "other": "Tajani", "mode": "talks", "status": "planned"}}
    )
    assert [parties_of(c) for c in contacts] == [["Antonio Tajani/ITA", "Hakan Fidan/TUR"]]


def test_a_side_that_the_rules_left_open_is_added():
    text = "Malta's Ian Borg said little of his talks in Tunis, which left Libya's Najla Mangoush smiling."
    told = {"talks": {"mode": "talks", "doer": "Borg", "other": "Mangoush"}}
    (contact,) = contacts_with(text, told)
    assert parties_of(contact) == ["Ian Borg/MLT", "Najla Mangoush/LBY"]
    by = {contact.parties[int(e.field[8])].name: e.by for e in contact.evidence if e.field.endswith(".name")}
    assert by == {"Ian Borg": "rule:contacts:parties", "Najla Mangoush": "model:coder"}


def test_sides_that_the_rules_read_stay_theirs():
    (contact,) = contacts_with(MET, {"met": {"doer": "Libya", "other": "Valletta"}})
    assert parties_of(contact) == ["Ian Borg/MLT", "Najla Mangoush/LBY"]
    assert "model:coder" not in {e.by for e in contact.evidence if e.field.endswith(".name")}


def test_another_status_is_taken_where_it_is_sure():
    sure = contacts_with(MET, {"met": {"status": "refused"}})
    unsure = contacts_with(MET, {"met": {"status": "refused", "status_share": 0.8}})
    assert [c.status for c in (*sure, *unsure)] == ["refused", "happened"]
    assert next(e.by for e in sure[0].evidence if e.field == "status") == "model:coder"


def test_what_is_told_in_a_plain_past_tense_is_not_ahead():
    (contact,) = contacts_with(MET, {"met": {"status": "planned"}})
    assert contact.status == "happened"


def test_what_takes_up_a_telling_before_is_filled_from_there():
    text = f"{MET} The meeting pleased Abdel Fattah el-Sisi of Egypt."
    (contact,) = contacts_with(text, {"met": {}, "meeting pleased": {"doer": "Sisi", "other": "Mangoush"}})
    assert parties_of(contact) == ["Ian Borg/MLT", "Najla Mangoush/LBY"]


def test_the_matter_of_a_contact_is_not_filled_from_it():
    text = "Malta's Ian Borg and Libya's Najla Mangoush spoke by phone about talks with Egypt."
    told = {"spoke": {"mode": "call"}, "talks": {"mode": "talks", "doer": "Borg", "other": "Egypt"}}
    assert [parties_of(c) for c in contacts_with(text, told)] == [["Ian Borg/MLT", "Najla Mangoush/LBY"]]


def test_several_who_are_nobody_told_of_are_not_those_told_of_before():
    text = "Malta's Ian Borg met Libya's Najla Mangoush. Egypt's Hassan Fawzi called several leaders on Monday."
    told = {"called": {"mode": "call", "doer": "Fawzi", "other": "Mangoush"}}
    assert [parties_of(c) for c in contacts_with(text, told)] == [["Ian Borg/MLT", "Najla Mangoush/LBY"]]
