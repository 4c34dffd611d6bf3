"""Finds named events whose first day is known: "Russia's invasion of Ukraine", "the annexation of Crimea".

They are rows of the tables in `happenings/`: words that name the event, and words that must stand near them (`&`
between what must all be there, `|` between what serves equally).
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from dragoman import codebook
from dragoman.codebook.tables import cell_list, row_lines
from dragoman.mentions.phraseplaces import PhrasePlaces, first_word

Nearness = Literal["sentence", "paragraph", "article"]
NEARNESS: tuple[Nearness, ...] = ("sentence", "paragraph", "article")
LONG_SENTENCE = 600  # characters
ONCE = "stretch"
ONGOING = frozenset({"ongoing", ONCE})
NOTICE = {"planned": 270, "arranged": 9}  # days before an event that was set beforehand in which reports tell of it
BEFORE = 90  # characters before a meeting in which it is told as ahead
COLUMNS = ("name", "first", "last", "kind", "words", "needs")
SEEN = (
    "saw",
    "sees",
    "seen",
    "sat down",
    "sit down",
    "sits down",
    "face to face",
    "face-to-face",
    "dined",
    "conferred",
)
"""What is told of a meeting too."""
VISITS = frozenset({"visit", "visited", "trip", "arrived"})
MEETINGS = frozenset({"meeting", "meet", "met", "talks", "visit", "summit"})
FORETOLD = re.compile(
    r"(?i)\b(?:will|shall|(?:is|are) (?:due|set|expected|scheduled|planned|going) to)\s(?:also\s|then\s)?"
    r"(?:(?:hold|meet|host|attend|have|visit|receive|join|take part|sit down|come together)\b[^.;\n]{0,45})?$"
    r"|\b(?:is|are|was|were) (?:going|heading|on (?:his|her|their) way) to\b[^.;\n]{0,45}$"
)
"""What stands before a meeting or visit that is told as ahead."""
FIRST_DAY = re.compile(r",(\d{4})-(\d\d-\d\d),")
OF_TIME = re.compile(
    r"(?:19|20)\d\d|(?:\d\d? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: \d\d?)?"
)
NAMED_BY_DAY = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d\d?\s(?:[a-z]+\s)?(?P<event>[a-z]+)", re.I
)
"""Of "the October 7 terror attack": what is called by its day."""
STOP = re.compile(r"(?<![\s.][a-z])[.!?] ")
"""The end of a sentence in small letters; "george w. bush" has none."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A named event: its days, whether it goes on (a war), and whether it was set beforehand (a summit).

    `once` is of what goes on, had an end, and is no other's name: the siege of Mariupol.
    `notice` is the days before in which it was known: months for a summit, a few days for talks of warring sides.
    """

    name: str
    first: date
    last: date
    ongoing: bool
    scheduled: bool
    words: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    once: bool = False
    notice: int = NOTICE["planned"]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a named event at [start, end); `near` says where the words that fix it stand."""

    start: int
    end: int
    happening: Happening
    near: Nearness
    whole: bool = True  # but for a state that stands elsewhere, where it is near by its sentence


@cache
def _table() -> tuple[str, ...]:
    """The lines of the table as they stand there; what one says is read only where a text may name its event."""
    return tuple(row_lines("happenings", COLUMNS))


@cache
def happening(row: int) -> Happening:
    """The event of a line of the table."""
    name, first, last, kind, words, needs = next(csv.reader([_table()[row]]))
    named_by = cell_list(words)
    return Happening(
        name, date.fromisoformat(first), date.fromisoformat(last or first), kind in ONGOING, kind in NOTICE,
        (*named_by, *SEEN) if "met" in named_by else named_by, tuple(cell_list(group) for group in needs.split("&")),
        kind == ONCE, NOTICE.get(kind, 0),
    )  # fmt: skip


@cache
def _rows_by_need() -> dict[str, dict[str, list[int]]]:
    """The rows by the first thing that each needs, and those phrases by their first word."""
    found: dict[str, dict[str, list[int]]] = {}
    for row, line in enumerate(_table()):
        for phrase in line[line.rfind(",") + 1 :].partition("&")[0].split("|"):
            found.setdefault(first_word(phrase), {}).setdefault(phrase, []).append(row)
    return found


@cache
def _rows_by_day() -> dict[str, list[int]]:
    """The rows by the month and day of their first day: "09-11"."""
    found: dict[str, list[int]] = {}
    for row, line in enumerate(_table()):
        day = FIRST_DAY.search(line)
        if day is not None:
            found.setdefault(day[2], []).append(row)
    return found


@lru_cache(maxsize=256)
def year_told(month: int, day: int, words: str) -> int | None:
    """The year of the event that some words name, which is known by its month and day: "the September 11 attacks"."""
    rows = _rows_by_day().get(f"{month:02}-{day:02}")
    if not rows:
        return None
    places = PhrasePlaces(words)
    soon_over = (h for h in map(happening, rows) if not h.ongoing)
    told = [h for h in soon_over if is_told(h, places) and any(map(places.starts, h.words))]
    told = [h for h in told if _is_known_by_day(h, words) or is_told(_without_times(h), places)]
    years = {h.first.year for h in told}
    return years.pop() if len(years) == 1 else None


def happenings_on(month: int, day: int) -> Iterator[Happening]:
    """The events of the table that began on a day of the month, of any year."""
    return map(happening, _rows_by_day().get(f"{month:02}-{day:02}", ()))


def happenings_at(places: PhrasePlaces) -> Iterable[Happening]:
    """The events of the table one of whose places stands in a sentence: what they need in no or one other form."""
    return _of_words(places, _rows_by_only_need())


@cache
def _rows_by_only_need() -> dict[str, dict[str, list[int]]]:
    """The rows by each thing that they need in one form or two, and those phrases by their first word."""
    found: dict[str, dict[str, list[int]]] = {}
    for row, line in enumerate(_table()):
        for group in line[line.rfind(",") + 1 :].split("&"):
            for phrase in group.split("|") if group.count("|") < 2 else ():
                found.setdefault(first_word(phrase), {}).setdefault(phrase, []).append(row)
    return found


def lasting_needs(event: Happening) -> list[tuple[str, ...]]:
    """What fixes an event beside years, months and days: the groups that need nothing of that kind."""
    return _lasting(event.needs)


def _is_known_by_day(event: Happening, words: str) -> bool:
    """Whether an event is called by its day: "the October 7 attack", "September 11"."""
    if any(map(OF_TIME.match, event.words)):
        return True
    return any(match["event"].lower() in event.words for match in NAMED_BY_DAY.finditer(words))


def _without_times(event: Happening) -> Happening:
    """An event with what else than a year, month or day fixes it, where there is anything else."""
    others = (tuple(phrase for phrase in group if not OF_TIME.fullmatch(phrase)) for group in event.needs)
    return replace(event, needs=tuple(other or group for other, group in zip(others, event.needs, strict=True)))


def find_happenings(text: str, among: Sequence[Happening] | None = None) -> list[Named]:
    """The named events that a text mentions, in order: those of the table, or some others."""
    if among is not None and not among:
        return []
    places = PhrasePlaces(text)
    told = [h for h in (_that_may_be_told(places) if among is None else among) if is_told(h, places)]
    if not told:
        return []
    lines = [m.start() for m in re.finditer("\n", places.text)]
    stops = [m.end() for m in STOP.finditer(places.text)]
    found = []
    for event in told:
        for start, end in places.spans(event.words):
            paragraph = _paragraph(lines, start, len(text))
            sentence = _sentence(stops, start, paragraph)
            near = _nearness(event, places, sentence, paragraph)
            if near != "sentence" and _lacks_a_state(event, places, sentence):
                found.append(Named(start, end, event, "sentence", whole=False))
                continue
            found.append(Named(start, end, event, near))
    return _foretold(text, sorted(found, key=lambda named: (named.start, -named.end)))


def _foretold(text: str, named: list[Named]) -> list[Named]:
    """The mentions, those of a meeting that the text tells as ahead as of one set beforehand: "will meet there"."""
    beside = [n for n in named if n.near == "sentence" and not (n.happening.ongoing or n.happening.scheduled)]
    met = [n for n in beside if not MEETINGS.isdisjoint(n.happening.words)]
    ahead = {n.happening.name for n in met if FORETOLD.search(text, max(0, n.start - BEFORE), n.start)}
    if not ahead:
        return named
    return [
        replace(n, happening=replace(n.happening, scheduled=True, notice=NOTICE["planned"]))
        if n.happening.name in ahead
        else n
        for n in named
    ]


def _that_may_be_told(places: PhrasePlaces) -> Iterable[Happening]:
    """The events of the table of which one that a text must have stands in it, in the table's order."""
    return _of_words(places, _rows_by_need())


def _of_words(places: PhrasePlaces, by_word: Mapping[str, Mapping[str, Iterable[int]]]) -> Iterable[Happening]:
    """The events one of whose phrases, listed by its first word, stands in a text, in the table's order."""
    rows = {
        row
        for word in places.words()
        for phrase, rows in by_word.get(word, {}).items()
        if places.starts(phrase)
        for row in rows
    }
    return map(happening, sorted(rows))


def nearly_told(text: str) -> list[tuple[Happening, set[str]]]:
    """The events of which a text has all that fixes them but a year or a day, each with what it has of it."""
    places = PhrasePlaces(text)
    events = [h for h in _of_words(places, _rows_by_lasting_need()) if not h.ongoing]
    told = [h for h in events if all(any(map(places.starts, group)) for group in _lasting(h.needs))]
    return [(h, {phrase for phrase in needs_of(h) if places.starts(phrase)}) for h in told]


def _lasting(needs: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The things an event needs beside it that are no year, month or day."""
    return [group for group in needs if not any(map(OF_TIME.fullmatch, group))]


@cache
def _rows_by_lasting_need() -> dict[str, dict[str, list[int]]]:
    """The rows by the first thing that each needs beside a year or day, and those phrases by their first word."""
    found: dict[str, dict[str, list[int]]] = {}
    for row, line in enumerate(_table()):
        groups = _lasting(tuple(group.split("|")) for group in line[line.rfind(",") + 1 :].split("&"))
        for phrase in groups[0] if groups else ():
            found.setdefault(first_word(phrase), {}).setdefault(phrase, []).append(row)
    return found


def is_told(event: Happening, places: PhrasePlaces) -> bool:
    """Whether all that fixes an event stands somewhere in a text."""
    return all(any(map(places.starts, group)) for group in event.needs)


def each_or_other(named: Sequence[Named]) -> Iterator[list[Named]]:
    """The events that the same words may name, or words within one another, those together that are as near."""
    mentions: list[Named] = []
    end = 0
    for one in named:
        if mentions and one.start >= end:
            yield _nearest_of(mentions)
            mentions = []
        mentions.append(one)
        end = max(end, one.end)
    if mentions:
        yield _nearest_of(mentions)


def _nearest_of(mentions: Sequence[Named]) -> list[Named]:
    near = min((n.near for n in mentions), key=NEARNESS.index)
    return [n for n in mentions if n.near == near]


def needs_of(event: Happening) -> set[str]:
    """All phrases of which some must stand near an event."""
    return {phrase for group in event.needs for phrase in group}


def table_needs() -> Iterator[tuple[str, set[str]]]:
    """The first day of each event of the table, and the phrases that it needs."""
    for line in _table():
        day = FIRST_DAY.search(line)
        needs = line[line.rfind(",") + 1 :].split("&")
        yield f"{day[1]}-{day[2]}" if day else "", {phrase for group in needs for phrase in group.split("|")}


def needs_told(text: str, events: Sequence[Happening]) -> dict[str, set[str]]:
    """By the event's name, the phrases that it needs and that a text has."""
    places = PhrasePlaces(text)
    return {event.name: {phrase for phrase in needs_of(event) if places.starts(phrase)} for event in events}


def is_gathering(event: Happening) -> bool:
    """Whether an event is one that others are met at: a summit, not a visit, of whose meetings many may be meant."""
    return event.scheduled and VISITS.isdisjoint(event.words)


def may_recur(event: Happening) -> bool:
    """Whether those who are named may do the same again: a visit, a telephone call."""
    return (event.scheduled and not is_gathering(event)) or is_call(event)


def is_call(event: Happening) -> bool:
    """Whether an event is a telephone call."""
    return "phone" in event.words


def _nearness(
    event: Happening, places: PhrasePlaces, sentence: tuple[int, int], paragraph: tuple[int, int]
) -> Nearness:
    """How near the words that fix an event are, which stand somewhere in the article."""
    return (
        "sentence" if _has(event, places, sentence) else "paragraph" if _has(event, places, paragraph) else "article"
    )


def _lacks_a_state(event: Happening, places: PhrasePlaces, sentence: tuple[int, int]) -> bool:
    """Whether a sentence has all that fixes an event but a state, which goes without saying: "the grain deal".

    Not one that is given by its name alone, as where they met: "japan".
    """
    missing = [g for g in event.needs if not any(places.is_within(phrase, *sentence) for phrase in g)]
    return len(missing) == 1 and len(event.needs) > 2 and is_state(missing[0])


def is_state(group: Iterable[str]) -> bool:
    """Whether what an event needs is a state, by its name or people."""
    return len(_states().intersection(group)) > 1


@cache
def _states() -> frozenset[str]:
    """The names and peoples of the states, in small letters."""
    states = codebook.states().values()
    return frozenset(name.lower() for s in states for name in (s.name, *s.other_names, *s.adjectives))


def _has(event: Happening, places: PhrasePlaces, span: tuple[int, int]) -> bool:
    return all(any(places.is_within(phrase, *span) for phrase in group) for group in event.needs)


def _paragraph(lines: list[int], position: int, length: int) -> tuple[int, int]:
    """The line of a text around a place, by the line ends."""
    at = bisect_left(lines, position)
    return lines[at - 1] + 1 if at else 0, lines[at] if at < len(lines) else length


def _sentence(stops: list[int], position: int, paragraph: tuple[int, int]) -> tuple[int, int]:
    """The sentence of a paragraph around a place, by where stops end."""
    at = bisect_right(stops, position)
    left = max(paragraph[0], position - LONG_SENTENCE, stops[at - 1] if at else 0)
    return left, min(paragraph[1], stops[at] if at < len(stops) else paragraph[1])
