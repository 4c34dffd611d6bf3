"""Times in text: what they are, and on which days, for the day the text was written."""

from datetime import date
from pathlib import Path

import pytest
import yaml

import dragoman
from dragoman.codebook.tables import rows
from dragoman.mentions.timemeanings import BUILDERS
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.timerules import needed, rules
from dragoman.mentions.times import find_times, resolve
from dragoman.mentions.timewords import cut
from dragoman.records import Dated

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "times.yml").read_text(encoding="utf-8"))


def shown(time: TimeMention, expected: list[str]) -> list[str]:
    """A time in the form of the case table, with its days where the case gives them."""
    row = [time.text, time.value]
    return [*row, f"{time.first or ''}..{time.last or ''}"] if len(expected) > 2 else row


def params() -> list:
    """The cases; those that are known to be read wrongly are marked with what is wrong."""
    return [
        pytest.param(c, id=c["text"][:60], marks=pytest.mark.xfail(strict=True) if c.get("known") else ())
        for c in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_times_of_a_text(case: dict) -> None:
    day = str(case["day"]) if "day" in case else None
    times = find_times(case["text"], anchor=day)
    expected = case["times"]
    rows = [shown(t, e) for t, e in zip(times, expected, strict=False)] + [
        [t.text, t.value] for t in times[len(expected) :]
    ]
    assert rows == expected


@pytest.mark.parametrize(
    ("form", "needs"),
    [
        ("THE? TODAY", [("TODAY",)]),
        ("(?P<day>DD|ORDN) (?:OF|HY)? MONTH", [("DD", "ORDN"), ("MONTH",)]),
        ("(?:EVERY (?P<wday>WDAY))|WDAYS", [("EVERY", "WDAYS")]),
        ("(?<=[IN ON])(?:THE LAST|THIS) UNIT(?!AGO)", [("LAST", "THIS"), ("UNIT",)]),
        ("(?:AN? HALF)? (?:DD|INT?) UNITS", [("UNITS",)]),
    ],
)
def test_a_form_needs_what_it_cannot_leave_out(form: str, needs: list[tuple[str, ...]]) -> None:
    assert needed(form) == needs


def test_no_form_is_passed_over_that_stands_in_the_text() -> None:
    for row in rows("time_forms"):
        _, codes = cut(row["example"])
        assert all(rule.can_stand_in(frozenset(codes)) for rule in rules() if rule.pattern.search(codes)), row


def test_times_stand_where_their_words_are() -> None:
    text = "Erdoğan’la görüşme: on 3 March, “yesterday”, and next week."
    assert [text[t.start : t.end] for t in find_times(text, anchor="2022-03-17")] == [
        "3 March",
        "yesterday",
        "next week",
    ]


def test_times_of_a_range_of_days_cover_both_ends() -> None:
    yesterday = find_times("They met yesterday.", anchor=Dated(("2022-02-24", "2022-02-27"), "clues"))[0]
    assert (yesterday.first, yesterday.last) == ("2022-02-23", "2022-02-26")


def test_times_of_an_open_range_stay_open() -> None:
    yesterday = find_times("They met yesterday.", anchor=(None, "2022-02-27"))[0]
    assert (yesterday.first, yesterday.last) == (None, "2022-02-26")


def test_resolve_works_a_weekday_out_for_another_tense() -> None:
    friday = find_times("Friday", anchor="2022-03-16")[0]
    assert resolve(friday, "2022-03-16", "past").first == "2022-03-11"
    assert resolve(friday, "2022-03-16", "future").first == "2022-03-18"


def test_times_of_a_partial_day_use_the_whole_of_it() -> None:
    yesterday = find_times("yesterday", anchor="2022-03")[0]
    assert (yesterday.first, yesterday.last) == ("2022-02-28", "2022-03-30")


@pytest.mark.parametrize("piece", ["1 ", "a ", "Monday ", "1-", "March ", "3 days ", "(", "the end of ", "20", "’"])
def test_times_take_hostile_length(piece: str) -> None:
    assert isinstance(find_times(piece * (200_000 // len(piece)), anchor="2022-03-17"), list)


TOLD = {"between units": 2, "in his eighties": 0}
"""The forms whose example tells not just one time."""


@pytest.mark.parametrize("row", [pytest.param(r, id=r["name"]) for r in rows("time_forms")])
def test_times_have_the_form_that_the_table_gives_as_an_example(row: dict) -> None:
    text = row["example"].partition(";")[0]
    times = find_times(f"It was told {text} fell.", anchor="2022-03-17")
    assert row["meaning"] in BUILDERS
    assert len(times) == TOLD.get(row["name"], 1)
    assert all(time.type in {row["type"], "TIME"} for time in times)


def test_times_are_given_to_the_outside_with_their_place_type_and_value() -> None:
    text = "The envoys met on Friday and stayed two days."
    times = dragoman.find_times(text, published=date(2014, 3, 26))
    assert [(text[t.start : t.end], t.type, t.value) for t in times] == [
        ("Friday", "DATE", "2014-03-21"),
        ("two days", "DURATION", "P2D"),
    ]
    assert (times[0].first, times[0].last) == ("2014-03-21", "2014-03-21")


def test_times_of_a_text_without_a_day_keep_what_cannot_be_told_open() -> None:
    assert [t.value for t in dragoman.find_times("They met on Friday.")] == ["XXXX-WXX-5"]


def test_a_published_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Friday"):
        dragoman.find_times("They met yesterday.", published="Friday")


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (
            "They met at 6 p.m. on Tuesday.",
            [("6 p.m.", "TIME", "2014-03-25T18:00"), ("Tuesday", "DATE", "2014-03-25")],
        ),
        ("It was Tuesday at 6 p.m.", [("Tuesday", "DATE", "2014-03-25"), ("6 p.m", "TIME", "2014-03-25T18:00")]),
        ("They met at 6 p.m. Tuesday.", [("6 p.m. Tuesday", "TIME", "2014-03-25T18:00")]),
        ("They met from March 3 to March 5.", [("March 3", "DATE", "2014-03-03"), ("March 5", "DATE", "2014-03-05")]),
    ],
)
def test_times_joined_by_a_preposition_are_given_as_two(words: str, times: list[tuple[str, str, str]]) -> None:
    given = dragoman.find_times(words, published="2014-03-26")
    assert [(t.text.rstrip("."), t.type, t.value) for t in given] == [(t.rstrip("."), k, v) for t, k, v in times]
