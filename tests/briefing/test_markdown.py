from __future__ import annotations

import pytest
from briefing.handmade import HandMade, hand_made, hostile_record
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.briefing import compose, to_markdown


def tokens(markdown: str) -> list[Token]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return [inner for token in parsed for inner in (token, *(token.children or ()))]


@pytest.mark.parametrize("make", [hand_made, hostile_record])
def test_no_tag_and_no_link_of_an_article_survives(make: type[HandMade]) -> None:
    found = tokens(to_markdown(compose(make())))
    assert not [token for token in found if token.type in ("html_block", "html_inline", "image", "s_open")]
    links = [str(token.attrs["href"]) for token in found if token.type == "link_open"]
    assert all(link.startswith("http") and "evil" not in link for link in links)


def test_hostile_text_makes_no_heading_or_emphasis() -> None:
    found = tokens(to_markdown(compose(hostile_record())))
    assert not [token for token in found if token.type == "em_open"]
    headings = [found[at + 1].content for at, token in enumerate(found) if token.type == "heading_open"]
    assert "heading" not in " ".join(headings)


def test_every_entry_quotes_its_sentence_with_the_words_in_bold() -> None:
    markdown = to_markdown(compose(hand_made()))
    assert "Erdoğan **told Vladimir Putin in a one-hour call on Sunday** that a general" in markdown
    quotes = [token for token in tokens(markdown) if token.type == "blockquote_open"]
    assert len(quotes) == sum(map(len, hand_made().groups))


def test_an_address_cannot_end_its_link_early() -> None:
    record = hand_made()
    wicked = [kept for kept in record.kept if kept.id != "antalya"]
    from dataclasses import replace

    talks = next(kept for kept in record.kept if kept.id == "antalya")
    wicked.append(replace(talks, url="https://a.example/x)[y](javascript:alert(1)"))
    links = [
        str(token.attrs["href"])
        for token in tokens(to_markdown(compose(replace(record, kept=tuple(wicked)))))
        if token.type == "link_open"
    ]
    assert not [link for link in links if link.startswith("javascript")]
    assert any(link.startswith("https://a.example/x%29") for link in links)
