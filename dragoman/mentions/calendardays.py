"""The days of dates of the calendar, told on a given day: "3 March", "last June", "the third quarter"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.mentions.days import (
    Span,
    Tense,
    Whole,
    leap_safe,
    month_of,
    pick,
    plus,
    season_of,
    week_of,
    week_value,
    year_of,
)
from dragoman.mentions.holidays import holiday
from dragoman.mentions.timemeaning import Days, Meaning, blank

FAR, NEAR = 270, 60  # days: a date that far off would have its year beside it, where another is this near
JUST_GONE = 45  # days: "last June" in September is the year before's, "last September" in October is not


def day_days(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A date, with or without its year ("3 March last year"); `until` is the other end of "3 to 5 March"."""
    years = [meaning.year] if meaning.year is not None else range(anchor.year - 8, anchor.year + 9)
    if meaning.step is not None:
        years = [anchor.year + meaning.step]
    month, day = meaning.month or 1, meaning.day or 1
    options = [o for o in (leap_safe(y, month, day) for y in years) if o]
    if meaning.year is None:
        options = [o for o in options if abs((o[0] - anchor).days) < 400] or options
    if not options:
        return Days(blank(meaning))
    first, last = _with_plain_year(options, anchor, tense)
    if meaning.until is not None:
        year, month, day = meaning.until
        end = leap_safe(year or first.year, month, day)
        if end and end[1] < first:
            end = leap_safe(first.year + 1, month, day)
        if end and end[1] > first:
            return Days(f"{first}/{end[1]}", first, end[1])
    return Days(first.isoformat(), first, last)


def _with_plain_year(options: list[Whole], anchor: date, tense: Tense | None) -> Whole:
    """The date of a tense, but of two the near one: a day most of a year away is told with its year."""
    chosen = pick(options, anchor, tense)
    near = min(options, key=lambda o: abs((o[0] - anchor).days))
    far = abs((chosen[0] - anchor).days) > FAR and abs((near[0] - anchor).days) < NEAR
    return near if far else chosen


def weekof_days(meaning: Meaning, anchor: date, tense: Tense | None, before: Span) -> Days:
    """The week of a date."""
    found = day_days(replace(meaning, kind="day"), anchor, tense, before)
    if found.first is None:
        return found
    return Days(week_value(found.first), *week_of(found.first))


def slashed_days(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """7/8/07: of the two readings the one nearer the day it is told on."""
    year, first, second = meaning.year or 1, meaning.month or 1, meaning.day or 1
    options = [o for o in (leap_safe(year, second, first), leap_safe(year, first, second)) if o]
    if not options:
        return Days(blank(meaning))
    there = min(options, key=lambda o: abs((o[0] - anchor).days))
    return Days(there[0].isoformat(), *there)


def month_days(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A month, with its year, counted from the anchor's ("last June"), or neither."""
    month = meaning.month or 1
    years = [meaning.year] if meaning.year is not None else [anchor.year - 1, anchor.year, anchor.year + 1]
    if meaning.unit == "Y":
        years = [anchor.year + (meaning.step or 0)]
    options = [month_of(y, month) for y in years]
    if meaning.unit != "Y" and meaning.step is not None and meaning.year is None:
        first, last = _stepped(options, anchor, meaning.step)
        if meaning.step < 0 and first.year == anchor.year and (anchor - last).days > JUST_GONE:
            first, last = month_of(first.year - 1, month)
    else:
        first, last = pick(options, anchor, tense)
    return Days(f"{first.year:04d}-{first.month:02d}", first, last)


def _stepped(options: list[tuple[date, date]], anchor: date, step: int) -> tuple[date, date]:
    """The last, this or next of something that comes once a year."""
    if step < 0:
        return [o for o in options if o[1] < anchor][-1]
    if step > 0:
        return next(o for o in options if o[0] > anchor)
    return next(o for o in options if o[0].year == anchor.year)


def year_days(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """A year."""
    first, last = year_of(meaning.year or anchor.year)
    return Days(f"{'FY' * (meaning.unit == 'FY')}{first.year:04d}", first, last)


def season_days(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A season, with its year or the one nearest in its tense."""
    years = [meaning.year] if meaning.year is not None else [anchor.year - 1, anchor.year, anchor.year + 1]
    options = [season_of(y, meaning.unit) for y in years]
    if meaning.step is not None and meaning.year is None:
        first, last = _stepped(options, anchor, meaning.step)
    else:
        first, last = pick(options, anchor, tense)
    value = f"{first.year:04d}-{meaning.unit}"
    if meaning.year is None and tense == "future" and first < anchor <= last:
        first = anchor
    return Days(value, first, last)


def quarter_days(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """A quarter or half of a year: `unit` Q1 to Q4, H1, H2."""
    size = 3 if meaning.unit[0] == "Q" else 6
    month = (int(meaning.unit[1]) - 1) * size + 1
    if meaning.year is not None:
        years = [meaning.year]
    else:
        near = [anchor.year - 1, anchor.year, anchor.year + 1]
        years = [anchor.year + meaning.step] if meaning.step is not None else near
    options = [(month_of(y, month)[0], month_of(y, month + size - 1)[1]) for y in years]
    first, last = pick(options, anchor, None)
    return Days(f"{first.year:04d}-{meaning.unit}", first, last)


def decade_days(meaning: Meaning, _: date, __: Tense | None, ___: Span) -> Days:
    """Ten years."""
    year = meaning.year or 1900
    return Days(f"{year // 10:03d}", year_of(year)[0], year_of(year + 9)[1])


def century_days(meaning: Meaning, _: date, __: Tense | None, ___: Span) -> Days:
    """A hundred years."""
    year = meaning.year or 1900
    return Days(f"{year // 100:02d}", year_of(year)[0], year_of(year + 99)[1])


def holiday_days(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A holiday: with its year, the last or next one, or the nearest in its tense."""
    years = list(range(anchor.year - 1, anchor.year + 2))
    if meaning.year is not None or meaning.unit:
        years = [meaning.year if meaning.year is not None else anchor.year + (meaning.step or 0)]
    options = [(day, day) for day in (holiday(meaning.value, year) for year in years)]
    if meaning.step is not None and not meaning.unit and meaning.year is None:
        first, last = _stepped(options, anchor, meaning.step)
    else:
        first, last = pick(options, anchor, tense)
    return Days(first.isoformat(), first, last)


def ofmonth_days(meaning: Meaning, anchor: date, tense: Tense | None, before: Span) -> Days:
    """The last week of March: the first, second ... seven days of a month, the last seven, or a weekend in them."""
    month = month_days(Meaning("month", meaning.year, meaning.month), anchor, tense, before)
    if month.first is None or month.last is None:
        return month
    nth = meaning.day or 0
    size = 1 if meaning.unit == "D" else 7
    first = plus(month.last, 1 - size) if nth == 0 else plus(month.first, size * (nth - 1))
    last = min(plus(first, size - 1), month.last)
    if meaning.unit == "D":
        return Days(first.isoformat(), first, first)
    if meaning.unit == "WE":
        saturday = plus(first, (5 - first.weekday()) % 7)
        return Days(f"{week_value(saturday)}-WE", saturday, plus(saturday, 1))
    return Days(week_value(plus(first, 3)), first, last)
