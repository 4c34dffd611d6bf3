"""Everything that some articles gave: their accounts, figures, statements and positions, for what compares them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from dragoman.merging.tolls import Toll, counts_tolls, figures_of
from dragoman.records import Account, Figure, Position, Statement
from dragoman.store import rows, tables
from dragoman.store.sayings import saying_of, sayings, split
from dragoman.store.versions import current

CHUNK = 500  # articles asked for at once


@dataclass(frozen=True, slots=True)
class Gave:
    """What articles gave, in the order in which it was kept."""

    accounts: tuple[Account, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()


def gave(connection: Connection, articles: Iterable[str], as_of: str | None = None) -> Gave:
    """What the versions of these articles that count gave, today or as known on a day."""
    statements, positions = split(map(saying_of, rows_of(connection, sayings, articles, as_of)))
    return Gave(
        tuple(map(rows.account_of, rows_of(connection, tables.accounts, articles, as_of))),
        tuple(map(rows.figure_of, rows_of(connection, tables.figures, articles, as_of))),
        statements,
        positions,
    )


def tolls_of(
    connection: Connection, events: Mapping[str, Sequence[Account]], as_of: str | None = None
) -> dict[str, list[Toll]]:
    """The figures of events told by several articles, by event: the dead of an attack, and on which day."""
    asked = {
        event: accounts for event, accounts in events.items() if len(accounts) > 1 and counts_tolls(accounts[0].type)
    }
    articles = {account.article for accounts in asked.values() for account in accounts}
    if not articles:
        return {}
    told = tuple(map(rows.account_of, rows_of(connection, tables.accounts, articles, as_of)))
    figures = tuple(map(rows.figure_of, rows_of(connection, tables.figures, articles, as_of)))
    days = _published(connection, articles, as_of)
    by_article: dict[str, tuple[list[Account], list[Figure]]] = {article: ([], []) for article in articles}
    for account in told:
        by_article[account.article][0].append(account)
    for figure in figures:
        by_article[figure.article][1].append(figure)
    return {event: _tolls(accounts, by_article, days) for event, accounts in asked.items()}


def _tolls(
    accounts: Sequence[Account],
    by_article: Mapping[str, tuple[Sequence[Account], Sequence[Figure]]],
    days: Mapping[str, str | None],
) -> list[Toll]:
    articles = sorted({account.article for account in accounts})
    told = [account for article in articles for account in by_article[article][0]]
    figures = [figure for article in articles for figure in by_article[article][1]]
    return [Toll(figure, figure.as_of or days[figure.article]) for figure in figures_of(accounts, told, figures)]


def _published(connection: Connection, articles: Iterable[str], as_of: str | None) -> dict[str, str | None]:
    read, wanted, found = tables.readings.c, sorted(articles), dict[str, str | None]()
    for at in range(0, len(wanted), CHUNK):
        asked = read.article.in_(wanted[at : at + CHUNK])
        found |= dict(
            connection.execute(select(read.article, read.published).where(current(as_of), asked)).tuples().all()
        )
    return found


def rows_of(
    connection: Connection, table: Table, articles: Iterable[str], as_of: str | None = None
) -> Sequence[RowMapping]:
    """The rows of a table that the current versions of some articles gave, in order of keeping."""
    wanted = sorted(set(articles))
    chunks = (wanted[at : at + CHUNK] for at in range(0, len(wanted), CHUNK))
    found = [row for ids in chunks for row in _rows(connection, table, tables.readings.c.article.in_(ids), as_of)]
    return sorted(found, key=_key)


def _rows(
    connection: Connection, table: Table, asked: ColumnElement[bool], as_of: str | None
) -> Sequence[RowMapping]:
    query = select(table).join(tables.readings, tables.readings.c.key == table.c.reading).where(current(as_of), asked)
    return connection.execute(query).mappings().all()


def _key(row: RowMapping) -> Any:
    return row["key"]
