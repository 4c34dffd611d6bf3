"""The way through the tree from a deed to a word, as the coder takes it."""

import pytest

from dragoman.accounts.coder.paths import FAR, path_between, paths_from

# Chad 's army shelled and then seized a village
HEADS = (2, 0, 3, 3, 6, 6, 3, 8, 6)
RELATIONS = ("nmod:poss", "case", "nsubj", "root", "cc", "advmod", "conj", "det", "obj")


@pytest.mark.parametrize(
    ("deed", "word", "path"),
    [
        (3, 2, "<nsubj"),
        (3, 0, "<nsubj <nmod:poss"),
        (6, 2, "^conj <nsubj"),
        (6, 8, ">obj"),
        (3, 3, ""),
        (8, 6, "^obj"),
    ],
)
def test_path_goes_up_and_then_down(deed, word, path):
    assert path_between(HEADS, RELATIONS, deed, word) == path


def test_what_lies_many_steps_away_is_far():
    assert path_between((0, 0, 1, 2, 3, 4), ("root", "a", "b", "c", "d", "e"), 0, 5) == FAR


def test_no_way_leads_to_another_piece_of_a_long_sentence():
    assert path_between((0, 0, 2, 2), ("root", "obj", "root", "obj"), 1, 3) == FAR


@pytest.mark.parametrize("deed", range(len(HEADS)))
def test_ways_to_all_words_are_those_to_each(deed):
    each = [path_between(HEADS, RELATIONS, deed, word) for word in range(len(HEADS))]
    assert paths_from(HEADS, RELATIONS, deed) == each
