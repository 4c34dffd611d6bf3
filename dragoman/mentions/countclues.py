"""Tells the day of a text by what is counted from a known event: its sixth day, three weeks after, an anniversary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.mentions.clues import Clue, either, ordinal, quoted, sentence_bounds
from dragoman.mentions.days import leap_safe, month_of, plus
from dragoman.mentions.daysets import between
from dragoman.mentions.happenings import NEARNESS, Happening, Named, each_or_other, is_gathering
from dragoman.mentions.timemention import TimeMention

YEAR = 365  # days
ANNIVERSARY = (7, 14)  # days before and after, within which reports mark an anniversary
NUMBER = r"(?P<figure>\d{1,4})(?:st|nd|rd|th)|(?P<word>[a-z]+(?:-[a-z]+)?)"
SPAN = {"day": 1, "week": 6, "month": 30}  # days in which an event's Nth one is told of
NTH_UNIT = re.compile(
    rf"(?i)\b(?P<verb>enter(?:s|ed|ing)?|(?:is|are|now)\s+(?:now\s+)?(?:in|into)|on|marks?|marked|in)\s+(?:its|their|the)\s+(?:{NUMBER})\s+(?P<unit>day|week|month|year)\b"
)
DAY_N = re.compile(rf"(?i)\bday\s+(\d{{1,4}})\s+of\b|\b(?:the\s+)?(?:{NUMBER})\s+(?P<unit>day|week|month)\s+of\b")
ANNIVERSARY_OF = re.compile(rf"(?i)\b(?:{NUMBER})\s+anniversary\b")
COUNTED_FROM = re.compile(r"(?i)\s+(?:after|since|into|of|before|ahead\s+of)\b")
AHEAD_OF = re.compile(r"(?i)\s+(?:before|ahead)\b")
MORE = re.compile(r"(?i)\b(?:more than|over)\b")
LESS = re.compile(r"(?i)\b(?:nearly|almost|less than|under)\b")
ABOUT = re.compile(r"(?i)\b(?:about|around|roughly|some)\b")
OWN_DEED = r"(?:he|she) (?:flew|went|met|saw|visited|spoke|held|arrived|travell?ed)"  # "a day after he flew there"
APART = re.compile(rf"[.!?;]\s|\n|\b(?:since|after|before|until|while|but|{OWN_DEED})\b")
CAPITAL = re.compile(r"\b[A-Z]")
NEARLY = {"D": 1, "W": 3, "M": 14, "Y": 90}  # days short of a whole unit that are told as nearly so long
AFTER = {"W": 4, "M": 14, "Y": 120}  # days up to which "a month after" may be rounded down
MANY_DAYS = 10  # "100 days after the invasion" is told on its 100th day too
ROUNDED = {"M": 14, "Y": 60}  # days by which several months, several years are rounded up or down
AGE = re.compile(r"(?i)-(?:week|month|year)")
OLD = re.compile(r"[\s-](?:old\s|long\s)?(?:[\w-]+\s){0,3}")
AGED = {"W": 3, "M": 20, "Y": 150}  # days short of so many units at which something is told to be so old
NEAR_EVENT, OF_EVENT = 60, 12  # characters: "three weeks after the start of the war", "three weeks of the war"


def count_clues(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """What is counted from the events named in a text."""
    yield from _counted(text, times, named)
    yield from _lengths(text, times, named)
    yield from _ages(text, times, named)
    yield from _anniversaries(text, named)


def _counted(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """The war entered its sixth day; day 100 of the invasion: counted from its first day."""
    for match in NTH_UNIT.finditer(text):
        number = _number(match)
        events = _ongoing_near(named, match.start()) if number else []
        yield from either([_nth(text, times, match, event, number or 1) for event in events])
    for match in DAY_N.finditer(text):
        events = _ongoing_near(named, match.end(), ahead=80)
        number = int(match[1]) if match[1] else _number(match)
        if number:
            yield from either([_day_n(text, match, event, number) for event in events])


def _day_n(text: str, match: re.Match[str], event: Happening, number: int) -> Clue:
    """The days that are an event's Nth day, week or month: "on the 12th day of the offensive"."""
    unit = (match["unit"] or "day").lower()
    day = _begin_of_nth(event.first, number, unit)
    reason = f"{quoted(text, match.start(), match.end())}: counted from {event.first}"
    return Clue(between(day, plus(day, SPAN[unit])), reason, 3, match.start(), match.end())


def _number(match: re.Match[str]) -> int | None:
    """The ordinal of a match, in figures or in words."""
    return ordinal(match["figure"], match["word"])


def _ongoing_near(named: Sequence[Named], position: int, ahead: int = 40) -> list[Happening]:
    """The wars that a count of days may be about: those named nearest before it, or just behind."""
    fit = [n for n in named if n.happening.ongoing and -ahead <= position - n.end < 300]
    ranked = [((NEARNESS.index(n.near), abs(position - n.end)), n.happening) for n in fit]
    return [event for rank, event in ranked if rank == min(r for r, _ in ranked)]


def _nth(text: str, times: Sequence[TimeMention], match: re.Match[str], event: Happening, number: int) -> Clue:
    """The days on which it is told that an event's Nth day, week, month or year began."""
    unit = match["unit"].lower()
    start = _begin_of_nth(event.first, number, unit)
    weekday = next((t for t in times if 0 <= t.start - match.end() < 20 and t.meaning.kind == "weekday"), None)
    length = {"day": 0, "week": 6, "month": 30, "year": YEAR}[unit]
    end = match.end()
    if weekday is not None and weekday.meaning.weekday is not None:
        near = [d for n in range(-3, 4) if (d := plus(start, n)).weekday() == weekday.meaning.weekday]
        start, length, end = near[0], 6, weekday.end
    elif match["verb"].lower().startswith("enter"):
        length = min(length, 6)
    reason = f"{quoted(text, match.start(), end)}: {event.name} began on {event.first}"
    return Clue(between(start, plus(start, length)), reason, 3, match.start(), end)


def _begin_of_nth(first: date, number: int, unit: str) -> date:
    """The first day of an event's Nth day, week, month or year."""
    if unit in {"day", "week"}:
        return plus(first, (number - 1) * (7 if unit == "week" else 1))
    months = (number - 1) * (12 if unit == "year" else 1)
    begin, last = month_of(first.year, first.month + months)
    return begin.replace(day=min(first.day, last.day))


def _lengths(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """Three weeks after Russia invaded, a month into the war: a length of time counted from an event."""
    for time in times:
        sized = re.fullmatch(r"P(\d+)([DWMY])", time.value) if time.meaning.kind == "duration" else None
        joint = COUNTED_FROM.match(text, time.end) if sized else None
        if sized is None or joint is None:
            continue
        near = OF_EVENT if joint.group().strip().lower() == "of" else NEAR_EVENT
        fit = [n for n in named if _is_countable(n) and 0 <= n.start - joint.end() < near]
        fit = [n for n in fit if not APART.search(text, joint.end(), n.start) and _is_meant(text, n, joint.end())]
        inside = next(each_or_other(sorted(fit, key=lambda n: n.start)), [])
        if not inside or (sized[2] == "D" and int(sized[1]) < 2 and not _is_day_after(joint)):
            continue
        words = quoted(text, time.start, inside[0].end)
        yield from either([
            Clue(
                _counted_days(n.happening, int(sized[1]), sized[2], time.text, joint.group()),
                f"{words}: {n.happening.name} began on {n.happening.first}", 2, time.start, n.end,
            )
            for n in inside
        ])  # fmt: skip


def _ages(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """The six-year war, a 15-month-old conflict: as old as an event that goes on, roughly."""
    for time in times:
        sized = re.fullmatch(r"P(\d+)([WMY])", time.value) if time.meaning.kind == "duration" else None
        if sized is None or not AGE.search(time.text):
            continue
        behind = [n for n in named if n.happening.ongoing and time.end < n.start]
        inside = [n for n in behind if OLD.fullmatch(text, time.end, n.start)]
        for each in list(each_or_other(inside))[:1]:
            yield from either([_age(text, time, n, int(sized[1]), sized[2]) for n in each])


def _age(text: str, time: TimeMention, named: Named, count: int, unit: str) -> Clue:
    """The days on which an event is told to be so old."""
    event, name = named.happening, {"W": "week", "M": "month", "Y": "year"}[unit]
    first, last = (_begin_of_nth(event.first, count + n, name) for n in (1, 2))
    days = between(plus(first, -AGED[unit]), last)
    words = quoted(text, time.start, named.end)
    return Clue(days, f"{words}: {event.name} began on {event.first}", 1, time.start, named.end)


def _is_countable(named: Named) -> bool:
    """Whether a length of time beside an event may be counted from it: what fixes it stands near, or it is a war.

    Beside a visit, of which there are many, in the same sentence.
    """
    event = named.happening
    if event.scheduled and not is_gathering(event):
        return named.near == "sentence"
    return named.near != "article" or event.ongoing


def _is_meant(text: str, named: Named, begin: int) -> bool:
    """Whether no other's event stands behind a length of time: "a day after Biden's own visit" isn't Sunak's."""
    between_them, beside = text[begin : named.start], text[begin : named.end + OF_EVENT].lower()
    others = CAPITAL.search(between_them) is not None
    return not others or any(phrase in beside for group in named.happening.needs for phrase in group)


def _counted_days(event: Happening, count: int, unit: str, words: str, joint: str) -> int:
    """The days that lie so long after an event, or before it."""
    if AHEAD_OF.match(joint):
        name = {"D": 1, "W": 7, "M": 30, "Y": YEAR}[unit]
        slack = {"D": 0, "W": 3, "M": 10, "Y": 60}[unit]
        return between(plus(event.first, -count * name - slack), plus(event.first, -count * name + slack))
    return _days_at(event.first, count, unit, words, after=joint.strip().lower() == "after")


def _is_day_after(joint: re.Match[str]) -> bool:
    """Whether one day is told as "a day after", not as one of many."""
    return joint.group().strip().lower() == "after"


def _days_at(first: date, count: int, unit: str, words: str, *, after: bool = False) -> int:
    """The days on which so long a time is told to have gone by: up to the next whole unit, or from the one before.

    `after` is for "a month after the attack", which is nearer to it than "a month into the war".
    """
    name = {"D": "day", "W": "week", "M": "month", "Y": "year"}[unit]
    begin = _begin_of_nth(first, count + (unit != "D" or count < MANY_DAYS), name)
    end = plus(_begin_of_nth(first, count + 2, name), -1 if unit != "D" else 0)
    if MORE.search(words):
        return between(begin, end)
    if LESS.search(words):
        return between(plus(begin, -NEARLY[unit]), begin)
    slack = {"D": 0, "W": 1, "M": 2, "Y": 7}[unit]  # whole units are rounded ones
    if count > 2 and unit in ROUNDED:
        slack = ROUNDED[unit]
    if ABOUT.search(words):
        slack, end = {"D": 2, "W": 3, "M": 10, "Y": 60}[unit], begin
    elif unit in AFTER and (after or unit == "M"):
        end = plus(begin, AFTER[unit] - slack)
    return between(plus(begin, -slack), plus(end, 0 if end > begin and not after else slack))


def _anniversaries(text: str, named: Sequence[Named]) -> Iterator[Clue]:
    """The eighth anniversary of an event, or of a year told in the same sentence."""
    for match in ANNIVERSARY_OF.finditer(text):
        number = _number(match)
        if not number:
            continue
        left, right = sentence_bounds(text, match.start())
        events = [n for n in named if left <= n.start < right and n.near == "sentence" and not n.happening.scheduled]
        nearest = min((abs(n.start - match.start()) for n in events), default=0)
        meant = [n.happening for n in events if abs(n.start - match.start()) == nearest]
        yield from either([c for event in meant for c in _anniversary(text, match, event, number)])


def _anniversary(text: str, match: re.Match[str], event: Happening, number: int) -> Iterator[Clue]:
    """The days around an event's Nth anniversary."""
    there = [leap_safe(d.year + number, d.month, d.day) for d in (event.first, event.last)]
    first, last = there[0], there[1] or there[0]
    if first and last:
        days = between(plus(first[0], -ANNIVERSARY[0]), plus(last[0], ANNIVERSARY[1]))
        reason = f"{quoted(text, match.start(), match.end())} of {event.name} ({event.first})"
        yield Clue(days, reason, 2, match.start(), match.end())
