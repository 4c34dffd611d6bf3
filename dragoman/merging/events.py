"""Joins accounts into events: only where a judgement says so, and never in a chain that its own ends contradict.

First those with a narrow day, the surest first; then those told without one, each to the only event it goes
with; last what persons have judged. The order in which accounts arrive makes no difference.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from dragoman.merging.blocking import Key, by_key, day_keys, is_narrow, lead_keys, may_share, pairs_in
from dragoman.merging.blocks import Row, event_rows, lead_of
from dragoman.merging.doubts import LEAST_DOUBT, Doubt, greatest, in_doubt
from dragoman.merging.facts import Facts, Source, facts_of
from dragoman.merging.groups import Groups
from dragoman.merging.joined import by_account, event_made, join_same
from dragoman.merging.judgements import judge_facts
from dragoman.merging.ruled import lay_over, order_of, touched_by
from dragoman.merging.rulings import Ruling
from dragoman.merging.undated import judged_near, near
from dragoman.records import Account, Event, Judgement

UNKNOWN = Source()


@dataclass(frozen=True, slots=True)
class Joined:
    """The events that accounts tell of, ordered by day and id, and what stayed in doubt between them."""

    events: tuple[Event, ...]
    doubts: frozenset[Doubt]
    facts: Sequence[Facts]

    def rows(self) -> Iterator[Row]:
        """The rows by which what comes later finds these accounts."""
        known = {facts.id: facts for facts in self.facts}
        for event in self.events:
            yield from event_rows([known[id_] for id_ in event.accounts])


def merge(
    accounts: Iterable[Account], *, sources: Mapping[str, Source] | None = None, rulings: Sequence[Ruling] = ()
) -> tuple[Event, ...]:
    """The events that the accounts tell of, each account in exactly one, ordered by day and id.

    `sources` tell who published each article, `rulings` what persons have judged, the oldest first.
    """
    told = {account.id: account for account in accounts}
    judged = judged_events(told.values(), sources=sources).events
    if not rulings:
        return judged
    touched = touched_by(judged, rulings)
    ids = {event.id for event in touched}
    rest = [event for event in judged if event.id not in ids]
    ruled = rule_events(touched, told, sources=sources, rulings=rulings)
    return tuple(sorted((*rest, *ruled), key=lambda event: order_of(told[event.accounts[0]])))


def judged_events(accounts: Iterable[Account], *, sources: Mapping[str, Source] | None = None) -> Joined:
    """The events as the program judges them, whatever persons hold of them."""
    with no_collecting():
        return _merged(accounts, sources or {}, ())


def rule_events(
    touched: Iterable[Event],
    accounts: Mapping[str, Account],
    *,
    sources: Mapping[str, Source] | None = None,
    rulings: Sequence[Ruling] = (),
) -> tuple[Event, ...]:
    """What persons' judgements make of the program's events that they name; all others stay as they are."""
    return lay_over(touched, accounts, rulings, lambda some, apart: _merged(some, sources or {}, apart).events)


@contextmanager
def no_collecting() -> Iterator[None]:
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


def _merged(accounts: Iterable[Account], known: Mapping[str, Source], rulings: Sequence[Ruling]) -> Joined:
    facts = [facts_of(account, known.get(account.article, UNKNOWN)) for account in sorted(accounts, key=order_of)]
    groups = Groups(facts, rulings)
    told = _judged(facts, ((at, day_keys(fact)) for at, fact in enumerate(facts) if is_narrow(fact)))
    join_same(groups, told)
    near_by, alone = _join_undated(groups)
    like = _judged(facts, alone)
    join_same(groups, like)
    events = [event_made(groups, group) for group in groups.all()]
    event_of = by_account(events)
    doubts = in_doubt("told", told, event_of) | in_doubt("open", near_by, event_of)
    doubts |= in_doubt("alone", like, event_of)
    doubts = {doubt for doubt in doubts if not groups.ruled_apart(doubt.judgement)}
    return Joined(_in_question(events, doubts, event_of), frozenset(doubts), facts)


def _join_undated(groups: Groups) -> tuple[list[Judgement], list[tuple[int, set[Key]]]]:
    """Joins each account without a narrow day to the one event that it goes with.

    What is in question between them and events comes back, and those that found none, with their keys.
    """
    facts = groups.facts
    leads = [lead for group in groups.all() if (lead := lead_of(facts[at] for at in group.members)) is not None]
    told = by_key((at, lead_keys(lead)) for at, lead in enumerate(leads))
    nearest = {key: sorted((leads[at].first, leads[at].id) for at in block) for key, block in told.items()}
    by_id = {lead.id: lead for lead in leads}
    judged: list[Judgement] = []
    alone = []
    for at, fact in enumerate(facts):
        if is_narrow(fact):
            continue
        found, in_question = judged_near(fact, [by_id[id_] for id_ in near(fact, lambda key: nearest.get(key, ()))])
        if found is None or not groups.join(found):
            alone.append((at, lead_keys(fact)))
        judged += [judgement for judgement in in_question if judgement.score >= LEAST_DOUBT]
    return judged, alone


def _judged(facts: Sequence[Facts], keys: Iterable[tuple[int, set[Key]]]) -> list[Judgement]:
    many = len(facts)
    pairs = {  # as one number each: a million pairs of numbers keep the garbage collector busy
        one * many + other
        for block in by_key(keys).values()
        for one, other in pairs_in(block, facts)
        if may_share(facts[one], facts[other])
    }
    found = (judge_facts(facts[pair // many], facts[pair % many]) for pair in pairs)
    return [j for j in found if j.relation == "same" or (j.relation == "possible" and j.score >= LEAST_DOUBT)]


def _in_question(events: Iterable[Event], doubts: Iterable[Doubt], event_of: Mapping[str, str]) -> tuple[Event, ...]:
    """The events with the greatest of their doubts."""
    ends: dict[str, set[Doubt]] = defaultdict(set)
    for doubt in doubts:
        for end in doubt.ends:
            ends[event_of[end]].add(doubt)
    return tuple(replace(event, possible=greatest(ends.get(event.id, ()), event.id, event_of)) for event in events)
