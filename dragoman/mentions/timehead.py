"""Reads the day that the head of a text gives: its own date on a line apart, and the day that its news is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.mentions.days import Span, plus
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.timeresolving import resolved
from dragoman.mentions.timevalues import days_of

FRESH = 3  # days: the news of a report is no older
SHORT = 60  # characters: shorter lines are no paragraphs
DELAY = 10  # days: how long after its own date a text is published at the most
HEAD = 3  # lines in which a text's own date stands


def own_day(text: str, times: Sequence[TimeMention]) -> Span:
    """The date on a line of its own near the start, where nothing else tells the day of a text."""
    for time in times[:2]:
        meaning = time.meaning
        if (
            meaning.kind == "day"
            and meaning.year is not None
            and text.count("\n", 0, time.start) < HEAD
            and _stands_alone(text, time)
        ):
            day = days_of(meaning, None, None, (None, None)).first
            return day, day
    return None, None


def is_own_date(text: str, time: TimeMention, anchor: Span) -> bool:
    """Whether a time is the article's own date on a line of its own, which tells of nothing else."""
    if time.meaning.kind != "day" or anchor[0] is None or anchor[0] != anchor[1] or time.first is None:
        return False
    near = abs((date.fromisoformat(time.first) - anchor[0]).days)
    at_head = text.count("\n", 0, time.start) < HEAD  # a dispatch may be published some days after its date
    return near <= (DELAY if at_head else 0) and _stands_alone(text, time)


def news_day(text: str, times: list[TimeMention], anchor: Span) -> Span:
    """The day that the first paragraph tells its news of, where it is one of the last days.

    Of a text whose own day is not known it is a day written in full.
    """
    opening = next((m.end() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > SHORT), 0)
    for time in times:
        if time.start >= opening:
            break
        if time.granularity == "day" and time.tense != "future" and time.meaning.kind in {"day", "weekday", "step"}:
            here = resolved(time, anchor, "past", (None, None))
            day = date.fromisoformat(here.first) if here.first and here.first == here.last else None
            return (day, day) if day and _is_fresh(day, time, anchor) else (None, None)
    return None, None


def _is_fresh(day: date, time: TimeMention, anchor: Span) -> bool:
    """Whether a day is one of the last before a text was written, or before it can have been."""
    first, last = anchor
    if first is None or last is None:
        return time.meaning.year is not None
    return plus(first, -FRESH) <= day <= last


def _stands_alone(text: str, time: TimeMention) -> bool:
    """Whether a time is a line of its own among others."""
    line_start, line_end = text.rfind("\n", 0, time.start) + 1, text.find("\n", time.end)
    line_end = len(text) if line_end < 0 else line_end
    return text[line_start:line_end].strip() == time.text and line_end - line_start < len(text)
