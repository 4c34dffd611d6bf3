"""Finds entries by who, what, when, where and their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Table, and_, exists, false, or_, select

from dragoman import codebook
from dragoman.merging.days import first_day, last_day
from dragoman.merging.parties import fold
from dragoman.store.rows import sounds
from dragoman.store.tables import accounts, figures, parties, readings
from dragoman.store.versions import current

ARTICLE = re.compile(r"\s*the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """What an entry must be; None asks for nothing. Every one of `actors` must take part: two are a dyad.

    `source` does it and `target` is who it is done to; `stance` and `matter` are of positions.

    `since` and `until` are days, whole or partial; an entry fits where one of its possible days does.
    `words` must all stand in its sentence. `outlet` is who published it; `background` asks for news or context.
    """

    actors: tuple[str, ...] = ()
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    source: str | None = None
    target: str | None = None
    stance: str | None = None
    matter: str | None = None
    outlet: str | None = None
    background: bool | None = None


def account_query(query: Query, as_of: str | None = None) -> Select[tuple[str]]:
    """Selects the entries of accounts that count and fit, in order of day; `words` is left to the index."""
    exact = {accounts.c.type: query.type, accounts.c.mode: query.mode, accounts.c.status: query.status}
    conditions = [column == wanted for column, wanted in exact.items() if wanted is not None]
    conditions += [takes_part(actor, parties, "account", accounts.c.key) for actor in query.actors]
    for side, actor in (("source", query.source), ("target", query.target)):
        if actor is not None:
            conditions.append(takes_part(actor, parties, "account", accounts.c.key, side=side))
    if query.place is not None:
        conditions.append(_has_words(accounts.c.place, query.place))
    return (
        select(accounts.c.entry, accounts.c.reading, accounts.c.id)
        .join(readings, readings.c.key == accounts.c.reading)
        .where(current(as_of), *conditions, *in_days(accounts.c, query.since, query.until))
        .order_by(accounts.c.first, accounts.c.last, accounts.c.id)
    )


def figure_query(since: str | None, until: str | None, as_of: str | None = None) -> Select[tuple[str]]:
    """Selects the entries of figures of these days that count, in order."""
    return (
        select(figures.c.entry, figures.c.series)
        .join(readings, readings.c.key == figures.c.reading)
        .where(current(as_of), *in_days(figures.c, since, until))
        .order_by(figures.c.first, figures.c.last, figures.c.id)
    )


def in_days(columns: object, since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Whether one of an entry's possible days is among those asked for."""
    conditions = []
    if since is not None:
        conditions.append(columns.last >= first_day(since))  # type: ignore[attr-defined]
    if until is not None:
        conditions.append(columns.first <= last_day(until))  # type: ignore[attr-defined]
    return conditions


def takes_part(
    actor: str, table: Table, entry: str, key: ColumnElement[int], *, side: str | None = None
) -> ColumnElement[bool]:
    """A party of that identity or state, in any spelling, or with all these words in its name and role.

    `table` holds the parties, `entry` is its column with the entry's `key`; `side` narrows to one side.
    """
    actor = bare(actor)
    mine = [table.c[entry] == key] + ([table.c.side == side] if side is not None else [])
    same = or_(
        table.c.actor.in_(identities_named(actor)),
        table.c.country.in_(states_named(actor)),
        _has_words(table.c.folded, actor, by_sound=True),
    )
    return exists(select(table.c[entry]).where(*mine, same))


def bare(actor: str) -> str:
    """An actor's name as typed, without the article that English puts before some."""
    return ARTICLE.sub("", actor, count=1) if ARTICLE.match(actor) else actor.strip()


def states_named(actor: str) -> set[str]:
    """The codes of the state or organisation that the words name as a whole: `Turkey`, `tur`, `Ankara`."""
    named = [
        name.code
        for spelling in (actor, actor.title())
        for name in codebook.find_names(spelling)
        if (name.start, name.end) == (0, len(actor))
    ]
    return {actor.upper(), *(code for code in named if code is not None)}


def identities_named(actor: str) -> set[str]:
    """The identities of those whose name it is, however spelt."""
    return {actor, *(holder.actor for holder in codebook.holders(actor))}


def _has_words(column: ColumnElement[str | None], words: str, *, by_sound: bool = False) -> ColumnElement[bool]:
    """Whether folded text has every folded word, as whole words. Folded words hold letters and digits only."""
    wanted = [[word, *(sounds(word) if by_sound else ())] for word in fold(words).split()]
    spaced = " " + column + " "
    found = [or_(*[spaced.contains(f" {form} ") for form in forms]) for forms in wanted]
    return and_(*found) if found else false()
