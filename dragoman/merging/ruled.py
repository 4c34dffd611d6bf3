"""Lays what persons have judged over the program's events: only the events that they name are touched.

An event that a person parts is joined anew from its own accounts, with what is held apart kept apart; then what
is held to be one becomes one, the newest judgement first. Taking a judgement back gives exactly what was before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.hashes import content_id
from dragoman.merging.days import bounds
from dragoman.merging.groups import in_force
from dragoman.merging.rulings import Ruling
from dragoman.records import Account, Event, Judgement

MOST_DOUBTS = 3  # events shown as possibly the same, for each event
JUDGED_BY = "judged by"
Join = Callable[[Sequence[Account], Sequence[Ruling]], Sequence[Event]]


def named_in(rulings: Iterable[Ruling]) -> set[str]:
    """The accounts that rulings name, those taken back too."""
    return {id_ for ruling in rulings for id_ in (*ruling.ours, *ruling.theirs)}


def touched_by(events: Iterable[Event], rulings: Iterable[Ruling]) -> list[Event]:
    """The program's events of which rulings name an account."""
    named = named_in(rulings)
    return [event for event in events if not named.isdisjoint(event.accounts)]


def lay_over(
    events: Iterable[Event], accounts: Mapping[str, Account], rulings: Sequence[Ruling], join: Join
) -> tuple[Event, ...]:
    """The events as persons have judged them, from the program's; `join` joins a parted event's accounts anew."""
    ruled = _Ruled(accounts, in_force(rulings), join)
    parts = [part for event in events for part in ruled.parted(event)]
    for ruling in reversed(ruled.rulings):
        if ruling.relation == "same":
            parts = ruled.united(parts, ruling)
    return tuple(sorted(map(ruled.without_settled, parts), key=lambda event: order_of(accounts[event.accounts[0]])))


def order_of(account: Account) -> tuple[str, str, str]:
    """What accounts are put in order by: their days, then their ids."""
    return (*bounds(account.date), account.id)


@dataclass
class _Ruled:
    accounts: Mapping[str, Account]
    rulings: list[Ruling]
    join: Join
    apart: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for ruling in self.rulings:
            for one, other in ruling.pairs() if ruling.relation == "different" else ():
                self.apart.setdefault(one, set()).add(other)
                self.apart.setdefault(other, set()).add(one)

    def parted(self, event: Event) -> list[Event]:
        """An event's parts, where somebody holds two of its accounts apart; else the event."""
        if not self._held_apart(event.accounts, event.accounts):
            return [event]
        held = [ruling for ruling in self.rulings if ruling.relation == "different"]
        parts = self.join([self.accounts[id_] for id_ in event.accounts], held)
        return [replace(part, possible=_doubts([*part.possible, *event.possible], part)) for part in parts]

    def united(self, parts: list[Event], ruling: Ruling) -> list[Event]:
        """The events with those of a ruling made one, unless a newer one holds them apart."""
        event_of = {id_: part for part in parts for id_ in part.accounts}
        found = [next((event_of[i] for i in side if i in event_of), None) for side in (ruling.ours, ruling.theirs)]
        ours, theirs = found
        if ours is None or theirs is None or ours is theirs or self._held_apart(ours.accounts, theirs.accounts):
            return parts
        return [*(part for part in parts if part is not ours and part is not theirs), self._one(ours, theirs, ruling)]

    def without_settled(self, event: Event) -> Event:
        """An event without doubts that a person has settled."""
        open_ = [j for j in event.possible if j.b not in self.apart.get(j.a, ())]
        return replace(event, possible=_doubts(open_, event))

    def _held_apart(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        others = set(theirs)
        return any(not others.isdisjoint(self.apart.get(id_, ())) for id_ in ours)

    def _one(self, ours: Event, theirs: Event, ruling: Ruling) -> Event:
        ordered = sorted((*ours.accounts, *theirs.accounts), key=lambda id_: order_of(self.accounts[id_]))
        told = f"{JUDGED_BY} {ruling.by}" + (f": {ruling.note}" if ruling.note else "")
        reasons = sorted((*ours.reasons, *theirs.reasons, told), key=_reason_order)
        event = Event(content_id("event", ordered[0]), tuple(ordered), tuple(reasons))
        return replace(event, possible=_doubts([*ours.possible, *theirs.possible], event))


def _reason_order(reason: str) -> tuple[bool, float, str]:
    """Persons' reasons first, then the program's, the surest first."""
    by_person = reason.startswith(JUDGED_BY)
    return (not by_person, 0.0 if by_person else -float(reason.partition(":")[0]), reason)


def _doubts(judgements: Iterable[Judgement], event: Event) -> tuple[Judgement, ...]:
    """The greatest doubts of an event: with one foot in it, and the other elsewhere."""
    inside = set(event.accounts)
    found = {(j.a, j.b): j for j in judgements if (j.a in inside) != (j.b in inside)}
    return tuple(sorted(found.values(), key=lambda j: (-j.score, j.a, j.b))[:MOST_DOUBTS])
