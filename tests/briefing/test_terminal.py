from __future__ import annotations

import pytest
from briefing.handmade import HandMade, hand_made, hostile_record
from rich.cells import cell_len

from dragoman.briefing import compose, to_text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_keeps_to_its_width(width: int) -> None:
    lines = to_text(compose(hand_made()), width=width).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_plain_text_has_no_control_codes() -> None:
    for record in (hand_made(), hostile_record()):
        text = to_text(compose(record), width=80)
        assert [ch for ch in text if ord(ch) < 32 and ch != "\n"] == []


def test_colour_comes_from_us_and_never_from_an_article() -> None:
    text = to_text(compose(hostile_record()), width=100, colour=True)
    assert "\x1b[1m" in text
    assert "\x1b[2J" not in text
    assert "\x1b]" not in text


def test_every_entry_names_the_id_that_opens_it() -> None:
    record = hand_made()
    text = to_text(compose(record), width=100)
    for day in compose(record).days:
        for entry in day.entries:
            assert f"[{entry.citations[0].id}]" in text


def test_words_in_square_brackets_are_not_taken_for_styles() -> None:
    assert "[link](http://evil.example)" in to_text(compose(hostile_record()), width=200)


def test_an_empty_record_says_so() -> None:
    assert "No article could be read." in to_text(compose(HandMade()))


def test_a_question_that_nothing_fits_is_answered_so() -> None:
    assert "No article fits.\nOnly what is about Atlantis." in to_text(compose(HandMade(), about="Atlantis"))
