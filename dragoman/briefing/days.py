"""Days as a newspaper writes them: whole, partial, ranges, and ranges with an open end."""

from __future__ import annotations

import calendar
from datetime import date

from dragoman.merging.days import first_day, last_day
from dragoman.records import Days

_DASH = "–"


def as_date(day: str) -> date:
    """The first day of a whole or partial ISO day, to reckon with."""
    return date.fromisoformat(first_day(day))


def day_words(day: str, *, year: bool = False, weekday: bool = False, short: bool = False) -> str:
    """`2022-03-01` as "1 March", "1 March 2022", "1 Mar" or "Tuesday 1 March 2022"; `2022-03` as "March 2022"."""
    if len(day) == 4:
        return day
    month = (calendar.month_abbr if short else calendar.month_name)[int(day[5:7])]
    if len(day) == 7:
        return f"{month} {day[:4]}"
    words = f"{int(day[8:10])} {month}"
    if weekday:
        words = f"{calendar.day_name[as_date(day).weekday()]} {words}"
    return f"{words} {day[:4]}" if year else words


def days_words(days: Days, *, year: bool = False, weekday: bool = False) -> str:
    """A range as "24–27 February", "by 27 February", "on or after 2 March", "day not stated"."""
    first, last = _whole(days)
    if first is None and last is None:
        return "day not stated"
    if first is None:
        return f"by {day_words(str(last), year=year)}"
    if last is None:
        return f"on or after {day_words(first, year=year)}"
    if first == last:
        return day_words(first, year=year, weekday=weekday)
    return _range_words(first, last, year=year)


def when_clause(days: Days, *, year: bool = False) -> str:
    """A range as it ends a sentence: "on 1 March", "between 24 and 27 February", "" where nobody says."""
    first, last = _whole(days)
    if first is None and last is None:
        return ""
    if first is None:
        return f"on or before {day_words(str(last), year=year)}"
    if last is None:
        return days_words(days, year=year)
    if first == last:
        return f"{'in' if len(first) < 10 else 'on'} {day_words(first, year=year)}"
    return f"between {_range_words(first, last, year=year, to=' and ')}"


def _whole(days: Days) -> Days:
    """A range of whole months or one whole year as partial days: the first to the last of March is "2022-03"."""
    first, last = days
    if first is None or last is None or len(first) < 10 or len(last) < 10:
        return days
    if first[8:] != "01" or last != last_day(last[:7]):
        return days
    if first[:4] == last[:4] and (first[5:7], last[5:7]) == ("01", "12"):
        return (first[:4], first[:4])
    return (first[:7], last[:7])


def _range_words(first: str, last: str, *, year: bool, to: str = _DASH) -> str:
    end = day_words(last, year=year or first[:4] != last[:4])
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}{to}{end}"
    start = day_words(first, year=first[:4] != last[:4])
    if len(first) == len(last) == 7 and first[:4] == last[:4]:
        start = start.removesuffix(f" {first[:4]}")
    return f"{start}{to if to != _DASH else ' – '}{end}"
