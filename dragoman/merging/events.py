"""Joins accounts into events: only where a judgement says so, and never in a chain that its own ends contradict.

The order in which accounts arrive makes no difference; the cost grows with the accounts, since only those
with two states and a day in common are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from dragoman.hashes import content_id
from dragoman.merging.days import bounds, each_day, known, width
from dragoman.merging.judgements import WIDEST_DAYS, Judgement, judge
from dragoman.merging.parties import last_name, parties_of
from dragoman.records import Account, Event

Key = tuple[str, str, str]
MOST_STATES = 40  # a summit's list beyond it adds pairs by the thousand and no new way to meet


@dataclass
class _Group:
    """Accounts joined so far, and why."""

    accounts: list[Account]
    judgements: list[Judgement] = field(default_factory=list)


def merge(accounts: Iterable[Account]) -> tuple[Event, ...]:
    """The events that the accounts tell of, each account in exactly one, ordered by day and id."""
    ordered = sorted(accounts, key=_order)
    groups = {account.id: _Group([account]) for account in ordered}
    for judgement in sorted(_same(ordered), key=lambda j: (-j.score, j.a, j.b)):
        ours, theirs = groups[judgement.a], groups[judgement.b]
        if ours is theirs:
            continue
        if _consistent(ours, theirs):
            _join(groups, ours, theirs, judgement)
    seen: dict[int, _Group] = {id(groups[account.id]): groups[account.id] for account in ordered}
    return tuple(_event(group) for group in seen.values())


def blocks(account: Account) -> set[Key]:
    """What another account must share to be compared: two states (or names) and one day."""
    if account.type != "CONSULT" or not known(account.date) or width(account.date) > WIDEST_DAYS:
        return set()
    states = sorted({party.country or last_name(party.name) for party in parties_of(account)})[:MOST_STATES]
    dyads = list(combinations(states, 2)) or [(state, "") for state in states]
    return {(a, b, day) for a, b in dyads for day in each_day(account.date)}


def _same(accounts: list[Account]) -> list[Judgement]:
    blocked: dict[Key, list[Account]] = {}
    for account in accounts:
        for key in blocks(account):
            blocked.setdefault(key, []).append(account)
    pairs = {(a.id, b.id): (a, b) for block in blocked.values() for a, b in combinations(block, 2)}
    return [judgement for a, b in pairs.values() if (judgement := judge(a, b)).relation == "same"]


def _consistent(ours: _Group, theirs: _Group) -> bool:
    """Whether no account of one group is ruled out by one of the other; what is merely possible doesn't part them."""
    return all(judge(a, b).relation != "different" for a in ours.accounts for b in theirs.accounts)


def _join(groups: dict[str, _Group], ours: _Group, theirs: _Group, judgement: Judgement) -> None:
    ours.accounts += theirs.accounts
    ours.judgements += [*theirs.judgements, judgement]
    for account in theirs.accounts:
        groups[account.id] = ours


def _event(group: _Group) -> Event:
    ordered = sorted(group.accounts, key=_order)
    reasons = sorted(group.judgements, key=lambda j: (-j.score, j.a, j.b))
    return Event(
        id=content_id("event", ordered[0].id),
        accounts=tuple(account.id for account in ordered),
        reasons=tuple(f"{j.score:g}: {j.reason}" for j in reasons),
    )


def _order(account: Account) -> tuple[str, str, str]:
    return (*bounds(account.date), account.id)
