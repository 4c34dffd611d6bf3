"""Finds the times that a text tells and works out their days: "late Friday", "Feb. 3, 2022", "last June"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dragoman.mentions.days import Span, Tense
from dragoman.mentions.tenses import tense_beside
from dragoman.mentions.timebeside import beside, years_of_events, years_shared
from dragoman.mentions.timeforms import expressions
from dragoman.mentions.timehead import is_own_date, news_day, own_day
from dragoman.mentions.timemeaning import Meaning
from dragoman.mentions.timemention import FREE, TimeMention
from dragoman.mentions.timeresolving import resolved
from dragoman.mentions.timevalues import days_of
from dragoman.mentions.timewords import Word, cut
from dragoman.records import Dated, TimeType

Anchor = str | date | Dated | tuple[str | None, str | None] | None
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def find_times(text: str, *, anchor: Anchor = None) -> list[TimeMention]:
    """The times of a text in order, resolved against the day it was written.

    `anchor` is that day, or the range of days it can be (a `Dated`, a pair of ISO days), or None where it
    is not known: then only what is written in full, or beside a full date, has days.
    """
    words, codes = cut(text)
    found = [_time(text, words, match, meaning, kind) for match, meaning, kind in expressions(words, codes)]
    ends = _ends(anchor) if anchor is not None else own_day(text, found)
    return [
        t
        for t in _all_resolved(text, years_of_events(text, years_shared(text, found), ends[1]), ends)
        if anchor is None or not is_own_date(text, t, ends)
    ]


def resolve(time: TimeMention, anchor: Anchor, tense: Tense | None = None) -> TimeMention:
    """The time with its days worked out for a day (or range of days) it is told on, and a tense."""
    return resolved(time, _ends(anchor), tense or time.tense, time.before)


def _time(text: str, words: list[Word], where: tuple[int, int], meaning: Meaning, kind: TimeType) -> TimeMention:
    """A time as found, before its days are known."""
    first, last = where
    start, end = words[first].start, words[last - 1].end
    if words[last - 1].part == "DOT" and words[last - 2].part not in {"MABBR", "WABBR"}:
        end = words[last - 2].end
    if meaning.clock and kind == "DATE":
        kind = "TIME"
    return TimeMention(
        start, end, text[start:end], kind, "", None, None, "", meaning, tense_beside(words, first, last)
    )


def _ends(anchor: Anchor) -> Span:
    """The first and last day a text can have been written, from any form of anchor."""
    if anchor is None:
        return None, None
    if isinstance(anchor, date):
        return anchor, anchor
    if isinstance(anchor, str):
        return _whole(anchor, 0), _whole(anchor, 1)
    first, last = anchor.range if isinstance(anchor, Dated) else anchor
    low, high = _whole(first, 0) if first else None, _whole(last, 1) if last else None
    return low, high


@lru_cache(maxsize=1024)
def _whole(day: str, end: int) -> date:
    """First (0) or last (1) day of a full or partial ISO day."""
    if not ISO.fullmatch(day[:10]):
        raise ValueError(f"{day!r} is no ISO day (2022-03-01), month or year")
    numbers = [int(n) for n in day[:10].split("-")]
    if len(numbers) == 3:
        return date(*numbers)
    month = Meaning("month" if len(numbers) == 2 else "year", numbers[0], numbers[1] if len(numbers) == 2 else None)
    found = days_of(month, date(numbers[0], 1, 1), None, (None, None))
    return (found.last if end else found.first) or date(numbers[0], 1, 1)


def _all_resolved(text: str, times: list[TimeMention], anchor: Span) -> list[TimeMention]:
    """Works out the days of each time, the one before it known; then those with a date beside them."""
    done: list[TimeMention] = []
    before: Span = (None, None)
    before_end = 0
    told: Span = (None, None)
    news = news_day(text, times, anchor)
    for time in times:
        ahead = before[0] is not None and anchor[1] is not None and before[0] > anchor[1]
        if before_end and (_is_farther(text, before_end, time.start) or (ahead and _opens(text, time))):
            before = news  # two paragraphs on, the telling starts from the news's day again
        here = resolved(time, anchor, time.tense, before)
        if _is_past_ahead(here, anchor):
            here = resolved(time, anchor, time.tense, told)
        done.append(here)
        if time.meaning.kind not in FREE and not (time.meaning.kind == "same" and time.meaning.clock) and here.first:
            before = (date.fromisoformat(here.first), date.fromisoformat(here.last or here.first))
            before_end, told = here.end, before
    return list(beside(text, done))


def _is_past_ahead(time: TimeMention, anchor: Span) -> bool:
    """Whether a time that is told as past comes out as ahead: "the next morning", counted from the news's day."""
    counted = time.meaning.kind == "other" and (time.meaning.step or 0) > 0 and time.tense == "past"
    return counted and bool(time.first and anchor[1] and time.first > str(anchor[1]))


def _opens(text: str, time: TimeMention) -> bool:
    """Whether a time opens its paragraph."""
    return not text[text.rfind("\n", 0, time.start) + 1 : time.start].strip(' "“')


def _is_farther(text: str, end: int, start: int) -> bool:
    """Whether a time stands two paragraphs or more behind another; an empty line between two counts once."""
    return len(text[end:start].split("\n")) - text.count("\n\n", end, start) > 2
