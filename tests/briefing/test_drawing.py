"""A sheet as SVG: in the page's colours, its ids kept apart, its words where they belong."""

import re
from xml.etree import ElementTree

import pytest

from dragoman.briefing.drawing import INK, PAPER, SERIES, Sheet

TEXT = "{http://www.w3.org/2000/svg}text"


def told(sheet, prefix="one"):
    return sheet.svg(prefix, "Title", "Description")


def words_of(sheet):
    return [(each.text, float(each.get("y"))) for each in ElementTree.fromstring(told(sheet)).iter(TEXT)]


def test_what_is_drawn_has_the_colours_of_the_page_and_no_style():
    sheet = Sheet(100)
    sheet.line([(0, 0), (10, 10)], stroke=SERIES[0], width=2)
    sheet.marks("o", 6, [(5, 5)], stroke=PAPER, width=1, fill=INK)
    drawn = told(sheet)
    assert {"var(--s1)", "var(--paper)", "var(--ink)"} <= set(re.findall(r"var\(--\w+\)", drawn))
    assert not re.search(r"style|#[0-9a-f]{6}", drawn)


def test_places_are_counted_from_the_lower_left_corner():
    sheet = Sheet(100)
    sheet.line([(10, 0), (20, 90)], stroke=INK, width=1)
    assert "M 10 100" in told(sheet)
    assert "L 20 10" in told(sheet)


def test_two_drawings_of_a_page_share_no_id():
    def ids(prefix):
        sheet = Sheet(100)
        sheet.marks("^", 6, [(5, 5), (9, 9)], stroke=INK, width=1, fill=None)
        return set(re.findall(r'id="([^"]+)"', told(sheet, prefix)))

    assert ids("one")
    assert not ids("one") & ids("other")


def test_words_are_drawn_as_they_are():
    sheet = Sheet(100)
    sheet.words("$a$ <b> & c", (10, 10), size=10, colour=INK)
    assert [words for words, _ in words_of(sheet)] == ["$a$ <b> & c"]


@pytest.mark.parametrize(("above", "lower"), [("bottom", False), ("top", True)])
def test_words_stand_above_their_place_or_hang_below_it(above, lower):
    sheet = Sheet(100)
    sheet.words("One\nOther", (10, 40), size=10, colour=INK, above=above)
    (_, first), (_, second) = words_of(sheet)
    assert first < second
    assert (first > 60) if lower else (second < 60)
