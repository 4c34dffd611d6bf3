"""What the second coder changes in what the rules read: a type, a status, and what is a contact's own words."""

import pytest

import dragoman


def acts_of(text):
    return [account for account in dragoman.read(text).accounts if account.type != "CONSULT"]


def test_words_of_a_contact_tell_no_act_beside_it():
    assert acts_of("Mr. Odinga called on the Rwandan president on Monday.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gabon and Togo reached an understanding on fisheries in Lome on Monday.", "happened"),
        ("Gabon promised Togo on Monday to share its patrol boats.", "planned"),
    ],
)
def test_what_is_agreed_is_done_where_a_deal_is_struck(text, status):
    assert {act.status for act in acts_of(text)} == {status}


def test_what_cuts_relations_with_another_state_is_told_so_and_says_what_the_tables_had():
    (act,) = acts_of("Turkey suspended exports of steel to Israel in April.")
    assert (act.type, act.target[0].country) == ("SANCTION", "ISR")
