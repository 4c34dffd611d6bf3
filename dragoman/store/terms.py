"""The terms by which events and sayings are found: a number for each state, actor, word of a name, place, outlet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    FromClause,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
)

from dragoman.merging.parties import fold
from dragoman.records import Party
from dragoman.store.dialects import Integer
from dragoman.store.rows import sounds
from dragoman.store.search import bare, identities_named, states_named
from dragoman.store.tables import metadata

_NONE = false()
MANY = 10_000  # entries of one term: from here on it is quicker to go through the entries in their order

saying_terms = Table(
    "saying_terms",
    metadata,
    Column("term", Integer, primary_key=True, autoincrement=False),
    Column("saying", Integer, ForeignKey("sayings.key"), primary_key=True, autoincrement=False),
)


def term(kind: str, word: str) -> int:
    """The number of a term. Kinds: state, actor, name (a word of one, or how it sounds), role, place, outlet."""
    digest = hashlib.blake2b(f"{kind}:{word}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def party_terms(party: Party) -> set[int]:
    """The terms by which whatever a party takes part in is found."""
    terms = {term("name", word) for word in [*fold(party.name).split(), *sounds(party.name)]}
    terms |= {term("role", word) for word in fold(party.role).split()}
    if party.country:
        terms.add(term("state", party.country))
    if party.actor:
        terms.add(term("actor", party.actor))
    return terms


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms of which an entry has one of those that are `known`, or else one of each of the groups in `words`.

    Only such as some entry has, the rarest group first. `number` is how many entries have them at most, as counted.
    """

    known: tuple[int, ...]
    words: tuple[tuple[int, ...], ...]
    number: int

    def __bool__(self) -> bool:
        return bool(self.known or self.words)


def wanted(connection: Connection, actor: str, terms: FromClause, *, most: int) -> Wanted:
    """The terms of an actor: state or identity, or all the words of a name or role; each counted up to `most`."""
    return _wanted(connection, *_terms_of(actor), terms, most)


def wanted_term(connection: Connection, number: int, terms: FromClause, *, most: int) -> Wanted:
    """One term, counted up to `most`."""
    return _wanted(connection, (number,), (), terms, most)


def _wanted(
    connection: Connection, known: Sequence[int], words: Sequence[Sequence[int]], terms: FromClause, most: int
) -> Wanted:
    often = _how_often(connection, [*known, *(number for group in words for number in group)], terms, most)

    def had(numbers: Iterable[int]) -> tuple[int, ...]:  # most spellings of a name are nobody's
        return tuple(number for number in numbers if often[number])

    def counted(numbers: Iterable[int]) -> int:
        return sum(often[number] for number in numbers)

    groups = tuple(sorted(map(had, words), key=counted))
    if not groups or not groups[0]:
        return Wanted(had(known), (), counted(known))
    return Wanted(had(known), groups, counted(known) + counted(groups[0]))


def _terms_of(actor: str) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """The terms of a state or identity of this name; and for each of its words, of names and roles with it."""
    actor = bare(actor)
    known = {term("state", code) for code in states_named(actor)}
    known |= {term("actor", identity) for identity in identities_named(actor)}
    words = ({term("role", word), *_name_terms(word)} for word in fold(actor).split())
    return tuple(sorted(known)), tuple(tuple(sorted(of_word)) for of_word in words)


def _name_terms(word: str) -> Iterable[int]:
    """The terms of a word of a name: how it sounds, which all have that have the word; of a short one, the word."""
    return [term("name", heard) for heard in sounds(word)] or [term("name", word)]


def takes_part(
    connection: Connection,
    actor: str,
    owner: ColumnElement[int],
    key: ColumnElement[int],
    *,
    all_of_them: bool = False,
) -> ColumnElement[bool]:
    """Entries of an actor: by state or identity, or by all the words of a name or role.

    `owner` is the column of a table of terms that names an entry by its `key`. `all_of_them` are wanted, not only
    the first few in some order.
    """
    known, words = _terms_of(actor)
    often = _how_often(connection, {number for numbers in (known, *words) for number in numbers}, owner.table)
    known_as, *by_words = (
        _has_one(often, numbers, owner, key, all_of_them=all_of_them) for numbers in (known, *words)
    )
    if not by_words or any(each is _NONE for each in by_words):
        return known_as  # with another way beside it that nothing goes, a database looks through all there are
    return and_(*by_words) if known_as is _NONE else or_(known_as, and_(*by_words))


def has_term(
    connection: Connection, numbers: Sequence[int], owner: ColumnElement[int], key: ColumnElement[int]
) -> ColumnElement[bool]:
    """Entries with one of these terms."""
    return _has_one(_how_often(connection, numbers, owner.table), numbers, owner, key, all_of_them=False)


def _has_one(
    often: Mapping[int, int],
    numbers: Iterable[int],
    owner: ColumnElement[int],
    key: ColumnElement[int],
    *,
    all_of_them: bool,
) -> ColumnElement[bool]:
    """Entries with one of these terms. Of a term of many, each entry is asked; of one of few, they are listed."""
    found = [number for number in sorted(set(numbers)) if often[number]]  # most spellings of a name are nobody's
    if not found:
        return _NONE
    its = owner.table.c.term.in_(found)
    if sum(often[number] for number in found) > MANY and not all_of_them:
        return exists(select(owner).where(owner == key, its))
    return key.in_(select(owner).where(its))


def _how_often(connection: Connection, numbers: Iterable[int], terms: FromClause, most: int = MANY) -> dict[int, int]:
    """How many entries each of the terms has, counted no further than matters here; in one question."""
    asked = sorted(set(numbers))
    if not asked:
        return {}
    given = {f"term_{place}": number for place, number in enumerate(asked)}
    return dict(zip(asked, connection.execute(_counting(terms, len(asked), most), given).one(), strict=True))


@cache
def _counting(terms: FromClause, number: int, most: int) -> Select[Any]:
    """The question for how many entries so many terms have."""
    its = (
        select(terms.c.term).where(terms.c.term == bindparam(f"term_{place}")).limit(most + 1).subquery()
        for place in range(number)
    )
    return select(*(select(func.count()).select_from(each).scalar_subquery() for each in its))
