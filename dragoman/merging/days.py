"""Ranges of days: what a partial day spans, whether two ranges can meet, and where they do."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from dragoman.records import Days

FIRST, LAST = "0001-01-01", "9999-12-31"


def first_day(day: str) -> str:
    """The first day of a whole or partial day: `2022-03` is `2022-03-01`."""
    return day[:10] if len(day) >= 10 else f"{day}-01" if len(day) == 7 else f"{day}-01-01"


def last_day(day: str) -> str:
    """The last day of a whole or partial day: `2022-02` is `2022-02-28`."""
    if len(day) >= 10:
        return day[:10]
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]:02d}"
    return f"{day}-12-31"


def bounds(days: Days) -> tuple[str, str]:
    """First and last whole day of a range; an open end reaches to the end of the calendar."""
    first, last = days
    return (FIRST if first is None else first_day(first), LAST if last is None else last_day(last))


def known(days: Days) -> bool:
    """Whether both ends are told."""
    return days[0] is not None and days[1] is not None


def meet(a: Days, b: Days) -> bool:
    """Whether some day lies in both ranges."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return max(a0, b0) <= min(a1, b1)


def common(ranges: Iterable[Days]) -> Days | None:
    """The days in all ranges, each end as precisely as told, open ends None; None where there is no such day."""
    first, last = None, None
    for low, high in ranges:
        if low is not None and (first is None or first_day(low) > first_day(first)):
            first = low
        if high is not None and (last is None or last_day(high) < last_day(last)):
            last = high
    return (first, last) if meet((first, None), (None, last)) else None


def width(days: Days) -> int:
    """Nights between first and last day; a single day is 0. Only for ranges with both ends."""
    first, last = (date.fromisoformat(day) for day in bounds(days))
    return (last - first).days
