"""Says what each form of time means: a function per form, from the words that matched to a `Meaning`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.mentions.timevalues import Meaning
from dragoman.mentions.timewords import Word

Builder = Callable[["Match"], "Meaning | None"]
STEPS = {"LAST": -1, "PAST": -1, "PREV": -1, "NEXT": 1, "COMING": 1, "FOLL": 1, "THIS": 0, "CURRENT": 0}
MODS = {
    "EARLY": "START",
    "LATE": "END",
    "MID": "MID",
    "START": "START",
    "END": "END",
    "EARLIER": "EARLIER",
    "LATER": "LATER",
}
LENGTHS = {"D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "Q": "P{}Q", "H": "PT{}H", "TM": "PT{}M", "S": "PT{}S"}
SCALE = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W")}


@dataclass(frozen=True, slots=True)
class Match:
    """The words that a rule matched, by the names of its groups."""

    words: list[Word]
    found: re.Match[str]

    def group(self, name: str) -> list[Word]:
        """The words of a named group, empty where it took no part."""
        try:
            start, end = self.found.span(name)
        except IndexError:
            return []
        return self.words[start:end] if start >= 0 else []

    def number(self, name: str) -> int | None:
        """The number that a group's first word stands for."""
        group = self.group(name)
        digits = re.sub(r"\D", "", group[0].value) if group else ""
        return int(digits) if digits else None

    def part(self, name: str) -> str:
        """The part of a group's last word that carries one ("the last" is LAST)."""
        group = [w for w in self.group(name) if w.part not in {"THE", "OF", "HY", "IN", "ALL"}]
        return group[0].part if group else ""

    def value(self, name: str) -> str:
        """The value of a group's first word."""
        group = self.group(name)
        return group[0].value if group else ""

    def mod(self) -> str:
        """Early, mid, late and the like, as a modifier."""
        return MODS.get(self.part("mod"), "")

    def step(self) -> int | None:
        """Last, this, next as a number of units from the day the text is told on."""
        return STEPS.get(self.part("rel"))

    def clock(self) -> str:
        """A part of day in the match: morning, evening, an hour."""
        group = self.group("clock")
        return "" if not group else next((w.value for w in group if w.part in {"DAYPART", "NOON"}), "")


def count_of(words: list[Word]) -> float | None:
    """The number that words of a count stand for: "two and a half", "twenty-five", "a"; None for "several"."""
    total = 0.0
    for word in words:
        if word.part in {"TENS", "CARD", "DD", "INT", "YYYY"}:
            total += int(word.value)
        elif word.part == "DEC":
            total += _decimal(word.text)
        elif word.part == "HUNDRED":
            total = max(total, 1) * int(word.value)
        elif word.part == "HALF":
            total += 0.5
        elif word.part == "SEVERAL":
            return None
    if not total and any(w.part == "AN" for w in words):
        return 1.0
    return total or None


def _decimal(text: str) -> float:
    """A number with marks in it: 1,000 or 3.5."""
    text = text.replace(",", "")
    return float(text) if text.count(".") <= 1 else 0.0


def length(words: list[Word], unit: str) -> str:
    """A TIMEX3 length: `P2W`, `PT48H`, `PXY` where the count is not told."""
    count = count_of(words) if words else None
    scale, unit = SCALE.get(unit, (1, unit))
    if count is None:
        return LENGTHS[unit].format("X")
    shown = f"{count * scale:g}" if count < 1e6 else f"{count:.0f}"
    return LENGTHS[unit].format(shown)


def _last_unit(match: Match, name: str = "unit") -> str:
    return match.value(name)


def year_from(match: Match) -> int | None:
    """The year written, in four digits or as '82."""
    group = match.group("year")
    if not group:
        return None
    if group[0].part == "YY":
        short = int(group[0].text[1:])
        return 1900 + short if short > 40 else 2000 + short
    return int(group[0].value)


def _month_day(match: Match) -> Meaning | None:
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


def _month(match: Match) -> Meaning | None:
    return Meaning("month", year_from(match), match.number("month"), step=match.step(), mod=match.mod())


def _lone_month(match: Match) -> Meaning | None:
    """A month by itself, unless it is a person's first name: "praised June Allyson"."""
    start, end = match.found.span()
    before, after = match.words[start - 1].part, match.words[end] if end < len(match.words) else None
    name = after is not None and after.part == "OTHER" and after.text[0].isupper()
    return None if name and before in {"AND", "THE", "TO", "OF", "FOR", "ABOUT", "LP"} else _month(match)


def _month_of_year(match: Match) -> Meaning | None:
    """June of last year: a month in a year counted from the anchor's."""
    if match.value("unit") != "Y":
        return None
    return Meaning("month", None, match.number("month"), step=match.step(), mod=match.mod(), unit="Y")


def _weekday(match: Match) -> Meaning | None:
    step = match.step()
    unit = "W" if match.group("week") else ""
    return Meaning("weekday", weekday=match.number("wday"), step=step, unit=unit, clock=match.clock())


def _year(match: Match) -> Meaning | None:
    year = year_from(match)
    return None if year is None else Meaning("year", year, mod=match.mod(), unit="Y")


def _relative_unit(match: Match) -> Meaning | None:
    """Last week, this month, late next year."""
    unit = _last_unit(match)
    if unit in {"H", "TM", "S"}:
        return None
    if unit in {"DE", "CE", "FN"} and match.part("rel") in {"LAST", "PAST", "NEXT", "COMING"}:
        return None
    if unit == "D" and (match.part("rel") in {"LAST", "PAST", "COMING"} or match.group("rel")[0].part == "THE"):
        return None
    return Meaning("step", unit=unit, step=match.step(), mod=match.mod())


def _other_unit(match: Match) -> Meaning | None:
    """The previous day, the following week."""
    unit = _last_unit(match)
    return Meaning("other", unit=unit, step=STEPS.get(match.part("dir"), 1), mod=match.mod(), clock=match.clock())


def _same_unit(match: Match) -> Meaning | None:
    return Meaning("same", unit=_last_unit(match) or "D", clock=match.clock())


def _day_word(step: int) -> Builder:
    def build(match: Match) -> Meaning:
        return Meaning("step", unit="D", step=step, clock=match.clock())

    return build


def _night(match: Match) -> Meaning | None:
    """This morning, last night, overnight, tonight."""
    part = match.clock() or "NI"
    step = -1 if match.part("rel") in {"LAST", "PAST"} else 1 if match.part("rel") == "NEXT" else 0
    return Meaning("step", unit="D", step=step, clock=part)


def _ago(sign: int, kind: str) -> Builder:
    """Two years ago (from the day it is told on), two days later (from the time told before)."""

    def build(match: Match) -> Meaning | None:
        count, unit = count_of(match.group("count")), _last_unit(match)
        if unit in {"H", "TM", "S"}:
            return Meaning("step" if kind == "step" else "same", unit="D", step=0)
        if count is None:
            past = "PAST_REF" if sign < 0 else "FUTURE_REF"
            return Meaning("vague", unit=unit, value=past, step=0)
        if count != int(count) or count > 5000:
            return Meaning("duration", unit=unit, value=length(match.group("count"), unit))
        return Meaning(kind, unit=unit, step=sign * int(count))

    return build


def _past_span(match: Match) -> Meaning | None:
    """The past three days, the next two weeks, the past decade."""
    unit, words = _last_unit(match), match.group("count")
    count = count_of(words) if words else 1.0
    sign = -1 if match.part("rel") in {"LAST", "PAST", "PREV"} else 1
    if count is None or count > 5000:
        return Meaning("vague", value="PAST_REF" if sign < 0 else "FUTURE_REF", unit=unit)
    steps = int(count) if unit not in {"H", "TM", "S"} else max(1, round(count / 24)) if unit == "H" else 0
    return Meaning(
        "span", unit="D" if unit in {"H", "TM", "S"} else unit, step=sign * steps, value=_value_of(words, unit)
    )


def _past_decade(match: Match) -> Meaning | None:
    """The past decade: ten years up to now, not the decade before this one."""
    return _past_span(match) if match.value("unit") in {"DE", "CE", "FN"} else None


def _year_back(match: Match) -> Meaning | None:
    """The same month a year earlier, the same period last year: the time told before, in the year before."""
    around = [w.text.lower() for w in match.group("what")]
    unit = match.value("unit") if match.group("unit") else ""
    return Meaning("yearback", unit=unit) if unit or around == ["period"] else None


def _value_of(words: list[Word], unit: str) -> str:
    if words:
        return length(words, unit)
    scale, unit = SCALE.get(unit, (1, unit))
    return LENGTHS[unit].format(scale)


def _vague(value: str, step: int = 0) -> Builder:
    def build(_: Match) -> Meaning:
        return Meaning("vague", value=value, step=step)

    return build


def _duration(match: Match) -> Meaning | None:
    """Three hours, several weeks; a bare "quarter" is a fourth part."""
    unit = _last_unit(match)
    if unit == "Q" and (not match.group("count") or match.group("count")[-1].part == "AN"):
        return None
    return Meaning("duration", unit=unit, value=length(match.group("count"), unit))


def _set_of_units(match: Match) -> Meaning | None:
    unit, words = _last_unit(match), match.group("count")
    return Meaning("set", value=length(words, unit) if words else _value_of([], unit))


def _set_word(match: Match) -> Meaning | None:
    return Meaning("set", value=match.value("word"))


def _season(match: Match) -> Meaning | None:
    return Meaning("season", year_from(match), unit=match.value("season"), step=match.step(), mod=match.mod())


def _quarter(match: Match) -> Meaning | None:
    ordinal = match.number("ord") if match.group("ord") and match.part("ord") != "FINAL" else 4
    half = match.part("what") == "HALF"
    if ordinal is None or ordinal > (2 if half else 4):
        if not half:
            return None
        ordinal = 2
    unit = f"{'H' if half else 'Q'}{ordinal}"
    return Meaning("quarter", year_from(match), unit=unit, step=match.step())


def _decade(match: Match) -> Meaning | None:
    digits = re.sub(r"\D", "", match.group("dec")[0].text)
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 4 and year % 10:
        return None
    return Meaning("decade", year, mod=match.mod())


def _century(match: Match) -> Meaning | None:
    number = match.number("ord") if match.value("unit") == "CE" else None
    return Meaning("century", (number - 1) * 100) if number and 1 < number < 30 else None


def _iso(match: Match) -> Meaning | None:
    """2022-03-01, 2022-03."""
    text = match.words[match.found.start()].text
    numbers = [int(n) for n in text[:10].split("-")]
    clock = text[11:16] + ("Z" if text.endswith("Z") else "") if len(text) > 10 else ""
    if len(numbers) == 3:
        return Meaning("day", numbers[0], numbers[1], numbers[2], clock=clock)
    return Meaning("month", numbers[0], numbers[1])


def _slashed(match: Match) -> Meaning | None:
    """16/03/2022 or 3/16/2022: the form that the calendar allows, else the day nearer the article's."""
    first, second, year = (int(n) for n in re.split(r"[/.]", match.words[match.found.start()].text))
    year = year if year > 99 else 2000 + year if year < 50 else 1900 + year
    if first <= 12 and second <= 12 and first != second:
        return Meaning("slashed", year, first, second)
    day, month = (second, first) if second > 12 else (first, second)
    return Meaning("day", year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _clock(match: Match) -> Meaning | None:
    """6:40 p.m., 18:00 UTC, 0800 GMT, 9 am: the hour of a day that is told elsewhere."""
    group = match.group("time")[0]
    digits = [int(n) for n in re.split(r"[:.]", group.text) if n.isdecimal()]
    hour, minute = (digits[0], digits[1]) if len(digits) > 1 else (digits[0], 0)
    if len(digits) == 1 and len(group.text) == 4:
        hour, minute = divmod(digits[0], 100)
    half = match.group("half")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0].text[0] in "pP" else 0)
    if hour > 24 or minute > 59:
        return None
    zone = match.group("zone")
    return Meaning(
        "same", unit="D", clock=f"{hour:02d}:{minute:02d}" + ("Z" if zone and zone[0].value in {"UTC", "GMT"} else "")
    )


def _noon(match: Match) -> Meaning | None:
    return Meaning("same", unit="D", clock=match.value("clock"))


def _weekend(match: Match) -> Meaning | None:
    return Meaning("weekend", step=match.step())


def _of_week(match: Match) -> Meaning | None:
    """Thursday of last week; "Thursday this month" is no such time."""
    return _weekday(match) if match.value("week") == "W" else None


def _weekdays(match: Match) -> Meaning | None:
    name = "wday" if match.group("wday") else "wdays"
    number = match.number(name) or 0
    return Meaning("set", weekday=number, value=f"XXXX-WXX-{number + 1}")


def _this_unit(match: Match) -> Meaning | None:
    """The end of the month: of the one it is told in."""
    unit = match.value("unit")
    return None if unit in {"CE", "DE"} else Meaning("step", unit=unit, step=0, mod=match.mod())


def _unit_before(match: Match) -> Meaning | None:
    step = 1 if match.part("dir") == "AFTER" else -1
    return Meaning("other", unit=match.value("unit"), step=step)


def _next_part(match: Match) -> Meaning | None:
    return Meaning("other", unit="D", step=STEPS.get(match.part("dir"), 1), clock=match.clock())


def _future_or_now(match: Match) -> Meaning | None:
    future = any(w.part == "FUTURE" for w in match.words[match.found.start() : match.found.end()])
    return Meaning("vague", value="FUTURE_REF" if future else "PRESENT_REF", step=0)


def _soon(match: Match) -> Meaning | None:
    """Soon, but not "as soon as" or "soon after"."""
    start, end = match.found.span()
    around = {w.text.lower() for w in match.words[max(0, start - 1) : start] + match.words[end : end + 1]}
    return None if around & {"as", "after", "before", "thereafter"} else Meaning("vague", value="FUTURE_REF")


def _no_age(build: Builder) -> Builder:
    """A length of time, unless it is somebody's age."""

    def checked(match: Match) -> Meaning | None:
        end = match.found.end()
        after = [w.text.lower() for w in match.words[end : end + 2]]
        return None if after[:1] == ["old"] or after == ["of", "age"] else build(match)

    return checked


def _quarter_of(match: Match) -> Meaning | None:
    found = _quarter(match)
    if found is None or (match.part("what") == "HALF" and found.year is None and match.step() is None):
        return None
    return found


def _same_day(match: Match) -> Meaning | None:
    """Later in the day, for the day: the day told before."""
    return _same_unit(match) if match.value("unit") == "D" else None


def _every_day(_: Match) -> Meaning:
    return Meaning("set", value="P1D")


def _relative_quarter(match: Match) -> Meaning:
    return Meaning("step", unit="Q", step=match.step())


BUILDERS: dict[str, Builder] = {
    "century": _century,
    "clock": _clock,
    "coming_ref": _vague("FUTURE_REF", 1),
    "decade": _decade,
    "duration": _duration,
    "every_day": _every_day,
    "future_or_now": _future_or_now,
    "future_ref": _vague("FUTURE_REF"),
    "iso": _iso,
    "length_of_time": _no_age(_duration),
    "lone_month": _lone_month,
    "month": _month,
    "month_day": _month_day,
    "month_of_year": _month_of_year,
    "next_part": _next_part,
    "night": _night,
    "noon": _noon,
    "of_week": _of_week,
    "other_unit": _other_unit,
    "past_decade": _past_decade,
    "past_ref": _vague("PAST_REF"),
    "past_span": _past_span,
    "present_ref": _vague("PRESENT_REF"),
    "quarter_of": _quarter_of,
    "relative_quarter": _relative_quarter,
    "relative_unit": _relative_unit,
    "same_day": _same_day,
    "same_unit": _same_unit,
    "season": _season,
    "set_of_units": _set_of_units,
    "set_word": _set_word,
    "slashed": _slashed,
    "soon": _soon,
    "this_unit": _this_unit,
    "today": _day_word(0),
    "tomorrow": _day_word(1),
    "unit_before": _unit_before,
    "units_ago": _ago(-1, "step"),
    "units_ahead": _ago(1, "step"),
    "units_earlier": _ago(-1, "other"),
    "units_later": _ago(1, "other"),
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekend": _weekend,
    "year": _year,
    "year_back": _year_back,
    "yesterday": _day_word(-1),
}
"""The meanings that the table of forms may name."""
