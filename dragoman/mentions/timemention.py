"""A time as a text tells it: its characters, its TIMEX3 value and the days that it covers."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.mentions.days import Span, Tense
from dragoman.mentions.timemeaning import Meaning
from dragoman.records import TimeType

FREE = frozenset({"duration", "set", "span", "vague", "loose"})  # kinds that are no day another time could lean on


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time told by the characters [start, end) of a text.

    `type` and `value` are TIMEX3's. `first` and `last` are the ISO days it covers, None where open or not
    to be told; `basis` says what they rest on. `tense` is the one of the words beside it, if they show one.
    `resolve` works the days out again for another day or tense.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    first: str | None
    last: str | None
    basis: str
    meaning: Meaning
    tense: Tense | None = None
    before: Span = (None, None)
    by_event: bool = False  # its year is not told, but that of an event which some words beside it name

    @property
    def granularity(self) -> str:
        """How fine the time is: day, week, month, quarter, season, year, decade, century or none."""
        kind, unit = self.meaning.kind, self.meaning.unit
        if kind in {"day", "weekday", "holiday"}:
            return "day"
        if kind in {"step", "other", "same"}:
            return {"D": "day", "W": "week", "FN": "week", "M": "month", "Q": "quarter", "Y": "year"}.get(
                unit, "decade"
            )
        return {"weekend": "week"}.get(kind, "none" if kind in FREE else kind)
