"""The log of what persons have judged: rows are added and never changed; taking one back is a row of its own.

A judgement names accounts by what they are known by (`merging.anchors`), so it holds when they are read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, insert, select

from dragoman.hashes import canonical_hash
from dragoman.merging.anchors import anchor_of, find
from dragoman.merging.rulings import Ruling
from dragoman.records import Account
from dragoman.store import rows, tables
from dragoman.store.gave import rows_of

TAKEN_BACK = "taken back"
LOGGED = ("relation", "ours", "theirs", "given", "takes_back", "by", "note", "at")


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of the log, as it stands now: the ruling over the accounts of today, when, and by which ids."""

    key: int
    ruling: Ruling
    at: str
    given: tuple[str, str]


def add(
    connection: Connection,
    relation: Literal["same", "different"],
    ours: Sequence[Account],
    theirs: Sequence[Account],
    *,
    given: tuple[str, str],
    by: str,
    note: str | None,
    at: str,
) -> None:
    """Notes that a person holds these accounts to be of one event, or of two."""
    sides = [rows.to_json([anchor_of(account) for account in side]) for side in (ours, theirs)]
    _append(connection, relation, sides[0], sides[1], given=rows.to_json(given), by=by, note=note, at=at)


def take_back(connection: Connection, logged: Logged, *, by: str, at: str) -> None:
    """Notes that a ruling holds no longer."""
    _append(
        connection, TAKEN_BACK, "[]", "[]", given=rows.to_json(logged.given), by=by, note=None, at=at,
        takes_back=logged.key,
    )  # fmt: skip


def log(connection: Connection, accounts: Iterable[Account]) -> list[Logged]:
    """Every ruling over these accounts, the oldest first, with whether it was taken back."""
    found = connection.execute(select(tables.rulings).order_by(tables.rulings.c.key)).mappings().all()
    if not found:
        return []
    undone = {row["takes_back"] for row in found}
    by_article: dict[str, list[Account]] = {}
    for account in accounts:
        by_article.setdefault(account.article, []).append(account)
    return [_logged(row, by_article, row["key"] in undone) for row in found if row["relation"] != TAKEN_BACK]


def named_log(connection: Connection, as_of: str | None = None) -> list[Logged]:
    """Every ruling, the oldest first, over the accounts that count; only articles that rulings name are read."""
    found = connection.execute(select(tables.rulings.c.ours, tables.rulings.c.theirs)).tuples()
    articles = {anchor["article"] for sides in found for side in sides for anchor in json.loads(side)}
    accounts = [rows.account_of(row) for row in rows_of(connection, tables.accounts, articles, as_of)]
    return log(connection, accounts)


def changed(connection: Connection) -> list[int]:
    """Rows of the log that are not as they were added."""
    found = connection.execute(select(tables.rulings).order_by(tables.rulings.c.key)).mappings().all()
    return [row["key"] for row in found if row["digest"] != _digest(row)]


def _append(connection: Connection, relation: str, ours: str, theirs: str, **known: Any) -> None:
    row = {"relation": relation, "ours": ours, "theirs": theirs, "takes_back": None, **known}
    connection.execute(insert(tables.rulings), {**row, "digest": _digest(row)})


def _digest(row: Mapping[str, Any] | RowMapping) -> str:
    return canonical_hash([row[name] for name in LOGGED])


def _logged(row: RowMapping, by_article: Mapping[str, Sequence[Account]], taken_back: bool) -> Logged:
    first, second = json.loads(row["given"])
    sides = [_found(json.loads(row[side]), by_article) for side in ("ours", "theirs")]
    ruling = Ruling(row["relation"], sides[0], sides[1], row["by"], row["note"], taken_back)
    return Logged(row["key"], ruling, row["at"], (first, second))


def _found(anchors: Iterable[Mapping[str, Any]], by_article: Mapping[str, Sequence[Account]]) -> tuple[str, ...]:
    found = (find(anchor, by_article.get(anchor["article"], ())) for anchor in anchors)
    return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))
