"""The days of times counted from another: "last Friday", "two years ago", "the next day", "the past week"."""

from __future__ import annotations

from datetime import date

from dragoman.mentions.days import Span, Tense, month_of, plus, season_of, unit_of, week_of, week_value, weekend_of
from dragoman.mentions.timemeaning import Days, Meaning

UNIT_DAYS = {"D": 1, "W": 7, "FN": 14, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36524, "H": 1, "TM": 1, "S": 1}
LONGEST = 31  # days: how long before a plan is told its month can have been
LONG = 20  # days of a time that is a month rather than a day


def weekday_days(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A weekday: by tense, or the last, this or next one; `unit` W is "Thursday last week"."""
    weekday = meaning.weekday or 0
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if meaning.unit == "W":
        first = week_of(plus(anchor, 7 * (meaning.step or 0)))[0]
        there = plus(first, (weekday + 1) % 7)
    elif meaning.step is not None and abs(meaning.step) > 1:  # "the Friday before last", "the Monday after next"
        there = plus(anchor, (ahead or 7) + 7 if meaning.step > 0 else -(back or 7) - 7)
    elif meaning.step == -1:
        there = plus(anchor, -(back or 7))
    elif meaning.step == 1 or (meaning.step == 0 and tense != "past"):
        there = plus(anchor, (ahead or 7) if meaning.step else ahead)
    else:
        there = plus(anchor, ahead) if tense == "future" else plus(anchor, -back)
    return Days(there.isoformat(), there, there)


def step_days(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A unit counted from the day it is told on: yesterday, last week, two years ago."""
    value, first, last = unit_of(anchor, meaning.unit, meaning.step or 0)
    if meaning.step == 0 and not meaning.mod and first < last:
        first, last = (first, anchor) if tense == "past" else (anchor, last) if tense == "future" else (first, last)
    return Days(value, first, last)


def other_days(meaning: Meaning, anchor: date, tense: Tense | None, before: Span) -> Days:
    """A unit counted from the time told before it: the next day, two weeks later; no past from a day to come."""
    near = _fine_enough(before, meaning.unit)
    start = near[0] if (meaning.step or 0) < 0 else near[1]
    if tense == "past" and start is not None and start > anchor and (meaning.step or 0) < 0:
        start = anchor
    value, first, last = unit_of(start or anchor, meaning.unit, meaning.step or 0)
    return Days(value, first, last)


def otherweekday_days(meaning: Meaning, anchor: date, _: Tense | None, before: Span) -> Days:
    """The Friday before, the following Tuesday: the last or next one from the time told before it."""
    near, weekday = _fine_enough(before, "W"), meaning.weekday or 0
    if (meaning.step or 0) < 0:
        start = near[0] or anchor
        there = plus(start, -((start.weekday() - weekday) % 7 or 7))
    else:
        start = near[1] or anchor
        there = plus(start, (weekday - start.weekday()) % 7 or 7)
    return Days(there.isoformat(), there, there)


def monthday_days(meaning: Meaning, anchor: date, tense: Tense | None, before: Span) -> Days:
    """On the 26th: that day nearest to the time told before it, or to the day it is told on; no past lies ahead.

    "The 26th of that month" (`unit` M), and what follows a month, is of that month.
    """
    near, day = _fine_enough(before, "M")[0], meaning.day or 1
    of_it = meaning.unit == "M" or (near is not None and before[1] is not None and (before[1] - near).days >= LONG)
    long_over = tense == "future" and near is not None and near < plus(anchor, -LONGEST)
    beside = anchor if near is None or meaning.step is not None or (long_over and not of_it) else near
    steps = (meaning.step,) if meaning.step is not None else (0,) if of_it else (-1, 0, 1)
    months = [month_of(beside.year, beside.month + step) for step in steps]
    options = [first.replace(day=day) for first, last in months if day <= last.day]
    if tense != "future":
        options = [o for o in options if o <= plus(anchor, 1)] or options
    elif near is None or long_over:
        options = [o for o in options if o >= anchor] or options
    if not options:
        return Days(f"XXXX-XX-{day:02d}")
    there = min(options, key=lambda o: (abs((o - beside).days), o))
    return Days(there.isoformat(), there, there)


def same_days(meaning: Meaning, anchor: date, tense: Tense | None, before: Span) -> Days:
    """That day, the same month: the unit of the time told before, but no past is told of a plan's day."""
    near = _fine_enough(before, meaning.unit)[0] or anchor
    return Days(*unit_of(anchor if tense == "past" and near > anchor else near, meaning.unit, 0))


def yearback_days(meaning: Meaning, anchor: date, _: Tense | None, before: Span) -> Days:
    """The month or quarter of the time told before, a year earlier."""
    near = before[0] or anchor
    length = (before[1] - near).days if before[1] else 0
    told = before[0] is not None
    unit = meaning.unit or next((u for u, least in (("Y", 300), ("Q", 80), ("M", 25)) if length >= least), "D")
    unit = unit if told or meaning.unit else "Y"  # "the same period last year", of no period told in days
    there = month_of(near.year - 1, near.month)
    return Days(*unit_of(plus(there[0], min(near.day, there[1].day) - 1), unit, 0))


def yearsago_days(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """The week, month or day it is told in, some years before: ten years ago this week."""
    year = max(1, anchor.year + (meaning.step or 0))
    there = month_of(year, anchor.month)
    return Days(*unit_of(plus(there[0], min(anchor.day, there[1].day) - 1), meaning.unit, 0))


def samemonth_days(meaning: Meaning, anchor: date, _: Tense | None, before: Span) -> Days:
    """That February: of the year told before, else the last one."""
    month, near = meaning.month or 1, before[0]
    year = near.year if near is not None else anchor.year - (month > anchor.month)
    first, last = month_of(year, month)
    return Days(f"{year:04d}-{month:02d}", first, last)


def sameseason_days(meaning: Meaning, anchor: date, _: Tense | None, before: Span) -> Days:
    """That spring: of the year told before, else of the one it is told in."""
    year = (before[0] or anchor).year
    return Days(f"{year:04d}-{meaning.unit}", *season_of(year, meaning.unit))


def _fine_enough(before: Span, unit: str) -> Span:
    """The time told before, where it is fine enough to count this unit from: no next day after a year."""
    if before[0] is None or before[1] is None:
        return None, None
    return before if (before[1] - before[0]).days < 2 * UNIT_DAYS.get(unit, 1) + 3 else (None, None)


def weekend_days(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """The weekend before, of, or after the week it is told in."""
    step = meaning.step
    if step is None:
        step = 0 if tense == "future" or anchor.weekday() >= 5 else -1
    elif step == 0 and tense == "past" and anchor.weekday() < 3:
        step = -1  # "this weekend", told as past early in the week
    elif step > 1 and anchor.weekday() < 5:
        step -= 1  # "the weekend after next" is not the coming one but the one after it
    first, last = weekend_of(plus(anchor, 7 * step))
    return Days(f"{week_value(first)}-WE", first, last)


def span_days(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """Some units up to or from the day it is told on: the past three days, the next two weeks."""
    step = meaning.step or 0
    if meaning.unit in {"M", "Q", "Y", "DE", "CE"}:
        far = _same_place(anchor, *unit_of(anchor, meaning.unit, step)[1:])
    else:
        far = plus(anchor, step * UNIT_DAYS.get(meaning.unit, 1))
    return Days(meaning.value, min(anchor, far), max(anchor, far))


def _same_place(anchor: date, first: date, last: date) -> date:
    """The anchor's day within another month or year."""
    if first.month == last.month:
        return date(first.year, first.month, min(anchor.day, last.day))
    return (
        month_of(first.year, anchor.month)[0] if anchor.day == 1 else plus(month_of(first.year, anchor.month)[0], 27)
    )


def vague_days(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """Recently, soon, now: open on one side, or the day itself."""
    if meaning.value == "PAST_REF":
        return Days(meaning.value, None, anchor)
    if meaning.value == "FUTURE_REF":
        return Days(meaning.value, plus(anchor, meaning.step or 0), None)
    return Days(meaning.value, anchor, anchor)


def silent_days(meaning: Meaning, _: date, __: Tense | None, ___: Span) -> Days:
    """A length of time or a repeated one: no days of its own."""
    return Days(meaning.value)


def loose_days(meaning: Meaning, anchor: date, _: Tense | None, before: Span) -> Days:
    """Losses for the quarter: the one told before, else the one just over; a value, and no days of an event."""
    if meaning.value:
        return Days(meaning.value)
    near = _fine_enough(before, meaning.unit)[0]
    step = -1 if near is None and meaning.unit == "Q" else 0
    return Days(unit_of(near or anchor, meaning.unit, step)[0])
