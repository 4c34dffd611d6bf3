"""How a word that may tell an act stands to the words around it."""

import pytest

import dragoman
from dragoman.accounts.acts.standing import in_one_chain, is_held, is_of_one_clause, is_report_of, is_topic
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


@pytest.mark.parametrize(
    ("text", "word", "content", "reported"),
    [
        ("Fiji claims that Tongan trawlers crossed the line.", "claims", "crossed", True),
        ("The premier of Fiji called the Tongan charge a lie.", "called", "lie", True),
        ("Fiji moved to close the strait.", "moved", "close", False),
        ("Fiji claims the reef, and Tonga crossed the line.", "claims", "crossed", False),
    ],
)
def test_word_of_saying_tells_what_is_read_of_its_content(text, word, content, reported):
    document, i = at(text, word)
    assert is_report_of(document, i, {at(text, content)[1]}) is reported


@pytest.mark.parametrize(
    ("text", "word", "other", "chained"),
    [
        ("Fiji said it would not give up the reef.", "said", "give", True),
        ("Fiji said it would not give up the reef.", "give", "said", True),
        ("Fiji closed the strait and Tonga opened a port.", "closed", "opened", False),
    ],
)
def test_words_are_in_one_chain_where_one_is_the_content_of_the_other(text, word, other, chained):
    document, i = at(text, word)
    assert in_one_chain(document, i, {at(text, other)[1]}) is chained


@pytest.mark.parametrize(
    ("text", "word", "other", "one"),
    [
        ("Tonga protested to Fiji over the ramming of its boat.", "ramming", "protested", True),
        ("Tonga demanded the release of four soldiers held in Fiji.", "held", "release", True),
        ("Tonga stood by its demand for the reef.", "stood", "demand", True),
        ("Tonga and Samoa cut ties with Fiji, accusing it of funding extremists.", "funding", "accusing", True),
        ("Tonga admitted that it shot the fishermen.", "shot", "admitted", False),
        ("Tonga freed the sailors after Fiji threatened to close the port.", "freed", "threatened", False),
        ("Tonga freed the sailors and Fiji closed the port.", "freed", "closed", False),
    ],
)
def test_what_a_clause_names_beside_its_act_is_of_it(text, word, other, one):
    document, i = at(text, word)
    assert is_of_one_clause(document, i, {at(text, other)[1]}) is one
