"""What the record learned between two days: entries that are new, changed or corrected.

New is an event that nothing told of by the first day; changed one that more is told of, or whose status, day or
parties are others now; corrected one of which an earlier account was withdrawn or replaced, and a figure that a
later article revised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Account
from dragoman.store.record import Record
from dragoman.store.views import EventView

Kind = Literal["new", "changed", "corrected"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One entry that is new, changed or corrected; `what` says in words what of it."""

    kind: Kind
    entry: str
    type: str
    what: tuple[str, ...]


def changes(before: Record, after: Record) -> tuple[Changed, ...]:
    """The difference between the record as known on two days, events first, in order of their days."""
    event_of = {account.id: view for view in before.events() for account in view.accounts}
    found = [change for view in after.events() if (change := _event_change(view, event_of)) is not None]
    kept = {account.id for view in after.events() for account in view.accounts}
    found += _gone(before, kept)
    return (*found, *_figure_changes(before, after))


def _event_change(view: EventView, event_of: Mapping[str, EventView]) -> Changed | None:
    """How an event differs from the one that its accounts were of on the earlier day."""
    earlier = list({event_of[a.id].id: event_of[a.id] for a in view.accounts if a.id in event_of}.values())
    if not earlier:
        return Changed("new", view.id, view.type, (_told(view),))
    now, then = {a.id for a in view.accounts}, {a.id for old in earlier for a in old.accounts}
    what = [f"{name} was {old}, is {new}" for name, old, new in _fields(earlier[0], view) if old != new]
    if more := len(now - then):
        what.append(f"{more} more account{'s' if more > 1 else ''}")
    if len(earlier) > 1:
        what.append(f"{len(earlier)} events are one")
    if parted := len(then - now):
        what.append(f"{parted} account{'s' if parted > 1 else ''} no longer of it")
    corrected = bool(parted) or any(name.startswith(("date was", "parties were")) for name in what)
    return Changed("corrected" if corrected else "changed", view.id, view.type, tuple(what)) if what else None


def _fields(then: EventView, now: EventView) -> Iterator[tuple[str, str, str]]:
    for name, value in (
        ("status", _status),
        ("mode", _mode),
        ("date", _date),
        ("place", _place),
        ("outcome", _outcome),
    ):
        yield name, value(then), value(now)


def _status(view: EventView) -> str:
    return view.status


def _mode(view: EventView) -> str:
    return view.mode or "not told"


def _date(view: EventView) -> str:
    first, last = view.date
    return str(first) if first == last else f"{first or '…'} to {last or '…'}"


def _place(view: EventView) -> str:
    return view.place.name if view.place is not None else "not told"


def _outcome(view: EventView) -> str:
    return view.outcome or "not told"


def _gone(before: Record, kept: set[str]) -> Iterator[Changed]:
    """Events of which no account counts any more: their articles came in a new version."""
    for view in before.events():
        if not any(account.id in kept for account in view.accounts):
            yield Changed(
                "corrected", view.id, view.type, ("no longer told in the version of its article that counts",)
            )


def _figure_changes(before: Record, after: Record) -> Iterator[Changed]:
    known = {figure.id for series in before.figures() for figure in series.points}
    for series in after.figures():
        revised = {later: earlier for earlier, later in series.revised}
        for figure in series.points:
            if figure.id not in known:
                earlier = revised.get(figure.id)
                what = f"revises {earlier}" if earlier else f"{series.measure} told"
                yield Changed("corrected" if earlier else "new", figure.id, "FIGURE", (what,))


def _told(view: EventView) -> str:
    lead: Account = view.accounts[0]
    return lead.quote
