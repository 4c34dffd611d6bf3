"""Days as sources give them."""

from __future__ import annotations

import pytest

from dragoman.intake.days import parse_day, parse_instant


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-03-01", "2022-03-01"),
        ("2022-03-01T23:30:00+03:00", "2022-03-01"),
        ("2022-03-01 10:15", "2022-03-01"),
        ("2022-03", "2022-03"),
        ("2022", "2022"),
        ("20220301", "2022-03-01"),
        ("20220301T101500Z", "2022-03-01"),
        ("March 1, 2022", "2022-03-01"),
        ("1 March 2022", "2022-03-01"),
        ("Tuesday, March 1st, 2022 at 10:15 pm", "2022-03-01"),
        ("Tue, 01 Mar 2022 10:15:00 GMT", "2022-03-01"),
        ("Sept. 3, 2022", "2022-09-03"),
        ("01/03/2022", None),
        ("03-02-2009", None),
        ("23/02/2009", "2009-02-23"),
        ("02/23/2009", "2009-02-23"),
        ("23.02.2009 14:30", "2009-02-23"),
        ("03-03-2009", "2009-03-03"),
        ("32/13/2009", None),
        ("1/2/20091", None),
        ("2022/03/01", "2022-03-01"),
        ("2022.3.1", "2022-03-01"),
        ("2022-13-01", None),
        ("2022-02-30", None),
        ("February 30, 2022", None),
        ("Martober 3, 2022", None),
        ("0000-00-00", None),
        ("tomorrow", None),
        ("", None),
        ("9" * 10_000, None),
    ],
)
def test_a_day_is_read_or_not_guessed(words: str, day: str | None) -> None:
    assert parse_day(words) == day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2022-03-01T23:30:00-05:00", "2022-03-02T04:30:00+00:00"),
        ("2022-03-01T10:00:00Z", "2022-03-01T10:00:00+00:00"),
        ("Tue, 01 Mar 2022 10:00:00 GMT", "2022-03-01T10:00:00+00:00"),
        ("2022-03-01T10:00:00", None),
        ("2022-03-01", None),
        ("March 1, 2022", None),
    ],
)
def test_instants_are_told_with_time_and_zone_or_not_at_all(words, expected):
    assert parse_instant(words) == expected
