"""What of a sentence the second coder is shown: the clause that tells the act, with its sides marked."""

import pytest

import dragoman
from dragoman.accounts.acts import finding, second


@pytest.fixture
def shown(monkeypatch):
    """The marked clause of each act of a text, with {source} and <target>, by the act's type."""
    seen = {}
    ask = second.coders_of

    def asked(sides, act):
        seen[act.type] = written(second.marked(sides.document, act))
        return ask(sides, act)

    monkeypatch.setattr(finding, "coders_of", asked)

    def of(text):
        seen.clear()
        dragoman.read(text)
        return dict(seen)

    return of


def written(marked):
    signs = [(at, sign) for span, pair in ((marked.source, "{}"), (marked.target, "<>")) if span
             for at, sign in zip(span, pair, strict=True)]  # fmt: skip
    text = marked.sentence
    for at, sign in sorted(signs, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


def test_other_clauses_of_the_sentence_are_left_out(shown):
    acts = shown("Norway expelled two Iranian diplomats on Monday, while Denmark met its allies in Paris.")
    assert acts["SANCTION"] == "{Norway} expelled <two Iranian diplomats> on Monday."


def test_source_comes_along_from_the_clause_before(shown):
    acts = shown("Peru condemned the raid by Chile and later expelled two Bolivian diplomats.")
    assert acts["SANCTION"].startswith("{Peru}")
    assert "condemned" not in acts["SANCTION"]


def test_deed_that_is_denied_is_shown_as_the_deed(shown):
    acts = shown("Iran denied that its forces had attacked Kuwait.")
    assert acts["ASSAULT"] == "{its forces} had attacked <Kuwait>"


def test_word_that_makes_the_act_is_shown_with_it(shown):
    acts = shown("Italy called for an immediate ceasefire in Sudan.")
    assert "called for" in acts["REQUEST"]


def test_two_acts_of_one_sentence_are_told_apart():
    accounts = dragoman.read("Ukraine accused Russia of shelling a hospital in Sumy.").accounts
    assert {a.type: a.coders[1].type for a in accounts} == {"ACCUSE": "ACCUSE", "ASSAULT": "ASSAULT"}
