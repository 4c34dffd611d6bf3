"""Sentences are divided into passages in their order, none too long, none without a place."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.accounts.coder.passages import MARK, divided

SIZES = st.lists(st.integers(3, 60), max_size=12)


def test_as_many_as_go_in_stand_together():
    assert divided([40, 40, 40, 40], most=100) == [range(0, 2), range(2, 4)]


def test_one_too_long_stands_alone():
    assert divided([10, 200, 10, 10], most=100) == [range(0, 1), range(1, 2), range(2, 4)]


def test_a_heading_begins_anew():
    assert divided([5, 10, 10], apart=[1], most=100) == [range(0, 1), range(1, 3)]


def test_the_start_mark_counts_once():
    assert divided([50, 51], most=100) == [range(0, 2)]


@given(SIZES, st.sets(st.integers(0, 11), max_size=4))
def test_each_sentence_is_in_one_passage_and_none_is_too_long(sizes, apart):
    passages = divided(sizes, apart=apart, most=100)
    assert [i for passage in passages for i in passage] == list(range(len(sizes)))
    assert all(sum(sizes[i] - MARK for i in p) + MARK <= 100 for p in passages)
    assert all(i == p.start for p in passages for i in p if i in apart)
