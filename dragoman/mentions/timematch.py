"""The words that a form of time matched: their numbers, counts, parts of day and lengths."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.mentions.timemeaning import Meaning
from dragoman.mentions.timewords import Word

Builder = Callable[["Match"], "Meaning | None"]
STEPS = {"LAST": -1, "PAST": -1, "PREV": -1, "NEXT": 1, "COMING": 1, "FOLL": 1, "THIS": 0, "CURRENT": 0}
MODS = {
    "EARLY": "START",
    "LATE": "END",
    "MID": "MID",
    "START": "START",
    "END": "END",
    "EARLIER": "EARLIER",
    "LATER": "LATER",
}
LENGTHS = {"D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "Q": "P{}Q", "H": "PT{}H", "TM": "PT{}M", "S": "PT{}S"}
SCALE = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W")}


@dataclass(frozen=True, slots=True)
class Match:
    """The words that a rule matched, by the names of its groups."""

    words: list[Word]
    found: re.Match[str]

    def group(self, name: str) -> list[Word]:
        """The words of a named group, empty where it took no part."""
        try:
            start, end = self.found.span(name)
        except IndexError:
            return []
        return self.words[start:end] if start >= 0 else []

    def number(self, name: str) -> int | None:
        """The number that a group's first word stands for."""
        group = self.group(name)
        digits = re.sub(r"\D", "", group[0].value) if group else ""
        return int(digits) if digits else None

    def part(self, name: str) -> str:
        """The part of a group's last word that carries one ("the last" is LAST)."""
        group = [w for w in self.group(name) if w.part not in {"THE", "OF", "HY", "IN", "ALL"}]
        return group[0].part if group else ""

    def value(self, name: str) -> str:
        """The value of a group's first word."""
        group = self.group(name)
        return group[0].value if group else ""

    def mod(self) -> str:
        """Early, mid, late and the like, as a modifier."""
        return MODS.get(self.part("mod"), "")

    def step(self) -> int | None:
        """Last, this, next as a number of units from the day the text is told on."""
        return STEPS.get(self.part("rel"))

    def clock(self) -> str:
        """A part of day in the match: morning, evening, an hour."""
        group = self.group("clock") or self.group("lead")
        return "" if not group else next((w.value for w in group if w.part in {"DAYPART", "NOON"}), "")


def count_of(words: list[Word]) -> float | None:
    """The number that words of a count stand for: "two and a half", "twenty-five", "a"; None for "several"."""
    total = 0.0
    for word in words:
        if word.part in {"TENS", "CARD", "DD", "INT", "YYYY"}:
            total += int(word.value)
        elif word.part == "DEC":
            total += _decimal(word.text)
        elif word.part == "HUNDRED":
            total = max(total, 1) * int(word.value)
        elif word.part == "HALF":
            total += 0.5
        elif word.part == "SINGLE":
            total = 1.0
        elif word.part == "SEVERAL":
            return None
    if not total and any(w.part == "AN" for w in words):
        return 1.0
    return total or None


def _decimal(text: str) -> float:
    """A number with marks in it: 1,000 or 3.5."""
    text = text.replace(",", "")
    return float(text) if text.count(".") <= 1 else 0.0


def length(words: list[Word], unit: str) -> str:
    """A TIMEX3 length: `P2W`, `PT48H`, `PXY` where the count is not told."""
    count = count_of(words) if words else None
    scale, unit = SCALE.get(unit, (1, unit))
    if count is None:
        return LENGTHS[unit].format("X")
    shown = f"{count * scale:g}" if count < 1e6 else f"{count:.0f}"
    return LENGTHS[unit].format(shown)


def year_from(match: Match) -> int | None:
    """The year written, in four digits or as '82."""
    group = match.group("year")
    if not group:
        return None
    if group[0].part == "YY":
        short = int(group[0].text[1:])
        return 1900 + short if short > 40 else 2000 + short
    return int(group[0].value)
