"""Tells how surely the words that fix a named event mean it: what few weeks need tells more than what many do."""

from __future__ import annotations

from datetime import date
from functools import cache
from math import log

from dragoman.mentions.happenings import Happening, is_call, needs_told, table_needs

# Nats that the words fixing one of many calls of two must weigh, so that a weekday beside it is that call's. Of 60
# texts of known days the four below it were of other calls in two.
LEAST_OF_CALL = 19.0


@cache
def tellings() -> dict[str, float]:
    """How telling each phrase is that an event needs, in nats: one that is needed in few weeks tells more."""
    weeks: dict[str, set[int]] = {}
    rows = 0
    for day, phrases in table_needs():
        rows += 1
        week = date.fromisoformat(day).toordinal() // 7
        for phrase in phrases:
            weeks.setdefault(phrase, set()).add(week)
    return {phrase: log(rows / len(there)) for phrase, there in weeks.items()}


def weight_told(text: str, event: Happening) -> float:
    """How telling the words that fix an event are, in nats: of each group the most telling that a text has."""
    told = needs_told(text, [event])[event.name]
    groups = ([tellings().get(phrase, 0.0) for phrase in group if phrase in told] for group in event.needs)
    return sum(max(weights, default=0.0) for weights in groups)


def may_be_another_call(text: str, event: Happening) -> bool:
    """Whether what is told of a call may as well be of another of the same two: "spoke on Tuesday about Syria"."""
    return is_call(event) and weight_told(text, event) < LEAST_OF_CALL
