from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.trees import best_tree

SCORES = st.integers(1, 4).flatmap(
    lambda words: st.lists(
        st.lists(st.floats(-20, 20, width=32), min_size=words + 1, max_size=words + 1),
        min_size=words + 1,
        max_size=words + 1,
    )
)


def is_tree(heads):
    def ends_at_root(word):
        seen = set()
        while word != 0 and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        return word == 0

    return heads.count(0) == 1 and all(ends_at_root(word) for word in range(1, len(heads) + 1))


def total(scores, heads):
    return sum(float(scores[word, head]) for word, head in enumerate(heads, start=1))


@given(SCORES)
def test_the_tree_is_the_best_of_all_trees(rows):
    scores = np.array(rows)
    words = len(rows) - 1
    found = best_tree(scores)
    assert is_tree(found)
    trees = [heads for heads in product(range(words + 1), repeat=words) if is_tree(list(heads))]
    assert np.isclose(total(scores, found), max(total(scores, heads) for heads in trees))


def test_two_roots_become_one():
    scores = np.array([[0.0, 0, 0], [9, 0, 1], [8, 5, 0]])
    assert best_tree(scores) == [0, 1]


def test_a_circle_is_opened_where_it_costs_least():
    scores = np.array([[0.0, 0, 0, 0], [3, 0, 9, 0], [1, 9, 0, 0], [0, 0, 7, 0]])
    assert best_tree(scores) == [0, 1, 2]


def test_scores_are_left_as_they_were():
    scores = np.ones((3, 3))
    best_tree(scores)
    assert (scores == 1).all()
