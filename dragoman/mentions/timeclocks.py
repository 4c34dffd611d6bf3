"""Says what times of day mean: hours with their zone, mornings and nights, noon."""

from __future__ import annotations

import re

from dragoman.mentions.timematch import STEPS, Builder, Match, count_of
from dragoman.mentions.timemeaning import Meaning
from dragoman.mentions.timewords import Word


def night(match: Match) -> Meaning | None:
    """This morning, last night, overnight, tonight."""
    part = match.clock() or "NI"
    step = -1 if match.part("rel") in {"LAST", "PAST"} else 1 if match.part("rel") == "NEXT" else 0
    return Meaning("step", unit="D", step=step, clock=part)


def clock(match: Match) -> Meaning | None:
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
    offset, zone = _offset(match.group("zone"))
    return Meaning("same", unit="D", clock=f"{hour:02d}:{minute:02d}{offset}", zone=zone)


def _offset(words: list[Word]) -> tuple[str, str]:
    """A zone as TIMEX3 has it (`Z`, `-05:00`), or its IANA name; nothing for local time or one of two meanings."""
    named = next((w.value for w in words if w.part == "ZONE"), "")
    if "/" in named:
        return "", named
    hours = next((w.text for w in words if w.part in {"DD", "CLOCK"}), None)
    if named != "Z" or hours is None:
        return named, ""
    sign = "+" if any(w.text == "+" for w in words) else "-"
    return f"{sign}{int(hours.partition(':')[0]):02d}:{hours.partition(':')[2] or '00'}", ""


def noon(match: Match) -> Meaning | None:
    """Noon, midnight: an hour of a day that is told elsewhere."""
    return Meaning("same", unit="D", clock=match.value("clock"))


def next_part(match: Match) -> Meaning | None:
    """The next morning, the following night."""
    return Meaning("other", unit="D", step=STEPS.get(match.part("dir"), 1), clock=match.clock())


def part_before(match: Match) -> Meaning:
    """The night before, the morning after."""
    return Meaning("other", unit="D", step=1 if match.part("dir") == "AFTER" else -1, clock=match.value("clock"))


def nights(sign: int) -> Builder:
    """Two nights earlier, three evenings later: as many days, at that part of the day."""

    def build(match: Match) -> Meaning | None:
        count = count_of(match.group("count"))
        if count is None or count != int(count):
            return None
        return Meaning("other", unit="D", step=sign * int(count), clock=match.value("clock"))

    return build


def early_hours(match: Match) -> Meaning:
    """The early hours of Saturday."""
    return Meaning("weekday", weekday=match.number("wday"), clock="MO")
