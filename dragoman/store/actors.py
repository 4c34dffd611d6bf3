"""Who takes part in the record: each state, organisation, person and group once, with names and offices by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from dragoman import codebook
from dragoman.codebook.folding import name_words
from dragoman.columns import Row
from dragoman.records import Days, Office, Party
from dragoman.store.record import Record


@dataclass(slots=True)
class _Seen:
    """What the entries say of one actor."""

    names: set[str] = field(default_factory=set)
    countries: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    sectors: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    roles: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    days: list[str] = field(default_factory=list)
    accounts: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)


def actor_rows(record: Record) -> Iterator[Row]:
    """The actors in the documented columns, by id."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for account in record.accounts():
        for party in dict.fromkeys((*account.parties, *account.source, *account.target)):
            _note(seen, party, account.date).accounts.add(account.id)
    for statement in record.statements():
        for party in statement.speaker:
            _note(seen, party, statement.date).statements.add(statement.id)
    for actor in sorted(seen):
        yield _row(actor, seen[actor])


def identity(party: Party) -> str:
    """The id under which a party counts: the codebook's, a state's or organisation's code, or a slug of the name."""
    if party.actor is not None:
        return party.actor
    if party.name is not None:
        return "-".join(name_words(party.name)) or party.name
    return party.country or "-".join(name_words(party.role or "")) or "unknown"


def _note(seen: dict[str, _Seen], party: Party, days: Days) -> _Seen:
    actor = seen[identity(party)]
    told = [day for day in days if day is not None]
    if party.name is not None:
        actor.names.add(party.name)
    if party.country is not None:
        actor.countries[party.country] += 1
    if party.sector is not None:
        actor.sectors[party.sector] += 1
    if party.role is not None:
        actor.roles[party.role, party.country or ""] += told
    actor.days += told
    return actor


def _row(actor: str, seen: _Seen) -> Row:
    spells = codebook.spells_of(actor)
    return {
        "id": actor,
        "name": spells[0].name if spells else _name(actor, seen),
        "names": sorted(seen.names),
        "country": _commonest(seen.countries),
        "sectors": sorted(seen.sectors, key=lambda sector: (-seen.sectors[sector], sector)),
        "roles": [_role(role, country, days) for (role, country), days in sorted(seen.roles.items())],
        "offices": [
            asdict(Office(spell.office, spell.title, spell.country, spell.start, spell.end, spell.source))
            for spell in sorted(spells, key=lambda spell: (spell.start or "", spell.office, spell.country))
        ],
        "first": min(seen.days, default=None),
        "last": max(seen.days, default=None),
        "accounts": len(seen.accounts),
        "statements": len(seen.statements),
    }


def _role(role: str, country: str, days: list[str]) -> Row:
    first, last = min(days, default=None), max(days, default=None)
    return {"role": role, "country": country or None, "first": first, "last": last}


def _name(actor: str, seen: _Seen) -> str:
    """The fullest name seen; a state's or organisation's own name where it is told only by its code."""
    if seen.names:
        return max(sorted(seen.names), key=len)
    known = codebook.state(actor) or codebook.organisation(actor)
    return known.name if known is not None else actor


def _commonest(counts: dict[str, int]) -> str | None:
    return min(counts, key=lambda code: (-counts[code], code), default=None)
