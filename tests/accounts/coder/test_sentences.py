"""A passage read once: which words tell an act, its status, its sides, in its own sentence or in another."""

import itertools

import numpy as np
import pytest

import dragoman
from dragoman.accounts.coder import NONE, SIDES, Words, load_sentence_coder
from dragoman.accounts.sight import DAY, DOER, OTHER, PLACE, words_of
from dragoman.language import parse


def see_all(text):
    document = parse(dragoman.article_from_text(text, strict=False))
    return load_sentence_coder().see([words_of(document, s) for s in document.sentences])


@pytest.fixture(scope="module")
def see():
    return lambda text: see_all(text)[0]


def at(seen, word):
    return seen.words.texts.index(word)


def test_each_word_has_shares_that_add_up(see):
    seen = see("Gabon shelled a Cuban port on Friday.")
    passage = seen.passage
    assert passage.types.shape[0] == passage.statuses.shape[0] == len(seen.words.texts)
    assert np.allclose(passage.types.sum(axis=1), 1, atol=1e-5)
    assert np.allclose(passage.statuses.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("text", "word", "type_", "status"),
    [
        ("Gabon shelled a Cuban port on Friday.", "shelled", "ASSAULT", "happened"),
        ("Norway refused to hand the banker over to Peru.", "refused", "REJECT", "refused"),
        ("Kenya threatened to close its border with Somalia.", "threatened", "THREATEN", "threatened"),
        ("Togo urged Benin to free the two fishermen.", "urged", "REQUEST", "demanded"),
    ],
)
def test_deed_is_seen_with_type_and_status(see, text, word, type_, status):
    seen = see(text)
    assert seen.type_at(at(seen, word))[0] == type_
    assert seen.status_at(at(seen, word))[0] == status


def test_what_tells_no_act_is_none_everywhere(see):
    seen = see("Cod prices rose by a fifth in the second quarter, the bank said.")
    assert {seen.type_at(i)[0] for i in range(len(seen.words.texts))} == {NONE}


def test_sides_are_pointed_at(see):
    seen = see("Gabon shelled a Cuban port on Friday.")
    deed = at(seen, "shelled")
    assert seen.side_of(deed, DOER)[0] == at(seen, "Gabon")
    assert seen.side_of(deed, OTHER)[0] in {at(seen, "port"), at(seen, "Cuban")}


def test_same_sentence_is_seen_the_same_whatever_came_before(see):
    text = "Ghana thanked Cuba for its doctors."
    first = see(text)
    see("Rebels shelled the town of Dori, and police arrested forty marchers.")
    assert np.array_equal(first.passage.types, see(text).passage.types)


def test_day_and_place_told_in_another_sentence_are_pointed_at():
    text = "Cyril Ramaphosa received Joao Lourenco in Pretoria on Tuesday. Their talks lasted three hours."
    first, second = see_all(text)
    talks = at(second, "talks")
    day, place = (second.far_side_of(talks, side)[0] for side in (DAY, PLACE))
    assert [first.words.texts[second.first + i] for i in (day, place)] == ["Tuesday", "Pretoria"]
    assert second.side_of(talks, DAY)[0] is None
    assert second.side_of(talks, PLACE)[0] is None


def test_shares_of_a_type_are_those_of_each_word(see):
    seen = see("Gabon shelled a Cuban port on Friday.")
    words = range(len(seen.words.texts))
    assert seen.shares_of("ASSAULT") == [seen.share_of(word, "ASSAULT") for word in words]
    assert [seen.type_at(word)[1] for word in words] == pytest.approx(seen.passage.types.max(axis=1).tolist())


def test_surest_of_all_sides_is_the_one_pointed_at(see):
    seen = see("Gabon shelled a Cuban port on Friday.")
    deed = at(seen, "shelled")
    for side in range(len(SIDES)):
        all_told = seen.sides_of(deed, side, least=0.0)
        assert all_told[0] == seen.side_of(deed, side)
        assert sum(share for _, share in all_told) == pytest.approx(1)
        assert all(share >= after for (_, share), (_, after) in itertools.pairwise(all_told))


def test_what_stands_in_the_deeds_own_sentence_is_never_far():
    for seen in see_all("Gabon shelled a Cuban port on Friday. Cuba protested at the United Nations."):
        own = range(len(seen.words.texts))
        assert all(seen.far_side_of(word, side)[0] not in own for word in own for side in range(len(SIDES)))


def test_endless_list_is_not_read():
    many = 400
    words = Words(("goods",) * many, ("NOUN",) * many, ("conj",) * many, (0,) * many)
    assert load_sentence_coder().see([words]) == [None]
