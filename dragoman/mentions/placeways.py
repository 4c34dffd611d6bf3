"""Tells how far one named place is from another by the words between them: "Sava, 40 km north of", "near"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.mentions.gazetteer import Entry
from dragoman.mentions.placenames import Span, Word

SIDE = r"(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?"
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
BETWEEN = re.compile(
    rf"""\s?,?\s(?:(?:which|that)\s)?
    (?:(?:is|are|was|lies|lying|located|situated|just|about|some|approximately|around|roughly|nearly|almost|only|over)\s)*
    (?:(?P<far>\d[\d.,]*|{"|".join(NUMBERS)})[\s-]*(?P<unit>kms?|kilomet(?:re|er)s?|miles?|mi)\b\s*(?:\([^)]*\)\s*)?)?
    (?:away\s)?(?:to\sthe\s)?(?:due\s)?(?P<side>{SIDE}\s)?
    (?P<link>of|from|outside|near|close\sto)\s
    (?:the\s(?:\w+\s){{0,2}}(?:city|town|capital|port)\sof\s|the\s(?:\w+\s){{0,3}}(?:city|town|capital|port)\s)?""",
    re.VERBOSE | re.IGNORECASE,
)
MILE = 1.6
SPARE, SLACK = 60.0, 1.5  # km more, and times as many, that a rounded distance may be short
BESIDE, ASIDE = 120.0, 400.0  # km: "near", and "north of" without a number
EARTH = 111.0  # km: a degree


@dataclass(frozen=True, slots=True)
class Way:
    """That a span's place is at most so many kilometres from another's; `counted` where the text has a number."""

    span: int
    other: int
    km: float
    counted: bool


def ways(text: str, words: Sequence[Word], spans: Sequence[Span]) -> Iterator[Way]:
    """How far names of a text are told to be from the name behind them."""
    for n in range(len(spans) - 1):
        between = text[words[spans[n].last - 1].end : words[spans[n + 1].first].start]
        told = way_between(between)
        if told is None:
            continue
        yield Way(n, n + 1, _kilometres(told), told["far"] is not None)


def way_between(between: str) -> re.Match[str] | None:
    """What the words between two names tell of the way from the one to the other; None where they tell nothing."""
    told = BETWEEN.fullmatch(between)
    if told is None or (told["link"].lower() in {"of", "from"} and not (told["far"] or told["side"])):
        return None
    return told


def _kilometres(told: re.Match[str]) -> float:
    far = told["far"]
    if far is None:
        return ASIDE if told["side"] else BESIDE
    number = NUMBERS.get(far.lower()) or float(far.replace(",", "").rstrip(".") or 0)
    return float(number) * (MILE if told["unit"].lower().startswith("mi") else 1.0) * SLACK + SPARE


def kilometres(one: Entry, other: Entry) -> float:
    """About how far two places are from each other."""
    across = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(one.lat - other.lat, across) * EARTH
