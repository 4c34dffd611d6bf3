"""The benchmark of places: how marks are read and judged."""

import pytest

from benchmarks.places import CASES, judge, kilometres, paragraphs, unmarked
from dragoman.records import PlaceMention


def mention(start: int, end: int, country: str | None, lat: float, lon: float) -> PlaceMention:
    return PlaceMention(start, end, "", country, lat, lon, "city", None, "city")


def test_marks_are_taken_out_and_count_in_the_text_without_them():
    text, (first, second) = unmarked("From [Paris|FRA|48.9|2.4] to the [Red Sea|-|20|38].")
    assert text == "From Paris to the Red Sea."
    assert (text[first.start : first.end], first.country) == ("Paris", "FRA")
    assert (text[second.start : second.end], second.country, second.lat) == ("Red Sea", None, 20.0)


def test_a_place_is_near_within_a_hundred_miles():
    _, (place,) = unmarked("[Paris|FRA|48.85|2.35]")
    assert judge(place, [mention(0, 5, "FRA", 49.3, 1.1)])[:2] == (True, True)
    assert judge(place, [mention(0, 5, "USA", 33.7, -95.6)])[:2] == (False, False)
    assert judge(place, [mention(6, 9, "FRA", 48.85, 2.35)])[:2] == (False, False)


def test_kilometres_go_round_the_earth():
    assert kilometres(0, 179.5, 0, -179.5) == pytest.approx(111, abs=1)


def test_the_halves_are_of_one_size_and_every_mark_is_well_made():
    cases = list(paragraphs(CASES))
    assert len(cases) > 150
    assert {case.half for case in cases} == {"dev", "test"}
    assert all("[" not in case.text and case.marked for case in cases)
    assert all(abs(p.lat) <= 90 and abs(p.lon) <= 180 for case in cases for p in case.marked)
