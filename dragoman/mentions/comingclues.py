"""Tells the days of a text by what it tells as coming, in other words than a row has: "they meet in Rome today".

A row needs who met there; before it is held, a report names but their states, the town and the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.mentions.clues import Clue, either, quoted, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import between
from dragoman.mentions.eventclues import days_told
from dragoman.mentions.eventdays import is_fixed_in_part, missing
from dragoman.mentions.happenings import VISITS, Happening, happenings_at, is_state, is_told
from dragoman.mentions.phraseplaces import PhrasePlaces
from dragoman.mentions.timemention import TimeMention

AHEAD = re.compile(
    r"(?i)\b(?:due|(?:is|are) to|will|scheduled|expected|planned|plans to|to be held|upcoming|set to|hopes? to)\b"
)
NOT_HELD = re.compile(r"(?i)\b(?:not|never|cancel\w*|called? off|postpon\w*|if|unless|would|could)\b|n['’]t\b")
TALKS = frozenset({"talks", "negotiations", "meeting", "met", "summit", "conference", "forum", "round", "meet"})
"""A meeting that is still to come may be called by any of these."""
LEAST = 3  # things that fix a meeting which its sentence tells, where it has no time
LONG_SET, SHORT = frozenset({"summit", "conference", "forum"}), frozenset({"talks", "met"})
SOON, LONG = 30, 270  # days before a meeting, and before a summit, that it is told as coming
WEIGHT = 1
MOST = 100  # sentences of a text that are sought: more is no report


def coming_clues(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """The days of a text by the meetings that its sentences tell as ahead, or as today's, and tell in part.

    Not where a sentence tells a row in full: see `eventclues`.
    """
    ahead = [match.start() for match in AHEAD.finditer(text)]
    ahead += [t.start for t in times if t.meaning.step == 1 and t.meaning.unit in {"W", "M"}]
    whole = PhrasePlaces(text if ahead else "")
    for bounds in sorted({sentence_bounds(text, at) for at in ahead[:MOST]}):
        yield from _in_sentence(text, times, bounds, whole)


def _in_sentence(
    text: str, times: Sequence[TimeMention], bounds: tuple[int, int], whole: PhrasePlaces
) -> Iterator[Clue]:
    """What the meetings that a sentence tells as ahead allow, any of those that it may mean."""
    sentence = text[bounds[0] : bounds[1]]
    if NOT_HELD.search(sentence):
        return
    places = PhrasePlaces(sentence)
    ahead = [t for t in times if bounds[0] <= t.start < bounds[1] and t.type in {"DATE", "TIME"}]
    ahead = [t for t in ahead if t.tense != "past" or t.meaning.step == 1]
    if len(ahead) > 1 or not any(map(places.starts, TALKS)):
        return
    meetings = (e for e in happenings_at(places) if TALKS.intersection(e.words) and VISITS.isdisjoint(e.words))
    told = [e for e in meetings if is_fixed_in_part(e, places, whole, LEAST - len(ahead))]
    told = [e for e in told if not missing(e, whole) or _names_both(e, places)]
    if not any(is_told(event, places) for event in told):
        time = ahead[0] if ahead else None
        yield from either([clue for event in told for clue in _clue(text, event, time, bounds[0])])


def _names_both(event: Happening, places: PhrasePlaces) -> bool:
    """Whether a sentence names two states that an event is of, so that it may leave out who came for them."""
    return sum(is_state(group) and any(map(places.starts, group)) for group in event.needs) > 1


def _clue(text: str, event: Happening, time: TimeMention | None, start: int) -> Iterator[Clue]:
    """The days on which an event is told as coming, by the time that it is told for."""
    if time is None or time.meaning.kind == "duration":
        back = LONG if LONG_SET.intersection(event.words) and not SHORT.intersection(event.words) else SOON
        days = between(plus(event.first, -back), event.last)
    elif time.meaning.kind == "step" and not time.meaning.step and time.meaning.unit == "D":
        days = between(event.first, event.last)
    else:
        days = days_told(replace(event, scheduled=True), replace(time, tense="future"))
    if days:
        words = quoted(text, time.start, time.end) if time else "what is to come"
        at = (time.start, time.end) if time else (start, start)
        yield Clue(days, f"{words}: {event.name} is of {event.first}", WEIGHT, *at, by_event=True)
