import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.language.complements import mended_heads, mended_relations, mended_tags
from dragoman.records import Article, Block

CALL = "Foreign Minister Dmytro Kuleba spoke with Antony Blinken by phone on Tuesday."
WORDS = st.lists(
    st.sampled_from(
        ["Lavrov", "met", "the", "U.S.", "envoy", ".", "\n", "“", "”", "said", ",", "doesn't", "14,000", "Łódź", "👍"]
    ),
    max_size=30,
).map(" ".join)


def parts(document):
    return [
        (token.text, token.head - document.sentence_of(token.i).first, token.relation) for token in document.tokens
    ]


def test_tells_who_spoke_with_whom():
    document = parse(Article("a", CALL))
    relations = {token.text: (token.relation, document.tokens[token.head].text) for token in document.tokens}
    assert relations["spoke"] == ("root", "spoke")
    assert relations["Dmytro"][1] == "spoke" or relations["Minister"][1] == "spoke"
    assert relations["Antony"] == ("obl", "spoke")
    assert relations["with"] == ("case", "Antony")


def test_title_and_text_keep_their_own_places():
    document = parse(Article("a", "He left.\n", title="Lavrov leaves"))
    assert [(s.part, s.kind, s.start, s.end) for s in document.sentences] == [
        ("title", "heading", 0, 13),
        ("text", "paragraph", 0, 8),
    ]
    assert document.text_of(0, 2) == "Lavrov leaves"
    assert document.text_of(2, 4) == "He left"


def test_sentences_never_cross_a_block_and_carry_its_kind():
    text = "Ministers at the table\nThe ministers met."
    document = parse(Article("a", text, blocks=(Block("caption", 0, 22), Block("paragraph", 23, len(text)))))
    assert [(sentence.kind, sentence.end) for sentence in document.sentences] == [("caption", 22), ("paragraph", 41)]


@given(WORDS)
@settings(max_examples=40, deadline=None)
def test_every_place_is_exact_and_every_sentence_is_a_tree(text):
    document = parse(Article("a", text))
    covered = set()
    for token in document.tokens:
        assert text[token.start : token.end] == token.text
        assert covered.isdisjoint(range(token.start, token.end))
        covered.update(range(token.start, token.end))
    assert covered == {place for place, character in enumerate(text) if not character.isspace()}
    for sentence in document.sentences:
        inside = range(sentence.first, sentence.last)
        root = document.root_of(sentence)
        assert document.subtree(root) == tuple(inside)
        assert [i for i in inside if document.tokens[i].relation == "root"] == [root]


def test_a_sentence_is_read_alike_whatever_stands_around_it():
    alone = parse(Article("a", CALL))
    among = parse(Article("b", f"No one came. {CALL} It was the third call this week, a spokesman said."))
    sentence = among.sentences[1]
    assert parts(among)[sentence.first : sentence.last] == parts(alone)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u3000"])
def test_no_words_make_no_sentences(text):
    document = parse(Article("a", text))
    assert (document.tokens, document.sentences) == ((), ())


@pytest.mark.parametrize("unit", ["word ", "x", "and, ", "(", "https://a.b/", "北", "a/b-"])
def test_text_without_a_stop_is_cut_and_read_in_full(unit):
    text = unit * (20_000 // len(unit))
    document = parse(Article("a", text))
    assert "".join(token.text for token in document.tokens) == "".join(text.split())
    assert max(sentence.last - sentence.first for sentence in document.sentences) <= 120


def test_a_long_sentence_is_cut_after_a_mark():
    clause = "the ministers of the two countries met again in the capital, "
    document = parse(Article("a", clause * 20))
    ends = [document.tokens[sentence.last - 1].text for sentence in document.sentences]
    assert len(ends) > 1
    assert set(ends) == {","}


def test_time_grows_with_the_text_alone():
    def spent(times):
        article = Article("a", "word " * times)
        began = time.process_time()
        parse(article)
        return time.process_time() - began

    spent(500)
    short, long = spent(2_000), spent(16_000)
    assert long < short * 8 * 2.5


def test_importing_loads_neither_model_nor_runtime():
    program = "import sys, dragoman.language; sys.exit('onnxruntime' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_infinitive_after_an_undertaking_is_its_complement_across_an_aside():
    relations = mended_relations(
        ["Peru", "agree", ",", "after", "week", ",", "to", "host", "it", "."],
        ["NNP", "VBD", ",", "IN", "NNS", ",", "TO", "VB", "PRP", "."],
        [2, 0, 5, 5, 2, 8, 8, 2, 8, 2],
        ["nsubj", "root", "punct", "case", "obl", "punct", "mark", "advcl", "obj", "punct"],
    )
    assert relations[7] == "xcomp"


def test_an_infinitive_after_an_object_stays_a_purpose():
    relations = mended_relations(
        ["Peru", "refuse", "aid", "to", "save", "face"],
        ["NNP", "VBD", "NN", "TO", "VB", "NN"],
        [2, 0, 2, 5, 2, 5],
        ["nsubj", "root", "obj", "mark", "advcl", "obj"],
    )
    assert relations[4] == "advcl"


def test_an_owner_told_beyond_the_verb_owns_what_stands_before_it():
    heads = mended_heads(
        ["NNP", "POS", "NN", "VBD", "NNS", "IN", "NNP"],
        [5, 1, 4, 0, 4, 7, 4],  # "Chad's army fired rockets at Mao"
        ["nmod:poss", "case", "nsubj", "root", "obj", "case", "obl"],
    )
    assert heads == [3, 1, 4, 0, 4, 7, 4]


def test_a_past_tense_behind_a_subjunctive_is_joined_to_the_verb_above():
    tags = ["NNP", "VBD", "IN", "DT", "NN", "VB", "CC", "VBD", "PRP"]  # "Oslo asked that the siege end and backed it"
    relations = ["nsubj", "root", "mark", "det", "nsubj", "ccomp", "cc", "conj", "obj"]
    assert mended_heads(tags, [2, 0, 6, 5, 6, 2, 8, 6, 8], relations)[7] == 2
    tags[5] = "VBP"
    assert mended_heads(tags, [2, 0, 6, 5, 6, 2, 8, 6, 8], relations)[7] == 2
    tags[5] = "VBD"  # "said that the siege ended and hurt it"
    assert mended_heads(tags, [2, 0, 6, 5, 6, 2, 8, 6, 8], relations)[7] == 6


def test_an_owner_keeps_a_thing_with_words_between():
    told = (["NNP", "POS", "JJ", "NN"], [4, 1, 4, 0], ["nmod:poss", "case", "amod", "root"])
    assert mended_heads(*told) == [4, 1, 4, 0]


def test_a_past_tense_behind_its_noun_without_a_subject_is_a_participle():
    told = mended_tags(
        ["DT", "NN", ",", "VBD", "IN", "NNP", ",", "VBZ", "NNS"],
        [2, 8, 4, 2, 6, 4, 2, 0, 8],  # "The pact, signed in Kigali, covers mines"
        ["det", "nsubj", "punct", "acl", "case", "obl", "punct", "root", "obj"],
    )
    assert told[3] == "VBN"


def test_a_past_tense_with_a_subject_stays_one():
    told = mended_tags(["NN", "NNP", "VBD"], [0, 3, 1], ["root", "nsubj", "acl"])  # "mines | Rwanda laid"
    assert told[2] == "VBD"
