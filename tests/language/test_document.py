import pytest

from dragoman.language import Document, Sentence, Token
from dragoman.records import Article

TEXT = "Lavrov met the new envoy. He left."
#        words: Lavrov met the new envoy . | He left .
HEADS = (1, 1, 4, 4, 1, 1, 7, 7, 7)
SPANS = ((0, 6), (7, 10), (11, 14), (15, 18), (19, 24), (24, 25), (26, 28), (29, 33), (33, 34))


@pytest.fixture
def document():
    tokens = tuple(
        Token(i, TEXT[a:b], a, b, TEXT[a:b].lower(), "X", "X", head, "dep", 0 if i < 6 else 1)
        for i, ((a, b), head) in enumerate(zip(SPANS, HEADS, strict=True))
    )
    sentences = (Sentence(0, 0, 6, 0, 25, "text", "paragraph"), Sentence(1, 6, 9, 26, 34, "text", "paragraph"))
    return Document(Article("a", TEXT), tokens, sentences)


def test_children_are_in_the_order_of_the_text(document):
    assert document.children(1) == (0, 4, 5)
    assert document.children(0) == ()


def test_a_subtree_holds_the_word_and_all_below_it(document):
    assert document.subtree(4) == (2, 3, 4)
    assert document.subtree(1) == (0, 1, 2, 3, 4, 5)


def test_ancestors_go_up_to_the_root(document):
    assert document.ancestors(2) == (4, 1)
    assert document.ancestors(1) == ()


def test_the_root_hangs_on_itself(document):
    assert document.tokens[7].is_root
    assert document.root_of(document.sentences[1]) == 7


def test_text_is_the_stored_text(document):
    assert document.text_of(2, 6) == "the new envoy."
    assert document.text_of(3, 3) == ""


def test_a_word_knows_its_sentence(document):
    assert document.sentence_of(6).i == 1
