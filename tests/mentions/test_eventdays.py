"""The year of a text by an event that it tells in part, with its day of the month."""

from datetime import date

import pytest

from dragoman.mentions.daysets import ends_of
from dragoman.mentions.eventdays import day_clues
from dragoman.mentions.times import find_times


def _days(text: str) -> list[tuple[date | None, date | None]]:
    return [ends_of(clue.days) for clue in day_clues(text, find_times(text))]


def test_ministers_of_an_event_may_be_told_by_their_states() -> None:
    text = "He thanked the prince for the talks that Russian and American envoys had in Riyadh on February 18."
    assert _days(text) == [(date(2025, 2, 18), date(2025, 12, 15))]


@pytest.mark.parametrize(
    "other",
    [
        "He thanked the prince for the talks that Russian and American envoys had in Riyadh on February 19.",
        "He thanked the prince for the talks that Indian and American envoys had in Riyadh on February 18.",
        "He thanked the prince for the bread that Russian and American envoys had in Riyadh on February 18.",
        "Gordon flew to Ramallah on December 6 and met Mahmoud Abbas there.",
    ],
)
def test_another_day_or_other_parties_are_another_event(other: str) -> None:
    assert _days(other) == []


def test_an_event_ahead_is_told_soon_before_it() -> None:
    text = "Talks of Russian and American ministers will be held in Riyadh on February 18."
    assert _days(text) == [(date(2024, 5, 24), date(2025, 2, 18))]
