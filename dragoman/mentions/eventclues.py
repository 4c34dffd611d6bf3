"""Tells the day of a text by the events that it names, whose days are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.mentions.clues import YEAR_WRITTEN, Clue, quoted, sentence_bounds
from dragoman.mentions.countclues import count_clues
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import after, between, union
from dragoman.mentions.happenings import Happening, Named, find_happenings
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import resolve

YEAR = 365  # days
STARTS = re.compile(
    r"(?i)\b(?:start(?:ed|ing)?|beg[au]n|beginning|launch(?:ed|ing)?|announc(?:ed|ing)|invaded|onset|outbreak|erupt(?:ed|ing))\b"
)
PLANNED = re.compile(
    r"(?i)\b(?:ahead of|before|upcoming|forthcoming|next|will|to (?:attend|host|hold|meet)|plan\w*|prepar\w*|"
    r"scheduled|due|eve of|expected|looming|run-up to|coming|invited|would|may|might|could)\b[^.\n]*$"
)
AT_IT = re.compile(
    r"(?i)\b(?:on the (?:sidelines|margins|fringes|last day|final day|first day|second day) of|at)\b[^.\n]{0,40}$"
)
BESIDE_EVENT = 20  # characters between an event and its time where what fixes the event stands farther off
REACH = 90  # characters before an event in which its being ahead is told
PLANNED_BEFORE, AHEAD = 180, 60  # days before a planned event that reports tell of it, and of its weekday
SET_OFF = re.compile(r"(?i)\b(?:since|after|before|following|until|ahead of|as|while|despite|amid|over)\b")
ENDS = re.compile(
    r"(?i)\b(?:collaps\w*|end(?:ed|s|ing)?|conclud\w*|clos(?:ed|ing)|wrapp\w*|broke (?:down|up)|final day|last day)\b"
)
UNDONE = re.compile(
    r"(?i)\b(?:possible|potential|imminent|further|future|feared|planned|alleged|so-called|any|an?|against|deter\w*|prevent\w*|avert\w*|"
    r"avoid\w*|threat\w*|case|event|if|would|could|may|might|preparing|plans?)\b[^.\n]{0,25}$"
)
REACHES = {"day": 9, "week": 16}  # days after an event on which "on Tuesday", "last week" can mean it
AT_IT_AFTER, WEEK = 3, 7  # days after an event that its news is told; days


def event_clues(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """What the events named in a text tell of the day it was written."""
    named = find_happenings(text)
    yield from _known_events(text, times, named)
    yield from count_clues(text, times, named)


def _known_events(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """Named events whose day is known: the text is not older, and a time beside one tells how much younger."""
    seen: set[str] = set()
    for mention in named:
        event = mention.happening
        left, right = sentence_bounds(text, mention.start)
        time = _nearest(times, mention, left, right)
        if mention.near == "paragraph" and not event.ongoing and time is not None:
            if 0 <= time.start - mention.end < BESIDE_EVENT:
                yield from _timed_event(text, mention, time, text[left:right])
            continue
        if mention.near != "sentence":
            continue
        if time is not None and _nearest_event(named, time, left, right) is mention:
            yield from _timed_event(text, mention, time, text[left:right])
        undone = UNDONE.search(text[max(0, mention.start - 45) : mention.start])
        if event.name not in seen and (event.scheduled or not undone):
            seen.add(event.name)
            yield from _untimed_event(text, mention, left)


def _untimed_event(text: str, mention: Named, left: int) -> Iterator[Clue]:
    """A named event by itself: the text is no older, or, where it is told as ahead, no younger."""
    event = mention.happening
    words = quoted(text, mention.start, mention.end)
    lead = text[max(left, mention.start - REACH) : mention.start]
    if event.scheduled and PLANNED.search(lead):
        days = between(plus(event.first, -PLANNED_BEFORE), event.last)
        yield Clue(days, f"{words}: {event.name} is ahead, of {event.first}", 1, mention.start, mention.end)
        return
    days, reason = after(event.first), f"{words}: {event.name} is of {event.first}"
    if event.scheduled and AT_IT.search(lead):
        days = between(event.first, plus(event.last, AT_IT_AFTER))
        reason = f"{words}: the news is of {event.name}, {event.first} to {event.last}"
    yield Clue(days, reason, 1, mention.start, mention.end)


def _nearest(times: Sequence[TimeMention], named: Named, left: int, right: int) -> TimeMention | None:
    """The time in a sentence that stands nearest to the mention of an event."""
    inside = [t for t in times if left <= t.start < right and t.type in {"DATE", "TIME"}]
    return min(inside, key=lambda t: max(named.start - t.end, t.start - named.end), default=None)


def _nearest_event(named: Sequence[Named], time: TimeMention, left: int, right: int) -> Named | None:
    inside = [n for n in named if left <= n.start < right and n.near == "sentence"]
    return min(inside, key=lambda n: max(n.start - time.end, time.start - n.end), default=None)


def _timed_event(text: str, mention: Named, time: TimeMention, sentence: str) -> Iterator[Clue]:
    """An event of known day with a time beside it: "the start of the operation on Thursday"."""
    event, meaning = mention.happening, time.meaning
    if (event.ongoing and not STARTS.search(sentence)) or _is_apart(text, mention, time):
        return
    words = f"{quoted(text, mention.start, mention.end)} … {quoted(text, time.start, time.end)}"
    if meaning.kind == "day" and not YEAR_WRITTEN.search(time.text):
        shown = {(d.month, d.day) for n in range(_length(event)) if (d := plus(event.first, n))}
        if (meaning.month, meaning.day) in shown and time.tense != "future":
            span = between(event.first, plus(event.first, YEAR - 1))
            yield Clue(
                span, f"{words}: {event.name} on {event.first}, told without its year", 3, time.start, time.end
            )
        return
    if meaning.year is not None or meaning.kind not in {"weekday", "step", "weekend", "month"}:
        return
    if meaning.step == 1 and not event.scheduled:
        return
    if event.scheduled and ENDS.search(sentence):
        event = replace(event, first=event.last)
    reach = REACHES.get(time.granularity, YEAR) + (event.last - event.first).days
    days = (plus(event.first, n) for n in range(-min(reach, AHEAD) * event.scheduled, reach))
    fits = [day for day in days if _covers(time, day, event)]
    if fits:
        reason = f"{words}: {event.name} was on {event.first:%A}, {event.first}"
        yield Clue(union((d, d) for d in fits), reason, 3, time.start, time.end)


def _is_apart(text: str, mention: Named, time: TimeMention) -> bool:
    """Whether the time before an event is of something else: "met on Thursday, for the first time since the war"."""
    return time.end <= mention.start and SET_OFF.search(text[time.end : mention.start]) is not None


def _length(event: Happening) -> int:
    """The days of an event that is soon over; one for a war, of which its first day counts."""
    return 1 if event.ongoing else min((event.last - event.first).days + 1, WEEK)


def _covers(time: TimeMention, told_on: date, event: Happening) -> bool:
    """Whether a relative time told on a day means the event's first day."""
    ahead = event.scheduled and (time.tense == "future" or time.meaning.step == 1)
    if ahead != (told_on < event.first) and event.scheduled and time.meaning.step != 0:
        return False
    shown = resolve(time, told_on, "future" if ahead else "past")
    return bool(shown.first and shown.last and shown.first <= str(event.last) and str(event.first) <= shown.last)
