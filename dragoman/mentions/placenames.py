"""Cuts a text into the runs of words that can name a place, and tells places from persons and things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.gazetteer import Entry, key, look_up
from dragoman.mentions.timewords import words as time_words

WORD = re.compile(
    r"(?:St|Mt|Ft|Sts|Ste)\.(?=\s[^\W\d_])|[^\W\d_]+(?:-[^\W\d_]+|[’'](?!s\b)[^\W\d_]+)*(?:(?<=[A-Z])\.(?:[A-Z]\.)+|\.(?=,|\s[a-z(\d]))?|\d+(?=\s[A-Z])|[,;:.()\n“”\"]"
)
JOINERS = frozenset(
    {
        "of",
        "the",
        "de",
        "la",
        "le",
        "du",
        "des",
        "di",
        "da",
        "do",
        "dos",
        "and",
        "am",
        "an",
        "al",
        "el",
        "upon",
        "on",
        "sur",
    }
)
NO_OPENING = frozenset({"of", "the", "and", "on", "upon", "an", "am", "in", "at", "do"})
LONGEST = 6  # words of a place's name
IN = frozenset({"in", "at", "near", "outside", "around", "inside", "throughout", "across", "within", "off"})
TOWARD = frozenset(
    {
        "to",
        "from",
        "into",
        "via",
        "through",
        "towards",
        "toward",
        "between",
        "of",
        "visit",
        "visited",
        "visiting",
        "reach",
        "reached",
    }
)
TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "minister",
        "senator",
        "sen",
        "gen",
        "general",
        "chancellor",
        "king",
        "pope",
        "sir",
    }
)
MINOR = 1_000_000  # people, times its fame: a town too small to stand beside other capital words ("Mary Barra")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a text with its characters, and whether it is written with a capital."""

    start: int
    end: int
    text: str
    capital: bool


def spans_of(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """The longest runs of words that name a place, with the places of that name."""
    i = 0
    while i < len(words):
        if not words[i].capital or words[i].text.lower() in NO_OPENING or _is_time(words[i].text):
            i += 1
            continue
        last, entries = _longest(text, words, i)
        if entries:
            yield i, last, entries
            i = last
        else:
            i += 1


def _is_time(word: str) -> bool:
    part = time_words().get(word.lower(), ("", ""))[0]
    return part in {"MONTH", "WDAY", "MABBR", "SEASON"}


def _longest(text: str, words: Sequence[Word], first: int) -> tuple[int, tuple[Entry, ...]]:
    """The longest name from a word on that the tables have."""
    ends = []
    for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
        word = words[last - 1]
        if last > first + 1 and word.start - words[last - 2].end > 1:
            break
        if word.capital or word.text.isdigit() or word.text in _lower_parts():
            ends.append(last)
        elif word.text.lower() not in JOINERS | {"s"} and not (
            word.text == "," and words[last - 2].text == "Washington"
        ):
            break
    for last in reversed(ends):
        entries = look_up(text[words[first].start : words[last - 1].end])
        if entries:
            return last, entries
    return first, ()


@cache
def _lower_parts() -> frozenset[str]:
    """Words in lower case within the names of our own table: "Gaza strip", "Kursk region"."""
    names = (n for row in rows("places") for n in (row["name"], *cell_list(row["other_names"])))
    return frozenset(w for n in names for w in n.split()[1:] if w[0].islower())


def surnames(words: Sequence[Word]) -> frozenset[str]:
    """Words that the text also uses as a person's name: behind a title or a first name within a sentence."""
    found = set()
    for n, (before, word) in enumerate(pairwise(words)):
        if not (word.capital and before.capital and word.start - before.end == 1):
            continue
        opens = n == 0 or words[n - 1].text in {".", "\n", "“", '"', ":"}
        named = before.text.isalpha() and len(before.text) > 2 and not opens and not look_up(before.text)
        if named or before.text.lower().rstrip(".") in TITLES:
            found.add(key(word.text))
    return frozenset(found)


def lead_of(words: Sequence[Word], first: int) -> str:
    """The word before a place, its article passed over: "at the White House"."""
    at = first - 1
    if at >= 0 and words[at].text.lower() == "the":
        at -= 1
    return words[at].text.lower() if at >= 0 else "\n"


def in_a_name(words: Sequence[Word], first: int, last: int, entry: Entry) -> bool:
    """Whether a single word is part of a person's name: behind a first name or title, or before a surname."""
    before, after = words[first - 1] if first else None, words[last] if last < len(words) else None
    name_follows = after is not None and after.capital and after.start - words[first].end == 1
    minor = not entry.own and not entry.capital and entry.size < MINOR
    if before is not None and before.capital and words[first].start - before.end == 1:
        lead = before.text.lower().rstrip(".")
        if lead in TITLES and (name_follows or not entry.own):
            return True
        if (entry.weak or minor) and len(lead) > 1 and lead not in IN | TOWARD | JOINERS:
            return True
    return (entry.weak or minor) and name_follows
