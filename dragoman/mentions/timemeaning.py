"""What a time expression says by itself, and the days that it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression says by itself, before it is known when it was told.

    `kind` says how it is worked out; `year`, `month`, `day` are the numbers written, None where left out;
    `step` counts units from the day it is told on (-1 yesterday, last week); `mod` is START, MID, END,
    HALF1, HALF2, EARLIER or LATER; `clock` is a part of day or an hour as TIMEX3 writes it (`MO`, `18:00Z`), `zone`
    the IANA time zone whose clock that is, where it is told by a place ("Kyiv time") or changes with the season
    ("ET").
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
    zone: str = ""

    @property
    def is_yearless(self) -> bool:
        """Whether it is a day of the month with nothing to tell its year: "3 March", not "3 March last year"."""
        return self.kind == "day" and self.year is None and self.step is None


@dataclass(frozen=True, slots=True)
class Days:
    """A TIMEX3 value with its first and last day, None where open or not told."""

    value: str
    first: date | None = None
    last: date | None = None


def blank(meaning: Meaning) -> str:
    """The value of a meaning whose day can't be told: `XXXX-03-01`, `XXXX-WXX-4`."""
    if meaning.kind == "holiday":
        return "XXXX-XX-XX"
    if meaning.value:
        return meaning.value
    if meaning.kind == "day":
        return f"{four_figures(meaning.year)}-{meaning.month:02d}-{meaning.day:02d}"
    if meaning.kind in {"month", "ofmonth"}:
        return f"{four_figures(meaning.year)}-{meaning.month:02d}"
    if meaning.kind == "weekday":
        return f"XXXX-WXX-{(meaning.weekday or 0) + 1}"
    if meaning.kind in {"season", "quarter"}:
        return f"{four_figures(meaning.year)}-{meaning.unit}"
    return "XXXX-XX-XX" if meaning.unit in {"", "D"} else "XXXX"


def four_figures(year: int | None) -> str:
    """A year as TIMEX3 writes it."""
    return "XXXX" if year is None else f"{year:04d}"
