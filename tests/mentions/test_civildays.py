"""An event told by another clock has the civil day of where it was."""

import pytest

from dragoman.language import parse
from dragoman.mentions.civildays import by_its_clock
from dragoman.mentions.owntimes import When
from dragoman.mentions.timing import date_of, times_of
from dragoman.records import Article, Dated


def told(text: str, word: str, country: str, region: str = "", *, day: str = "2022-03-04") -> When:
    """The days of an event, told in an article of a day, by the clock of where it was."""
    dated = Dated((day, day), "published day given")
    document = parse(Article(id="case", text=text, published=day))
    trigger = next(t.i for t in document.tokens if t.text == word)
    when = date_of(document, trigger, dated, times_of(document, dated))
    return by_its_clock(document, when, country, region)


@pytest.mark.parametrize(
    ("text", "word", "country", "region", "days"),
    [
        ("The ship sank at 23:30 GMT on 2 March.", "sank", "JPN", "", ("2022-03-03", "2022-03-03")),
        ("The ship sank at 23:30 GMT on 2 March.", "sank", "PRT", "", ("2022-03-02", "2022-03-02")),
        ("The ship sank on Wednesday at 1 a.m. Moscow time.", "sank", "CUB", "", ("2022-03-01", "2022-03-01")),
        ("A depot burned late Wednesday Washington time.", "burned", "UKR", "", ("2022-03-03", "2022-03-03")),
        ("A depot burned Wednesday evening Berlin time.", "burned", "IND", "", ("2022-03-02", "2022-03-03")),
        ("A depot burned at 11 p.m. ET on Monday.", "burned", "POL", "", ("2022-03-01", "2022-03-01")),
        ("A depot burned at 02:15 UTC+3 on March 1.", "burned", "GBR", "", ("2022-02-28", "2022-02-28")),
        ("A depot burned at 11 p.m. on Monday.", "burned", "JPN", "", ("2022-02-28", "2022-02-28")),
        ("A depot burned at 11 p.m. local time on Monday.", "burned", "JPN", "", ("2022-02-28", "2022-02-28")),
        ("A depot burned late Wednesday.", "burned", "JPN", "", ("2022-03-02", "2022-03-02")),
        ("A depot burned at 23:30 GMT on 2 March.", "burned", "RUS", "", ("2022-03-02", "2022-03-02")),
        ("A depot burned at 23:30 GMT on 2 March.", "burned", "RUS", "RUS.64", ("2022-03-03", "2022-03-03")),
    ],
)
def test_civil_days_move_only_with_an_hour_a_zone_and_a_known_clock(
    text: str, word: str, country: str, region: str, days: tuple[str, str]
) -> None:
    assert told(text, word, country, region).days == days


def test_civil_days_say_how_they_were_worked_out_and_keep_their_words() -> None:
    when = told("The ship sank at 23:30 GMT on 2 March.", "sank", "JPN")
    why = "23:30 GMT on 2 March is 08:30 of 2022-03-03 in Asia/Tokyo"
    assert (when.dated_by, when.evidence.inferred) == (why, why)
    assert (when.text, when.evidence.start, when.evidence.end) == ("23:30 GMT on 2 March", 17, 37)


def test_civil_days_follow_the_season() -> None:
    # New York is four hours behind in summer and five in winter.
    summer = told("They met at 8:30 p.m. ET on Tuesday.", "met", "GBR", day="2022-07-14")
    winter = told("They met at 7:30 p.m. ET on Tuesday.", "met", "GBR", day="2022-01-13")
    assert summer.days == ("2022-07-13", "2022-07-13")
    assert winter.days == ("2022-01-12", "2022-01-12")


def test_civil_days_leave_an_hour_in_brackets_behind_the_place_s_own() -> None:
    when = told("The talks began at 5:30 a.m. (2030 GMT) on Monday.", "began", "JPN")
    assert when.days == ("2022-02-28", "2022-02-28")
