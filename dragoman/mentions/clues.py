"""A clue to the day a text was written: the days it allows, why, and how sure that is.

Weights: 4 a day told in so many words, 3 a day fixed by a known event, 2 what can't be otherwise in a
text that tells of the past, 1 what is usual in news, 0 what narrows days that are known to a few.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.mentions.timewords import words as time_words
from dragoman.records import Part

SHORT = 60  # characters: shorter lines are no paragraphs
YEAR_WRITTEN = re.compile(r"\d{4}|['’]\d\d")
SET_DAY = re.compile(
    r"(?i)\b(?:elections?|votes?|referendum|polls?|ballot|runoff|run-off|deadline|inauguration|mass|summit)\s+(?:on|of)\s+(?:the\s+)?$"
)
"""Before a day that was set beforehand: "the election on 25 May was a chance" may be told ahead of it."""
SET_REACH = 30  # characters before a day
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


def either(clues: Sequence[Clue]) -> list[Clue]:
    """One clue that allows what any of some allow: readings of the same words, of which one is meant."""
    if len(clues) < 2:
        return list(clues)
    days = 0
    for clue in clues:
        days |= clue.days
    first = clues[0]
    reasons = " or ".join(dict.fromkeys(clue.reason for clue in clues))
    return [Clue(days, reasons, min(c.weight for c in clues), first.start, first.end, first.part)]


def quoted(text: str, start: int, end: int) -> str:
    """The words of a clue in quotation marks, on one line."""
    return "“" + " ".join(text[start:end].split()) + "”"


def sentence_bounds(text: str, position: int) -> tuple[int, int]:
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


def first_paragraph_end(text: str) -> int:
    """Where the first paragraph ends; short lines are none."""
    return next((m.end() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > SHORT), len(text))


def lead_end(text: str) -> int:
    """Where the first paragraphs end, those that tell the news; short lines are no paragraphs."""
    paragraphs = [m.start() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > SHORT]
    return paragraphs[LEAD] if len(paragraphs) > LEAD else len(text)


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
