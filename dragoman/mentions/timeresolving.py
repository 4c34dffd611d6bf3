"""Works out the days of one time for the earliest and the latest day that its text can have been written."""

from __future__ import annotations

from dataclasses import replace

from dragoman.mentions.days import Span, Tense
from dragoman.mentions.timemeaning import Days, Meaning
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.timevalues import days_of

WRITTEN, BY_YEAR, RELATIVE = "written", "year from the article's day", "relative to the article's day"
BY_CONTEXT = "relative to the time told before it"


def resolved(time: TimeMention, anchor: Span, tense: Tense | None, before: Span) -> TimeMention:
    """One time, for the earliest and the latest day it can be told on."""
    meaning = time.meaning
    low = days_of(meaning, anchor[0], tense, before) if anchor[0] else None
    high = days_of(meaning, anchor[1], tense, before) if anchor[1] else None
    found = _joined_days(low, high, days_of(meaning, None, tense, before))
    return replace(
        time,
        value=found.value,
        first=found.first.isoformat() if found.first else None,
        last=found.last.isoformat() if found.last else None,
        basis=_basis(meaning, before),
        before=before,
        tense=tense,
    )


def _joined_days(low: Days | None, high: Days | None, written: Days) -> Days:
    """What the earliest and the latest telling agree on, and the days from one to the other."""
    if low is None and high is None:
        return written
    if low is None or high is None:
        known = low or high or written
        if written.first is not None:
            return written
        return Days(written.value, known.first if low else None, known.last if high else None)
    firsts = [d.first for d in (low, high)]
    lasts = [d.last for d in (low, high)]
    first = None if None in firsts else min(d for d in firsts if d)
    last = None if None in lasts else max(d for d in lasts if d)
    return Days(low.value if low.value == high.value else written.value, first, last)


def _basis(meaning: Meaning, before: Span) -> str:
    if meaning.kind in {"other", "same"}:
        return BY_CONTEXT if before[0] else RELATIVE
    if meaning.year is not None or meaning.kind in {"duration", "set"}:
        return WRITTEN
    return BY_YEAR if meaning.kind == "day" else RELATIVE
