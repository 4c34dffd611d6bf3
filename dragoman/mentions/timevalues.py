"""Works out which days a time expression means, told on a given day: "last Friday", "early next year".

A `Meaning` is what the words say by themselves; `days_of` turns it into a TIMEX3 value and a first and
last day, given the day it is told on, the tense beside it and the time told before it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from dragoman.mentions import calendardays, relativedays
from dragoman.mentions.days import Span, Tense, narrowed, plus
from dragoman.mentions.timemeaning import Days, Meaning, blank
from dragoman.mentions.timezones import offset_at

# Kinds that are full with their year.
FULL = frozenset({"day", "weekof", "month", "year", "season", "quarter", "decade", "century", "holiday", "ofmonth"})
BESIDE = frozenset({"other", "otherweekday", "same", "monthday"})
"""Kinds that are counted from the time told before them."""
KINDS: dict[str, Callable[[Meaning, date, Tense | None, Span], Days]] = {
    "day": calendardays.day_days,
    "slashed": calendardays.slashed_days,
    "month": calendardays.month_days,
    "year": calendardays.year_days,
    "weekday": relativedays.weekday_days,
    "step": relativedays.step_days,
    "monthday": relativedays.monthday_days,
    "other": relativedays.other_days,
    "otherweekday": relativedays.otherweekday_days,
    "same": relativedays.same_days,
    "yearback": relativedays.yearback_days,
    "yearsago": relativedays.yearsago_days,
    "samemonth": relativedays.samemonth_days,
    "sameseason": relativedays.sameseason_days,
    "weekof": calendardays.weekof_days,
    "weekend": relativedays.weekend_days,
    "season": calendardays.season_days,
    "quarter": calendardays.quarter_days,
    "decade": calendardays.decade_days,
    "century": calendardays.century_days,
    "holiday": calendardays.holiday_days,
    "ofmonth": calendardays.ofmonth_days,
    "loose": relativedays.loose_days,
    "span": relativedays.span_days,
    "vague": relativedays.vague_days,
    "duration": relativedays.silent_days,
    "set": relativedays.silent_days,
}


@lru_cache(maxsize=8192)
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


def _written(meaning: Meaning) -> Days | None:
    """The days of a meaning that is full by itself."""
    if meaning.kind in {"span", "set", "vague", "duration"}:
        return Days(meaning.value)
    if meaning.year is None or meaning.kind not in FULL:
        return None
    return KINDS[meaning.kind](meaning, date(2000, 1, 1), None, (None, None))


def _relative_to(meaning: Meaning, before: Span) -> Days | None:
    """The days of "the next day" where the time before it in the text is known."""
    if meaning.kind in BESIDE and before[0] is not None:
        return KINDS[meaning.kind](meaning, before[0], None, before)
    return None


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
    return Days(f"{found.value}T{meaning.clock}{offset_at(meaning, found.first)}", found.first, found.last)
