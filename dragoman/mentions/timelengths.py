"""Says what lengths of time and repeated times mean: three hours, the past week, every Friday."""

from __future__ import annotations

from dragoman.mentions.timematch import LENGTHS, SCALE, Match, count_of, length
from dragoman.mentions.timemeaning import Meaning
from dragoman.mentions.timewords import Word

HALVES = {"H": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
"""Half a unit, where a whole number of another one says it."""


def past_span(match: Match) -> Meaning | None:
    """The past three days, the next two weeks, the past decade."""
    unit, words = match.value("unit"), match.group("count")
    count = count_of(words) if words else 1.0
    sign = -1 if match.part("rel") in {"LAST", "PAST", "PREV"} else 1
    if count is None or count > 5000:
        return Meaning("vague", value="PAST_REF" if sign < 0 else "FUTURE_REF", unit=unit)
    steps = int(count) if unit not in {"H", "TM", "S"} else max(1, round(count / 24)) if unit == "H" else 0
    return Meaning(
        "span", unit="D" if unit in {"H", "TM", "S"} else unit, step=sign * steps, value=_value_of(words, unit)
    )


def past_decade(match: Match) -> Meaning | None:
    """The past decade: ten years up to now, not the decade before this one."""
    return past_span(match) if match.value("unit") in {"DE", "CE", "FN"} else None


def _value_of(words: list[Word], unit: str) -> str:
    """A length whose count may be left out."""
    if words:
        return length(words, unit)
    scale, unit = SCALE.get(unit, (1, unit))
    return LENGTHS[unit].format(scale)


def duration(match: Match) -> Meaning | None:
    """Three hours, several weeks; a bare "quarter" is a fourth part."""
    unit = match.value("unit")
    if unit == "Q" and (not match.group("count") or match.group("count")[-1].part == "AN"):
        return None
    return Meaning("duration", unit=unit, value=length(match.group("count"), unit))


def half_more(match: Match) -> Meaning:
    """A year and a half."""
    return Meaning("duration", unit=match.value("unit"), value=LENGTHS.get(match.value("unit"), "PX").format("1.5"))


def half_unit(match: Match) -> Meaning:
    """Half an hour, half a century."""
    unit = match.value("unit")
    return Meaning("duration", unit=unit, value=HALVES.get(unit, LENGTHS.get(unit, "PX").format("0.5")))


def duration_or(match: Match) -> Meaning | None:
    """Two or three days; "one and two years" are not."""
    between = match.words[match.found.end("low")]
    return duration(match) if between.text.lower() == "or" else None


def unit_long(match: Match) -> Meaning:
    """A weeklong visit, a year-long inquiry."""
    return Meaning("duration", unit=match.value("unit"), value=_value_of([], match.value("unit")))


def set_of_units(match: Match) -> Meaning | None:
    """Every two hours, twice a week."""
    unit, words = match.value("unit"), match.group("count")
    return Meaning("set", value=length(words, unit) if words else _value_of([], unit))


def set_word(match: Match) -> Meaning | None:
    """Daily, monthly, annual."""
    return Meaning("set", value=match.value("word"))


def weekdays(match: Match) -> Meaning | None:
    """Every Friday, on Tuesdays."""
    name = "wday" if match.group("wday") else "wdays"
    number = match.number(name) or 0
    return Meaning("set", weekday=number, value=f"XXXX-WXX-{number + 1}")


def every_daypart(match: Match) -> Meaning:
    """Every night."""
    return Meaning("set", value=f"XXXX-XX-XXT{match.clock()}")
