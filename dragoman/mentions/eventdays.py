"""Tells the year of a text by events that it tells in part, with their day of the month: "talks in Riyadh on 18 May".

A row of the table needs ministers where a report names only their states, or a detail that a report leaves out. The
day of the month and most of the rest fix the event all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman import codebook
from dragoman.codebook import Holder
from dragoman.mentions.clues import YEAR_WRITTEN, Clue, either, is_set_day, quoted, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import between
from dragoman.mentions.happenings import Happening, happenings_on, lasting_needs
from dragoman.mentions.phraseplaces import PhrasePlaces
from dragoman.mentions.timemention import TimeMention

MONTHS_AFTER, SOON = 300, 270  # days after an event for which its day is told without a year, and before it
LEAST = 2  # things that fix an event which its sentence tells, beside the day
WEIGHT = 2
MINISTERS = frozenset({"foreign_minister", "defence_minister"})


def day_clues(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """The days of a text by the events that its days of the month, told without a year, are known for."""
    for time in times:
        meaning = time.meaning
        if not meaning.is_yearless or not meaning.month or not meaning.day or YEAR_WRITTEN.search(time.text):
            continue
        left, right = sentence_bounds(text, time.start)
        events = [e for e in happenings_on(meaning.month, meaning.day) if not e.ongoing]
        if events:
            told = PhrasePlaces(text[left:right])
            whole = PhrasePlaces(text)
            yield from either([_clue(text, time, e) for e in events if _is_told_in_part(e, told, whole)])


def _is_told_in_part(event: Happening, sentence: PhrasePlaces, text: PhrasePlaces) -> bool:
    """Whether a sentence tells an event by its word and most of what fixes it, and the text all but one thing."""
    if not any(map(sentence.starts, event.words)):
        return False
    needs = lasting_needs(event)
    here = sum(_is_met(group, sentence, event) for group in needs)
    missing = [group for group in needs if not _is_met(group, text, event)]
    if any(_holders_of(phrase, event.first.isoformat()) for group in missing for phrase in group):
        return False  # another met there on that day of another year
    return here >= LEAST and 2 * here > len(needs) and len(missing) <= (len(needs) > LEAST)


def _is_met(group: tuple[str, ...], places: PhrasePlaces, event: Happening) -> bool:
    """Whether one thing that fixes an event is told: a minister by his state too, "Russian and American envoys"."""
    if any(map(places.starts, group)):
        return True
    return any(places.starts(name) for phrase in group for name in _state_of(phrase, event.first.isoformat()))


@lru_cache(maxsize=4096)
def _state_of(surname: str, day: str) -> tuple[str, ...]:
    """The names and people of the state whose minister had a surname on a day."""
    countries = {h.country for h in _holders_of(surname, day) if h.office in MINISTERS}
    state = codebook.state(countries.pop()) if len(countries) == 1 else None
    if state is None:
        return ()
    return tuple(n.lower() for n in (state.name, *state.other_names, *state.adjectives))


@lru_cache(maxsize=4096)
def _holders_of(surname: str, day: str) -> tuple[Holder, ...]:
    """Who held an office on a day under a surname."""
    return tuple(h for h in codebook.holders(surname.title()) if (h.start or "") <= day <= (h.end or day))


def _clue(text: str, time: TimeMention, event: Happening) -> Clue:
    """The days on which an event's day is told without its year: soon before it where it is ahead."""
    over = time.tense == "past" and not is_set_day(text, time)
    first = event.first if over else plus(event.first, -SOON)
    ahead = time.tense == "future" and not is_set_day(text, time)
    days = between(first, event.first if ahead else plus(event.first, MONTHS_AFTER))
    reason = f"{quoted(text, time.start, time.end)}: {event.name} was on {event.first}"
    return Clue(days, reason, WEIGHT, time.start, time.end)
