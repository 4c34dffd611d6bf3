"""Joins accounts into events: only where a judgement says so, and never in a chain that its own ends contradict.

First those with a narrow day, the surest first; then those told without one, each to the only event it goes
with; last what persons have judged. The order in which accounts arrive makes no difference.
"""

from __future__ import annotations

import gc
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from dragoman.hashes import content_id
from dragoman.merging.blocking import Key, by_key, day_keys, is_narrow, may_share, pairs_in, who_keys
from dragoman.merging.comparing import LATE
from dragoman.merging.facts import OPEN_LAST, Facts, Source, facts_of
from dragoman.merging.groups import Groups
from dragoman.merging.judgements import judge_facts, only_one_there
from dragoman.merging.ruled import MOST_DOUBTS, lay_over, order_of, touched_by
from dragoman.merging.rulings import Ruling
from dragoman.records import Account, Event, Judgement

NEAREST = 8  # events that an account without a narrow day is compared with: those nearest to the day of its article
LEAST_DOUBT = 0.05  # a score under which a doubt is not worth showing
UNKNOWN = Source()


def merge(
    accounts: Iterable[Account], *, sources: Mapping[str, Source] | None = None, rulings: Sequence[Ruling] = ()
) -> tuple[Event, ...]:
    """The events that the accounts tell of, each account in exactly one, ordered by day and id.

    `sources` tell who published each article, `rulings` what persons have judged, the oldest first.
    """
    told = {account.id: account for account in accounts}
    judged = judged_events(told.values(), sources=sources)
    if not rulings:
        return judged
    touched = touched_by(judged, rulings)
    ids = {event.id for event in touched}
    rest = [event for event in judged if event.id not in ids]
    ruled = rule_events(touched, told, sources=sources, rulings=rulings)
    return tuple(sorted((*rest, *ruled), key=lambda event: order_of(told[event.accounts[0]])))


def judged_events(accounts: Iterable[Account], *, sources: Mapping[str, Source] | None = None) -> tuple[Event, ...]:
    """The events as the program judges them, whatever persons hold of them."""
    with _no_collecting():
        return _merged(accounts, sources or {}, ())


def rule_events(
    touched: Iterable[Event],
    accounts: Mapping[str, Account],
    *,
    sources: Mapping[str, Source] | None = None,
    rulings: Sequence[Ruling] = (),
) -> tuple[Event, ...]:
    """What persons' judgements make of the program's events that they name; all others stay as they are."""
    return lay_over(touched, accounts, rulings, lambda some, apart: _merged(some, sources or {}, apart))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Lets the garbage collector rest: none of the small records made here stand in a circle.

    It would look through all of them again and again, which costs more the more there are.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _merged(accounts: Iterable[Account], known: Mapping[str, Source], rulings: Sequence[Ruling]) -> tuple[Event, ...]:
    facts = [facts_of(account, known.get(account.article, UNKNOWN)) for account in sorted(accounts, key=order_of)]
    groups = Groups(facts, rulings)
    doubts = _join_narrow(groups)
    doubts += _join_wide(groups)
    return _events(groups, doubts)


def _join_narrow(groups: Groups) -> list[Judgement]:
    """Joins the accounts with narrow days, the surest judgement first; what stays in doubt."""
    facts = groups.facts
    narrow = [(at, day_keys(fact)) for at, fact in enumerate(facts) if is_narrow(fact)]
    return _join_judged(groups, _judged(facts, by_key(narrow)))


def _join_wide(groups: Groups) -> list[Judgement]:
    """Joins each account without a narrow day to the one event that it goes with, or to its like; the doubts."""
    facts = groups.facts
    told = by_key((group.lead, who_keys(facts[group.lead])) for group in groups.all() if is_narrow(facts[group.lead]))
    nearest = {key: sorted((facts[at].first, at) for at in block) for key, block in told.items()}
    doubts, alone = [], []
    for at, fact in enumerate(facts):
        if is_narrow(fact):
            continue
        near = [facts[lead] for lead in _near(fact, nearest)]
        judged = [judge_facts(fact, other) for other in near if may_share(fact, other)]
        same = [j for j in judged if j.relation == "same"] or only_one_there(fact, near, judged)
        joined = len(same) == 1 and groups.join(same[0])
        if not joined:
            alone.append((at, who_keys(fact)))
        doubts += [
            j for j in judged if j.relation != "different" and not (joined and (j.a, j.b) == (same[0].a, same[0].b))
        ]
    return doubts + _join_judged(groups, _judged(facts, by_key(alone)))


def _judged(facts: Sequence[Facts], blocks: Mapping[Key, Sequence[int]]) -> list[Judgement]:
    many = len(facts)
    pairs = {  # as one number each: a million pairs of numbers keep the garbage collector busy
        one * many + other
        for block in blocks.values()
        for one, other in pairs_in(block, facts)
        if may_share(facts[one], facts[other])
    }
    found = (judge_facts(facts[pair // many], facts[pair % many]) for pair in pairs)
    return [judgement for judgement in found if judgement.relation != "different"]


def _join_judged(groups: Groups, judged: Iterable[Judgement]) -> list[Judgement]:
    """Joins what is the same, the surest first; what is only possible, or was not joined, comes back."""
    ordered = sorted(judged, key=lambda j: (-j.score, j.a, j.b))
    return [judgement for judgement in ordered if judgement.relation != "same" or not groups.join(judgement)]


def _near(fact: Facts, nearest: Mapping[Key, Sequence[tuple[int, int]]]) -> list[int]:
    """The leading accounts of the events of these parties that lie nearest to an account's article."""
    found: dict[int, int] = {}
    aim = fact.last if fact.last < OPEN_LAST else fact.first
    for key in who_keys(fact):
        told = nearest.get(key, ())
        low, high = bisect_left(told, (fact.first - LATE, 0)), bisect_right(told, (fact.last + LATE, OPEN_LAST))
        at = min(max(bisect_left(told, (aim, 0)), low), high)
        for first, lead in told[max(low, at - NEAREST) : min(high, at + NEAREST)]:
            found[lead] = abs(first - aim)
    return sorted(found, key=lambda lead: (found[lead], lead))[:NEAREST]


def _events(groups: Groups, doubts: Iterable[Judgement]) -> tuple[Event, ...]:
    possible = _doubts_by_group(groups, doubts)
    events = []
    for group in groups.all():
        accounts = [groups.facts[at].account for at in sorted(group.members)]
        reasons = sorted(group.judgements, key=lambda j: (j.by is None, -j.score, j.a, j.b))
        events.append(
            Event(
                id=content_id("event", accounts[0].id),
                accounts=tuple(account.id for account in accounts),
                reasons=tuple(map(in_words, reasons)),
                possible=tuple(possible.get(group.lead, ())),
            )
        )
    return tuple(events)


def in_words(judgement: Judgement) -> str:
    """A judgement's score and reasons on one line; a person's with the name."""
    told = ", ".join(judgement.reasons)
    return f"judged by {judgement.by}{': ' if told else ''}{told}" if judgement.by else f"{judgement.score:g}: {told}"


def _doubts_by_group(groups: Groups, doubts: Iterable[Judgement]) -> dict[int, list[Judgement]]:
    """For each group the doubts about others, the best of each other group, the greatest first."""
    best: dict[tuple[int, int], Judgement] = {}
    for judgement in sorted(doubts, key=lambda j: (-j.score, j.a, j.b)):
        ours, theirs = sorted((groups.of(judgement.a).lead, groups.of(judgement.b).lead))
        if ours != theirs and judgement.score >= LEAST_DOUBT and not groups.ruled_apart(judgement):
            best.setdefault((ours, theirs), judgement)
    found: dict[int, list[Judgement]] = {}
    for pair, judgement in best.items():  # in the order in which they were put in: greatest first
        if all(len(found.get(lead, ())) < MOST_DOUBTS for lead in pair):
            for lead in pair:
                found.setdefault(lead, []).append(judgement)
    return found
