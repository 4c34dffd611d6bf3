"""Works out which days a time expression means, told on a given day: "last Friday", "early next year".

A `Meaning` is what the words say by themselves; `days_of` turns it into a TIMEX3 value and a first and
last day, given the day it is told on, the tense beside it and the time told before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dragoman.mentions.days import (
    Span,
    Tense,
    leap_safe,
    month_of,
    narrowed,
    pick,
    plus,
    season_of,
    unit_of,
    week_of,
    week_value,
    weekend_of,
    year_of,
)

UNIT_DAYS = {"D": 1, "W": 7, "FN": 14, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36524, "H": 1, "TM": 1, "S": 1}
JUST_GONE = 45  # days: "last June" in September is the year before's, "last September" in October is not


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression says by itself, before it is known when it was told.

    `kind` says how it is worked out; `year`, `month`, `day` are the numbers written, None where left out;
    `step` counts units from the day it is told on (-1 yesterday, last week); `mod` is START, MID, END,
    EARLIER or LATER; `clock` is a part of day or an hour as TIMEX3 writes it (`MO`, `18:00Z`).
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    step: int | None = None
    mod: str = ""
    clock: str = ""
    value: str = ""
    until: tuple[int | None, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A TIMEX3 value with its first and last day, None where open or not told."""

    value: str
    first: date | None = None
    last: date | None = None


def days_of(meaning: Meaning, anchor: date | None, tense: Tense | None, before: Span) -> Days:
    """The days a meaning stands for.

    `anchor` is the day it is told on, None where not known: then only full dates have days. `before` are
    the days of the time told before it in the text, for "the next day".
    """
    if anchor is None:
        found = _written(meaning) or _relative_to(meaning, before) or Days(blank(meaning))
    else:
        found = KINDS[meaning.kind](meaning, anchor, tense, before)
    return _with_clock(_with_mod(found, meaning, anchor, tense), meaning)


def blank(meaning: Meaning) -> str:
    """The value of a meaning whose day can't be told: `XXXX-03-01`, `XXXX-WXX-4`."""
    if meaning.value:
        return meaning.value
    if meaning.kind == "day":
        return f"{_four(meaning.year)}-{meaning.month:02d}-{meaning.day:02d}"
    if meaning.kind == "month":
        return f"{_four(meaning.year)}-{meaning.month:02d}"
    if meaning.kind == "weekday":
        return f"XXXX-WXX-{(meaning.weekday or 0) + 1}"
    if meaning.kind in {"season", "quarter"}:
        return f"{_four(meaning.year)}-{meaning.unit}"
    return "XXXX-XX-XX" if meaning.unit in {"", "D"} else "XXXX"


def _four(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"


def _written(meaning: Meaning) -> Days | None:
    """The days of a meaning that is full by itself."""
    if meaning.kind in {"span", "set", "vague", "duration"}:
        return Days(meaning.value)
    if meaning.year is None or meaning.kind not in {"day", "month", "year", "season", "quarter", "decade", "century"}:
        return None
    return KINDS[meaning.kind](meaning, date(2000, 1, 1), None, (None, None))


def _relative_to(meaning: Meaning, before: Span) -> Days | None:
    """The days of "the next day" where the time before it in the text is known."""
    if meaning.kind in {"other", "same"} and before[0] is not None:
        return KINDS[meaning.kind](meaning, before[0], None, before)
    return None


def _day(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A date, with or without its year; `until` is the other end of "3 to 5 March"."""
    years = [meaning.year] if meaning.year is not None else range(anchor.year - 8, anchor.year + 9)
    month, day = meaning.month or 1, meaning.day or 1
    options = [o for o in (leap_safe(y, month, day) for y in years) if o]
    if meaning.year is None:
        options = [o for o in options if abs((o[0] - anchor).days) < 400] or options
    if not options:
        return Days(blank(meaning))
    first, last = pick(options, anchor, tense)
    if meaning.until is not None:
        year, month, day = meaning.until
        end = leap_safe(year or first.year, month, day)
        if end and end[1] < first:
            end = leap_safe(first.year + 1, month, day)
        if end and end[1] > first:
            return Days(f"{first}/{end[1]}", first, end[1])
    return Days(first.isoformat(), first, last)


def _slashed(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """7/8/07: of the two readings the one nearer the day it is told on."""
    year, first, second = meaning.year or 1, meaning.month or 1, meaning.day or 1
    options = [o for o in (leap_safe(year, second, first), leap_safe(year, first, second)) if o]
    if not options:
        return Days(blank(meaning))
    there = min(options, key=lambda o: abs((o[0] - anchor).days))
    return Days(there[0].isoformat(), *there)


def _month(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
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


def _year(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    first, last = year_of(meaning.year or anchor.year)
    return Days(f"{first.year:04d}", first, last)


def _weekday(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A weekday: by tense, or the last, this or next one; `unit` W is "Thursday last week"."""
    weekday = meaning.weekday or 0
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if meaning.unit == "W":
        first = week_of(plus(anchor, 7 * (meaning.step or 0)))[0]
        there = plus(first, (weekday + 1) % 7)
    elif meaning.step == -1:
        there = plus(anchor, -(back or 7))
    elif meaning.step == 1 or (meaning.step == 0 and tense != "past"):
        there = plus(anchor, (ahead or 7) if meaning.step else ahead)
    else:
        there = plus(anchor, ahead) if tense == "future" else plus(anchor, -back)
    return Days(there.isoformat(), there, there)


def _step(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    """A unit counted from the day it is told on: yesterday, last week, two years ago."""
    value, first, last = unit_of(anchor, meaning.unit, meaning.step or 0)
    if meaning.step == 0 and not meaning.mod and first < last:
        first, last = (first, anchor) if tense == "past" else (anchor, last) if tense == "future" else (first, last)
    return Days(value, first, last)


def _other(meaning: Meaning, anchor: date, _: Tense | None, before: Span) -> Days:
    """A unit counted from the time told before it: the next day, two weeks later."""
    near = _fine_enough(before, meaning.unit)
    start = near[0] if (meaning.step or 0) < 0 else near[1]
    value, first, last = unit_of(start or anchor, meaning.unit, meaning.step or 0)
    return Days(value, first, last)


def _same(meaning: Meaning, anchor: date, tense: Tense | None, before: Span) -> Days:
    """That day, the same month: the unit of the time told before, but no past is told of a plan's day."""
    near = _fine_enough(before, meaning.unit)[0] or anchor
    return Days(*unit_of(anchor if tense == "past" and near > anchor else near, meaning.unit, 0))


def _yearback(meaning: Meaning, anchor: date, _: Tense | None, before: Span) -> Days:
    """The month or quarter of the time told before, a year earlier."""
    near = before[0] or anchor
    length = (before[1] - near).days if before[1] else 0
    unit = meaning.unit or next((u for u, least in (("Y", 300), ("Q", 80), ("M", 25)) if length >= least), "D")
    there = month_of(near.year - 1, near.month)
    return Days(*unit_of(plus(there[0], min(near.day, there[1].day) - 1), unit, 0))


def _fine_enough(before: Span, unit: str) -> Span:
    """The time told before, where it is fine enough to count this unit from: no next day after a year."""
    if before[0] is None or before[1] is None:
        return None, None
    return before if (before[1] - before[0]).days < 2 * UNIT_DAYS.get(unit, 1) + 3 else (None, None)


def _weekend(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
    step = meaning.step
    if step is None:
        step = 0 if tense == "future" or anchor.weekday() >= 5 else -1
    elif step == 0 and tense == "past" and anchor.weekday() < 3:
        step = -1  # "this weekend", told as past early in the week
    first, last = weekend_of(plus(anchor, 7 * step))
    return Days(f"{week_value(first)}-WE", first, last)


def _season(meaning: Meaning, anchor: date, tense: Tense | None, _: Span) -> Days:
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


def _quarter(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
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


def _decade(meaning: Meaning, _: date, __: Tense | None, ___: Span) -> Days:
    year = meaning.year or 1900
    return Days(f"{year // 10:03d}", year_of(year)[0], year_of(year + 9)[1])


def _century(meaning: Meaning, _: date, __: Tense | None, ___: Span) -> Days:
    year = meaning.year or 1900
    return Days(f"{year // 100:02d}", year_of(year)[0], year_of(year + 99)[1])


def _span(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
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


def _vague(meaning: Meaning, anchor: date, _: Tense | None, __: Span) -> Days:
    """Recently, soon, now: open on one side, or the day itself."""
    if meaning.value == "PAST_REF":
        return Days(meaning.value, None, anchor)
    if meaning.value == "FUTURE_REF":
        return Days(meaning.value, plus(anchor, meaning.step or 0), None)
    return Days(meaning.value, anchor, anchor)


def _silent(meaning: Meaning, _: date, __: Tense | None, ___: Span) -> Days:
    """A length of time or a repeated one: no days of its own."""
    return Days(meaning.value)


KINDS: dict[str, Callable[[Meaning, date, Tense | None, Span], Days]] = {
    "day": _day,
    "slashed": _slashed,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "step": _step,
    "other": _other,
    "same": _same,
    "yearback": _yearback,
    "weekend": _weekend,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "span": _span,
    "vague": _vague,
    "duration": _silent,
    "set": _silent,
}


def _with_mod(found: Days, meaning: Meaning, anchor: date | None, tense: Tense | None) -> Days:
    """Narrows days by early, mid, late, or by "earlier this week", which ends at the day it is told on."""
    if not meaning.mod or found.first is None or found.last is None:
        return found
    if meaning.mod in {"EARLIER", "LATER"}:
        if anchor is None or not found.first <= anchor <= found.last:
            return found
        if meaning.mod == "LATER":
            return Days(found.value, anchor, found.last)
        return Days(found.value, found.first, max(found.first, plus(anchor, -1 if found.first < found.last else 0)))
    first, last = narrowed(found.first, found.last, meaning.mod)
    if anchor is not None and tense == "past" and first <= anchor < last:
        last = anchor
    return Days(found.value, first, last)


def _with_clock(found: Days, meaning: Meaning) -> Days:
    """Adds the part of day or the hour to a day's value."""
    if not meaning.clock:
        return found
    return Days(f"{found.value}T{meaning.clock}", found.first, found.last)
