"""Tells the day of a text by the events that it names, whose days are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.mentions.clues import SET_DAY, SET_REACH, YEAR_WRITTEN, Clue, either, quoted, sentence_bounds
from dragoman.mentions.countclues import count_clues
from dragoman.mentions.days import Tense, plus
from dragoman.mentions.daysets import after, between, union
from dragoman.mentions.happenings import Happening, Named, each_or_other, find_happenings
from dragoman.mentions.oaths import inaugurations
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import resolve

YEAR = 365  # days
STARTS = re.compile(
    r"(?i)\b(?:start(?:ed|ing)?|beg[au]n|beginning|launch(?:ed|ing)?|announc(?:ed|ing)|invaded|onset|outbreak|erupt(?:ed|ing))\b"
)
ANNIVERSARY = re.compile(r"(?i)\banniversary\b")
PLANNED = re.compile(
    r"(?i)\b(?:ahead of|before|upcoming|forthcoming|next|will|to (?:attend|host|hold|meet)|plan\w*|prepar\w*|"
    r"scheduled|due|eve of|expected|looming|run-up to|coming|invited|would|may|might|could)\b[^.\n]*$"
)
COMING = re.compile(
    r"(?i)[^.\n]{0,45}\b(?:later this|next (?:week|month|year)|tomorrow|to be held|will (?:host|hold))\b"
)
NEXT_CLAUSE = re.compile(r"(?i), (?:and|but|which|who|while)\b|;")
BESIDE_IT = re.compile(
    r"(?i)\bon the (?:sidelines|margins|fringes|last day|final day|first day|second day) of\b[^.\n]{0,40}$"
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
    oaths = find_happenings(text, inaugurations(text))
    yield from _known_events(text, times, oaths, untimed=False)
    yield from count_clues(text, times, [*named, *oaths])


def _known_events(
    text: str, times: Sequence[TimeMention], named: Sequence[Named], *, untimed: bool = True
) -> Iterator[Clue]:
    """Named events whose day is known: the text is not older, and a time beside one tells how much younger.

    Words that may name one of several events ("the coup in Guinea") allow the days of each of them.
    """
    ahead = {n.happening.name for n in named if _is_ahead(text, n)}
    seen: set[str] = set()
    for mentions in each_or_other(named):
        mention = mentions[0]
        left, right = sentence_bounds(text, mention.start)
        time = _nearest(text, times, mention, left, right)
        if time is not None and _is_told_by_day(mention, time):
            told = [
                c for n in mentions if not n.happening.ongoing for c in _timed_event(text, n, time, text[left:right])
            ]
            yield from either(told)
        if mention.near != "sentence":
            yield from either(list(_beside_it(text, mentions, left)))
            continue
        timed: list[Clue] = []
        if time is not None and _nearest_event(named, time, left, right) == mention.start:
            timed = either([c for n in mentions for c in _timed_event(text, n, time, text[left:right])])
            yield from timed
        names = {n.happening.name for n in mentions}
        undone = UNDONE.search(text[max(0, mention.start - 45) : mention.start])
        scheduled = any(n.happening.scheduled for n in mentions)
        if untimed and not timed and not names <= seen and (scheduled or not undone):
            seen |= names
            yield from either([c for n in mentions for c in _untimed_event(text, n, left, ahead)])


def _is_told_by_day(mention: Named, time: TimeMention) -> bool:
    """Whether a time fixes an event told by one word in its sentence: right behind it, or a day of the month."""
    if mention.near == "sentence":
        return False
    return time.meaning.kind == "day" or (
        mention.near == "paragraph" and 0 <= time.start - mention.end < BESIDE_EVENT
    )


def _beside_it(text: str, mentions: Sequence[Named], left: int) -> Iterator[Clue]:
    """News told to be of a meeting that the article names elsewhere: "on the last day of the ASEAN summit"."""
    mention = mentions[0]
    beside = BESIDE_IT.search(text[max(left, mention.start - REACH) : mention.start])
    if beside or (mention.near == "paragraph" and text.startswith(" here", mention.end)):
        for event in (n.happening for n in mentions if n.happening.scheduled):
            words = quoted(text, mention.start, mention.end)
            days = between(event.first, plus(event.last, AT_IT_AFTER))
            reason = f"{words}: the news is of {event.name}, {event.first} to {event.last}"
            yield Clue(days, reason, 1, mention.start, mention.end)


def _is_ahead(text: str, mention: Named) -> bool:
    """Whether an event that was set beforehand is told as still to come."""
    left, _ = sentence_bounds(text, mention.start)
    lead = text[max(left, mention.start - REACH) : mention.start]
    if not mention.happening.scheduled or mention.near != "sentence":
        return False
    return PLANNED.search(lead) is not None or COMING.match(text, mention.end) is not None


def _untimed_event(text: str, mention: Named, left: int, ahead: set[str]) -> Iterator[Clue]:
    """A named event by itself: the text is no older, or, where it is told as `ahead`, no younger."""
    event = mention.happening
    words = quoted(text, mention.start, mention.end)
    lead = text[max(left, mention.start - REACH) : mention.start]
    if _is_ahead(text, mention):
        days = between(plus(event.first, -PLANNED_BEFORE), event.last)
        yield Clue(days, f"{words}: {event.name} is ahead, of {event.first}", 1, mention.start, mention.end)
        return
    if event.name in ahead:
        return  # told as ahead elsewhere
    days, reason = after(event.first), f"{words}: {event.name} is of {event.first}"
    if event.scheduled and (AT_IT.search(lead) or text.startswith(" here", mention.end)):
        days = between(event.first, plus(event.last, AT_IT_AFTER))
        reason = f"{words}: the news is of {event.name}, {event.first} to {event.last}"
    yield Clue(days, reason, 1, mention.start, mention.end)


def _nearest(text: str, times: Sequence[TimeMention], named: Named, left: int, right: int) -> TimeMention | None:
    """The time in a sentence that stands nearest to the mention of an event, not in a clause before its own."""
    inside = [t for t in times if left <= t.start < right and t.type in {"DATE", "TIME"}]
    inside = [t for t in inside if not NEXT_CLAUSE.search(text, t.end, max(t.end, named.start))]
    return min(inside, key=lambda t: max(named.start - t.end, t.start - named.end), default=None)


def _nearest_event(named: Sequence[Named], time: TimeMention, left: int, right: int) -> int | None:
    """Where the event that stands nearest to a time begins."""
    inside = [n for n in named if left <= n.start < right and n.near == "sentence"]
    return min((max(n.start - time.end, time.start - n.end), n.start) for n in inside)[1] if inside else None


def _timed_event(text: str, mention: Named, time: TimeMention, sentence: str) -> Iterator[Clue]:
    """An event of known day with a time beside it: "the start of the operation on Thursday"."""
    event, meaning = mention.happening, time.meaning
    if (event.ongoing and not STARTS.search(sentence)) or _is_apart(text, mention, time):
        return
    words = f"{quoted(text, mention.start, mention.end)} … {quoted(text, time.start, time.end)}"
    if event.scheduled and SET_DAY.search(text[max(0, time.start - SET_REACH) : time.start]):
        time = replace(time, tense=None)
    if meaning.kind == "day" and not YEAR_WRITTEN.search(time.text):
        shown = {(d.month, d.day) for n in range(_length(event)) if (d := plus(event.first, n))}
        if ANNIVERSARY.search(sentence):
            return  # "on August 15 they marked the second anniversary": counted from it, see `countclues`
        if (meaning.month, meaning.day) in shown and (event.scheduled or time.tense != "future"):
            before = PLANNED_BEFORE if event.scheduled and time.tense != "past" else 0
            ahead = event.scheduled and time.tense == "future"
            span = between(plus(event.first, -before), plus(event.first, 0 if ahead else YEAR - 1))
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
    early = min(reach, AHEAD) if time.granularity in REACHES else reach
    days = (plus(event.first, n) for n in range(-early * event.scheduled, reach))
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
    if not event.scheduled:
        return _is_meant(time, told_on, event, "past")
    ahead = told_on < event.first
    coming = time.tense == "future" or time.meaning.step == 1 or time.meaning.mod == "LATER"
    known = coming or time.tense == "past" or time.meaning.mod == "EARLIER"
    if known and ahead != coming and time.meaning.step != 0:
        return False
    return _is_meant(time, told_on, event, "future" if ahead else "past")


def _is_meant(time: TimeMention, told_on: date, event: Happening, tense: Tense) -> bool:
    """Whether a relative time told on a day holds a day of the event."""
    shown = resolve(time, told_on, tense)
    return bool(shown.first and shown.last and shown.first <= str(event.last) and str(event.first) <= shown.last)
