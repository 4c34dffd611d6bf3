"""What is told as an act and not understood is an issue of the reading, with its sentence."""

from __future__ import annotations

import dragoman


def issues_of(text):
    return [(i.kind, text[i.start : i.end]) for i in dragoman.read(text).issues if i.kind == "act"]


def test_act_without_anybody_it_is_done_to_is_an_issue():
    text = "The cabinet met in the morning. Norway handed over three helicopters on Friday."
    assert issues_of(text) == [("act", "Norway handed over three helicopters on Friday.")]


def test_act_that_is_read_leaves_no_issue():
    assert issues_of("Norway handed over three helicopters to Malawi on Friday.") == []


def test_sentence_that_tells_no_act_leaves_no_issue():
    assert issues_of("Norway has three helicopters.") == []


def test_background_act_takes_the_days_of_a_known_event():
    text = "Kyiv marked the day with a march. Ties have been bad since Russia annexed Crimea."
    article = dragoman.article_from_text(text, strict=False, published="2019-05-06")
    days = [a.date for a in dragoman.read(article).accounts if a.type == "COERCE" and a.background]
    assert days == [("2014-03-16", "2014-03-18")]
