"""Finds the one event that an account without a narrow day goes with, among those nearest to its article's day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from dragoman.merging.blocking import Key, may_share, open_keys
from dragoman.merging.comparing import LATE
from dragoman.merging.facts import OPEN_LAST, Facts
from dragoman.merging.judgements import judge_facts
from dragoman.merging.recalling import NEAREST, only_one_there
from dragoman.records import Judgement

Leads = Callable[[Key], Sequence[tuple[int, str]]]
"""The events of a key by the first day and the id of their leading account (`blocks.lead_of`), in that order."""


def aim_of(facts: Facts) -> int:
    """The day about which an account's event is looked for: the last on which it can have been, or else the first."""
    return facts.last if facts.last < OPEN_LAST else facts.first


def near(facts: Facts, leads: Leads) -> tuple[str, ...]:
    """The leading accounts of the events of these parties that lie nearest to an account's article."""
    found: dict[str, tuple[int, int]] = {}
    aim = aim_of(facts)
    for key in open_keys(facts):
        told = leads(key)
        low, high = bisect_left(told, (facts.first - LATE, "")), bisect_left(told, (facts.last + LATE + 1, ""))
        at = bisect_left(told, (aim, ""))
        for first, lead in told[max(low, at - NEAREST) : min(high, at + NEAREST)]:
            found[lead] = abs(first - aim), first
    return tuple(sorted(found, key=lambda lead: (found[lead], lead))[:NEAREST])


def judged_near(facts: Facts, near: Sequence[Facts]) -> tuple[Judgement | None, list[Judgement]]:
    """The judgement by which an account goes with one of the events near it, if any; and all that are in question."""
    judged = [judge_facts(facts, other) for other in near if may_share(facts, other)]
    same = [j for j in judged if j.relation == "same"] or only_one_there(facts, near, judged)
    return same[0] if len(same) == 1 else None, [j for j in judged if j.relation != "different"]
