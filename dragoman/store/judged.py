"""The events as last judged: made from the current accounts, kept, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from dragoman import columns
from dragoman.merging import Source, source_of
from dragoman.merging.events import Joined, judged_events, rule_events
from dragoman.merging.origins import Sketch, origins
from dragoman.merging.replaying import History
from dragoman.merging.ruled import named_in, order_of, touched_by
from dragoman.records import Account, Event
from dragoman.store import rows, rulings, tables
from dragoman.store.dialects import bit_by_bit
from dragoman.store.sketching import sketches_of
from dragoman.store.slimming import Slimmed
from dragoman.store.versions import current

MANY = 500  # ids in one statement
_Id = TypeVar("_Id", str, int, Event)
_Written = tuple[tuple[str, ...], tuple[str, ...]]  # what is kept of an event, as it is written, and its accounts
KEPT = ("reasons", "possible", "origins")  # what is kept of an event besides its accounts
PROGRAM = ("accounts", "reasons", "possible")


def is_judged(connection: Connection) -> bool:
    """Whether the events stand on all readings; not so in the middle of a run."""
    return newest(connection) == judged_up_to(connection)


def judged_up_to(connection: Connection) -> int | None:
    """The last reading that the events were judged with."""
    judged: int | None = connection.execute(select(func.max(tables.runs.c.judged))).scalar_one()
    return judged


def judger_of(connection: Connection) -> str | None:
    """By which version of merging the events were judged last; None where nothing is known of it."""
    runs = tables.runs.c
    last = select(runs.judger).where(runs.judged.is_not(None)).order_by(runs.key.desc()).limit(1)
    return connection.execute(last).scalar_one_or_none()


def mark_judged(connection: Connection, run: int, judger: str) -> None:
    """Notes that a run has judged all accounts there are."""
    values = {"judged": newest(connection), "judger": judger}
    connection.execute(update(tables.runs).where(tables.runs.c.key == run).values(**values))


def newest(connection: Connection) -> int | None:
    """The last reading there is."""
    key: int | None = connection.execute(select(func.max(tables.readings.c.key))).scalar_one()
    return key


@dataclass(frozen=True, slots=True)
class Judged:
    """The events as they stand, and the program's own of which persons' judgements name an account."""

    events: tuple[Event, ...]
    program: tuple[Event, ...]
    joined: Joined
    history: History | None = None


def events_of(connection: Connection, as_of: str | None = None) -> tuple[Event, ...]:
    """The events of the accounts that count today, or that counted on a day."""
    return judged_of(connection, as_of).events


def judged_of(connection: Connection, as_of: str | None = None) -> Judged:
    """The events of the accounts that count today or counted on a day, judged from the start."""
    accounts = {account.id: account for account in current_accounts(connection, as_of)}
    sources = sources_of(connection, as_of)
    return ruled_over(connection, judged_events(accounts.values(), sources=sources), accounts, sources, as_of)


def ruled_over(
    connection: Connection,
    joined: Joined,
    accounts: Mapping[str, Account],
    sources: Mapping[str, Source],
    as_of: str | None = None,
) -> Judged:
    """All events, once persons' judgements are laid over the program's, each with its origins."""
    held = [logged.ruling for logged in rulings.log(connection, accounts.values())]
    named = touched_by(joined.events, held)
    ids = {event.id for event in named}
    ruled = rule_events(named, accounts, sources=sources, rulings=held)
    events = sorted(
        (*(e for e in joined.events if e.id not in ids), *ruled), key=lambda e: order_of(accounts[e.accounts[0]])
    )
    unsorted = {accounts[id_].article for event in events if not event.origins for id_ in event.accounts}
    sketches = sketches_of(connection, as_of, articles=unsorted)
    return Judged(with_origins(events, accounts.values(), sketches, sources), tuple(named), joined)


@dataclass(frozen=True, slots=True)
class Laid:
    """Events to be put in place of those `before`, and the program's own that persons' judgements name."""

    before: tuple[Event, ...]
    events: tuple[Event, ...]
    program: tuple[Event, ...]


def rule_anew(connection: Connection, gone: Iterable[Event] = (), made: Iterable[Event] = ()) -> set[str]:
    """Lays persons' judgements over the events that they name, and keeps those; the ids of events gone or made.

    See `laid_over`.
    """
    laid = laid_over(connection, gone, made)
    keep_program(connection, laid.program)
    return _replace(connection, {event.id: _digest(_written(event)) for event in laid.before}, laid.events)


def laid_over(
    connection: Connection, gone: Iterable[Event] = (), made: Iterable[Event] = (), as_of: str | None = None
) -> Laid:
    """Persons' judgements laid over the events that they name.

    `gone` are events of the program's that are no more, `made` those in place of them. All others stay as they are:
    this costs as much as persons have judged and as there is new, whatever the record holds.
    """
    went = {event.id: event for event in gone}
    held = [logged.ruling for logged in rulings.named_log(connection, as_of)]
    program = {event.id: event for event in kept_program(connection) if event.id not in went}
    program |= {event.id: event for event in made}
    named = named_in(held) - _members(program.values())
    program |= {event.id: event for event in events_with(connection, named)}
    ruled = {event.id: event for event in touched_by(program.values(), held)}
    accounts = {account.id: account for account in accounts_with(connection, _members(program.values()), as_of)}
    sources = sources_of(connection, as_of, articles={account.article for account in accounts.values()})
    laid = rule_events(ruled.values(), accounts, sources=sources, rulings=held)
    events = [*laid, *(event for id_, event in program.items() if id_ not in ruled)]
    unsorted = {accounts[id_].article for event in events if not event.origins for id_ in event.accounts}
    sketches = sketches_of(connection, as_of, articles=unsorted)
    before = events_with(connection, accounts.keys() | _members(went.values()))
    return Laid(tuple(before), with_origins(events, accounts.values(), sketches, sources), tuple(ruled.values()))


def kept_program(connection: Connection) -> list[Event]:
    """The program's own events of which persons' judgements name an account."""
    found = connection.execute(select(tables.program_events).order_by(tables.program_events.c.id)).mappings()
    return [
        columns.event_from_dict({"id": row["id"], "origins": [], **{n: json.loads(row[n]) for n in PROGRAM}})
        for row in found
    ]


def keep_program(connection: Connection, events: Iterable[Event]) -> None:
    """Keeps the program's own events in place of those kept before."""
    connection.execute(delete(tables.program_events))
    told = sorted(map(columns.event_to_dict, events), key=lambda row: str(row["id"]))
    made = [{"id": row["id"], **{name: rows.to_json(row[name]) for name in PROGRAM}} for row in told]
    insert_all(connection, tables.program_events, made)


def events_with(connection: Connection, accounts: Iterable[str]) -> list[Event]:
    """The kept events of some accounts."""
    members = tables.event_accounts.c
    found = {
        event
        for ids in chunks(sorted(accounts))
        for (event,) in connection.execute(select(members.event).where(members.account.in_(ids)))
    }
    return [event for ids in chunks(sorted(found)) for event in events_kept(connection, ids)]


def accounts_with(connection: Connection, ids: Iterable[str], as_of: str | None = None) -> list[Account]:
    """The accounts of these ids that count."""
    query = select(tables.accounts.c.entry).join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
    found = (
        row
        for some in chunks(sorted(ids))
        for row in connection.execute(query.where(current(as_of), tables.accounts.c.id.in_(some))).mappings()
    )
    return list({account.id: account for account in map(rows.account_of, found)}.values())


def chunks(ids: Sequence[_Id]) -> Iterable[Sequence[_Id]]:
    """Ids or keys in runs that one statement takes."""
    return (ids[at : at + MANY] for at in range(0, len(ids), MANY))


def _members(events: Iterable[Event]) -> set[str]:
    return {account for event in events for account in event.accounts}


def with_origins(
    events: Iterable[Event],
    accounts: Iterable[Account],
    sketches: Mapping[str, Sketch],
    sources: Mapping[str, Source],
) -> tuple[Event, ...]:
    """The events with their accounts sorted by where their news comes from, where they are not yet."""
    known = {account.id: account for account in accounts}
    outlets = {article: source.outlet for article, source in sources.items()}

    def sorted_by_origin(event: Event) -> Event:
        if event.origins:  # it stands as it was
            return event
        told = [known[id_] for id_ in event.accounts]
        return replace(event, origins=origins(told, sketches=sketches, outlets=outlets))

    return tuple(map(sorted_by_origin, events))


def sources_of(
    connection: Connection, as_of: str | None = None, *, articles: Iterable[str] | None = None
) -> dict[str, Source]:
    """Who published each article, or each of some."""
    read = tables.readings.c
    query = select(read.article, read.source, read.country).where(current(as_of))
    asked = [query] if articles is None else [query.where(read.article.in_(ids)) for ids in chunks(sorted(articles))]
    found = (row for one in asked for row in connection.execute(one))
    return {article: source_of(outlet, country) for article, outlet, country in found}


def current_accounts(connection: Connection, as_of: str | None = None) -> Iterable[Account]:
    """The accounts of the versions of articles that count, each id once, with no more than judging asks for."""
    query = select(tables.accounts.c.entry).join(tables.readings, tables.readings.c.key == tables.accounts.c.reading)
    ordered = query.where(current(as_of)).order_by(tables.accounts.c.key)
    slimmed = Slimmed()
    found = (slimmed.account(rows.account_of(row)) for row in connection.execute(bit_by_bit(ordered)).mappings())
    return {account.id: account for account in found}.values()


def kept_events(connection: Connection) -> list[Event]:
    """The events as they are kept, by id."""
    members: dict[str, list[str]] = {}
    ordered = select(tables.event_accounts).order_by(tables.event_accounts.c.event, tables.event_accounts.c.place)
    for row in connection.execute(ordered).mappings():
        members.setdefault(row["event"], []).append(row["account"])
    found = connection.execute(select(tables.events).order_by(tables.events.c.id)).mappings()
    return [columns.event_from_dict(_event_row(row, members.get(row["id"], []))) for row in found]


def events_kept(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """Some events as they are kept, by id; one that is not there is left out."""
    wanted = tables.event_accounts.c.event.in_(ids)
    members: dict[str, list[str]] = {}
    ordered = select(tables.event_accounts).where(wanted).order_by(tables.event_accounts.c.place)
    for row in connection.execute(ordered).mappings():
        members.setdefault(row["event"], []).append(row["account"])
    found = connection.execute(select(tables.events).where(tables.events.c.id.in_(ids))).mappings()
    return [columns.event_from_dict(_event_row(row, members.get(row["id"], []))) for row in found]


def insert_all(connection: Connection, table: Table, added: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows, or nothing where there are none."""
    if added:
        connection.execute(insert(table), [dict(row) for row in added])


def _event_row(row: RowMapping, accounts: Sequence[str]) -> columns.Row:
    told = {name: json.loads(row[name]) for name in KEPT}
    return {"id": row["id"], "accounts": accounts, **told}


def keep(connection: Connection, judged: Judged) -> set[str]:
    """Writes the events that are not as they were kept; their ids, and those of the ones that are no more."""
    keep_program(connection, judged.program)
    return _replace(connection, _kept_digests(connection), judged.events)


def _replace(connection: Connection, before: Mapping[str, bytes], events: Sequence[Event]) -> set[str]:
    """Writes events in place of those before, where they are others; the ids of the ones gone and made.

    Those before are given by digests of what is written of them: two of every event would fill the memory.
    """
    come = sorted((e for e in events if before.get(e.id) != _digest(_written(e))), key=lambda event: event.id)
    other = (before.keys() - {event.id for event in events}) | {event.id for event in come}
    for ids in chunks(sorted(id_ for id_ in other if id_ in before)):
        connection.execute(delete(tables.event_accounts).where(tables.event_accounts.c.event.in_(ids)))
        connection.execute(delete(tables.events).where(tables.events.c.id.in_(ids)))
    for some in chunks(come):
        added = [{"id": e.id, **dict(zip(KEPT, _written(e)[0], strict=True))} for e in some]
        insert_all(connection, tables.events, added)
        members = [{"event": e.id, "account": id_, "place": at} for e in some for at, id_ in enumerate(e.accounts)]
        insert_all(connection, tables.event_accounts, members)
    return set(other)


def _written(event: Event) -> _Written:
    """What is kept of an event, as it is written, and its accounts."""
    told = columns.event_to_dict(event)
    return tuple(rows.to_json(told[name]) for name in KEPT), event.accounts


def _digest(written: _Written) -> bytes:
    return blake2b(repr(written).encode(), digest_size=16).digest()


def _kept_digests(connection: Connection) -> dict[str, bytes]:
    """The digests of every event that is kept, by id."""
    members: dict[str, list[str]] = {}
    ordered = select(tables.event_accounts).order_by(tables.event_accounts.c.event, tables.event_accounts.c.place)
    for row in connection.execute(ordered):
        members.setdefault(row.event, []).append(row.account)
    kept = select(tables.events.c.id, *(tables.events.c[name] for name in KEPT))
    found = connection.execute(bit_by_bit(kept))
    return {id_: _digest((tuple(told), tuple(members.get(id_, ())))) for id_, *told in found}
