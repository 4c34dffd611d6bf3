import pytest

from dragoman.language.lemmas import lemma_of
from tests.language.cases_of import cases_of


@pytest.mark.parametrize(("word", "tag", "lemma"), cases_of("lemmas"))
def test_lemma_is_the_dictionary_form(word, tag, lemma):
    assert lemma_of(word, tag) == lemma
