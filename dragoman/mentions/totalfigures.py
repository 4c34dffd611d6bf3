"""Finds the figures of a text that may be running totals, each with its own clause.

What a sentence tells of another time, or expects, or counts of one day or one strike, is no total of the text's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.mentions.amounts import words_of
from dragoman.mentions.clues import in_picture, is_current, sentence_bounds
from dragoman.mentions.numbers import numbers_of
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import find_times
from dragoman.mentions.totaldays import Figure, figure_of

ASIDE = re.compile(
    r"(?i)[,(–—-]?\s*(?:\b(?:including|among (?:them|whom)|of (?:whom|them|which)|at least \d+ of them)\b"
    r"|(?<=[,(–—-])\s?(?:most(?:ly)?|many|mainly|primarily|largely|the majority"
    r"|(?:nearly |about |more than |over |at least |around )?(?:half|two[- ]thirds|a third|70%|70 percent)) "
    r"(?:of (?:them|whom) )?(?:\w+ )?(?:women|children|civilians)\b)"
    r"(?:[^,;()–—\n]|(?<=\d),(?=\d))*?(?:,(?!\d)|[)–—]|(?=\s(?:have|has|had|were|was)\b)|(?=[.!?;\n])|$)"
)
CUT = re.compile(r"[,;:()]\s|\s(?:and|while|with|as|or|but|plus)\s|\s[-–—]\s")
OF_ONE_DEED = re.compile(
    r"(?i)\b(?:in|by|when|from|after)\s(?:an?|one|the|this|that|another)\s(?:[\w'’-]+\s){0,4}(?:attack|strike|"
    r"air ?strike|raid|shelling|bombing|incident|explosion|blast|ambush|crash|massacre)\b"
)
OF_A_TIME = re.compile(
    r"(?i)\b(?:24|48|72) hours\b|\bovernight\b|\b(?:a|per|each|every|one|single) (?:day|week|month|hour)\b|\bdaily\b|"
    r"\b(?:past|previous|first|last|preceding) (?:[\w-]+ ){0,2}(?:hours?|days?|weeks?|months?|years?)\b"
)
NOT_YET = re.compile(
    r"(?i)\b(?:could|may|might|would|will|should|can|expect\w*|anticipat\w*|project(?:s|ed|ions?)|predict\w*|"
    r"forecast\w*|warn\w*|fear\w*|plan\w*|prepar\w*|if|need\w*|another|further|additional|extra|new|more than half|"
    r"one in)\b[^,;]*$"
)
SINCE_OTHER = re.compile(
    r"(?i)\b(?:since|after)\b[^,;]*\b(?:cease-?fire|truce|resum\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|"
    r"dawn|midnight|(?:start|beginning) of (?:the|this) (?:year|month|week))\b"
)
MODAL = re.compile(r"(?:\s[\w'’-]+){0,6}?\s(?:could|may|might|would|will|can|need)\b")
SINCE = re.compile(r"(?i)\b(?:since|after|from|following|began|started|launched|start of|beginning of)\b[^,;.]*$")
AS_OF = re.compile(r"(?i)\b(?:as of|as at|until|till|up to|through|by)\s+(?:midnight\s+)?(?:on\s+|local time\s+)*$")
PARTED = re.compile(r"(?i)\b(?:since|after)\b(?!\s(?:then\b|been\b|risen\b))")
MOST = 40  # sentences that tell something counted; what a longer text adds is no news
MANY = 12  # numbers in a sentence, beyond which it is a list
NOW = frozenset({"now", "currently", "already"})


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a text at [start, end), what it can stand for, and its clause within its sentence.

    The core of a clause is on the number's side of "since": "2,000 have died | since they attacked Israel".
    """

    start: int
    end: int
    figure: Figure
    clause: tuple[int, int]
    core: tuple[int, int]
    sentence: tuple[int, int]


def without_asides(text: str) -> str:
    """A text with blanks for what it counts among others: ", including 22 children,"."""
    return ASIDE.sub(lambda m: " " * len(m.group()), text)


def figures_told(text: str, counted: Iterable[tuple[int, int]]) -> Iterator[Told]:
    """The numbers in the sentences that tell something `counted` (where it stands), of the days of the text."""
    times: list[TimeMention] | None = None
    for left, right in islice(_sentences(text, counted), MOST):
        told = list(_figures_in(text, left, right))
        if not told or in_picture(text, left) or OF_A_TIME.search(text, left, right):
            continue
        times = find_times(text) if times is None else times
        if all(_is_now(text, left, t) for t in times if left <= t.start < right):
            yield from told


def _sentences(text: str, counted: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences in which something stands, each once."""
    right = 0
    for start, _ in counted:
        if start >= right:
            left, right = sentence_bounds(text, start)
            right = min(right, len(text))
            yield left, right


def _is_now(text: str, left: int, time: TimeMention) -> bool:
    """Whether a time in a sentence leaves its figures those of the text's days: since when, as of when, current."""
    before = text[left : time.start]
    if time.meaning.kind == "set":
        return False
    current = is_current(time) or time.text.lower() in NOW
    as_of = time.granularity == "day" and AS_OF.search(before) is not None
    return current or as_of or SINCE.search(before) is not None


def _figures_in(text: str, left: int, right: int) -> Iterator[Told]:
    """The numbers of a sentence, each with its clause: up to the last joint before the next number."""
    sentence = text[left:right]
    words = words_of(sentence)
    reaches = numbers_of(words)
    if len(reaches) > MANY:
        return
    starts = [words[reach.first].start for reach in reaches]
    begin = 0
    for n, reach in enumerate(reaches):
        start, end = starts[n], words[reach.stop - 1].end
        following = starts[n + 1] if n + 1 < len(starts) else len(sentence)
        stop = following
        if following < len(sentence):
            stop = max((m.start() for m in CUT.finditer(sentence, end, following + 1)), default=following)
        figure = None if isinstance(reach.value, tuple) or reach.unit else figure_of(reach.value, reach.bound)
        if figure is not None and not _is_other(sentence[begin:start], sentence[end:stop]):
            clause, core = (left + begin, left + stop), _core(sentence, begin, start, end, stop)
            yield Told(left + start, left + end, figure, clause, (left + core[0], left + core[1]), (left, right))
        begin = stop


def _core(sentence: str, begin: int, start: int, end: int, stop: int) -> tuple[int, int]:
    """The part of a clause that a number is in, where it is parted by "since" or "after"."""
    before = [match.start() for match in PARTED.finditer(sentence, begin, start)]
    behind = PARTED.search(sentence, end, stop)
    return before[-1] if before else begin, behind.start() if behind else stop


def _is_other(before: str, behind: str) -> bool:
    """Whether a number is expected, added to others, of one deed or since a truce: "could reach 4,000"."""
    of_one = OF_ONE_DEED.search(before) or OF_ONE_DEED.search(behind) or SINCE_OTHER.search(before + behind)
    return bool(of_one or NOT_YET.search(before) or MODAL.match(behind))
