"""A card for each event, by which the page and the API find it fast: its day, kind, and the terms it is found by.

The cards follow the judged events: only those whose accounts changed are made anew. They hold nothing of their
own, but for the times of the clock at which an event was first listed, changed, or lost an account.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dragoman.merging.days import FIRST, LAST
from dragoman.merging.parties import fold
from dragoman.records import Account, Event, Party
from dragoman.store import rows, tables
from dragoman.store.lists import clock_number, day_number
from dragoman.store.rows import Row
from dragoman.store.tallies import count_again
from dragoman.store.terms import party_terms, term
from dragoman.store.versions import current
from dragoman.store.views import event_view

FEW = 20_000  # events that are quicker asked for by their ids than with all the others
KIND = ("type", "mode", "status", "background")
CHUNK = 500  # events whose accounts are held at once; also well under the number of values a statement takes


def update_cards(connection: Connection, now: str, *, of: Collection[str] | None = None) -> int:
    """Brings the cards in line with the judged events; how many changed. `now` is the clock's time, ISO in UTC.

    `of` are the events that may be others than they were; without it, all are looked through.
    """
    if of is not None and len(of) < FEW:
        return sum(_update(connection, now, events) for events in _chunks(sorted(of)))
    return _update(connection, now, None)


def _update(connection: Connection, now: str, of: Sequence[str] | None) -> int:
    judged = _members(connection, of)
    kept = select(_cards.event, _cards.key, _cards.members, _cards.added)
    cards = {row.event: row for row in connection.execute(kept if of is None else kept.where(_cards.event.in_(of)))}
    gone = [event for event in cards if event not in judged]
    changed = [event for event, members in judged.items() if event not in cards or cards[event].members != members]
    went = [cards[event] for event in (*gone, *changed) if event in cards]
    for some in _chunks(went):
        _drop(connection, [card.key for card in some])
    came: list[str] = []
    for events in _chunks(changed):
        known = {event: cards[event] for event in events if event in cards}
        came += _make(connection, {event: judged[event] for event in events}, known, now)
    count_again(connection, [card.members for card in went], came)
    return len(gone) + len(changed)


_cards = tables.event_cards.c


def _members(connection: Connection, of: Sequence[str] | None) -> dict[str, str]:
    """The ids of each event's accounts, in the event's order, as one line."""
    ordered = select(tables.event_accounts).order_by(tables.event_accounts.c.event, tables.event_accounts.c.place)
    if of is not None:
        ordered = ordered.where(tables.event_accounts.c.event.in_(of))
    members: dict[str, list[str]] = {}
    for row in connection.execute(ordered):
        members.setdefault(row.event, []).append(row.account)
    return {event: " ".join(accounts) for event, accounts in members.items()}


def _drop(connection: Connection, keys: Sequence[int]) -> None:
    connection.execute(delete(tables.event_terms).where(tables.event_terms.c.card.in_(keys)))
    connection.execute(delete(tables.event_cards).where(_cards.key.in_(keys)))


def _make(connection: Connection, events: Mapping[str, str], known: Mapping[str, Any], now: str) -> list[str]:
    """Makes the cards of some events, of which `known` are the earlier cards; the accounts of those made."""
    ids = [account for members in events.values() for account in members.split()]
    told = {row["id"]: row for chunk in _chunks(ids) for row in _account_rows(connection, chunk)}
    kinds, made = Kinds(connection), []
    for event, members in events.items():
        found = [told[account] for account in members.split() if account in told]
        if not found:
            continue
        card = _card(event, members, found, known.get(event), now)
        key = connection.execute(insert(tables.event_cards), card).inserted_primary_key
        listed = {"card": int(key[0]) if key else 0, **_listed(card), "kind": kinds.of(card)}
        numbers = {each for row in found for each in _terms(rows.account_of(row), row["source"])}
        connection.execute(insert(tables.event_terms), [{"term": each, **listed} for each in sorted(numbers)])
        made.append(members)
    return made


def _account_rows(connection: Connection, ids: Sequence[str]) -> Iterable[Any]:
    """The rows of current accounts with what their article tells of itself."""
    query = (
        select(tables.accounts, tables.readings.c.source, tables.readings.c.known)
        .join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
        .where(current(), tables.accounts.c.id.in_(ids))
    )
    return connection.execute(query).mappings()


def _card(event: str, members: str, found: Sequence[Any], known: Any, now: str) -> Row:
    accounts = [rows.account_of(row) for row in found]
    view = event_view(Event(event, tuple(members.split())), accounts)
    first, last = min(row["first"] for row in found), max(row["last"] for row in found)
    lost = known is not None and set(known.members.split()) - set(members.split())
    return {
        "event": event,
        "members": members,
        "type": view.type,
        "mode": view.mode,
        "status": view.status,
        "background": view.background,
        "day": _listed_day(first, last, [row["known"] for row in found]),
        "first": first,
        "last": last,
        "added": known.added if known is not None else now,
        "changed": now,
        "corrected": now if lost else None,
        "states": " ".join(sorted({p.country for each in accounts for p in _everybody(each) if p.country})),
    }


def _listed(card: Row) -> Row:
    """What the index of terms has of a card."""
    days = {name: int(day_number(card[name])) for name in ("day", "first", "last")}
    return {**days, "changed": clock_number(card["changed"])}


class Kinds:
    """The numbers of the kinds of cards; a new kind gets one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        kinds = tables.event_kinds.c
        told = select(kinds.key, *(kinds[name] for name in KIND))
        self._numbers: dict[tuple[Any, ...], int] = {tuple(kind): key for key, *kind in connection.execute(told)}

    def of(self, card: Row) -> int:
        """The number of a card's kind."""
        kind = tuple(card[name] for name in KIND)
        if kind not in self._numbers:
            added = self._connection.execute(insert(tables.event_kinds).values(**dict(zip(KIND, kind, strict=True))))
            self._numbers[kind] = int((added.inserted_primary_key or (0,))[0])
        return self._numbers[kind]


def _listed_day(first: str, last: str, known: Iterable[str]) -> str:
    """The day under which an event is listed: its last, its first where it is open, else that of its first report."""
    if last < LAST:
        return last
    return first if first > FIRST else min(known)


def _terms(account: Account, source: str | None) -> set[int]:
    """The terms by which an account's event is found."""
    terms = {each for party in _everybody(account) for each in party_terms(party)}
    if account.place is not None:
        terms |= {term("place", word) for word in fold(account.place.name).split()}
    if source:
        terms.add(term("outlet", fold(source)))
    return terms


def _everybody(account: Account) -> set[Party]:
    return {party for side in (account.parties, account.source, account.target) for party in side}


def _chunks(things: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (things[at : at + CHUNK] for at in range(0, len(things), CHUNK))
