import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.tokenizer import tokenize
from tests.language.cases_of import cases_of

NEWS_LIKE = st.text(
    alphabet=st.sampled_from("aBcdé'’\"“”.,-–—/&@#$€%()0123 \n\t\u0301\u00a0\u200b…!?:;"), max_size=60
)


@pytest.mark.parametrize("case", cases_of("words"), ids=lambda case: case["why"])
def test_words_are_as_in_the_treebanks(case):
    text = case["text"]
    assert [text[start:end] for start, end in tokenize(text)] == case["expected"].split()


@given(st.one_of(st.text(max_size=60), NEWS_LIKE))
def test_words_cover_all_but_white_space_and_never_overlap(text):
    spans = tokenize(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert {place for place, character in enumerate(text) if not character.isspace()} <= covered
    assert not any(text[start].isspace() or text[end - 1].isspace() for start, end in spans)


@given(NEWS_LIKE, NEWS_LIKE)
def test_a_block_is_cut_as_if_it_stood_alone(before, text):
    alone = tokenize(text)
    shifted = [(start + len(before) + 1, end + len(before) + 1) for start, end in alone]
    assert tokenize(before + "\n" + text, len(before) + 1) == shifted


@pytest.mark.parametrize("unit", ["a", "1,", "a.", "a-", "'s", "(", "a@", "w.w", "http://", "\u0301", "A&"])
def test_long_runs_take_linear_time(unit):
    began = time.process_time()
    tokenize(unit * (200_000 // len(unit)))
    assert time.process_time() - began < 5
