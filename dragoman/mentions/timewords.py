"""Cuts a text into words and gives each its part in telling time: a month, a weekday, a unit, "last".

Each word's part becomes one character, so that a rule about times is a short regular expression over
parts ("MONTH DAY COMMA YEAR") that runs in linear time, however long the text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.codebook.tables import rows
from dragoman.mentions.holidays import pattern, rule_of

FORMS = r"""
      (?P<HOLIDAY>\b(?=[A-Z])(?:HOLIDAYS)\b)
    | (?P<WORD>(?![aApP]\.?[mM]\b|[oO]['’][cC]lock\b)[^\W\d_][^\W_]*)
    | (?P<ISO>(?<![/\w])\d{4}/(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01])(?![/\w])
        |\b\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b)
    | (?P<NUMDATE>\b\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)\b)
    | (?P<CLOCK>\b\d{1,2}:\d\d(?::\d\d)?\b|\b\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))
    | (?P<DECADE>\b\d{4}['’]?s\b|['’]?\b\d0['’]?s\b)
    | (?P<YY>['’]\d\d\b(?!['’]))
    | (?P<ORDN>\b\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<NUM>\d+(?:[.,]\d+)*)
    | (?P<AMPM>(?i:[ap]\.m\.|[ap]m\b))
    | (?P<OCLOCK>o['’]clock\b)
    | (?P<POSS>['’]s\b|(?<=s)['’](?=\s))
    | (?P<WILL>['’]ll\b)
    | (?P<BREAK>\n)
    | (?P<MARK>[^\w\s])
    """
MARKS = {
    ",": "COMMA",
    ".": "DOT",
    "(": "LP",
    ")": "RP",
    "/": "SLASH",
    ";": "STOP",
    "!": "STOP",
    "?": "STOP",
    ":": "STOP",
} | dict.fromkeys("-–‐‑−", "HY")
CAPITAL = frozenset({"MONTH", "MABBR", "WABBR"})


class Word(NamedTuple):
    """A word or mark: its characters [start, end), its part in telling time, and what it stands for."""

    start: int
    end: int
    part: str
    value: str
    text: str


@cache
def token() -> re.Pattern[str]:
    """The pattern of a word, mark or number, holidays by their names."""
    names = pattern().replace(" ", r"[ ]").replace("\\[ ]", "[ ]")
    return re.compile(FORMS.replace("HOLIDAYS", names), re.VERBOSE)


@cache
def parts() -> dict[str, str]:
    """Each part's one character. Parts come from the table of words and from the forms of numbers."""
    named = {part for part, _ in words().values()} | set(token().groupindex) | set(MARKS.values())
    named |= {"DD", "YYYY", "INT", "DEC", "OTHER"}
    return {part: chr(0x100 + n) for n, part in enumerate(sorted(named))}


@cache
def words() -> dict[str, tuple[str, str]]:
    """The table of words that tell time: word -> (part, value)."""
    return {row["word"]: (row["part"], row["value"]) for row in rows("time_words")}


@cache
def number_neighbours() -> frozenset[tuple[str, str]]:
    """Words that, before or after four digits, make them a number and no year: (word, side)."""
    return frozenset((row["word"], row["side"]) for row in rows("not_years"))


def compile_parts(pattern: str) -> re.Pattern[str]:
    """Compiles a rule written in parts: `"(?P<d>DD) OF? (?P<m>MONTH)"`. Blanks are for the reader."""
    codes = parts()
    return re.compile(re.sub(r"[A-Z]{2,}", lambda m: codes[m.group()], pattern).replace(" ", ""))


def cut(text: str) -> tuple[list[Word], str]:
    """The words of a text, and the string of their parts, one character a word."""
    codes = parts()
    found = []
    for match in token().finditer(text):
        written = match.group()
        part, value = _part(match.lastgroup or "MARK", written)
        found.append(Word(match.start(), match.end(), part, value, written))
    return found, "".join([codes[word.part] for word in found])


@lru_cache(maxsize=65536)
def _part(group: str, text: str) -> tuple[str, str]:
    """What a matched word is: its part and value."""
    if group == "WORD":
        part, value = words().get(text.lower(), ("OTHER", ""))
        if part in CAPITAL and not text[0].isupper():
            return ("WILL", "") if text == "may" else ("OTHER", "")
        return part, value
    if group == "NUM":
        return _number(text)
    if group == "HOLIDAY":
        return group, rule_of(text)
    if group == "MARK":
        return MARKS.get(text, "OTHER"), ""
    return group, text


def _number(text: str) -> tuple[str, str]:
    """A number's part: a possible day, a possible year, another whole number, or one with marks in it."""
    if not text.isdecimal() or len(text) > 9:
        return "DEC", text
    number = int(text)
    if len(text) <= 2 and 1 <= number <= 31:
        return "DD", str(number)
    return ("YYYY" if len(text) == 4 and 1000 <= number <= 2199 else "INT"), text
