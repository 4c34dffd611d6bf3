"""Finds what in a text tells the day it was written: each clue allows a set of days, with a weight and a reason.

Weights: 4 a day told in so many words, 3 a day fixed by a known event, 2 what can't be otherwise in a
text that tells of the past, 1 what is usual in news, 0 what narrows days that are known to a few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dragoman.mentions.days import leap_safe, month_of, plus
from dragoman.mentions.daysets import after, between, on_weekdays, union
from dragoman.mentions.happenings import Happening, Named, find_happenings
from dragoman.mentions.times import TimeMention, find_times, resolve
from dragoman.mentions.timewords import words as time_words
from dragoman.records import Part

MONTH_AFTER = 31  # days: "as of February" is said in that month or the next
FRESH = 3  # days: a report's news is no older where it names only a weekday
FRESH_LATE = 1  # "late Friday" is told that night or the next day
LATE = re.compile(r"(?i)\b(?:late|night|evening)\b")
ANNIVERSARY = (7, 14)  # days before and after, within which reports mark an anniversary
LEAD = 3  # paragraphs that tell the news
YEAR = 365
STARTS = re.compile(
    r"(?i)\b(?:start(?:ed|ing)?|beg[au]n|beginning|launch(?:ed|ing)?|announc(?:ed|ing)|invaded|onset|outbreak|erupt(?:ed|ing))\b"
)
NUMBER = r"(\d{1,4})(?:st|nd|rd|th)|([a-z]+(?:-[a-z]+)?)"
NTH_UNIT = re.compile(
    rf"(?i)\b(?P<verb>enter(?:s|ed|ing)?|(?:is|are|now)\s+(?:now\s+)?(?:in|into)|on|marks?|marked|in)\s+(?:its|their|the)\s+(?:{NUMBER})\s+(?P<unit>day|week|month|year)\b"
)
DAY_N = re.compile(r"(?i)\bday\s+(\d{1,4})\s+of\b|\b(?:the\s+)?(\d{1,4})(?:st|nd|rd|th)\s+day\s+of\b")
ANNIVERSARY_OF = re.compile(rf"(?i)\b(?:{NUMBER})\s+anniversary\b")
UNTIL = re.compile(r"(?i)\b(?:by|until|till|for)\s+(?:the\s+)?$")
UNDONE = re.compile(
    r"(?i)\b(?:possible|potential|imminent|further|future|feared|planned|alleged|so-called|any|an?|against|deter\w*|prevent\w*|avert\w*|"
    r"avoid\w*|threat\w*|case|event|if|would|could|may|might|preparing|plans?)\b[^.\n]{0,25}$"
)
AS_OF = re.compile(r"(?i)\bas\s+of\s+(?:the\s+end\s+of\s+|early\s+|mid-?\s?|late\s+)?$")


@dataclass(frozen=True, slots=True)
class Clue:
    """Some days on which a text can have been written, why, and how sure that is."""

    days: int
    reason: str
    weight: int
    start: int | None = None
    end: int | None = None
    part: Part = "text"


def clues_of(text: str) -> Iterator[Clue]:
    """Everything in a text that tells the day it was written."""
    times = find_times(text)
    named = find_happenings(text)
    yield from _pairs(text, times)
    yield from _written(text, times)
    yield from _known_events(text, times, named)
    yield from _counted(text, times, named)
    yield from _anniversaries(text, named)
    yield from _fresh(text, times)


def _quoted(text: str, start: int, end: int) -> str:
    return "“" + " ".join(text[start:end].split()) + "”"


def _sentence_bounds(text: str, position: int) -> tuple[int, int]:
    """The sentence around a place, by stops and line ends; "Feb. 3" is no stop."""
    left = max(
        (
            m.end()
            for m in re.finditer(r"(?:[.!?][\"”’)]*\s+(?=[\"“A-Z])|\n)", text[max(0, position - 600) : position])
        ),
        default=0,
    )
    ends = re.search(r"[.!?][\"”’)]*\s+(?=[\"“A-Z])|\n", text[position : position + 600])
    return max(0, position - 600) + left, position + (ends.start() if ends else 600)


def _pairs(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """Yesterday (16 March), Sunday (27 February), Thursday, March 3: a day named twice."""
    for first, second in pairwise(times):
        between_them = text[first.end : second.start].strip()
        if between_them not in {"(", ", (", "[", ","} or second.start - first.end > 3:
            continue
        relative, written = (first, second) if second.meaning.kind == "day" else (second, first)
        if written.meaning.kind != "day" or written.meaning.until or relative.granularity != "day":
            continue
        days = _pair_days(relative, written)
        if days:
            yield Clue(
                days, f"{_quoted(text, first.start, second.end)} names one day twice", 4, first.start, second.end
            )
            yield from _weekday_beside(text, times, written, second.end)
    for time in times:
        if time.meaning.kind == "day" and time.meaning.weekday is not None and time.meaning.year is None:
            days = _weekday_days(time, time.meaning.weekday)
            yield Clue(
                days, f"{_quoted(text, time.start, time.end)} fixes the year among others", 4, time.start, time.end
            )


def _dates(time: TimeMention) -> list[date]:
    """The days that a written date can be: one, or one in every year."""
    meaning = time.meaning
    years = [meaning.year] if meaning.year is not None else range(1940, 2100)
    return [d[0] for y in years if (d := leap_safe(y, meaning.month or 1, meaning.day or 1))]


def _pair_days(relative: TimeMention, written: TimeMention) -> int:
    """The days on which both names of a day fit."""
    meaning = relative.meaning
    if meaning.kind == "step" and meaning.step is not None:
        return union((d, d) for w in _dates(written) for d in [plus(w, -meaning.step)])
    if meaning.kind == "weekday" and meaning.weekday is not None:
        return _weekday_days(written, meaning.weekday)
    return 0


def _weekday_days(written: TimeMention, weekday: int) -> int:
    """The days near a date in the years in which it falls on a weekday: up to a week after, or before if ahead."""
    spans = []
    for day in _dates(written):
        if day.weekday() == weekday:
            back = 0 if written.tense == "past" else 7
            spans.append((plus(day, -back), plus(day, 300 if written.meaning.weekday is not None else 6)))
    return union(spans)


def _weekday_beside(text: str, times: Sequence[TimeMention], written: TimeMention, end: int) -> Iterator[Clue]:
    """A weekday in the same sentence as "yesterday (27 February)": the same day, so the year is known."""
    left, right = _sentence_bounds(text, end)
    for time in times:
        if time.meaning.kind == "weekday" and left <= time.start < right and time.meaning.step is None:
            days = _weekday_days(written, time.meaning.weekday or 0)
            reason = f"{_quoted(text, time.start, time.end)} beside {_quoted(text, written.start, written.end)}"
            yield Clue(days, reason, 2, time.start, time.end)


def _written(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """Dates told as past, which the text can't be older than; and "as of February 2022"."""
    for time in times:
        if time.meaning.year is None or time.first is None or time.meaning.kind not in {"day", "month", "year"}:
            continue
        first, last = date.fromisoformat(time.first), date.fromisoformat(time.last or time.first)
        words = _quoted(text, time.start, time.end)
        if AS_OF.search(text[max(0, time.start - 30) : time.start]):
            ahead = 7 if first == last else 0  # "as of 5 March" may tell from when a rule holds
            span = between(plus(first, -ahead), plus(last, MONTH_AFTER))
            yield Clue(span, f"“as of {time.text}” is told in that time or soon after", 2, time.start, time.end)
        elif time.tense == "past" and not UNTIL.search(text[max(0, time.start - 12) : time.start]):
            yield Clue(after(first), f"{words} is told as past", 2, time.start, time.end)


def _nearest(times: Sequence[TimeMention], named: Named, left: int, right: int) -> TimeMention | None:
    """The time in a sentence that stands nearest to the mention of an event."""
    inside = [t for t in times if left <= t.start < right and t.type in {"DATE", "TIME"}]
    return min(inside, key=lambda t: max(named.start - t.end, t.start - named.end), default=None)


def _known_events(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """Named events whose day is known: the text is not older, and a time beside one tells how much younger."""
    seen: set[str] = set()
    for mention in named:
        event = mention.happening
        if mention.near == "sentence":
            left, right = _sentence_bounds(text, mention.start)
            time = _nearest(times, mention, left, right)
            if time is not None and _nearest_event(named, time, left, right) is mention:
                yield from _timed_event(text, mention, time, text[left:right])
        done = not UNDONE.search(text[max(0, mention.start - 45) : mention.start])
        if event.name not in seen and mention.near == "sentence" and done:
            seen.add(event.name)
            reason = f"{_quoted(text, mention.start, mention.end)}: {event.name} is of {event.first}"
            yield Clue(after(event.first), reason, 1, mention.start, mention.end)


def _nearest_event(named: Sequence[Named], time: TimeMention, left: int, right: int) -> Named | None:
    inside = [n for n in named if left <= n.start < right and n.near == "sentence"]
    return min(inside, key=lambda n: max(n.start - time.end, time.start - n.end), default=None)


def _timed_event(text: str, mention: Named, time: TimeMention, sentence: str) -> Iterator[Clue]:
    """An event of known day with a time beside it: "the start of the operation on Thursday"."""
    event, meaning = mention.happening, time.meaning
    if event.ongoing and not STARTS.search(sentence):
        return
    words = f"{_quoted(text, mention.start, mention.end)} … {_quoted(text, time.start, time.end)}"
    if meaning.kind == "day" and meaning.year is None:
        on_day = (meaning.month, meaning.day) == (event.first.month, event.first.day)
        if on_day and time.tense != "future":
            span = between(event.first, plus(event.first, YEAR - 1))
            yield Clue(
                span, f"{words}: {event.name} on {event.first}, told without its year", 3, time.start, time.end
            )
        return
    if meaning.year is not None or meaning.kind not in {"weekday", "step", "weekend", "month"} or meaning.step == 1:
        return
    fits = [d for n in range(400) if _covers(time, d := plus(event.first, n), event)]
    if fits:
        reason = f"{words}: {event.name} was on {event.first:%A}, {event.first}"
        yield Clue(union((d, d) for d in fits), reason, 3, time.start, time.end)


def _covers(time: TimeMention, told_on: date, event: Happening) -> bool:
    """Whether a relative time told on a day means the event's first day."""
    shown = resolve(time, told_on, "past")
    return bool(shown.first and shown.last and shown.first <= str(event.last) and str(event.first) <= shown.last)


def _counted(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """The war entered its sixth day; day 100 of the invasion: counted from its first day."""
    for match in NTH_UNIT.finditer(text):
        number = _ordinal(match[2], match[3])
        event = _ongoing_near(named, match.start())
        if number and event:
            start = _begin_of_nth(event.happening.first, number, match["unit"].lower())
            yield _nth(text, times, match, event.happening, start)
    for match in DAY_N.finditer(text):
        event = _ongoing_near(named, match.end(), ahead=80)
        if event:
            day = plus(event.happening.first, int(match[1] or match[2]) - 1)
            reason = f"{_quoted(text, match.start(), match.end())}: counted from {event.happening.first}"
            yield Clue(between(day, plus(day, 1)), reason, 3, match.start(), match.end())


def _ongoing_near(named: Sequence[Named], position: int, ahead: int = 40) -> Named | None:
    """The war or conflict that a count of its days is about: the nearest before it, or just behind."""
    fit = [n for n in named if n.happening.ongoing and -ahead <= position - n.end < 300]
    order = {"sentence": 0, "paragraph": 1, "article": 2}
    return min(fit, key=lambda n: (order[n.near], abs(position - n.end)), default=None)


def _nth(text: str, times: Sequence[TimeMention], match: re.Match[str], event: Happening, start: date) -> Clue:
    """The days on which it is told that an event's Nth day, week, month or year began."""
    weekday = next((t for t in times if 0 <= t.start - match.end() < 20 and t.meaning.kind == "weekday"), None)
    length = {"day": 0, "week": 6, "month": 30, "year": YEAR}[match["unit"].lower()]
    end = match.end()
    if weekday is not None and weekday.meaning.weekday is not None:
        near = [d for n in range(-3, 4) if (d := plus(start, n)).weekday() == weekday.meaning.weekday]
        start, length, end = near[0], 6, weekday.end
    elif match["verb"].lower().startswith("enter"):
        length = min(length, 6)
    reason = f"{_quoted(text, match.start(), end)}: {event.name} began on {event.first}"
    return Clue(between(start, plus(start, length)), reason, 3, match.start(), end)


def _begin_of_nth(first: date, number: int, unit: str) -> date:
    """The first day of an event's Nth day, week, month or year."""
    if unit in {"day", "week"}:
        return plus(first, (number - 1) * (7 if unit == "week" else 1))
    months = (number - 1) * (12 if unit == "year" else 1)
    begin, last = month_of(first.year, first.month + months)
    return begin.replace(day=min(first.day, last.day))


def _ordinal(digits: str | None, word: str | None) -> int | None:
    """The number of "sixth", "23rd", "twenty-third"."""
    if digits:
        return int(digits)
    total = 0
    for piece in (word or "").lower().split("-"):
        part, value = time_words().get(piece, ("", ""))
        if part not in {"ORDW", "TENS"}:
            return None
        total += int(value)
    return total or None


def _anniversaries(text: str, named: Sequence[Named]) -> Iterator[Clue]:
    """The eighth anniversary of an event, or of a year told in the same sentence."""
    for match in ANNIVERSARY_OF.finditer(text):
        number = _ordinal(match[1], match[2])
        if not number:
            continue
        left, right = _sentence_bounds(text, match.start())
        events = [n for n in named if left <= n.start < right and n.near == "sentence"]
        event = min(events, key=lambda n: abs(n.start - match.start()), default=None)
        words = _quoted(text, match.start(), match.end())
        if event is not None:
            there = [
                leap_safe(d.year + number, d.month, d.day) for d in (event.happening.first, event.happening.last)
            ]
            first, last = there[0], there[1] or there[0]
            if first and last:
                days = between(plus(first[0], -ANNIVERSARY[0]), plus(last[0], ANNIVERSARY[1]))
                reason = f"{words} of {event.happening.name} ({event.happening.first})"
                yield Clue(days, reason, 2, match.start(), match.end())


def lead_end(text: str) -> int:
    """Where the first paragraphs end, those that tell the news; short lines are no paragraphs."""
    paragraphs = [m.start() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > 60]
    return paragraphs[LEAD] if len(paragraphs) > LEAD else len(text)


def _fresh(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """A weekday in the first paragraphs is the news's day, a few days back at the most."""
    counts = [m.end() for m in NTH_UNIT.finditer(text)]
    end_of_lead = lead_end(text)
    for time in times:
        if time.start >= end_of_lead:
            return
        meaning = time.meaning
        counted = any(0 <= time.start - end < 20 for end in counts)
        if counted or time.tense == "future" or meaning.mod or meaning.until or meaning.year is not None:
            continue
        words = _quoted(text, time.start, time.end)
        if meaning.kind == "weekday" and meaning.step is None and not meaning.unit:
            back = FRESH_LATE if LATE.search(time.text) else FRESH
            days = on_weekdays({((meaning.weekday or 0) + n) % 7 for n in range(back + 1)})
            yield Clue(days, f"{words} is the news's day, at most {back} days back", 0, time.start, time.end)
            return
