import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.sentences import split
from dragoman.language.tokenizer import tokenize
from tests.language.cases_of import cases_of


@pytest.mark.parametrize("case", cases_of("sentences"), ids=lambda case: case["why"])
def test_sentences_end_where_a_reader_ends_them(case):
    text = " ".join(case["expected"])
    spans = tokenize(text)
    found = [text[spans[first][0] : spans[last - 1][1]] for first, last in split(text, spans)]
    assert found == case["expected"]


@given(st.text(alphabet=st.sampled_from("aBc.?!…\"'”“() U.S.12 "), max_size=60))
def test_every_word_is_in_one_sentence(text):
    spans = tokenize(text)
    ranges = split(text, spans)
    assert [place for first, last in ranges for place in range(first, last)] == list(range(len(spans)))
    assert all(first < last for first, last in ranges)
