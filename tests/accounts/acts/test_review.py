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


def test_curbs_on_trade_stay_as_plovers_manual_has_them_and_say_what_the_model_said():
    (act,) = acts_of("Turkey suspended exports of steel to Israel in April.")
    assert (act.type, act.target[0].country) == ("COERCE", "ISR")
    assert {coder.name: coder.type for coder in act.coders} == {"tables": "COERCE", "model": "SANCTION"}


def test_what_a_row_gives_is_no_harm_though_the_model_says_so():
    (act,) = dragoman.read("Laos forged closer ties with Burma on trade.").accounts
    assert (act.type, act.target[0].country) == ("COOPERATE", "MMR")
