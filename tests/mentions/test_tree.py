"""Questions to the dependency tree, asked of trees made by hand."""

from __future__ import annotations

import pytest

from dragoman.language import Document, Sentence, Token
from dragoman.mentions import tree
from dragoman.records import Article


def tree_of(*rows: str) -> Document:
    """A sentence of rows "word TAG head relation", heads by number from 1 as in CoNLL-U, 0 for the root."""
    words = [row.split() for row in rows]
    text = " ".join(word[0] for word in words)
    tokens, start = [], 0
    for i, (word, tag, head, relation) in enumerate(words):
        above = i if head == "0" else int(head) - 1
        lemma = LEMMAS.get(word, word.casefold())
        tokens.append(Token(i, word, start, start + len(word), lemma, POS.get(tag, "X"), tag, above, relation, 0))
        start += len(word) + 1
    sentence = Sentence(0, 0, len(tokens), 0, len(text), "text", "paragraph")
    return Document(Article("a1", text), tuple(tokens), (sentence,))


POS = {
    "VBD": "VERB", "VB": "VERB", "VBG": "VERB", "VBN": "VERB", "MD": "AUX", "AUX": "AUX", "NNP": "PROPN",
    "NN": "NOUN", "IN": "ADP", "TO": "PART", "CC": "CCONJ", "JJ": "ADJ", "PRP": "PRON", "WP": "PRON",
}  # fmt: skip
LEMMAS = {"invited": "invite", "asked": "ask", "accused": "accuse", "agreed": "agree", "rose": "rise", "said": "say"}

MET = tree_of("Ana NNP 4 nsubj", "and CC 3 cc", "Rui NNP 1 conj", "met VBD 0 root", "in IN 6 case", "Oslo NNP 4 obl")
AGREED = tree_of("Ana NNP 2 nsubj", "agreed VBD 0 root", "to TO 4 mark", "meet VB 2 xcomp", "Rui NNP 4 obj")
INVITED = tree_of("Ana NNP 2 nsubj", "invited VBD 0 root", "Rui NNP 2 obj", "to TO 5 mark", "come VB 2 xcomp")
ACCUSED = tree_of("Ana NNP 2 nsubj", "accused VBD 0 root", "Rui NNP 2 obj", "of IN 5 mark", "lying VBG 2 advcl")
ROSE = tree_of("Ana NNP 2 nsubj", "rose VBD 0 root", "and CC 4 cc", "left VBD 2 conj")
WHO = tree_of("Ana NNP 0 root", "who WP 3 nsubj", "left VBD 1 acl:relcl")
RECEIVED = tree_of(
    "Ana NNP 3 nsubj:pass", "was AUX 3 aux:pass", "received VBN 0 root", "by IN 5 case", "Rui NNP 3 obl:agent"
)
HELD = tree_of("talks NN 0 root", "held VBN 1 acl", "in IN 4 case", "Oslo NNP 2 obl")
BECAUSE = tree_of("left VBD 0 root", "because IN 4 case", "of IN 2 fixed", "Rui NNP 1 obl")


def test_tree_children_of_a_relation_include_its_subtypes() -> None:
    assert tree.children(RECEIVED, 2, "nsubj") == [0]
    assert tree.children(RECEIVED, 2, "nsubj:pass", "obl") == [0, 4]
    assert tree.children(RECEIVED, 2, "obj") == []
    assert tree.children(RECEIVED, 2) == [0, 1, 4]


def test_tree_cases_hold_prepositions_of_several_words() -> None:
    assert tree.cases(BECAUSE, 3) == ("because", "of")
    assert tree.cases(MET, 5) == ("in",)
    assert tree.cases(MET, 0) == ()


def test_tree_conjuncts_lead_to_all_and_back_to_the_first() -> None:
    assert tree.conjuncts(MET, 0) == [0, 2]
    assert tree.first_conjunct(MET, 2) == 0
    assert tree.first_conjunct(MET, 3) == 3


def test_tree_upward_ends_at_the_root() -> None:
    assert list(tree.upward(AGREED, 4)) == [3, 1]
    assert list(tree.upward(AGREED, 1)) == []


def test_tree_clause_of_a_noun_is_its_verb_and_of_a_verb_itself() -> None:
    assert tree.clause_of(MET, 5) == 3
    assert tree.clause_of(AGREED, 3) == 3
    assert tree.clause_of(HELD, 0) == 0


@pytest.mark.parametrize(
    ("document", "verb", "who"),
    [
        pytest.param(MET, 3, 0, id="its own"),
        pytest.param(AGREED, 3, 0, id="of the verb that governs an infinitive"),
        pytest.param(INVITED, 4, 2, id="the object that is invited"),
        pytest.param(ACCUSED, 4, 2, id="the object that is accused"),
        pytest.param(ROSE, 3, 0, id="shared over a coordination"),
        pytest.param(WHO, 2, 0, id="what a relative pronoun stands for"),
        pytest.param(HELD, 1, None, id="none of a participle"),
        pytest.param(BECAUSE, 0, None, id="none at all"),
    ],
)
def test_tree_subject_of_a_verb(document: Document, verb: int, who: int | None) -> None:
    assert tree.subject(document, verb) == who


def test_tree_passive_by_its_auxiliary_or_as_a_participle_behind_a_noun() -> None:
    assert tree.is_passive(RECEIVED, 2)
    assert tree.is_passive(HELD, 1)
    assert not tree.is_passive(MET, 3)


def test_tree_words_between_are_lower_case() -> None:
    assert tree.words_between(MET, 3, 6) == ["met", "in", "oslo"]


@pytest.mark.parametrize("question", [lambda d: list(tree.upward(d, 0)), lambda d: tree.first_conjunct(d, 0)])
def test_tree_that_goes_in_a_circle_ends(question: object) -> None:
    circle = tree_of("a NN 2 conj", "b NN 1 conj")
    assert callable(question)
    question(circle)
    assert tree.conjuncts(circle, 0) == [0, 1]


def test_a_with_that_hangs_on_the_title_is_the_names() -> None:
    met = tree_of(
        "Ana NNP 2 nsubj", "met VBD 0 root", "for IN 4 case", "hours NN 2 obl",
        "with IN 6 case", "leader NN 4 nmod", "Rui NNP 2 obl",
    )  # fmt: skip
    assert tree.cases(met, 6) == ("with",)
    plain = tree_of("Ana NNP 2 nsubj", "met VBD 0 root", "the DT 4 det", "leader NN 2 obj", "Monday NNP 2 obl")
    assert tree.cases(plain, 4) == ()


def test_a_question_is_asked_of_a_word_once_in_each_document():
    asked: list[tuple[Document, int]] = []

    @tree.kept
    def found(document: Document, i: int) -> str:
        asked.append((document, i))
        return document.tokens[i].text

    assert [found(MET, 0), found(MET, 0), found(AGREED, 1), found(MET, 5)] == ["Ana", "Ana", "agreed", "Oslo"]
    assert asked == [(MET, 0), (AGREED, 1), (MET, 5)]
