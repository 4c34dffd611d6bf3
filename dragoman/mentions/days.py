"""Days, weeks, months and seasons as first and last day: the calendar a newsroom counts with.

Weeks start on Sunday when days are counted (the convention of the gold set), and are numbered as ISO
weeks when named (`2022-W09`), as TimeML does.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal

Tense = Literal["past", "future"]
Span = tuple[date | None, date | None]
Whole = tuple[date, date]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FAR = 3  # a date not yet reached is as near as one three times as long gone: news tells of the past
SLACK = 3  # days: a text of 1 March may tell of 2 March as past, by its time zone or a later edit


def plus(day: date, days: int) -> date:
    """A day some days on, held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month_of(year: int, month: int) -> Whole:
    """First and last day of a month; months beyond 12 or below 1 run into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, 1), 9999)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Whole:
    """First and last day of a year."""
    return month_of(year, 1)[0], month_of(year, 12)[1]


def week_of(day: date) -> Whole:
    """Sunday to Saturday around a day."""
    first = plus(day, -(day.isoweekday() % 7))
    return first, plus(first, 6)


def weekend_of(day: date) -> Whole:
    """Saturday and Sunday of the ISO week of a day."""
    monday = plus(day, -day.weekday())
    return plus(monday, 5), plus(monday, 6)


def season_of(year: int, season: str) -> Whole:
    """Three months of the northern year; winter is counted to the year in which it begins."""
    first = month_of(year, SEASONS[season])[0]
    return first, month_of(year, SEASONS[season] + 2)[1]


def unit_of(day: date, unit: str, step: int) -> tuple[str, date, date]:
    """The day, week, month, year, decade or century `step` from the one a day is in: value, first, last."""
    if unit == "D":
        there = plus(day, step)
        return there.isoformat(), there, there
    if unit in {"W", "FN"}:
        there = plus(day, 7 * step * (2 if unit == "FN" else 1))
        return week_value(there), *week_of(there)
    if unit == "M":
        first, last = month_of(day.year, day.month + step)
        return f"{first.year:04d}-{first.month:02d}", first, last
    if unit == "Q":
        first = month_of(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * step)[0]
        return f"{first.year:04d}-Q{(first.month + 2) // 3}", first, month_of(first.year, first.month + 2)[1]
    if unit == "FY":
        first, last = year_of(day.year + step)
        return f"FY{first.year:04d}", first, last
    size = {"DE": 10, "CE": 100}.get(unit, 1)
    year = min(max(day.year // size * size + step * size, 1), 9999 - size)
    value = f"{year:04d}"[: {"DE": 3, "CE": 2}.get(unit, 4)]
    return value, year_of(year)[0], year_of(year + size - 1)[1]


def week_value(day: date) -> str:
    """A day's week as TimeML names it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def pick(options: list[Whole], anchor: date, tense: Tense | None) -> Whole:
    """Which of the same date in several years is meant, told on the anchor day in a tense."""
    slack = SLACK if options[0][0] == options[0][1] else 0
    past = [o for o in options if o[0] <= plus(anchor, slack)]
    future = [o for o in options if o[1] >= plus(anchor, -slack)]
    if tense == "past" and past:
        return past[-1]
    if tense == "future" and future:
        return future[0]
    return min(options, key=lambda o: _distance(o, anchor))


def _distance(option: Whole, anchor: date) -> int:
    """Days from the anchor, where days ahead weigh more."""
    if option[0] > anchor:
        return (option[0] - anchor).days * FAR
    return max(0, (anchor - option[1]).days)


def leap_safe(year: int, month: int, day: int) -> Whole | None:
    """A day as a span, or None where the calendar hasn't it."""
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return there, there


# The months that "early", "mid" and "late" take of a year: "early next year" is its first quarter.
OF_YEAR = {"START": (1, 3), "MID": (5, 8), "END": (9, 12)}


HALVES = ("HALF1", "HALF2")


def narrowed(first: date, last: date, mod: str) -> Whole:
    """The early, middle or late part of a span: ten days of a month, some months of a year, a third else."""
    length = (last - first).days + 1
    if length > 2 and mod in HALVES:
        middle = 15 if 28 <= length <= 31 else length // 2
        return (first, plus(first, middle - 1)) if mod == HALVES[0] else (plus(first, middle), last)
    if length < 3 or mod not in OF_YEAR:
        return first, last
    if 365 <= length <= 366 and first.month == 1:
        start, end = OF_YEAR[mod]
        return month_of(first.year, start)[0], month_of(first.year, end)[1]
    cuts = (10, 20) if 28 <= length <= 31 else (length // 3, length - length // 3)
    if mod == "START":
        return first, plus(first, cuts[0] - 1)
    if mod == "END":
        return plus(first, cuts[1]), last
    return plus(first, cuts[0]), plus(first, cuts[1] - 1)
