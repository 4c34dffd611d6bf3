"""The blocks that accounts fall in, as rows that can be kept: who shares a block with a new account may be touched.

A row is of one of four kinds. `told`: an account with a narrow day, under its parties and each of its days. `lead`:
the one of these that tells most of its event, under its parties, by its day. `open`: an account without a narrow
day, under its parties, by the day about which its event is looked for. `alone`: one of these that found none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from dragoman.hashes import short_hash
from dragoman.merging.blocking import (
    ALL_PAIRS,
    HUBS,
    NEIGHBOURS,
    Key,
    day_keys,
    is_narrow,
    lead_keys,
    open_keys,
    width,
)
from dragoman.merging.deeds import numbered
from dragoman.merging.facts import Facts
from dragoman.merging.parties import Who
from dragoman.merging.ruled import order_of
from dragoman.merging.rules import CONTACT
from dragoman.merging.undated import aim_of

Kind = Literal["told", "lead", "open", "alone"]
Pair = tuple[str, str]


class Row(NamedTuple):
    """An account in a block: by which number it is in order there, and a number for who it is of, and how."""

    block: int
    rank: int
    account: str
    telling: int = 0


def block_of(kind: Kind, key: Key) -> int:
    """The number of the block of one kind and key."""
    return short_hash("\0".join((kind, *key)))


def told_rows(facts: Facts) -> set[Row]:
    """By which an account with a narrow day is compared."""
    return _compared("told", facts, day_keys(facts))


def alone_rows(facts: Facts) -> set[Row]:
    """By which an account that found no event of a narrow day is compared with its like."""
    return _compared("alone", facts, lead_keys(facts))


def lead_rows(facts: Facts) -> set[Row]:
    """By which an event is found by accounts without a narrow day: those of the one that tells most."""
    return {Row(block_of("lead", key), facts.first, facts.id) for key in lead_keys(facts)}


def open_rows(facts: Facts) -> set[Row]:
    """By which an account without a narrow day is found where an event comes or goes."""
    return {Row(block_of("open", key), aim_of(facts), facts.id) for key in open_keys(facts)}


def event_rows(members: Sequence[Facts]) -> Iterator[Row]:
    """All rows of an event's accounts."""
    lead = lead_of(members)
    for facts in members:
        if is_narrow(facts):
            yield from told_rows(facts)
        else:
            yield from open_rows(facts)
            if lead is None:
                yield from alone_rows(facts)
    if lead is not None:
        yield from lead_rows(lead)


def lead_of(members: Iterable[Facts]) -> Facts | None:
    """Of an event's accounts with a narrow day the one that tells most of it; None where none has such a day."""
    return min(filter(is_narrow, members), key=_fullness, default=None)


def _fullness(facts: Facts) -> tuple[object, ...]:
    """By which the fullest telling comes first: as news, both sides or everybody by name, the town, how, how many."""
    account = facts.account
    left_out = facts.unnamed if account.type == CONTACT else (not account.source) + (not account.target)
    unsure = account.mode in (None, "talks")
    return account.background, left_out, facts.city is None, unsure, not numbered(account), order_of(account)


def partners(block: Sequence[Row], account: str) -> set[str]:
    """The accounts that one of a block is compared with; `blocking.pairs_in` gives the same for all of them."""
    hubs = _hubs(block) if len(block) > ALL_PAIRS else set()
    if not hubs or account in hubs:
        return {row.account for row in block} - {account}
    at = next((place for place, row in enumerate(block) if row.account == account), None)
    if at is None:
        return set()
    near = block[max(0, at - NEIGHBOURS) : at + 1 + NEIGHBOURS]
    return ({row.account for row in near} | hubs) - {account}


def shifted(before: Sequence[Row], now: Sequence[Row], moved: Collection[str]) -> set[Pair]:
    """Pairs of accounts that stayed in a block and are compared only before or only now; maybe a few others."""
    if max(len(before), len(now)) <= ALL_PAIRS:
        return set()
    stayed = [row.account for row in now if row.account not in moved]
    if min(len(before), len(now)) <= ALL_PAIRS:
        return {_pair(*pair) for pair in combinations(stayed, 2)}
    hubs = (_hubs(before) ^ _hubs(now)) - set(moved)
    found = {_pair(hub, other) for hub in hubs for other in stayed if other != hub}
    return found | (_beside(before, moved) ^ _beside(now, moved))


def sees(leads: Sequence[Row], lead: str, nearest: int) -> tuple[float, float]:
    """The first and last aim from which an event is among the nearest of a block."""
    at = next((place for place, row in enumerate(leads) if row.account == lead), None)
    if at is None:
        return 0, -1
    low = leads[at - nearest].rank if at >= nearest else float("-inf")
    return low, leads[at + nearest].rank if at + nearest < len(leads) else float("inf")


def by_aim(rows: Sequence[Row], low: float, high: float) -> Sequence[Row]:
    """The rows of a block whose rank is within bounds."""
    return rows[bisect_left(rows, low, key=_rank) : bisect_right(rows, high, key=_rank)]


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows of one block in their order."""
    return sorted(rows, key=lambda row: (row.rank, row.account))


def _compared(kind: Kind, facts: Facts, keys: Iterable[Key]) -> set[Row]:
    telling = _telling(facts.who, facts.account.mode)
    return {Row(block_of(kind, key), width(facts), facts.id, telling) for key in keys}


@lru_cache(maxsize=65536)
def _telling(who: Who, mode: str | None) -> int:
    return short_hash(repr((who.parties, mode)))


def _hubs(block: Sequence[Row]) -> set[str]:
    kinds: dict[int, str] = {}
    for row in block:
        kinds.setdefault(row.telling, row.account)
        if len(kinds) == HUBS:
            break
    return set(kinds.values())


def _beside(block: Sequence[Row], moved: Collection[str]) -> set[Pair]:
    """The pairs of neighbours of a large block, among those that stayed."""
    return {
        _pair(row.account, other.account)
        for at, row in enumerate(block)
        for other in block[at + 1 : at + 1 + NEIGHBOURS]
        if row.account not in moved and other.account not in moved
    }


def _rank(row: Row) -> float:
    return row.rank


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
