"""Headlines with capitals throughout are parsed as if they stood in the text."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.language import is_title_cased, parse
from dragoman.language.headlines import as_in_text
from dragoman.mentions.pieces import find_pieces


@pytest.mark.parametrize(
    ("headline", "cased"),
    [
        ("Premier Meyer Hosts Her Counterpart From Chad", True),
        ("Premier Meyer Meets with Her Host in Oslo", False),  # a small word of four letters
        ("Premier Meyer hosts counterpart", False),
        ("PREMIER MEYER HOSTS HER COUNTERPART", False),
        ("Joint Statement", False),
    ],
)
def test_headlines_with_capitals_throughout(headline: str, cased: bool) -> None:
    assert is_title_cased(headline.split()) == cased


def test_headlines_take_small_letters_from_the_text_and_the_table() -> None:
    words = "Premier Meyer Visits Hope Amid Border Dispute".split()
    text = "The border was closed. She flew to Hope over the dispute."
    assert " ".join(as_in_text(words, text)) == "Premier Meyer visits Hope amid border dispute"


def test_headlines_keep_the_letters_of_the_article() -> None:
    article = dragoman.article_from_text("Words.", title="Premier Meyer Visits Warsaw Again", strict=False)
    document = parse(article)
    verb = document.tokens[2]
    assert (verb.text, verb.lemma, verb.tag) == ("Visits", "visit", "VBZ")


def test_headlines_have_no_verbs_in_their_names() -> None:
    title = "Minister Pandor Hosts Her Counterpart From Cuba"
    document = parse(dragoman.article_from_text("Words.", title=title, strict=False))
    persons = [document.text_of(p.first, p.last) for p in find_pieces(document) if p.kind == "person"]
    assert persons == ["Pandor"]
