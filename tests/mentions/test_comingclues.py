"""The days of a text by meetings that it tells as ahead, in part."""

from datetime import date

import pytest

from dragoman.mentions.comingclues import coming_clues
from dragoman.mentions.daysets import ends_of, runs_of
from dragoman.mentions.times import find_times


def _days(text: str) -> list[tuple[date | None, date | None]]:
    return [ends_of(clue.days) for clue in coming_clues(text, find_times(text))]


def test_a_meeting_of_today_is_told_by_its_town_and_the_states_of_its_ministers() -> None:
    text = "Envoys of three states spoke. The Russian and Ukrainian ministers are to meet in Antalya today."
    assert _days(text) == [(date(2022, 3, 10), date(2022, 3, 10))]


def test_talks_of_two_states_are_told_without_those_who_came_for_them() -> None:
    text = "They spoke of the meeting that delegations from Ukraine and Russia are due to hold in Istanbul."
    assert (date(2022, 2, 27), date(2022, 3, 30)) in _runs(text)


def _runs(text: str) -> list[tuple[date, date]]:
    return [run for clue in coming_clues(text, find_times(text)) for run in runs_of(clue.days)]


def test_a_forum_of_next_week_is_any_of_its_kind() -> None:
    text = "Kuleba and Lavrov may sit down. He is to be host of a diplomacy forum in Antalya next week."
    runs = _runs(text)
    assert (date(2022, 2, 27), date(2022, 3, 10)) in runs
    assert len(runs) > 1


@pytest.mark.parametrize(
    "other",
    [
        "The Russian and Ukrainian ministers met in Antalya.",
        "The Russian and Indian ministers are to meet in Antalya today.",
        "The Russian and Ukrainian ministers are to meet in Oslo today.",
        "The Russian and Ukrainian ministers would meet in Antalya today if they could.",
        "A G20 meeting will be held in New Delhi, Lavrov said.",
    ],
)
def test_what_is_held_elsewhere_by_others_or_not_at_all_tells_nothing(other: str) -> None:
    assert _days(other) == []
