"""Says what dates of the calendar mean: days, months, years, seasons, quarters, decades."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.mentions.timematch import STEPS, Match, year_from
from dragoman.mentions.timemeaning import Meaning

WEEKS, DAYS = 5, 31  # of a month
# Words behind "the 26th" that it is no count of: "the 26th floor" is no day.
STANDS_ALONE = frozenset("with against near where that he she they it the his her their a an both all as via".split())


def month_day(match: Match) -> Meaning | None:
    """March 3, 3 March 2022, June 11-13."""
    month, day, end = match.number("month"), match.number("day"), match.number("end")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    until = None
    if end is not None:
        until = (year_from(match), match.number("endmonth") or month, end)
    wday = match.group("wday")
    return Meaning(
        "day",
        year_from(match),
        month,
        day,
        weekday=int(wday[0].value) if wday else None,
        clock=match.clock(),
        until=until,
    )


def day_of_year(match: Match) -> Meaning | None:
    """May 26 last year, 3 March this year: a day in a year counted from the anchor's."""
    found = month_day(match)
    if found is None or match.value("unit") != "Y":
        return None
    return replace(found, unit="Y", step=STEPS[match.part("rel2")])


def day_of_month(match: Match) -> Meaning | None:
    """On the 26th, the fifth of the month: of the month told before, or of the one it is told in."""
    day, after = match.number("day"), match.words[match.found.end() :][:1]
    counted = bool(after) and after[0].part == "OTHER" and after[0].text not in STANDS_ALONE
    if day is None or not 1 <= day <= DAYS or (counted and not match.group("unit")):
        return None
    if match.value("unit") not in {"", "M"}:
        return None
    return Meaning("monthday", day=day, unit=match.value("unit"), step=match.step(), clock=match.clock())


def plain_month(match: Match) -> Meaning | None:
    """March 2022, last June, early May."""
    return Meaning("month", year_from(match), match.number("month"), step=match.step(), mod=match.mod())


def lone_month(match: Match) -> Meaning | None:
    """A month by itself, unless it is a person's first name: "praised June Allyson"."""
    start, end = match.found.span()
    before, after = match.words[start - 1].part, match.words[end] if end < len(match.words) else None
    name = after is not None and after.part == "OTHER" and after.text[0].isupper()
    return None if name and before in {"AND", "THE", "TO", "OF", "FOR", "ABOUT", "LP"} else plain_month(match)


def month_of_year(match: Match) -> Meaning | None:
    """June of last year: a month in a year counted from the anchor's."""
    if match.value("unit") != "Y":
        return None
    return Meaning("month", None, match.number("month"), step=match.step(), mod=match.mod(), unit="Y")


def month_half(match: Match) -> Meaning | None:
    """The second half of July, the first half of March last year."""
    ordinal = match.number("half")
    month = month_of_year(match) if match.group("unit") else plain_month(match)
    return None if month is None or ordinal not in {1, 2} else replace(month, mod=f"HALF{ordinal}")


def plain_year(match: Match) -> Meaning | None:
    """2014, mid-2011."""
    year = year_from(match)
    return None if year is None else Meaning("year", year, mod=match.mod(), unit="Y")


def fiscal_year(match: Match) -> Meaning | None:
    """Fiscal 1989, the 2010 fiscal year."""
    year = year_from(match)
    return None if year is None else Meaning("year", year, mod=match.mod(), unit="FY")


def holiday(match: Match) -> Meaning | None:
    """Christmas, last Thanksgiving; what is called after one ("Christmas Island", "the Good Friday text") is none."""
    after = match.words[match.found.end()] if match.found.end() < len(match.words) else None
    before = match.words[match.found.start() - 1].part if match.found.start() else ""
    name = after is not None and after.part == "OTHER" and (after.text[0].isupper() or before in {"THE", "AN"})
    unit = match.value("unit")
    if name or unit not in {"", "Y"}:
        return None
    step = STEPS[match.part("rel2")] if unit else match.step()
    return Meaning("holiday", year_from(match), value=match.value("name"), step=step, unit=unit, clock=match.clock())


def week_of_month(match: Match) -> Meaning | None:
    """The last week of March, the first weekend of May; `day` is where in the month it begins, 0 for the last."""
    unit = match.value("unit") or "WE"
    nth = 0 if match.part("ord") in {"LAST", "FINAL"} else match.number("ord")
    if unit not in {"D", "W", "WE"} or nth is None or nth > WEEKS:
        return None
    return Meaning("ofmonth", year_from(match), match.number("month"), nth, unit=unit)


def week_of_day(match: Match) -> Meaning | None:
    """The week of Nov. 6."""
    month, day = match.number("month"), match.number("day")
    if match.value("unit") != "W" or month is None or day is None or not 1 <= day <= 31:
        return None
    return Meaning("weekof", year_from(match), month, day)


def season(match: Match) -> Meaning | None:
    """This spring, the summer of 2021."""
    return Meaning("season", year_from(match), unit=match.value("season"), step=match.step(), mod=match.mod())


def _quarter(match: Match) -> Meaning | None:
    """A quarter or half of a year."""
    ordinal = match.number("ord") if match.group("ord") and match.part("ord") != "FINAL" else 4
    half = match.part("what") == "HALF"
    if ordinal is None or ordinal > (2 if half else 4):
        if not half:
            return None
        ordinal = 2
    unit = f"{'H' if half else 'Q'}{ordinal}"
    return Meaning("quarter", year_from(match), unit=unit, step=match.step())


def quarter_of(match: Match) -> Meaning | None:
    """The third quarter of 2016; a half only where its year is told."""
    found = _quarter(match)
    if found is None or (match.part("what") == "HALF" and found.year is None and match.step() is None):
        return None
    return found


def decade(match: Match) -> Meaning | None:
    """The 1990s."""
    digits = re.sub(r"\D", "", match.group("dec")[0].text)
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 4 and year % 10:
        return None
    return Meaning("decade", year, mod=match.mod())


def century(match: Match) -> Meaning | None:
    """The 19th century."""
    number = match.number("ord") if match.value("unit") == "CE" else None
    return Meaning("century", (number - 1) * 100) if number and 1 < number < 30 else None


def iso(match: Match) -> Meaning | None:
    """2022-03-01, 2022/03/01, 2022-03."""
    text = match.words[match.found.start()].text
    numbers = [int(n) for n in re.split(r"[-/]", text[:10])]
    clock = text[11:16] + ("Z" if text.endswith("Z") else "") if len(text) > 10 else ""
    if len(numbers) == 3:
        return Meaning("day", numbers[0], numbers[1], numbers[2], clock=clock)
    return Meaning("month", numbers[0], numbers[1])


def slashed(match: Match) -> Meaning | None:
    """16/03/2022 or 3/16/2022: the form that the calendar allows, else the day nearer the article's."""
    first, second, year = (int(n) for n in re.split(r"[/.]", match.words[match.found.start()].text))
    year = year if year > 99 else 2000 + year if year < 50 else 1900 + year
    if first <= 12 and second <= 12 and first != second:
        return Meaning("slashed", year, first, second)
    day, month = (second, first) if second > 12 else (first, second)
    return Meaning("day", year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
