from __future__ import annotations

from html.parser import HTMLParser

from briefing.handmade import HandMade, account, article
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dragoman.briefing import compose, to_html, to_markdown, to_text
from dragoman.briefing.words import clean
from dragoman.records import Party

# Letters, and every character that means something to HTML, Markdown, a terminal or an address.
WICKED = st.text(
    st.sampled_from("ab <>&\"'`*_[]()#|\\~$!-+=.:/@\n\t\x00\x1b\x07\u202e\u0627\u05d0{}%;1"), max_size=40
)


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]


def record(name: str, topic: str, source: str, url: str) -> HandMade:
    told_in = article("a", f"x {name} spoke. y", published="2022-03-06", source=source, title=topic, url=url)
    told = account(
        told_in,
        "spoke",
        [Party(name or "n", topic or "r", "TUR"), Party("B", None, "UKR")],
        date=("2022-03-06", "2022-03-06"),
        topics=(topic,),
        said_by=source,
    )
    return HandMade(kept=(told_in,), groups=((told,),))


PLAIN = Tags(to_html(compose(record("n", "r", "s", "https://a.example"))))


@settings(max_examples=40, deadline=None)
@given(WICKED, WICKED, WICKED, WICKED)
def test_no_text_changes_what_the_page_is_made_of(name: str, topic: str, source: str, url: str) -> None:
    page = Tags(to_html(compose(record(name, topic, source, url))))
    assert set(page.tags) <= set(PLAIN.tags)
    assert set(page.names) <= set(PLAIN.names)


@settings(max_examples=60, deadline=None)
@given(WICKED, WICKED, WICKED, WICKED)
def test_no_text_makes_markdown_of_its_own(name: str, topic: str, source: str, url: str) -> None:
    markdown = to_markdown(compose(record(name, topic, source, url)))
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inner = [part for token in parsed for part in (token, *(token.children or ()))]
    kinds = {part.type for part in inner}
    assert not kinds & {"html_block", "html_inline", "image", "em_open", "s_open", "code_block", "fence", "hr"}
    assert all(str(part.attrs["href"]).startswith("http") for part in inner if part.type == "link_open")
    assert [part.tag for part in parsed if part.type == "heading_open"] == ["h1", "h2", "h2", "h3", "h2"]


@settings(max_examples=60, deadline=None)
@given(WICKED, WICKED, WICKED, WICKED)
def test_no_text_reaches_the_terminal_as_a_code(name: str, topic: str, source: str, url: str) -> None:
    text = to_text(compose(record(name, topic, source, url)))
    assert not [ch for ch in text if ch != "\n" and (ord(ch) < 32 or 0x7F <= ord(ch) < 0xA0)]


@given(st.text(max_size=200))
def test_clean_text_stays_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
