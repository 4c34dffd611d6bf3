"""Works out the days of holidays: Christmas, Labor Day, Easter Monday."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dragoman.codebook.tables import rows
from dragoman.mentions.days import month_of, plus

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDER = ("first", "second", "third", "fourth")
RULE = re.compile(r"(day after )?(\w+) (\w+) of (\d+)")


@cache
def rules() -> dict[str, str]:
    """Each holiday's name, with straight apostrophes, and how its day is found."""
    return {row["name"]: row["rule"] for row in rows("holidays")}


@cache
def pattern() -> str:
    """A pattern for the names of all holidays, longer ones first; either apostrophe serves."""
    names = sorted(rules(), key=lambda n: (-len(n), n))
    return "|".join(re.escape(n).replace("'", "['’]") for n in names)


def rule_of(name: str) -> str:
    """How the day of a holiday is found, by its name as written."""
    return rules()[name.replace("’", "'")]


def holiday(rule: str, year: int) -> date:
    """A holiday's day in a year: by its date, by the week of a month, or counted from Easter."""
    if rule.startswith("easter"):
        return plus(easter(year), int(rule.split()[1]))
    found = RULE.fullmatch(rule)
    if found is None:
        return date(year, int(rule[:2]), int(rule[3:]))
    first, last = month_of(year, int(found[4]))
    weekday = WEEKDAYS.index(found[3])
    if found[2] == "last":
        day = plus(last, -((last.weekday() - weekday) % 7))
    else:
        day = plus(first, (weekday - first.weekday()) % 7 + 7 * ORDER.index(found[2]))
    return plus(day, 1) if found[1] else day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus, as in Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
