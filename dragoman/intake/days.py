"""Reads the day that a source gives for an article: ISO, as in a feed, or as a person writes it."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?![\d])(?:[T ].{0,40})?)?)?\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)(?:[T ].{0,40})?\Z")
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)(?:,?[T ].{0,40})?\Z")
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:,?\s*(?:at|-|–|—|\||/)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*[A-Z]{0,4})?"
_MONTH = r"([A-Z][a-z]{2,8})\.?"
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}\Z")
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}}){_TIME}\Z")
_LENGTH = 80

MONTHS: dict[str, int] = {
    **{calendar.month_name[number].lower(): number for number in range(1, 13)},
    **{calendar.month_abbr[number].lower(): number for number in range(1, 13)},
    "sept": 9,
}
"""English month names, whole and short, to their number."""


def parse_day(words: str) -> str | None:
    """Return the ISO day (or month or year, where no more is given) that the words name, else None.

    A time of day and its zone are left out: the day is the one that the source prints. Outlets differ on which
    of two figures before a year is the month, so those are read only where one way alone gives a day.
    """
    words = words.strip()[:_LENGTH]
    for pattern in (_ISO, _COMPACT, _YEAR_FIRST):
        if found := pattern.match(words):
            return _iso(*found.groups())
    if found := _FIGURES.match(words):
        day, month, year = found.groups()
        ways = {way for way in (_iso(year, month, day), _iso(year, day, month)) if way is not None}
        return ways.pop() if len(ways) == 1 else None
    if found := _MONTH_FIRST.match(words):
        return _named(found.group(3), found.group(1), found.group(2))
    if found := _DAY_FIRST.match(words):
        return _named(found.group(3), found.group(2), found.group(1))
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parse_instant(words: str) -> str | None:
    """Return the moment that the words give, as ISO 8601 in UTC to the second; None without a time and its zone."""
    words = words.strip()[:_LENGTH]
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(words)
            if moment.tzinfo is not None:
                return moment.astimezone(UTC).isoformat(timespec="seconds")
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _named(year: str, month: str, day: str) -> str | None:
    number = MONTHS.get(month.lower())
    return None if number is None else _iso(year, str(number), day)


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return whole.isoformat()[: 4 if month is None else 7 if day is None else 10]
