"""Works out the day of a deed told as so long before or after another: "met X, two days after he called Y"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.timemention import TimeMention
from dragoman.records import Days

SIGNS = {"after": -1, "before": 1}
UNITS = {"D": (1, 0), "W": (7, 3), "M": (30, 15), "Y": (365, 183)}
"""Days in a unit, and how far off "two months after" may be."""
ISO_DAY = 10  # characters
LENGTH = re.compile(r"P(\d+)([DWMY])")
NEXT_TO = re.compile(r"(?i)\bday (?:after|before)$")
BARE = frozenset({"days", "weeks", "months", "years"})  # "days after X met Y": earlier, and no more is told
SHORT = frozenset({"minutes", "hours", "moments"})  # of the same day, as far as is told
CLAUSES = frozenset({"advcl", "ccomp", "acl", "parataxis"})  # parsers hang "said on Friday, a day after" anyhow


@dataclass(frozen=True, slots=True)
class Apart:
    """A deed of a clause with "after" or "before": the `main` verb from whose day its own is counted.

    `sign` is -1 where the deed came first; `text` is the length of time between, as written from `start` to `end`,
    `value` its ISO form where a number is told.
    """

    main: int
    sign: int
    text: str
    start: int
    end: int
    value: str = ""

    def days(self, main: Days) -> Days:
        """The deed's days, from the main verb's: as wide as the unit is loose, open where no number is told."""
        first, last = main
        told = LENGTH.fullmatch(self.value)
        if told is None or not first or not last or min(len(first), len(last)) < ISO_DAY:
            return (None, self._day_off(last)) if self.sign < 0 else (self._day_off(first), None)
        size, loose = UNITS[told.group(2)]
        step = self.sign * int(told.group(1)) * size
        ends = ((first, step - loose), (last, step + loose))
        shifted = [(date.fromisoformat(day) + timedelta(days=by)).isoformat() for day, by in ends]
        return shifted[0], shifted[1]

    def _day_off(self, day: str | None) -> str | None:
        """The day before or after one, since "days after" is not on the same."""
        if day is None or len(day) < ISO_DAY or self.text.casefold() not in BARE:
            return day
        return (date.fromisoformat(day) + timedelta(days=self.sign)).isoformat()


def counted_from(document: Document, nodes: set[int], beside: list[TimeMention]) -> tuple[Apart, int] | None:
    """The deed from whose day a main one is counted, and how far: "met X two days after | the attack on May 3".

    `nodes` are the words of the main deed, `beside` the times of the sentence's part. Minutes or hours later is the
    same day.
    """
    sentence = document.sentence_of(min(nodes))
    for mark in range(sentence.first + 1, sentence.last):
        sign = SIGNS.get(document.tokens[mark].text.casefold())
        deed, before = document.tokens[mark].head, document.tokens[mark - 1]
        if sign is None or deed in nodes or deed < mark:
            continue
        above = document.ancestors(deed)[:3]
        if nodes.isdisjoint(above):
            continue
        main = next(i for i in above if i in nodes)
        at = bisect_left(beside, before.end, key=lambda t: t.end)
        time = beside[at] if at < len(beside) and beside[at].end == before.end else None
        if time is not None and time.meaning.kind == "duration":
            short = time.value.startswith("PT")
            return Apart(main, -sign, time.text, time.start, time.end, "P0D" if short else time.value), deed
        if before.text.casefold() in BARE | SHORT:
            value = "P0D" if before.text.casefold() in SHORT else ""
            return Apart(main, -sign, before.text, before.start, before.end, value), deed
    return None


def apart(document: Document, trigger: int, beside: list[TimeMention]) -> Apart | None:
    """Whether a deed is told in a clause that some length of time sets apart from the main one.

    `beside` are the times of the sentence's part, in order.
    """
    noun = document.tokens[trigger].pos in {"NOUN", "PROPN"}
    own = noun and bool(set(tree.cases(document, trigger)) & SIGNS.keys())  # "a day after | the premier's trip"
    verb = trigger if own else tree.clause_of(document, trigger)
    if not own and tree.plain(document.tokens[verb].relation) not in CLAUSES:
        return None
    marks = tree.children(document, verb, "mark", "case")
    for mark in (*marks, *(c for c in tree.children(document, verb, "advmod") if c < verb)):
        sign = SIGNS.get(document.tokens[mark].text.casefold())
        before = document.tokens[mark - 1] if mark else None
        if sign is None or before is None:
            continue
        main = tree.clause_of(document, document.tokens[verb].head)
        at = bisect_left(beside, before.end, key=lambda t: t.end)
        time = beside[at] if at < len(beside) and beside[at].end == before.end else None
        if time is not None and time.meaning.kind == "duration":
            return Apart(main, sign, time.text, time.start, time.end, time.value)
        if time is None and before.text.casefold() in BARE:
            return Apart(main, sign, before.text, before.start, before.end)
        whole = next((t for t in beside if t.start <= before.start and t.end == document.tokens[mark].end), None)
        if whole is not None and NEXT_TO.search(whole.text):  # "on Tuesday, the day after he hosted X"
            return Apart(main, sign, whole.text, whole.start, whole.end, "P1D")
    return None
