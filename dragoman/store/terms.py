"""The terms by which events and sayings are found: a number for each state, actor, word of a name, place, outlet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, ForeignKey, Table, and_, exists, false, func, or_, select

from dragoman.merging.parties import fold
from dragoman.records import Party
from dragoman.store.dialects import Integer
from dragoman.store.rows import sounds
from dragoman.store.search import bare, identities_named, states_named
from dragoman.store.tables import metadata

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
    actor = bare(actor)
    known = [term("state", code) for code in states_named(actor)]
    known += [term("actor", identity) for identity in identities_named(actor)]
    words = [
        [term("name", word), term("role", word), *(term("name", heard) for heard in sounds(word))]
        for word in fold(actor).split()
    ]
    by_words = [has_term(connection, numbers, owner, key, all_of_them=all_of_them) for numbers in words]
    known_as = has_term(connection, known, owner, key, all_of_them=all_of_them)
    return or_(known_as, and_(*by_words)) if by_words else known_as


def has_term(
    connection: Connection,
    numbers: Sequence[int],
    owner: ColumnElement[int],
    key: ColumnElement[int],
    *,
    all_of_them: bool = False,
) -> ColumnElement[bool]:
    """Entries with one of these terms. Of a term of many, each entry is asked; of one of few, they are listed."""
    terms = owner.table
    its = terms.c.term.in_(_found_among(connection, numbers, terms))
    many = select(func.count()).select_from(select(owner).where(its).limit(MANY + 1).subquery())
    number = connection.execute(many).scalar_one() or 0
    if not number:
        return false()
    if number > MANY and not all_of_them:
        return exists(select(owner).where(owner == key, its))
    return key.in_(select(owner).where(its))


def _found_among(connection: Connection, numbers: Sequence[int], terms: Table) -> list[int]:
    """Those of the terms that any entry has: most spellings of a name are nobody's."""
    return [
        number for number in sorted(set(numbers))
        if connection.execute(select(terms.c.term).where(terms.c.term == number).limit(1)).first() is not None
    ]  # fmt: skip
