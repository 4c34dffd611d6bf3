"""A person's hand on the record: merge two entries into one event, or split them; either can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, Table, false, select

from dragoman.errors import NotFound
from dragoman.merging.ruled import named_in
from dragoman.records import Account, Event
from dragoman.store import rulings, tables
from dragoman.store.judged import (
    accounts_with,
    chunks,
    events_kept,
    events_with,
    is_judged,
    rule_anew,
)
from dragoman.store.rulings import Logged
from dragoman.store.updating import bring_up_to_date

if TYPE_CHECKING:
    from dragoman.store.then import Then


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a person's judgement did: `events` are those that the entries belong to now.

    `restored` is true where an earlier judgement was taken back and that was enough; `changed` are all events that
    are gone or made.
    """

    relation: Literal["same", "different"]
    restored: bool
    events: tuple[str, ...]
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Sides:
    ours: tuple[Account, ...]
    theirs: tuple[Account, ...]


def rule(
    connection: Connection,
    relation: Literal["same", "different"],
    first: str,
    second: str,
    *,
    by: str,
    note: str | None,
    at: str,
    judger: str,
) -> Ruled:
    """Judges that two entries, given by the starts of their ids, are of one event or of two.

    What was judged the other way of them is taken back first; where that is enough, the record is exactly what it
    was before. Raises NotFound.
    """
    changed = set() if is_judged(connection) else bring_up_to_date(connection, judger)
    sides = _sides(connection, first, second)
    against = _standing(connection, sides, "different" if relation == "same" else "same")
    for logged in against:
        rulings.take_back(connection, logged, by=by, at=at)
    changed |= rule_anew(connection) if against else set()
    enough = bool(against) and _together(connection, sides) == (relation == "same")
    if not enough:
        rulings.add(connection, relation, sides.ours, sides.theirs, given=(first, second), by=by, note=note, at=at)
        changed |= rule_anew(connection)
    return Ruled(relation, enough, _events_of(connection, sides), frozenset(changed))


def accounts_named(
    prefix: str, events: Sequence[Event], accounts: Mapping[str, Account], log: Sequence[Logged]
) -> tuple[Account, ...]:
    """The accounts of the one entry whose id begins so: an event's, an account, or what a judgement called so."""
    found = {event.id: event.accounts for event in events if event.id.startswith(prefix)}
    found |= {id_: (id_,) for id_ in accounts if id_.startswith(prefix)}
    if not found:  # an event's id goes when it is merged into another, but was written down then
        for logged in log:
            sides = zip(logged.given, (logged.ruling.ours, logged.ruling.theirs), strict=True)
            found |= {given: ids for given, ids in sides if given.startswith(prefix) or prefix.startswith(given)}
    if not prefix or len(found) != 1:
        what = "no event or account" if not found else f"{len(found)} entries"
        raise NotFound(f"The record has {what} whose id begins with {prefix}.")
    return tuple(accounts[id_] for id_ in next(iter(found.values())) if id_ in accounts)


def _sides(connection: Connection, first: str, second: str) -> _Sides:
    log = rulings.named_log(connection)
    ours, theirs = (side(connection, prefix, log) for prefix in (first, second))
    # An account and the event it stands in: it, and the rest of the event.
    ours, theirs = (
        tuple(a for a in ours if a not in theirs) if len(ours) > len(theirs) else ours,
        tuple(a for a in theirs if a not in ours) if len(theirs) > len(ours) else theirs,
    )
    if not ours or not theirs or ours == theirs:
        raise NotFound(f"{first} and {second} are one entry.")
    return _Sides(ours, theirs)


def side(
    connection: Connection, prefix: str, log: Sequence[Logged], *, as_of: str | None = None, then: Then | None = None
) -> tuple[Account, ...]:
    """The accounts of the entry whose id begins so, today or as known on a day; only what can be meant is read."""
    if then is None:
        begin = chunks(_begin(connection, tables.events, prefix))
        events = [event for ids in begin for event in events_kept(connection, ids)]
    else:
        found = then.beginning(connection, prefix)
        events = [event for event in then.of(connection, found.values()) if event.id in found]
    wanted = {id_ for event in events for id_ in event.accounts} | set(_begin(connection, tables.accounts, prefix))
    wanted |= named_in(logged.ruling for logged in log)
    return accounts_named(prefix, events, {a.id: a for a in accounts_with(connection, wanted, as_of)}, log)


def _begin(connection: Connection, table: Table, prefix: str) -> list[str]:
    """The ids of a table that begin so."""
    begins = table.c.id.startswith(prefix, autoescape=True) if prefix else false()
    return sorted(set(connection.execute(select(table.c.id).where(begins)).scalars()))


def _standing(connection: Connection, sides: _Sides, relation: str) -> list[Logged]:
    """The rulings of that relation that stand between the two sides."""
    asked = {frozenset((a.id, b.id)) for a in sides.ours for b in sides.theirs}
    log = rulings.named_log(connection)
    standing = [logged for logged in log if logged.ruling.relation == relation and not logged.ruling.taken_back]
    return [logged for logged in standing if asked & {frozenset(pair) for pair in logged.ruling.pairs()}]


def _together(connection: Connection, sides: _Sides) -> bool:
    event_of = _event_of(connection, sides)
    return bool({event_of[a.id] for a in sides.ours} & {event_of[a.id] for a in sides.theirs})


def _events_of(connection: Connection, sides: _Sides) -> tuple[str, ...]:
    event_of = _event_of(connection, sides)
    return tuple(dict.fromkeys(event_of[account.id] for account in (*sides.ours, *sides.theirs)))


def _event_of(connection: Connection, sides: _Sides) -> dict[str, str]:
    """The event of each account of two sides."""
    events = events_with(connection, [account.id for account in (*sides.ours, *sides.theirs)])
    return {account: event.id for event in events for account in event.accounts}
