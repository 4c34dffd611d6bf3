"""The days that running totals tell: killed, refugees, losses."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from dragoman.codebook.totals import Point, Series
from dragoman.mentions.dating import date_article
from dragoman.mentions.daysets import EARLIEST, LATEST, between, ends_of
from dragoman.mentions.totalclues import total_clues
from dragoman.mentions.totaldays import Figure, days_told, figure_of
from dragoman.mentions.totalfigures import MOST
from dragoman.records import Article

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "totals.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:60]) for c in CASES])
def test_running_totals_tell_their_days(case: dict) -> None:
    clues = list(total_clues("", case["text"]))
    days = between(EARLIEST, LATEST)
    for clue in clues:
        days &= clue.days
    first, last = ends_of(days)
    assert (f"{first or ''}..{last or ''}" if clues else "none") == case["range"]


@pytest.mark.parametrize(
    ("value", "bound", "figure"),
    [
        (3_000_000, "more_than", Figure(3_000_000, 3_750_000, full=False)),
        (4_300_000, "more_than", Figure(4_300_000, 4_400_000, full=False)),
        (1_000_000, "more_than", Figure(1_000_000, 1_375_000, full=False)),
        (2_500_000, "more_than", Figure(2_500_000, 2_750_000, full=False)),
        (35_000, "less_than", Figure(34_000, 35_000, full=False)),
        (4_000_000, "less_than", Figure(3_500_000, 4_000_000, full=False)),
        (1_626, "at_least", Figure(1_626, 1_626, full=True)),
        (13_500, "more_than", Figure(13_500, 13_750, full=False)),
        (5_000, "at_most", None),
    ],
)
def test_rounded_number_stands_for_others(value: float, bound: str, figure: Figure | None) -> None:
    assert figure_of(value, bound) == figure  # type: ignore[arg-type]


def _series(kind: str, *points: tuple[str, int], every: int = 0) -> Series:
    told = tuple(Point(_day(day), value) for day, value in points)
    return Series("flood dead", kind, every, 2, 0, (("dead",),), (), (("norland",),), (), told)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def test_count_is_told_till_the_next_and_a_little_longer() -> None:
    flood = _series("running", ("2031-05-01", 10), ("2031-05-03", 130), ("2031-05-20", 200))
    assert days_told(flood, Figure(130, 130, full=True)) == between(_day("2031-05-03"), _day("2031-05-25"))


def test_daily_count_is_told_for_its_day_where_the_table_has_gaps() -> None:
    flood = _series("running", ("2031-05-01", 10), ("2031-05-03", 130), ("2031-07-20", 200), every=1)
    assert days_told(flood, Figure(130, 130, full=True)) == between(_day("2031-05-03"), _day("2031-05-06"))


def test_figure_beyond_an_ended_series_is_none_of_it() -> None:
    flood = _series("closed", ("2031-05-01", 10), ("2031-05-03", 130))
    assert days_told(flood, Figure(500, 600, full=False)) == 0


def test_figure_beyond_a_series_that_goes_on_is_later() -> None:
    flood = _series("running", ("2031-05-01", 10), ("2031-05-03", 130))
    assert ends_of(days_told(flood, Figure(500, 600, full=False))) == (_day("2031-05-03"), None)


def test_article_is_dated_by_its_totals() -> None:
    text = (
        "The two ministers spoke by phone on Friday about the ships in the Black Sea, an aide in Ankara said.\n"
        "At least 1,626 civilians have been killed in Ukraine since Russia's war began, by the UN's count."
    )
    dated = date_article(Article(id="case", text=text))
    assert dated.range == ("2022-04-08", "2022-04-11")
    assert "told of Ukraine civilians killed" in dated.basis


def test_count_of_the_table_rules_out_an_event_of_the_same_words() -> None:
    text = (
        "The leaders met on Saturday at Bürgenstock.\n"
        "By the UN's count 11,126 civilians have been killed in Ukraine since Russia's invasion."
    )
    assert date_article(Article(id="case", text=text)).range[0] == "2024-06-01"


def test_totals_give_way_to_surer_clues() -> None:
    text = (
        "Yesterday (9 May 2022) the two met.\n"
        "At least 1,626 civilians have been killed in Ukraine since Russia's war began, by the UN's count."
    )
    dated = date_article(Article(id="case", text=text))
    assert dated.range == ("2022-05-10", "2022-05-10")
    assert "told of Ukraine civilians killed" in dated.basis.partition("against it")[2]


@pytest.mark.parametrize("piece", ["1,626 killed in Ukraine, ", "22 people killed in Gaza, Israel. ", "since 5 "])
def test_totals_of_a_text_of_hostile_length_are_few(piece: str) -> None:
    assert len(list(total_clues("Ukraine", piece * (60_000 // len(piece))))) <= MOST
