"""A clue to the day a text was written: the days it allows, why, and how sure that is.

Weights: 4 a day told in so many words, 3 a day fixed by a known event, 2 what can't be otherwise in a
text that tells of the past, 1 what is usual in news, 0 what narrows days that are known to a few.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.timewords import words as time_words
from dragoman.records import Part

SHORT = 60  # characters: shorter lines are no paragraphs
YEAR_WRITTEN = re.compile(r"\d{4}|['’]\d\d")
SET_BEFOREHAND = (
    r"(?:elections?|votes?|referendum|polls?|ballot|runoff|run-off|deadline|inauguration|mass|summit|conference|"
    r"ceremony)"
)
SET_DAY = re.compile(
    rf"(?i)\b{SET_BEFOREHAND}(?:\s+(?:in|for)\s+(?:[\w-]+\s+){{0,2}}[\w-]+)?\s+(?:on|of)\s+(?:the\s+)?$"
)
DAY_SET = re.compile(rf"(?i)\s+{SET_BEFOREHAND}\b")
SENTENCE = 600  # characters: the longest sentence to either side of a place
SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[MDJS]r)(?<!\b[SL]t)(?<!\b(?:Mrs|Gen|Sen|Gov|Rep|Col|Maj|Rev))"
    r"[.!?][\"”’)]*\s+(?=[\"“A-Z])|\n"
)
IN_PICTURE = re.compile(
    r"\((?:[LRC]|left|right|center|centre|2nd)\b|^\W*FILE\b|\(AP Photo|\bREUTERS/|/AFP\b|\bGetty Images\b"
)
UNTIL = re.compile(r"(?i)\b(?:by|until|till|for)\s+(?:the\s+)?$")
UNTIL_REACH = 12  # characters before a day
SET_REACH = 45  # characters before a day
LEAD = 3  # paragraphs that tell the news


@dataclass(frozen=True, slots=True)
class Clue:
    """Some days on which a text can have been written, why, and how sure that is."""

    days: int
    reason: str
    weight: int
    start: int | None = None
    end: int | None = None
    part: Part = "text"
    by_event: bool = False  # by a named event, which may be another of the same words


def either(clues: Sequence[Clue]) -> list[Clue]:
    """One clue that allows what any of some allow: readings of the same words, of which one is meant."""
    if len(clues) < 2:
        return list(clues)
    days = 0
    for clue in clues:
        days |= clue.days
    first = clues[0]
    reasons = " or ".join(dict.fromkeys(clue.reason for clue in clues))
    weight = min(c.weight for c in clues)
    return [Clue(days, reasons, weight, first.start, first.end, first.part, first.by_event)]


def quoted(text: str, start: int, end: int) -> str:
    """The words of a clue in quotation marks, on one line."""
    return "“" + " ".join(text[start:end].split()) + "”"


def sentence_bounds(text: str, position: int) -> tuple[int, int]:
    """The sentence around a place, by stops and line ends; "Feb. 3", "U.S. President" and "Mr. Lee" hold none."""
    begin = max(0, position - SENTENCE)
    left = max((m.end() for m in SENTENCE_END.finditer(text[begin:position])), default=0)
    ends = SENTENCE_END.search(text[position : position + SENTENCE])
    return begin + left, position + (ends.start() if ends else SENTENCE)


def line_at(text: str, place: int) -> str:
    """The line of a text that a place is in."""
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def in_picture(text: str, place: int) -> bool:
    """Whether a place is in the line of a picture: "the president (R) waves", "FILE - ...", "(AP Photo/...)"."""
    return IN_PICTURE.search(line_at(text, place)) is not None


def without_pictures(text: str) -> str:
    """A text with blanks where the lines of pictures are."""
    return "\n".join(" " * len(line) if IN_PICTURE.search(line) else line for line in text.split("\n"))


def first_paragraph_end(text: str) -> int:
    """Where the first paragraph ends; short lines are none."""
    return next((m.end() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > SHORT), len(text))


def lead_end(text: str) -> int:
    """Where the first paragraphs end, those that tell the news; short lines are no paragraphs."""
    paragraphs = [m.start() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > SHORT]
    return paragraphs[LEAD] if len(paragraphs) > LEAD else len(text)


def is_current(time: TimeMention) -> bool:
    """Whether a time is of the days on which news is told: a weekday, today, tomorrow, a length of time."""
    meaning = time.meaning
    if meaning.kind in {"duration", "set", "same"}:
        return True
    near = (meaning.kind == "weekday" and not meaning.unit) or meaning.kind == "step"
    return near and time.granularity == "day" and meaning.step in {None, -1, 0, 1} and meaning.mod != "EARLIER"


def is_set_day(text: str, time: TimeMention) -> bool:
    """Whether a day was set beforehand, so that it may lie ahead whatever the verb.

    "The election on 25 May was a chance", "the June 12 summit was called off".
    """
    before = text[max(0, time.start - SET_REACH) : time.start]
    return SET_DAY.search(before) is not None or DAY_SET.match(text, time.end) is not None


def is_until(text: str, time: TimeMention) -> bool:
    """Whether a day is the one that something lasts to, or is put off to, which may lie ahead."""
    return UNTIL.search(text, max(0, time.start - UNTIL_REACH), time.start) is not None


def ordinal(digits: str | None, word: str | None) -> int | None:
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
