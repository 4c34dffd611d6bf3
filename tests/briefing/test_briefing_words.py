from __future__ import annotations

import pytest

from dragoman.briefing.days import days_words, when_clause
from dragoman.briefing.people import phrase, rank, side
from dragoman.briefing.words import clean, distinct, listing, number, place_name, short_number, web_link, with_article
from dragoman.records import Days, Party


@pytest.mark.parametrize(
    ("days", "words", "clause"),
    [
        (("2022-03-01", "2022-03-01"), "1 March", "on 1 March"),
        (("2022-02-24", "2022-02-27"), "24–27 February", "between 24 and 27 February"),
        (("2022-02-28", "2022-03-02"), "28 February – 2 March", "between 28 February and 2 March"),
        (
            ("2021-12-30", "2022-01-02"),
            "30 December 2021 – 2 January 2022",
            "between 30 December 2021 and 2 January 2022",
        ),
        ((None, "2022-02-27"), "by 27 February", "on or before 27 February"),
        (("2022-03-02", None), "on or after 2 March", "on or after 2 March"),
        (("2022-03", "2022-03"), "March 2022", "in March 2022"),
        (("2014", "2014"), "2014", "in 2014"),
        (("2019-01-01", "2019-12-31"), "2019", "in 2019"),
        (("2022-02-01", "2022-02-28"), "February 2022", "in February 2022"),
        (("2022-01-01", "2022-03-31"), "January – March 2022", "between January and March 2022"),
        (("2022-02", "2022-03-05"), "February 2022 – 5 March", "between February 2022 and 5 March"),
        ((None, None), "day not stated", ""),
    ],
)
def test_days_are_told_as_precisely_as_they_are_known(days: Days, words: str, clause: str) -> None:
    assert days_words(days) == words
    assert when_clause(days) == clause


def test_a_year_is_told_where_asked() -> None:
    assert days_words(("2022-02-24", "2022-02-27"), year=True) == "24–27 February 2022"
    assert days_words(("2022-03-01", "2022-03-01"), year=True, weekday=True) == "Tuesday 1 March 2022"


@pytest.mark.parametrize(
    ("value", "told", "short"),
    [
        (726, "726", "726"),
        (14000, "14,000", "14,000"),
        (3_000_000, "3 million", "3m"),
        (2_340_000, "2.34 million", "2.34m"),
        (1_234_567, "1,234,567", "1.235m"),
        (13_600_000_000, "13.6 billion", "13.6bn"),
        (0.5, "0.5", "0"),
    ],
)
def test_numbers_keep_their_value_in_words(value: float, told: str, short: str) -> None:
    assert number(value) == told
    assert short_number(value) == short


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Turkish presidency", "the Turkish presidency"),
        ("Kremlin", "the Kremlin"),
        ("The Foreign Ministry", "the Foreign Ministry"),
        ("Office of the High Commissioner", "the Office of the High Commissioner"),
        ("Ukraine's defence ministry", "Ukraine's defence ministry"),
        ("Ned Price", "Ned Price"),
        ("monitoring groups", "monitoring groups"),
        ("his office", "his office"),
        ("UNHCR", "UNHCR"),
        ("Both sides", "both sides"),
    ],
)
def test_a_source_takes_the_article_that_english_gives_it(source: str, told: str) -> None:
    assert with_article(source) == told


def test_lists_read_as_english() -> None:
    assert listing(["A"]) == "A"
    assert listing(["A", "B"]) == "A and B"
    assert listing(["A, of C", "B", "D"]) == "A, of C; B and D"
    assert distinct(["Kremlin", "kremlin", "AA", "Kremlin"]) == ("Kremlin", "AA")


@pytest.mark.parametrize(
    ("role", "points"),
    [("president", 3), ("prime minister", 3), ("foreign minister", 2), ("deputy foreign minister", 1), (None, 1)],
)
def test_heads_of_state_come_before_ministers(role: str | None, points: int) -> None:
    assert rank(Party("X", role, "TUR")) == points


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("javascript:alert(1)", None),
        (" JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("https://a.example/\x00", None),
        ("https://[bad", None),
        ("file:///etc/passwd", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert web_link(url) == link


def test_control_characters_and_direction_overrides_are_not_shown() -> None:
    assert clean("\x1b[31mred\x1b[0m\u202etxet\u202c\x07 \n\t end") == "[31mred[0mtxet end"


@pytest.mark.parametrize(
    ("told", "shown"), [("KYIV", "Kyiv"), ("NEW YORK", "New York"), ("UAE", "UAE"), ("Kyiv", "Kyiv")]
)
def test_a_dateline_in_capitals_is_shown_as_running_text_has_it(told: str, shown: str) -> None:
    assert place_name(told) == shown


@pytest.mark.parametrize(
    ("role", "state", "told", "office"),
    [
        ("kremlin spokesman", "RUS", "Kremlin spokesman Ana Moreau", "Kremlin spokesman, Russia"),
        ("white house envoy", "USA", "White House envoy Ana Moreau", "White House envoy, United States"),
        ("defence minister", "DEU", "German defence minister Ana Moreau", "defence minister, Germany"),
    ],
)
def test_an_office_of_a_seat_of_government_has_its_name_and_no_state_before_it(
    role: str, state: str, told: str, office: str
) -> None:
    party = Party("Ana Moreau", role, state, "GOV", None)
    assert phrase(party) == told
    assert side(party).office == office
