from __future__ import annotations

import itertools
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from briefing.handmade import HandMade, hand_made, hostile_record

from dragoman.briefing import compose, to_html

VOID = {"meta", "br", "img", "hr", "input", "link", "path", "use", "rect", "circle", "line"}
ATTRIBUTES_THAT_FETCH = {
    "src",
    "srcset",
    "data",
    "poster",
    "action",
    "formaction",
    "background",
    "xlink:href",
    "ping",
}


class Page(HTMLParser):
    """What a page holds: its elements in order, and whether each is closed by its own tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def one_number() -> HandMade:
    record = hand_made()
    return replace(record, groups=(), numbers=record.numbers[:1])


RECORDS = {"plain": hand_made, "hostile": hostile_record, "empty": HandMade, "one number": one_number}


@pytest.fixture(params=RECORDS)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(to_html(compose(RECORDS[request.param]())))


def test_the_page_is_well_formed(page: Page) -> None:
    assert page.crossed == []
    assert page.open == []
    names = [tag for tag, _ in page.elements]
    assert names.count("h1") == names.count("main") == names.count("title") - len(svg_titles(page)) == 1


def svg_titles(page: Page) -> list[str]:
    return [tag for tag, attributes in page.elements if tag == "title" and "id" in attributes]


def test_the_page_needs_no_network_and_no_script(page: Page) -> None:
    for tag, attributes in page.elements:
        assert tag not in {"script", "link", "iframe", "object", "embed", "base", "form", "img", "image"}
        assert not ATTRIBUTES_THAT_FETCH & attributes.keys()
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    style = re.search(r"<style>(.*?)</style>", page.html, re.DOTALL)
    assert style is not None
    assert not re.search(r"url\(|@import", style.group(1))


def test_the_page_forbids_itself_everything_but_its_own_style(page: Page) -> None:
    policies = [a["content"] for tag, a in page.elements if tag == "meta" and "http-equiv" in a]
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")


def test_links_go_to_places_on_the_page_or_to_web_addresses(page: Page) -> None:
    places = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    links = [str(attributes["href"]) for _, attributes in page.elements if "href" in attributes]
    for link in links:
        assert link[1:] in places if link.startswith("#") else link.startswith(("http://", "https://"))


def test_no_two_elements_have_one_id(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_headings_never_skip_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_have_headers_and_pictures_have_names(page: Page) -> None:
    names = [tag for tag, _ in page.elements]
    assert names.count("table") == names.count("thead")
    pictures = [attributes for tag, attributes in page.elements if tag == "svg"]
    ids = {attributes.get("id") for _, attributes in page.elements}
    for picture in pictures:
        assert picture["role"] == "img"
        assert set(str(picture["aria-labelledby"]).split()) <= ids
        assert "viewbox" in picture
        assert "width" not in picture


def test_hostile_text_is_shown_as_text() -> None:
    page = Page(to_html(compose(hostile_record())))
    shown = "".join(page.texts)
    assert "<script>alert('x')</script>" in shown
    assert "javascript:alert" not in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", shown)


def test_the_words_are_marked_inside_their_sentence() -> None:
    html = to_html(compose(hand_made()))
    assert "President Recep Tayyip Erdoğan <mark>told Vladimir Putin in a one-hour call on Sunday</mark> that" in html
    assert 'href="https://aa.example/erdogan-putin?id=5&amp;lang=en"' in html


def test_the_same_record_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from briefing.handmade import hand_made\n"
        "from dragoman.briefing import compose, to_html\n"
        "sys.stdout.buffer.write(to_html(compose(hand_made())).encode())"
    )
    tests = str(Path(__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", program, tests], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert done.stdout.decode() == to_html(compose(hand_made()))


def test_importing_the_briefing_loads_no_drawing_library() -> None:
    program = "import sys, dragoman.briefing; print('matplotlib' in sys.modules or 'networkx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
