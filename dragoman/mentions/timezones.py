"""Reads whose clock an hour is of ("Kyiv time", "ET"), and moves it to the civil day of where something happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dragoman.codebook.zones import zone_of
from dragoman.mentions.gazetteer import look_up
from dragoman.mentions.timemeaning import Meaning
from dragoman.mentions.timewords import Word

NAME_WORDS = 3  # of a place by whose clock a time is told: "Central European time", "New York time"
HOUR = re.compile(r"(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?")
KNOWN = 100_000  # people, times its fame: of a town whose clock is told by its name
# Clocks that are called by no place.
CALLED = {
    "Eastern": "America/New_York",
    "Central": "America/Chicago",
    "Mountain": "America/Denver",
    "Pacific": "America/Los_Angeles",
    "Greenwich Mean": "UTC",
    "Universal": "UTC",
    "Central European": "Europe/Berlin",
}
# Hours of a part of day, from and to; a night runs into the next day.
STRETCHES = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30)}
LATE, EARLY = (17, 24), (0, 10)  # "late Wednesday", "early Thursday"


class Moved(NamedTuple):
    """The days on which something was where it happened, and how that is worked out."""

    first: str
    last: str
    why: str


def zone_behind(words: Sequence[Word], end: int) -> tuple[int, str] | None:
    """The zone told by a place's name behind a time, and the word that it ends before: "6 p.m. Kyiv time"."""
    first = end + (end < len(words) and words[end].part in {"COMMA", "LP"})
    last = first
    while last < min(len(words), first + NAME_WORDS) and words[last].text[0].isupper():
        last += 1
    if last == first or last >= len(words) or words[last].part != "TIME":
        return None
    zone = _zone_called(" ".join(word.text for word in words[first:last]))
    closes = last + 1 < len(words) and words[first - 1].part == "LP" and words[last + 1].part == "RP"
    return None if zone is None else (last + 1 + closes, zone)


@cache
def _zone_called(name: str) -> str | None:
    """The zone of the best known place of a name, or of a clock called so."""
    if name in CALLED:
        return CALLED[name]
    places = [e for e in look_up(name) if e.own or e.size >= KNOWN]
    best = max(places, key=lambda e: (e.size, e.capital), default=None)
    return None if best is None else zone_of(best.country, best.county or best.region)


def offset_at(meaning: Meaning, day: date | None) -> str:
    """The offset of a meaning's zone on a day, as TIMEX3 writes it; empty where no hour or day is known."""
    hour = HOUR.fullmatch(meaning.clock)
    if not meaning.zone or day is None or hour is None or hour[3]:
        return ""
    shift = _moment(day, 12, meaning.zone, "").utcoffset() or timedelta()
    minutes = int(shift.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def is_zoned(meaning: Meaning) -> bool:
    """Whether a time tells by whose clock it is."""
    hour = HOUR.fullmatch(meaning.clock)
    return bool(meaning.zone) or (hour is not None and bool(hour[3]))


def moved(meaning: Meaning, text: str, day: str, there: str) -> Moved | None:
    """The civil day, in the zone `there`, of an hour or part of day that is told by another clock.

    None where the time tells no hour with a zone, or the day stays the same. `text` are the time's words.
    """
    stretch = _stretch(meaning, text)
    if stretch is None:
        return None
    start, end, offset = stretch
    told = date.fromisoformat(day)
    first = _moment(told, start, meaning.zone, offset).astimezone(ZoneInfo(there))
    last = _moment(told, end, meaning.zone, offset).astimezone(ZoneInfo(there))
    days = first.date().isoformat(), last.date().isoformat()
    if days == (day, day):
        return None
    clock = first.strftime("%H:%M") if start == end else f"{first:%H:%M} to {last:%H:%M}"
    there_days = " to ".join(sorted(set(days)))
    return Moved(*days, f"{text} is {clock} of {there_days} in {there}")


def _stretch(meaning: Meaning, text: str) -> tuple[float, float, str] | None:
    """The hours of its day that a time covers, from and to, and its offset where it tells one itself."""
    hour = HOUR.fullmatch(meaning.clock)
    if hour is not None:
        at = int(hour[1]) + int(hour[2]) / 60
        return (at, at, hour[3] or "") if hour[3] or meaning.zone else None
    if not meaning.zone:
        return None
    part = STRETCHES.get(meaning.clock)
    if part is None and not meaning.clock:
        opening = text.split(maxsplit=1)[0].lower()
        part = LATE if opening == "late" else EARLY if opening == "early" else None
    return None if part is None else (part[0], part[1] - 1 / 60, "")


def _moment(day: date, hour: float, zone: str, offset: str) -> datetime:
    """An hour of a day by a zone's clock or an offset."""
    if offset and offset != "Z":
        hours, minutes = int(offset[1:3]), int(offset[4:])
        shift = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
        clock: timezone | ZoneInfo = timezone(shift)
    else:
        clock = UTC if offset == "Z" or not zone else ZoneInfo(zone)
    return datetime.combine(day, time(), tzinfo=clock) + timedelta(hours=hour)
