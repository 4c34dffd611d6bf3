"""Which accounts are worth comparing: those with two parties and a day in common. Cost grows with the accounts.

A key is what two accounts must share. Accounts without a narrow day share keys without one, and meet only the
events nearest to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.merging.clocks import offset_of
from dragoman.merging.comparing import LATE
from dragoman.merging.deeds import kind_of_deed, may_be_seldom, numbered, once, side_keys
from dragoman.merging.facts import Facts
from dragoman.merging.parties import last_name, sounds_of
from dragoman.merging.rules import CONTACT
from dragoman.records import Account

Key = tuple[str, ...]

WIDEST_DAYS = 1  # nights: "late Thursday" told as Thursday or Friday; wider ranges hold more than one occasion
MANY = 7  # parties from which an account is looked up state by state: all pairs of a summit's list are too many
ALL_PAIRS = 24  # accounts under one key up to which each is compared with each
HUBS = 12  # accounts of a larger key, told most narrowly and each otherwise, that all the others are compared with
NEIGHBOURS = 3
ANY = "*"
UNTOLD = "?"
TWO = 2
BY_NAME = "name"


def is_narrow(facts: Facts) -> bool:
    """Whether an account's days hold one occasion: a day or a night, or any days for what is done but once."""
    return once(facts.account) is not None or (facts.nights is not None and facts.nights <= WIDEST_DAYS)


def day_keys(facts: Facts) -> set[Key]:
    """The keys of an account with a narrow day: its parties by twos, on each of its days."""
    if once(facts.account) is not None:
        return who_keys(facts)
    first, last = facts.first, facts.last
    # What is told by the day of printing alone may lie before it; a day in the west may be the next one elsewhere.
    far = not facts.source.outlet or numbered(facts.account) or may_be_seldom(facts.account)
    first -= facts.assumed * (LATE if far else 1)
    last += (offset_of(facts.source.country) or 0) < 0
    keys = who_keys(facts) | (_deed_keys(facts) if facts.account.type != CONTACT else set())
    return {(*who, str(day)) for who in keys for day in range(first, last + 1)}


def _deed_keys(facts: Facts) -> set[Key]:
    """What an act shares with another telling of it that leaves out one side, or is coded as another type."""
    doers, others = map(side_keys, (facts.account.source, facts.account.target))
    return _one_side(facts.account) | {(ANY, doer, other) for doer in doers[:MANY] for other in others[:MANY]}


def _one_side(account: Account) -> set[Key]:
    """An act by each of its sides alone, those that it has."""
    kind, doers, others = kind_of_deed(account), *map(side_keys, (account.source, account.target))
    by = {(kind, doer, ANY) for doer in doers[:MANY]} if account.source else set()
    return by | ({(kind, ANY, other) for other in others[:MANY]} if account.target else set())


def lead_keys(facts: Facts) -> set[Key]:
    """The keys under which an event is looked for by accounts without a narrow day, which may leave out a side."""
    account = facts.account
    keys = who_keys(facts)
    if account.type == CONTACT or once(account) is not None:
        return keys
    return keys | _one_side(account) | (set() if _known(account) else _by_doer(account))


def open_keys(facts: Facts) -> set[Key]:
    """The keys under which an account without a narrow day looks for its event, where a side may be left out."""
    account = facts.account
    keys = who_keys(facts)
    return keys if account.type == CONTACT or once(account) is not None else keys | _by_doer(account)


def _by_doer(account: Account) -> set[Key]:
    """An act by who did it, where it may be untold of which state those are whom it was done to: "nine people"."""
    return {(kind_of_deed(account), doer, UNTOLD) for doer in side_keys(account.source)[:MANY]}


def _known(account: Account) -> bool:
    """Whether an act tells both sides, and the states of all that are on them."""
    sides = (*account.source, *account.target)
    return bool(account.source and account.target) and all(party.country for party in sides)


def who_keys(facts: Facts) -> set[Key]:
    """The keys of an account whatever its day."""
    account = facts.account
    if account.type != CONTACT:
        deed = once(account)
        if deed is not None:  # whoever names it in passing may leave out whom it was done to
            return {(deed, s) for s in side_keys(account.source)[:MANY]}
        sides: set[Key] = {
            (kind_of_deed(account), s, t)
            for s in side_keys(account.source)[:MANY]
            for t in side_keys(account.target)[:MANY]
        }
        return sides if _known(account) else sides | _one_side(account)
    states = sorted({party.country or last_name(party.name) for party in facts.parties})
    keys: set[Key] = set()
    if len(states) < MANY:
        keys |= set(combinations(states, 2)) or {(state, "") for state in states}
    if len(states) > MANY - 2 or account.mode == "summit":
        keys |= {(state, "many") for state in states}
    return keys | _two_by_name(facts)


def _two_by_name(facts: Facts) -> set[Key]:
    """A contact of two by their surnames: the state of one may be told wrongly, or not at all."""
    sounds = sorted(sounds_of(party.name)[-1] for party in facts.parties if sounds_of(party.name))
    return {(BY_NAME, *sounds)} if len(sounds) == len(facts.parties) == TWO else set()


def pairs_in(block: Sequence[int], facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The pairs under one key: all of them in a small one; in a large one each with the hubs and its neighbours."""
    if len(block) <= ALL_PAIRS:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda at: (width(facts[at]), facts[at].id))
    hubs = _hubs(ordered, facts)
    for place, at in enumerate(ordered):
        for other in {*hubs, *ordered[place + 1 : place + 1 + NEIGHBOURS]} - {at}:
            yield (at, other) if at < other else (other, at)


def may_share(a: Facts, b: Facts) -> bool:
    """Whether two contacts can have two parties in common: whoever is named in both shares a word or an identity."""
    unnamed = a.unnamed + b.unnamed
    return unnamed > 1 or a.account.type != CONTACT or len(a.marks & b.marks) + unnamed > 1


def by_key(found: Iterable[tuple[int, set[Key]]]) -> dict[Key, list[int]]:
    """The accounts under each key, in order."""
    blocks: dict[Key, list[int]] = {}
    for at, keys in found:
        for key in keys:
            blocks.setdefault(key, []).append(at)
    return blocks


def _hubs(ordered: Sequence[int], facts: Sequence[Facts]) -> list[int]:
    kinds: dict[object, int] = {}
    for at in ordered:
        kinds.setdefault((facts[at].who, facts[at].account.mode), at)
        if len(kinds) == HUBS:
            break
    return list(kinds.values())


def width(facts: Facts) -> int:
    """The nights of an account's days, by which the most narrowly told comes first."""
    return 10_000 if facts.nights is None else facts.nights
