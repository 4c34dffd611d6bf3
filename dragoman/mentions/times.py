"""Finds the times that a text tells and works out their days: "late Friday", "Feb. 3, 2022", "last June"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.mentions.days import Span, Tense
from dragoman.mentions.happenings import is_told, known_days
from dragoman.mentions.tenses import tense_beside
from dragoman.mentions.timeforms import expressions
from dragoman.mentions.timemeaning import Days, Meaning
from dragoman.mentions.timevalues import days_of
from dragoman.mentions.timewords import Word, cut
from dragoman.records import Dated, TimeType

Anchor = str | date | Dated | tuple[str | None, str | None] | None
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
AROUND = 90  # characters: how near the words of a known event stand to its day
FRESH = 3  # days: the news of a report is no older
SHORT = 60  # characters: shorter lines are no paragraphs
DELAY = 10  # days: how long after its own date a text is published at the most
HEAD = 3  # lines in which a text's own date stands
FREE = frozenset({"duration", "set", "span", "vague", "loose"})  # kinds that are no day another time could lean on
WRITTEN, BY_YEAR, RELATIVE = "written", "year from the article's day", "relative to the article's day"
BY_CONTEXT = "relative to the time told before it"
BESIDE = "the date written beside it"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time told by the characters [start, end) of a text.

    `type` and `value` are TIMEX3's. `first` and `last` are the ISO days it covers, None where open or not
    to be told; `basis` says what they rest on. `tense` is the one of the words beside it, if they show one.
    `resolve` works the days out again for another day or tense.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    first: str | None
    last: str | None
    basis: str
    meaning: Meaning
    tense: Tense | None = None
    before: Span = (None, None)

    @property
    def granularity(self) -> str:
        """How fine the time is: day, week, month, quarter, season, year, decade, century or none."""
        kind, unit = self.meaning.kind, self.meaning.unit
        if kind in {"day", "weekday", "holiday"}:
            return "day"
        if kind in {"step", "other", "same"}:
            return {"D": "day", "W": "week", "FN": "week", "M": "month", "Q": "quarter", "Y": "year"}.get(
                unit, "decade"
            )
        return {"weekend": "week"}.get(kind, "none" if kind in FREE else kind)


def find_times(text: str, *, anchor: Anchor = None) -> list[TimeMention]:
    """The times of a text in order, resolved against the day it was written.

    `anchor` is that day, or the range of days it can be (a `Dated`, a pair of ISO days), or None where it
    is not known: then only what is written in full, or beside a full date, has days.
    """
    words, codes = cut(text)
    found = [_time(text, words, match, meaning, kind) for match, meaning, kind in expressions(words, codes)]
    ends = _ends(anchor) if anchor is not None else _own_day(text, found)
    return [
        t
        for t in _resolved(text, _years_of_events(text, _years_shared(text, found)), ends)
        if anchor is None or not _is_own_date(text, t, ends)
    ]


def _own_day(text: str, times: Sequence[TimeMention]) -> Span:
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


def _is_own_date(text: str, time: TimeMention, anchor: Span) -> bool:
    """Whether a time is the article's own date on a line of its own, which tells of nothing else."""
    if time.meaning.kind != "day" or anchor[0] is None or anchor[0] != anchor[1] or time.first is None:
        return False
    near = abs((date.fromisoformat(time.first) - anchor[0]).days)
    at_head = text.count("\n", 0, time.start) < HEAD  # a dispatch may be published some days after its date
    return near <= (DELAY if at_head else 0) and _stands_alone(text, time)


def _stands_alone(text: str, time: TimeMention) -> bool:
    """Whether a time is a line of its own among others."""
    line_start, line_end = text.rfind("\n", 0, time.start) + 1, text.find("\n", time.end)
    line_end = len(text) if line_end < 0 else line_end
    return text[line_start:line_end].strip() == time.text and line_end - line_start < len(text)


def resolve(time: TimeMention, anchor: Anchor, tense: Tense | None = None) -> TimeMention:
    """The time with its days worked out for a day (or range of days) it is told on, and a tense."""
    return _resolve(time, _ends(anchor), tense or time.tense, time.before)


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


def _years_shared(text: str, times: list[TimeMention]) -> list[TimeMention]:
    """Gives "January 11" in "January 11 and May 2, 2021" the year that ends the list."""
    shared = list(times)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        bare = here.meaning.kind == after.meaning.kind in {"day", "month"} and here.meaning.year is None
        between = text[here.end : after.start]
        if (
            bare
            and after.meaning.year is not None
            and between.strip(" ,") in {"", "and", "or", "to", "-", "–"}
            and len(between) < 8
        ):
            earlier = (here.meaning.month or 0, here.meaning.day or 0) <= (
                after.meaning.month or 0,
                after.meaning.day or 0,
            )
            if earlier:
                shared[i] = replace(here, meaning=replace(here.meaning, year=after.meaning.year))
    return shared


def _years_of_events(text: str, times: list[TimeMention]) -> list[TimeMention]:
    """Gives "the September 11 attacks" the year of the event that is known by that day."""
    known = known_days()
    dated = []
    for time in times:
        meaning = time.meaning
        days = (
            known.get((meaning.month or 0, meaning.day or 0), ())
            if meaning.kind == "day" and meaning.year is None
            else ()
        )
        around = text[max(0, time.start - AROUND) : time.end + AROUND].lower() if days else ""
        year = next((h.first.year for h in days if is_told(h, around)), None)
        dated.append(replace(time, meaning=replace(meaning, year=year)) if year else time)
    return dated


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


def _resolved(text: str, times: list[TimeMention], anchor: Span) -> list[TimeMention]:
    """Works out the days of each time, the one before it known; then those with a date beside them."""
    done: list[TimeMention] = []
    before: Span = (None, None)
    before_end = 0
    news = _news_day(text, times, anchor)
    for time in times:
        ahead = before[0] is not None and anchor[1] is not None and before[0] > anchor[1]
        if before_end and (_is_farther(text, before_end, time.start) or (ahead and _opens(text, time))):
            before = news  # two paragraphs on, the telling starts from the news's day again
        here = _resolve(time, anchor, time.tense, before)
        done.append(here)
        if time.meaning.kind not in FREE and not (time.meaning.kind == "same" and time.meaning.clock) and here.first:
            before = (date.fromisoformat(here.first), date.fromisoformat(here.last or here.first))
            before_end = here.end
    return list(_beside(text, done, anchor))


def _opens(text: str, time: TimeMention) -> bool:
    """Whether a time opens its paragraph."""
    return not text[text.rfind("\n", 0, time.start) + 1 : time.start].strip(' "“')


def _is_farther(text: str, end: int, start: int) -> bool:
    """Whether a time stands two paragraphs or more behind another; an empty line between two counts once."""
    return len(text[end:start].split("\n")) - text.count("\n\n", end, start) > 2


def _news_day(text: str, times: list[TimeMention], anchor: Span) -> Span:
    """The day that the first paragraph tells its news of, where it is one of the last days."""
    if anchor[0] is None or anchor[0] != anchor[1]:
        return None, None
    opening = next((m.end() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > SHORT), 0)
    for time in times:
        if time.start >= opening:
            break
        if time.granularity == "day" and time.tense != "future" and time.meaning.kind in {"day", "weekday", "step"}:
            here = _resolve(time, anchor, "past", (None, None))
            day = date.fromisoformat(here.first) if here.first and here.first == here.last else None
            return (day, day) if day and 0 <= (anchor[0] - day).days <= FRESH else (None, None)
    return None, None


def _resolve(time: TimeMention, anchor: Span, tense: Tense | None, before: Span) -> TimeMention:
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


def _beside(text: str, times: list[TimeMention], anchor: Span) -> Iterator[TimeMention]:
    """Lets "yesterday (16 March)" and "Sunday, 27 February" be the day of the date beside them."""
    for i, time in enumerate(times):
        other = next(
            (t for t in times[max(0, i - 1) : i + 2] if t is not time and _names_the_same(text, time, t)), None
        )
        if other is None or not other.first:
            yield time
            continue
        yield replace(time, value=_same_clock(other.value, time), first=other.first, last=other.last, basis=BESIDE)


def _names_the_same(text: str, time: TimeMention, other: TimeMention) -> bool:
    """Whether a relative day and a written date are one: one stands in brackets right after the other."""
    relative = time.meaning.kind in {"step", "weekday", "other", "same"} and time.granularity == "day"
    if not relative or other.meaning.kind != "day" or other.meaning.until is not None or "T" in other.value:
        return False
    first, second = sorted((time, other), key=lambda t: t.start)
    return (
        text[first.end : second.start].strip() in {"(", ", (", "[", ",", "— that is,"}
        and second.start - first.end < 4
    )


def _same_clock(value: str, time: TimeMention) -> str:
    return f"{value}T{time.meaning.clock}" if time.meaning.clock else value
