import pytest

from dragoman.language.lemmas import lemma_of, lemmas_of
from tests.language.cases_of import cases_of


@pytest.mark.parametrize(("word", "tag", "lemma"), cases_of("lemmas"))
def test_lemma_is_the_dictionary_form(word, tag, lemma):
    assert lemma_of(word, tag) == lemma


@pytest.mark.parametrize(
    ("words", "tags", "lemma"),
    [
        ("a cease - fire", "DT NN HYPH NN", "ceasefire"),
        ("two Cease - fires", "CD NN HYPH NNS", "ceasefire"),
        ("a camp - fire", "DT NN HYPH NN", "fire"),
        ("will cease - fire", "MD VB HYPH VB", "fire"),
    ],
)
def test_the_last_word_of_a_noun_written_with_a_hyphen_is_the_whole_noun(words, tags, lemma):
    assert lemmas_of(words.split(), tags.split())[-1] == lemma
