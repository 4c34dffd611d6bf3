"""Sets of days as numbers with one bit a day, so that clues to an article's day are joined with `&`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from dragoman.mentions.days import month_of, plus

EARLIEST, LATEST = date(1940, 1, 1), date(2099, 12, 31)
_BASE, _SIZE = EARLIEST.toordinal(), LATEST.toordinal() - EARLIEST.toordinal() + 1


def between(first: date, last: date) -> int:
    """The days from first to last, both with."""
    low, high = max(0, first.toordinal() - _BASE), min(_SIZE - 1, last.toordinal() - _BASE)
    return ((1 << (high - low + 1)) - 1) << low if low <= high else 0


def after(first: date) -> int:
    """The days from one on."""
    return between(first, LATEST)


def union(spans: Iterable[tuple[date, date]]) -> int:
    """The days of any of the spans."""
    days = 0
    for first, last in spans:
        days |= between(first, last)
    return days


def on_weekdays(weekdays: Iterable[int]) -> int:
    """All days that fall on some weekdays, Monday 0."""
    days = 0
    for weekday in weekdays:
        first = (weekday - EARLIEST.weekday()) % 7
        weeks = (_SIZE - first + 6) // 7
        days |= (((1 << (7 * weeks)) - 1) // 127) << first  # one bit in seven
    return days


@cache
def late_in_month(first_days: int) -> int:
    """All days but the first few of each month."""
    months = (month_of(year, month) for year in range(EARLIEST.year, LATEST.year + 1) for month in range(1, 13))
    return union((plus(first, first_days), last) for first, last in months)


def ends_of(days: int) -> tuple[date | None, date | None]:
    """The first and last day of a set, None at the ends of what is counted."""
    if not days:
        return None, None
    low, high = (days & -days).bit_length() - 1, days.bit_length() - 1
    first = None if low == 0 else date.fromordinal(_BASE + low)
    return first, None if high == _SIZE - 1 else date.fromordinal(_BASE + high)


def runs_of(days: int) -> list[tuple[date, date]]:
    """The unbroken stretches of a set."""
    found, offset = [], 0
    while days:
        gap = (days & -days).bit_length() - 1
        days >>= gap
        length = (~days & (days + 1)).bit_length() - 1
        found.append((date.fromordinal(_BASE + offset + gap), date.fromordinal(_BASE + offset + gap + length - 1)))
        days >>= length
        offset += gap + length
    return found
