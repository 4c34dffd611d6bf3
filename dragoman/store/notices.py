"""What `notify` remembers in the store: how each receiver fares, and what waits to be sent to it.

Receivers are known here by their name alone; their addresses and secrets are never kept. A notice is kept with the
words that will be sent before the first attempt, and noted as delivered after one that worked: a run that is killed
sends it again under the same id. Times are ISO 8601 in UTC, to the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, exists, func, insert, select, update

from dragoman.store.tables import event_accounts, event_cards, hooks, notices

State = Literal["waiting", "delivered", "dead"]
WITHDRAWN = "entry.withdrawn"  # the record no longer has the event
MOST_TOLD = 500  # events of one look
_NEW = frozenset(["id", "hook", "event", "members", "kind", "made", "body", "due"])


@dataclass(frozen=True, slots=True)
class Receiver:
    """How a receiver fares. `failures` are those in a row; `waiting`, `delivered` and `dead` count its notices."""

    name: str
    begun: str
    reached: str
    due: str
    tried: str | None
    succeeded: str | None
    failures: int
    trouble: str | None
    waiting: int = 0
    delivered: int = 0
    dead: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """Word of one entry to one receiver. `body` is None once it was taken."""

    id: str
    hook: str
    event: str
    kind: str
    made: str
    body: str | None
    state: str
    due: str
    tries: int
    trouble: str | None
    ended: str | None


def meet_receiver(connection: Connection, name: str, *, begun: str, now: str) -> tuple[str, str]:
    """Makes a receiver known, to be told of what changes after `begun`; its `begun`, and up to when was looked."""
    known = connection.execute(select(hooks.c.begun, hooks.c.reached).where(hooks.c.name == name)).tuples().first()
    if known is None:
        connection.execute(insert(hooks).values(name=name, begun=begun, reached=begun, due=now, failures=0))
    return known or (begun, begun)


def change_receiver(connection: Connection, name: str, changes: Mapping[str, Any]) -> None:
    """Notes how sending to a receiver went, or up to when changes were looked at for it."""
    connection.execute(update(hooks).where(hooks.c.name == name).values(**changes))


def standing(connection: Connection, name: str) -> tuple[str, int]:
    """From when on a receiver may be asked, and how often it has failed in a row."""
    due, failures = connection.execute(select(hooks.c.due, hooks.c.failures).where(hooks.c.name == name)).one()
    return str(due), int(failures)


def receivers(connection: Connection) -> tuple[Receiver, ...]:
    """Every receiver that was ever told of anything, by name, with how many notices wait, came and never will."""
    grouped = select(notices.c.hook, notices.c.state, func.count()).group_by(notices.c.hook, notices.c.state)
    counted = {(hook, state): number for hook, state, number in connection.execute(grouped).tuples()}
    states = ("waiting", "delivered", "dead")
    return tuple(
        Receiver(**row, **{state: counted.get((row["name"], state), 0) for state in states})
        for row in connection.execute(select(hooks).order_by(hooks.c.name)).mappings()
    )


def add_notices(connection: Connection, made: Sequence[Mapping[str, Any]]) -> int:
    """Keeps notices to be sent, each with `id, hook, event, members, kind, made, body, due`; how many are new."""
    ids = [row["id"] for row in made]
    known = set(connection.execute(select(notices.c.id).where(notices.c.id.in_(ids))).scalars())
    new = [{**row, "state": "waiting", "tries": 0} for row in made if row["id"] not in known]
    if any(row.keys() != _NEW for row in made):
        raise ValueError("a notice has other parts than it should")
    if new:
        connection.execute(insert(notices), new)
    return len(new)


def claim(connection: Connection, hook: str, *, now: str, until: str) -> Notice | None:
    """The notice to a receiver that has been due longest, set aside until a time: nobody else sends it meanwhile."""
    mine = (notices.c.hook == hook, notices.c.state == "waiting")
    oldest = select(notices).where(*mine, notices.c.due <= now).order_by(notices.c.due, notices.c.made, notices.c.id)
    row = connection.execute(oldest.limit(1).with_for_update(skip_locked=True)).mappings().first()
    if row is None:
        return None
    connection.execute(update(notices).where(notices.c.id == row["id"]).values(due=until))
    return _notice(row)


def change_notice(connection: Connection, id_: str, changes: Mapping[str, Any]) -> None:
    """Notes how sending a notice went."""
    connection.execute(update(notices).where(notices.c.id == id_).values(**changes))


def dead_letters(connection: Connection, *, limit: int) -> tuple[Notice, ...]:
    """Notices that are no longer tried, the last given up first."""
    ordered = select(notices).where(notices.c.state == "dead").order_by(notices.c.ended.desc(), notices.c.id)
    return tuple(_notice(row) for row in connection.execute(ordered.limit(limit)).mappings())


def revive(connection: Connection, names: Iterable[str], *, now: str) -> int:
    """Lets the dead letters to some receivers be tried again from now on; how many."""
    chosen = list(names)
    changed = connection.execute(
        update(notices)
        .where(notices.c.state == "dead", notices.c.hook.in_(chosen))
        .values(state="waiting", due=now, tries=0, ended=None)
    )
    connection.execute(update(hooks).where(hooks.c.name.in_(chosen)).values(due=now, failures=0))
    return int(changed.rowcount)


def next_due(connection: Connection, names: Iterable[str]) -> str | None:
    """When something is to be sent to one of some receivers, None where nothing waits."""
    waiting = (
        select(notices.c.hook, func.min(notices.c.due), hooks.c.due)
        .join(hooks, hooks.c.name == notices.c.hook)
        .where(notices.c.state == "waiting", notices.c.hook.in_(list(names)))
        .group_by(notices.c.hook, hooks.c.due)
    )
    return min((max(own, hook) for _, own, hook in connection.execute(waiting)), default=None)


def told_of(connection: Connection, hook: str, events: Sequence[str]) -> set[str]:
    """Which of some events a receiver has been told of, or will be."""
    query = select(notices.c.event).where(notices.c.hook == hook, notices.c.event.in_(events)).distinct()
    return set(connection.execute(query).scalars())


def untold(hook: str, *, begun: str, since: str) -> ColumnElement[bool]:
    """Cards that changed after `begun`, not before `since`, and of which a receiver wasn't told as they are now."""
    told = select(notices.c.id).where(
        notices.c.hook == hook, notices.c.event == event_cards.c.event, notices.c.made == event_cards.c.changed,
        notices.c.members == event_cards.c.members,
    )  # fmt: skip
    return and_(event_cards.c.changed > begun, event_cards.c.changed >= since, ~exists(told))


def told_before(hook: str) -> ColumnElement[bool]:
    """Cards of events that a receiver was told of at some time."""
    return event_cards.c.event.in_(select(notices.c.event).where(notices.c.hook == hook))


def gone(connection: Connection, hook: str, *, limit: int = MOST_TOLD) -> tuple[tuple[str, str], ...]:
    """Events that a receiver was told of and that the record no longer has: each with its accounts, as told last."""
    later = notices.alias("later")
    over = exists(
        select(later.c.id).where(
            later.c.hook == hook, later.c.event == notices.c.event, later.c.kind == WITHDRAWN,
            later.c.made >= notices.c.made,
        )
    )  # fmt: skip
    kept = exists(select(event_cards.c.key).where(event_cards.c.event == notices.c.event))
    found = (
        select(notices.c.event, notices.c.members)
        .where(notices.c.hook == hook, ~kept, ~over)
        .order_by(notices.c.made, notices.c.id)
        .limit(limit)
    )
    return tuple({str(event): str(members) for event, members in connection.execute(found)}.items())


def events_with(connection: Connection, accounts: Sequence[str]) -> tuple[str, ...]:
    """The events that some accounts are of today."""
    columns = event_accounts.c
    query = select(columns.event).where(columns.account.in_(accounts)).distinct().order_by(columns.event)
    return tuple(connection.execute(query).scalars())


def _notice(row: RowMapping) -> Notice:
    return Notice(**{name: row[name] for name in Notice.__dataclass_fields__})
