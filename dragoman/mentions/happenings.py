"""Finds named events whose first day is known: "Russia's invasion of Ukraine", "the annexation of Crimea".

They are rows of `happenings.csv`: words that name the event, and words that must stand near them (`&`
between what must all be there, `|` between what serves equally).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal

from dragoman.codebook.tables import cell_list, rows

Nearness = Literal["sentence", "paragraph", "article"]
NEARNESS: tuple[Nearness, ...] = ("sentence", "paragraph", "article")
LONG_SENTENCE = 600  # characters
STOP = re.compile(r"(?<![\s.][a-z])[.!?] ")
"""The end of a sentence in small letters; "george w. bush" has none."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A named event: its days, whether it goes on (a war), and whether it was set beforehand (a summit)."""

    name: str
    first: date
    last: date
    ongoing: bool
    scheduled: bool
    words: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a named event at [start, end); `near` says where the words that fix it stand."""

    start: int
    end: int
    happening: Happening
    near: Nearness


@cache
def happenings() -> tuple[Happening, ...]:
    """The table of named events."""
    return tuple(
        Happening(
            row["name"],
            date.fromisoformat(row["first"]),
            date.fromisoformat(row["last"] or row["first"]),
            row["kind"] == "ongoing",
            row["kind"] == "planned",
            cell_list(row["words"]),
            tuple(cell_list(group) for group in row["needs"].split("&")),
        )
        for row in rows("happenings")
    )


@cache
def known_days() -> dict[tuple[int, int], tuple[Happening, ...]]:
    """The events that were over in a day, by month and day."""
    found: dict[tuple[int, int], tuple[Happening, ...]] = {}
    for happening in happenings():
        if not happening.ongoing:
            day = (happening.first.month, happening.first.day)
            found[day] = (*found.get(day, ()), happening)
    return found


def is_told(happening: Happening, words: str) -> bool:
    """Whether some lower-case words name an event and all that fixes it."""
    return any(w in words for w in happening.words) and all(
        any(w in words for w in group) for group in happening.needs
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Some events by the words that may name them, with a pattern for those and one for the words that they need."""

    pattern: re.Pattern[str]
    needs: re.Pattern[str]
    events: Mapping[str, Sequence[Happening]]


@cache
def _words_of_all() -> _Words:
    return _words_of(happenings())


@lru_cache(maxsize=32)
def _words_of_some(among: tuple[Happening, ...]) -> _Words:
    return _words_of(among)


def _words_of(among: Sequence[Happening]) -> _Words:
    """The words of some events."""
    events: dict[str, list[Happening]] = {}
    for happening in among:
        for word in happening.words:
            events.setdefault(word, []).append(happening)
    needs = {w for h in among for group in h.needs for w in group}
    return _Words(_any_of(set(events)), _any_of(needs), events)


def _any_of(words: set[str]) -> re.Pattern[str]:
    """A pattern for any of the words; longer ones first."""
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + r")(?!\w)"
    )


def find_happenings(text: str, among: tuple[Happening, ...] | None = None) -> list[Named]:
    """The named events that a text mentions, in order: those of the table, or some others."""
    if among is not None and not among:
        return []
    known = _words_of_all() if among is None else _words_of_some(among)
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose lower case is two: keep the places
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    everywhere = set(known.needs.findall(folded))
    found = []
    for start, end, paragraph in _paragraphs(folded):
        here = set(known.needs.findall(paragraph))
        for match in known.pattern.finditer(paragraph):
            events = [h for h in known.events[match.group()] if _has(h, everywhere)]
            sentence = set(known.needs.findall(_sentence(paragraph, match.start()))) if events else set()
            for happening in events:
                near = _nearness(happening, sentence, here)
                found.append(Named(start + match.start(), min(end, start + match.end()), happening, near))
    return found


def each_or_other(named: Sequence[Named]) -> Iterator[list[Named]]:
    """The events that the same words may name, those together that are fixed by words equally near."""
    for _, group in groupby(named, key=lambda n: (n.start, n.end)):
        mentions = list(group)
        near = min((n.near for n in mentions), key=NEARNESS.index)
        yield [n for n in mentions if n.near == near]


def _nearness(happening: Happening, sentence: set[str], here: set[str]) -> Nearness:
    """How near the words that fix an event are, which stand somewhere in the article."""
    return "sentence" if _has(happening, sentence) else "paragraph" if _has(happening, here) else "article"


def _has(happening: Happening, words: set[str]) -> bool:
    return all(not words.isdisjoint(group) for group in happening.needs)


def _paragraphs(text: str) -> list[tuple[int, int, str]]:
    """The lines of a text with their places."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line), line))
        start += len(line) + 1
    return found


def _sentence(paragraph: str, position: int) -> str:
    """The sentence of a paragraph around a place, by its stops."""
    begin = max(0, position - LONG_SENTENCE)
    left = max((m.end() for m in STOP.finditer(paragraph, begin, position)), default=begin)
    right = STOP.search(paragraph, position)
    return paragraph[left : right.end() if right is not None else len(paragraph)]
