"""What times that stand side by side, or beside a known event, lend each other: a year, a day.

"January 11 and May 2, 2021", "the September 11 attacks", "yesterday (16 March)".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.mentions.happenings import year_told
from dragoman.mentions.timemention import TimeMention

AROUND = 90  # characters: how near the words of a known event stand to its day
BESIDE = "the date written beside it"


def years_shared(text: str, times: list[TimeMention]) -> list[TimeMention]:
    """Gives "January 11" in "January 11 and May 2, 2021" the year that ends the list."""
    shared = list(times)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        bare = here.meaning.kind == after.meaning.kind in {"day", "month"} and here.meaning.year is None
        bare = bare and here.meaning.step is None
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


def years_of_events(text: str, times: list[TimeMention], until: date | None) -> list[TimeMention]:
    """Gives "the September 11 attacks" the year of the event that is known by that day.

    Not of one that came long after `until`, the last day on which the text can have been written.
    """
    dated = []
    for time in times:
        meaning = time.meaning
        bare = meaning.is_yearless and meaning.month and meaning.day
        around = text[max(0, time.start - AROUND) : time.end + AROUND] if bare else ""
        year = year_told(meaning.month or 0, meaning.day or 0, around) if bare else None
        known = year is not None and (until is None or year <= until.year + 1)
        dated.append(replace(time, meaning=replace(meaning, year=year), by_event=True) if known else time)
    return dated


def beside(text: str, times: list[TimeMention]) -> Iterator[TimeMention]:
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
