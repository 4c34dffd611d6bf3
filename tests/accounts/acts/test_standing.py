"""How a word that may tell an act stands to the words around it."""

import pytest

import dragoman
from dragoman.accounts.acts.standing import is_held, is_topic
from dragoman.language import parse


def at(text, word):
    document = parse(dragoman.article_from_text(text, strict=False))
    return document, next(token.i for token in document.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "talked_of"),
    [
        ("The Emir and the premier discussed proposals for aid and for the evacuation of the wounded.", True),
        ("Kenya and Uganda discussed the evacuation of farmers.", True),
        ("Kenya ordered the evacuation of farmers from the border.", False),
        ("After they discussed prices, Kenya began the evacuation of farmers.", False),
    ],
)
def test_what_is_talked_about_is_a_topic_however_deep_in_its_phrase(text, talked_of):
    assert is_topic(*at(text, "evacuation")) is talked_of


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [
        ("Chad will hold talks with Togo on Monday.", "hold", True),
        ("Chad will hold talks with Togo on Monday.", "talks", True),
        ("Chad and Togo will hold the agreement in trust.", "hold", False),
        ("Chad agreed with Togo on a price.", "agreed", False),
    ],
)
def test_talks_that_are_held_are_a_contacts_own_words(text, word, held):
    assert is_held(*at(text, word)) is held
