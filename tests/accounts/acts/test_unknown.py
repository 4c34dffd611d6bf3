"""Deeds that no row of the tables has: found by the tree, named by the second coder, or left alone."""

import pytest

import dragoman


def acts_of(text):
    return [account for account in dragoman.read(text).accounts if account.type != "CONSULT"]


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [
        ("Georgia vaccinated Armenian villagers for free.", "AID", "GEO", "ARM"),
        ("Chad padlocked the Sudanese consulate in Abeche.", "COERCE", "TCD", "SDN"),
    ],
)
def test_second_coder_names_a_deed_between_two_parties(text, type_, source, target):
    (act,) = acts_of(text)
    assert (act.type, act.source[0].country, act.target[0].country) == (type_, source, target)
    assert [coder.name for coder in act.coders] == ["model"]
    assert next(piece for piece in act.evidence if piece.field == "type").by == "model:coder"


@pytest.mark.parametrize(
    "text",
    [
        "Peru borders Chile.",
        "Kenya outplayed Uganda in the final.",
        "Moscow envies Beijing.",
        "Chad will hold talks with Togo on Monday.",
        "Kenya's president and Uganda's discussed plans for the evacuation of Kenyan farmers from the border.",
        "Peru's president called Bolivia's president on Monday.",
        "Did Georgia vaccinate Armenian villagers for free?",
        "The Armenian villagers were vaccinated in spring.",
    ],
)
def test_nothing_is_made_of_what_is_no_deed(text):
    assert acts_of(text) == []


def test_deed_that_is_only_wished_is_none():
    assert acts_of("If Georgia vaccinated Armenian villagers, nobody would hear of it.") == []


def test_deed_under_a_word_that_no_table_knows_is_read():
    (act,) = acts_of("Kenya moved to jail nine Ugandan traders.")
    assert (act.type, act.status, act.source[0].country) == ("COERCE", "happened", "KEN")


def test_deed_that_the_words_above_it_rule_out_is_none():
    assert acts_of("Togo stopped short of accusing Benin of shelling its port.") == []


def test_words_said_at_home_are_none():
    assert acts_of("The trade unions of Haifa cautioned manufacturers against panic.") == []


def test_guests_who_are_guessed_to_be_of_the_only_state_do_nothing_unknown():
    assert acts_of("The premier paid a condolence call to Togo.") == []


def test_what_somebody_says_was_not_done_is_denied():
    (act,) = acts_of("Neither Thailand nor Cambodia used cluster bombs in July, the two armies insisted.")
    assert (act.type, act.status) == ("ASSAULT", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia failed to withdraw its troops from Sudan by the deadline.",
        "Pyongyang has neither admitted nor denied sending troops to Russia.",
    ],
)
def test_what_was_not_done_and_nobody_denies_is_none(text):
    assert acts_of(text) == []


def test_words_about_a_deed_that_is_left_unread_are_an_act():
    acts = acts_of("Armenia welcomed the decision of Baku to accept European monitors on the border.")
    assert ("SUPPORT", "ARM") in {(act.type, act.source[0].country) for act in acts}
