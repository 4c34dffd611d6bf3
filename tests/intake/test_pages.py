"""Web pages: what is the article, what is the day, and what hostile pages do."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import intake
from dragoman.errors import NotAnArticle
from dragoman.intake import pages
from dragoman.records import Article, Skip

PARAGRAPHS = (
    "The foreign ministers of Italy and Spain spoke by telephone on Wednesday about the evacuation of civilians from"
    " the port city, the Italian foreign ministry said in a statement.",
    "Both ministers called for a corridor that would be open every day, according to the statement, which gave no"
    " details about the length of the conversation.",
    "A further round of talks is to be held in Vienna next week. Officials of both countries will attend it, the"
    " ministry said, and the mediators hope for an agreement on grain.",
)


def page(
    *paragraphs: str,
    title: str = "Ministers discuss corridor by telephone",
    head: str = "",
    before: str = "",
    after: str = "",
) -> str:
    """A page with an article of these paragraphs; `head` goes to its head, the rest around the article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Daily Courier</title>{head}'
        f'</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>{before}<main><article>'
        f"<h1>{title}</h1>{body}</article></main>{after}</body></html>"
    )


META = (
    '<meta property="og:site_name" content="The Daily Courier">'
    '<meta property="article:published_time" content="2022-03-02T09:30:00+03:00">'
    '<link rel="canonical" href="https://courier.example/world/ministers">'
)


def read(markup: str | bytes, folder: Path, name: str = "story.html") -> Article | Skip:
    file = folder / name
    file.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    (found,) = intake.read_path(file)
    return found


def article(markup: str | bytes, folder: Path) -> Article:
    found = read(markup, folder)
    assert isinstance(found, Article), found
    return found


def test_a_page_gives_title_day_outlet_address_and_text(tmp_path: Path) -> None:
    found = article(page(head=META), tmp_path)
    assert found.title == "Ministers discuss corridor by telephone"
    assert (found.source, found.published) == ("The Daily Courier", "2022-03-02")
    assert found.url == "https://courier.example/world/ministers"
    assert found.id == "story"
    assert [found.text[block.start : block.end] for block in found.blocks] == list(PARAGRAPHS)


def test_a_heading_of_the_page_is_a_heading_whatever_its_form(tmp_path: Path) -> None:
    body = page(*PARAGRAPHS).replace("<p>A further", "<h2>Talks on grain.</h2><p>A further")
    found = article(body, tmp_path)
    kinds = {found.text[block.start : block.end]: block.kind for block in found.blocks}
    assert kinds["Talks on grain."] == "heading"
    assert set(kinds.values()) == {"heading", "paragraph"}


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
        '<p class="wp-caption-text">{}</p>',
        '<div><img src=a.jpg><p class="image-text">{} (Photo: AA)</p></div>',
    ],
)
def test_the_words_under_a_picture_are_no_news(picture: str, tmp_path: Path) -> None:
    words = "The two ministers before their talks in the garden of the villa"
    found = article(page(*PARAGRAPHS).replace("<p>A further", picture.format(words) + "<p>A further"), tmp_path)
    news = [found.text[block.start : block.end] for block in found.blocks if block.kind == "paragraph"]
    assert news == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta name="date" content="2022-03-04">', "", "2022-03-04"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-03-05T23:10:00Z",'
         '"dateModified":"2022-04-01"}</script>', "", "2022-03-05"),
        ('<link rel="canonical" href="https://courier.example/2022/03/06/ministers">', "", "2022-03-06"),
        ("", '<time itemprop="datePublished" datetime="2022-03-07T10:00">March 7</time>', "2022-03-07"),
        ("", '<p><time class="entry-date published updated" datetime="2022-03-30T20:01">x</time></p>', "2022-03-30"),
        ("", '<span class="published">8 March 2022</span>', "2022-03-08"),
        ('<meta property="article:modified_time" content="2022-05-01">', "", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2022-04-01"}</script>', "", None),
        ("", "<footer>© 2022 The Daily Courier. Founded on 1 January 2020.</footer>", None),
        ("", "<aside><time itemprop='datePublished' datetime='2021-01-01'>1 January</time></aside>", None),
        ("", "<p>Today is Sunday, 22 November 2026</p>", None),
        ("", "", None),
    ],
    ids=["meta", "json-ld", "address", "property", "entry date", "published", "changed", "changed json-ld",
         "footer", "other story", "today", "nothing"],
)  # fmt: skip
def test_the_day_is_only_what_the_page_marks_as_its_day(
    head: str, body: str, day: str | None, tmp_path: Path
) -> None:
    assert article(page(head=head, after=body), tmp_path).published == day


def test_a_day_in_the_title_or_text_is_not_the_day_of_publication(tmp_path: Path) -> None:
    found = article(
        page(*PARAGRAPHS, "The treaty was signed on 4 May 2010.", title="What 9 May 2021 meant"), tmp_path
    )
    assert found.published is None


@pytest.mark.parametrize("charset", ["utf-8", "windows-1254", "iso-8859-9", "utf-16"])
def test_the_declared_encoding_of_a_page_is_used(charset: str, tmp_path: Path) -> None:
    words = "Foreign Minister Mevlüt Çavuşoğlu spoke by telephone with his Spanish counterpart on Wednesday."
    markup = page(words, *PARAGRAPHS).replace('charset="utf-8"', f'charset="{charset}"').encode(charset)
    assert words in article(markup, tmp_path).text


def test_scripts_and_markup_in_a_page_leave_no_markup_in_the_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><iframe src='https://evil.example'></iframe><img src=x onerror=alert(1)>"
    found = article(page(PARAGRAPHS[0] + evil, *PARAGRAPHS[1:]), tmp_path)
    assert "alert" not in found.text
    assert "<" not in found.text


def test_an_address_that_is_no_web_address_is_dropped(tmp_path: Path) -> None:
    found = article(page(head='<link rel="canonical" href="javascript:alert(1)">'), tmp_path)
    assert found.url is None


def test_a_page_listing_stories_is_refused(tmp_path: Path) -> None:
    stories = "".join(
        f'<div><h3><a href="/{n}">Story number {n} about talks between two states</a></h3><p>The envoys of state {n}'
        f" met again on Monday and agreed to go on with their talks in round number {n}, a mediator said.</p></div>"
        for n in range(12)
    )
    found = read(f"<html><head><title>World</title></head><body><main>{stories}</main></body></html>", tmp_path)
    assert isinstance(found, Skip)
    assert found.kind == "index"


def test_an_article_with_a_list_of_other_stories_is_read(tmp_path: Path) -> None:
    stories = "".join(
        f'<div><h3><a href="/{n}">Other story number {n}</a></h3><p>Teaser {n}.</p></div>' for n in range(12)
    )
    found = article(page(after=f"<aside class='related'>{stories}</aside>"), tmp_path)
    assert "Other story" not in found.text


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["The envoys met for a third time this week.", "Subscribe to continue reading. Already a member? Log in."],
         "paywall"),
        (["We value your privacy.", "We use cookies. We and our partners store and access information on a device.",
          "You can accept all or reject all at any time in the settings of your account, on every page."], "consent"),
    ],
    ids=["paywall", "consent"],
)  # fmt: skip
def test_a_stub_is_refused_with_its_reason(words: list[str], kind: str, tmp_path: Path) -> None:
    found = read(page(*words), tmp_path)
    assert isinstance(found, Skip)
    assert found.kind == kind


@pytest.mark.parametrize(
    "markup",
    [
        "<html>" + "<div>" * 100_000 + "deep",
        "<html><body>" + "<b><i><p>" * 20_000,
        "<html><body><table>" + "<tr><td>" * 20_000,
        "<html><head>" + "<meta name='date' content='x'>" * 20_000,
        "<html><head><script type='application/ld+json'>" + '{"a":' * 50_000 + "</script>",
        "<html><!--" + "x" * 1_000_000,
        "<html><p" + " a='b'" * 100_000,
        "<!doctype html>",
        "<html>\x00\x01\x02</html>",
        "<?xml version='1.0' encoding='utf-7'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><html>&b;</html>",
        "<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><html><body><p>&e;</p></body></html>",
    ],
    ids=["deep", "unclosed", "table", "metas", "json bomb", "comment", "attributes", "empty", "controls",
         "entities", "file entity"],
)  # fmt: skip
def test_a_hostile_page_is_refused_and_not_more(markup: str, tmp_path: Path) -> None:
    found = read(markup, tmp_path)
    assert isinstance(found, Skip)
    assert found.name.endswith("story.html")


def test_a_page_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pages, "MOST_CHARACTERS", 500)
    found = read(page(), tmp_path)
    assert isinstance(found, Skip)
    assert found.kind == "too_large"
    assert "at most 500" in found.reason


def test_reading_a_page_never_goes_online(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("went online")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    dtd = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://dtd.example/xhtml1-strict.dtd">'
    found = article(dtd + page(head=META + '<base href="http://courier.example">'), tmp_path)
    assert found.published == "2022-03-02"


def test_broken_markup_still_gives_the_article(tmp_path: Path) -> None:
    body = "".join(f"<p>{words}<b>" for words in PARAGRAPHS)
    found = article(
        f"<html><head><title>Talks</title><body><div id=content><article><h1>Talks</h2>{body}</span>", tmp_path
    )
    assert PARAGRAPHS[0] in found.text


def test_a_page_is_recognised_under_a_text_files_name(tmp_path: Path) -> None:
    found = read(page(), tmp_path, "story.txt")
    assert isinstance(found, Article)
    assert found.title == "Ministers discuss corridor by telephone"


def test_a_page_without_words_says_so() -> None:
    with pytest.raises(NotAnArticle, match="no readable article text"):
        pages.read_page("<html><body></body></html>", name="x.html")
