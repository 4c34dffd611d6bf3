"""A war told in general words, where nothing earlier can be meant."""

from datetime import date

import pytest

from dragoman.mentions.daysets import EARLIEST, LATEST, between, ends_of
from dragoman.mentions.warclues import war_clues

NEWS = "The ministers spoke of how Russia's attack could be halted, and of grain from Ukraine."


def _first(text: str, first: date, last: date = LATEST) -> list[date | None]:
    return [ends_of(clue.days)[0] for clue in war_clues(text, between(first, last))]


def test_general_words_mean_the_war_that_began_since_who_is_named_took_office() -> None:
    assert _first(NEWS, date(2020, 3, 4)) == [date(2022, 2, 24)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (NEWS, EARLIEST, LATEST),
        (NEWS, date(2014, 8, 29), LATEST),
        (NEWS, date(2023, 1, 1), LATEST),
        (NEWS, date(2020, 3, 4), date(2021, 12, 31)),
        (NEWS + " Fighting in Donbas goes on.", date(2020, 3, 4), LATEST),
        ("The ministers spoke of how grain from Ukraine could be sold to Russia.", date(2020, 3, 4), LATEST),
    ],
)
def test_an_earlier_war_may_be_meant(text: str, first: date, last: date) -> None:
    assert _first(text, first, last) == []
