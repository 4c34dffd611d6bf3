import subprocess
import sys

import pytest

import dragoman
from dragoman.records import Coder

SIXTEEN = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_all_types_have_a_probability_and_they_add_up():
    weights = dragoman.classify_act("Oman sent tents to Haiti.", "Oman", "Haiti")
    assert set(weights) == SIXTEEN
    assert sum(weights.values()) == pytest.approx(1, abs=1e-4)
    assert list(weights.values()) == sorted(weights.values(), reverse=True)


@pytest.mark.parametrize(
    ("sentence", "source", "target", "kind"),
    [
        ("Brazil's navy delivered drinking water to islanders off Para.", "Brazil's navy", "islanders", "AID"),
        ("Gabon broke off diplomatic relations with Lisbon on Monday.", "Gabon", "Lisbon", "SANCTION"),
        ("Guerrillas fired mortars at the barracks in Tame overnight.", "Guerrillas", "the barracks", "ASSAULT"),
        ("The bailiffs were arrested by police in Lagos on Friday.", "police", "The bailiffs", "COERCE"),
        ("Tonga's premier held talks with Samoa's king in Apia.", "Tonga's premier", "Samoa's king", "CONSULT"),
        ("Lima turned down a request from La Paz for port access.", "Lima", "La Paz", "REJECT"),
        ("Accra accused Lome of moving the boundary stones.", "Accra", "Lome", "ACCUSE"),
        ("Estonia will give Moldova ten field ambulances.", "Estonia", "Moldova", "AGREE"),
        ("Thousands marched through Cork against the water board.", "Thousands", "the water board", "PROTEST"),
    ],
)  # fmt: skip
def test_plain_sentences_are_coded(sentence, source, target, kind):
    assert next(iter(dragoman.classify_act(sentence, source, target))) == kind


@pytest.mark.xfail(strict=True, reason="a request told by who turns it down is taken for the refusal")
def test_request_inside_a_refusal_is_coded():
    weights = dragoman.classify_act("Lima turned down a request from La Paz for port access.", "La Paz", "Lima")
    assert next(iter(weights)) == "REQUEST"


def test_same_sentence_gives_the_same_whatever_was_coded_before():
    given = ("Ghana thanked Cuba for its doctors.", "Ghana", "Cuba")
    first = dragoman.classify_act(*given)
    dragoman.classify_act("Rebels shelled the town of Dori.", "Rebels", "Dori")
    assert dragoman.classify_act(*given) == first


def test_spacing_and_case_of_the_sides_do_not_matter():
    sentence = "The  Foreign\nMinistry in Bern criticised Yerevan."
    assert dragoman.classify_act(sentence, "the foreign ministry", "yerevan") == dragoman.classify_act(
        sentence, "The  Foreign\nMinistry", "Yerevan"
    )


def test_whole_word_comes_before_a_part_of_one():
    sentence = "Omani officials say Oman warned Iran."
    assert dragoman.classify_act(sentence, "Oman", "Iran") != dragoman.classify_act(sentence, "Omani", "Iran")


@pytest.mark.parametrize("unnamed", [None, "a recipient"])
def test_side_may_be_unnamed(unnamed):
    weights = dragoman.classify_act("Malta has lifted its curfew.", "Malta", unnamed)
    assert set(weights) == SIXTEEN


@pytest.mark.parametrize(
    ("sentence", "source", "target", "said"),
    [
        ("Malta wrote to Libya.", "Tunis", "Libya", "source 'Tunis'"),
        ("Malta wrote to Libya.", "Malta", "Tunis", "target 'Tunis'"),
        ("Malta wrote to Libya.", " ", "Libya", "source is empty"),
        (" ", "Malta", "Libya", "no sentence"),
    ],
)
def test_words_that_are_not_there_are_told(sentence, source, target, said):
    with pytest.raises(dragoman.NotInSentence, match=said):
        dragoman.classify_act(sentence, source, target)


def test_model_is_loaded_at_the_first_call_only():
    code = "import sys, dragoman; dragoman.classify_act; from dragoman.accounts.coder import load_coder; "
    done = subprocess.run(
        [sys.executable, "-c", code + "print(load_coder.cache_info().currsize)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "0"


def test_acts_say_what_each_coder_said():
    (act,) = dragoman.read("France on Tuesday expelled ten Belarusian diplomats.").accounts
    assert act.coders[0] == Coder("tables", act.type)
    assert act.coders[1].name == "model"
    assert act.coders[1].type in {"COERCE", "SANCTION"}  # as PLOVER has it, as those who annotate do
    assert 0.5 < act.coders[1].probability <= 1
