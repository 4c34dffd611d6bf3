"""Tells the year of a text by events that it tells in part, with their day of the month: "talks in Riyadh on 18 May".

A row of the table needs ministers where a report names only their states, or a detail that a report leaves out. The
day of the month and most of the rest fix the event all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from dragoman import codebook
from dragoman.codebook import Holder
from dragoman.mentions.clues import YEAR_WRITTEN, Clue, either, is_set_day, is_until, quoted, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import between
from dragoman.mentions.happenings import Happening, happenings_on, lasting_needs
from dragoman.mentions.phraseplaces import PhrasePlaces
from dragoman.mentions.timemention import TimeMention

MONTHS_AFTER, SOON = 300, 270  # days after an event for which its day is told without a year, and before it
LEAST = 2  # things that fix an event which its sentence tells, beside the day
WEIGHT = 2
MOST_DAYS = 40  # days of the month of a text that are sought: a list of more is no report
MINISTERS = frozenset({"foreign_minister", "defence_minister"})


def day_clues(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """The days of a text by the events that its days of the month, told without a year, are known for."""
    days = [t for t in times if t.meaning.is_yearless and t.meaning.day and not YEAR_WRITTEN.search(t.text)]
    days = days[:MOST_DAYS]
    whole = PhrasePlaces(text if days else "")
    seen: set[tuple[int, int, int]] = set()
    for time in days:
        left, right = sentence_bounds(text, time.start)
        month, day = time.meaning.month or 0, time.meaning.day or 0
        if (left, month, day) in seen:
            continue
        seen.add((left, month, day))
        events = [e for e in happenings_on(month, day) if not e.ongoing]
        told = PhrasePlaces(text[left:right] if events else "")
        events = [e for e in events if any(map(told.starts, e.words)) and is_fixed_in_part(e, told, whole)]
        yield from either([_clue(text, time, event) for event in events])


def is_fixed_in_part(event: Happening, sentence: PhrasePlaces, text: PhrasePlaces, least: int = LEAST) -> bool:
    """Whether a sentence tells most of what fixes an event, and the text all but one thing."""
    needs = lasting_needs(event)
    if not any(_is_written(group, sentence) for group in needs):
        return False
    lacking = missing(event, text)
    if len(lacking) > (len(needs) > LEAST):
        return False
    if any(all(_holders_of(phrase, event.first) for phrase in group) for group in lacking):
        return False  # another met there on that day of another year
    here = sum(_is_met(group, sentence, event) for group in needs)
    return here >= least and 2 * here > len(needs)


def missing(event: Happening, text: PhrasePlaces) -> list[tuple[str, ...]]:
    """What fixes an event, beside years and days, that a text does not tell."""
    needs = lasting_needs(event)
    unwritten = [group for group in needs if not _is_written(group, text)]
    if len(unwritten) == len(needs):
        return unwritten
    return [group for group in unwritten if not _is_met(group, text, event)]


def _is_written(group: tuple[str, ...], places: PhrasePlaces) -> bool:
    """Whether one thing that fixes an event is told in a row's own words."""
    return any(map(places.starts, group))


def _is_met(group: tuple[str, ...], places: PhrasePlaces, event: Happening) -> bool:
    """Whether one thing that fixes an event is told: a minister by his state too, "Russian and American envoys"."""
    if _is_written(group, places):
        return True
    return any(places.starts(name) for phrase in group for name in _state_of(phrase, event.first))


def _state_of(surname: str, day: date) -> tuple[str, ...]:
    """The names and people of the state whose minister had a surname on a day."""
    countries = {h.country for h in _holders_of(surname, day) if h.office in MINISTERS}
    state = codebook.state(countries.pop()) if len(countries) == 1 else None
    if state is None:
        return ()
    return tuple(n.lower() for n in (state.name, *state.other_names, *state.adjectives))


def _holders_of(surname: str, day: date) -> list[Holder]:
    """Who held an office on a day under a surname."""
    return [h for h in _of_surname(surname) if h.in_office(day)]


@lru_cache(maxsize=4096)
def _of_surname(surname: str) -> tuple[Holder, ...]:
    """All who held an office under a surname."""
    return tuple(codebook.holders(surname.title()))


def _clue(text: str, time: TimeMention, event: Happening) -> Clue:
    """The days on which an event's day is told without its year: soon before it where it is ahead."""
    over = time.tense == "past" and not is_set_day(text, time) and not is_until(text, time)
    first = event.first if over else plus(event.first, -SOON)
    ahead = time.tense == "future" and not is_set_day(text, time)
    days = between(first, event.first if ahead else plus(event.first, MONTHS_AFTER))
    reason = f"{quoted(text, time.start, time.end)}: {event.name} was on {event.first}"
    return Clue(days, reason, WEIGHT, time.start, time.end)
