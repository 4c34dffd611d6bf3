"""How a reading lies in the tables: rows out of records, and records out of rows.

`verify` makes the same rows again from the kept entries, so every column is derived here and nowhere else.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import RowMapping

from dragoman import codebook, columns
from dragoman.hashes import canonical_hash
from dragoman.merging.days import bounds, last_day
from dragoman.merging.parties import fold
from dragoman.records import Account, Article, Block, Dated, Figure, Issue, Party, Reading

Row = dict[str, Any]

LATER = frozenset({"statements", "positions"})
SHORTEST_BY_SOUND = 5  # letters: of shorter names too many sound alike (Lee, Li; Leyen is not Lien)


def to_json(content: object) -> str:
    """Content as one line of JSON, the same for the same content."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_json(kept: str) -> Any:
    """The content that `to_json` was given."""
    return json.loads(kept)


def fingerprint(article: Article) -> str:
    """The hash of an article with all that is known about it: the same, and nothing is to be read again.

    The moment of its publication says nothing of what there is to read.
    """
    return canonical_hash({**columns.article_to_dict(replace(article, instant=None)), "sha256": None})


def digest(reading: Reading) -> str:
    """The hash of everything a reading says, by which a single changed character shows."""
    told = columns.reading_to_dict(reading)
    # What came to the readings later is left out where there is none, so that older ones keep their hash.
    return canonical_hash({name: rows for name, rows in told.items() if rows or name not in LATER})


def reading_row(reading: Reading) -> Row:
    """The row of `readings`, without key, run and clock."""
    article = reading.article
    return {
        "article": article.id,
        "sha256": article.sha256,
        "fingerprint": fingerprint(article),
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "instant": article.instant or "",
        "country": article.country,
        "blocks": to_json([[block.kind, block.start, block.end] for block in article.blocks]),
        "dated": to_json(columns.dated_to_dict(reading.dated)),
        "words": len(article.text.split()),
        "digest": digest(reading),
    }


def known_day(published: str | None, dated: Dated, first_seen: str) -> str:
    """From which day on a version is known: when it was published, at the latest can have been, or else was read."""
    day = published or dated.range[1]
    return last_day(day) if day else first_seen[:10]


def account_row(account: Account, dated: Dated, reading: int) -> Row:
    """The row of `accounts`; `dated` is its article's."""
    first, last = bounds(account.date if any(account.date) else dated.range)
    return {
        "reading": reading,
        "id": account.id,
        "type": account.type,
        "mode": account.mode,
        "status": account.status,
        "first": first,
        "last": last,
        "place": None if account.place is None else fold(account.place.name),
        "entry": to_json(columns.account_to_dict(account)),
    }


def party_rows(account: Account, key: int) -> list[Row]:
    """The rows of `parties` for an account: whoever stands on any of its sides."""
    sides = {"party": account.parties, "source": account.source, "target": account.target}
    return [_party_row(party, side, key) for side, parties in sides.items() for party in parties]


def _party_row(party: Party, side: str, account: int) -> Row:
    return {
        "account": account,
        "side": side,
        "folded": " ".join([fold(f"{party.name or ''} {party.role or ''}"), *sounds(party.name)]),
        "country": party.country,
        "actor": party.actor,
    }


def sounds(name: str | None) -> list[str]:
    """The words of a name as they sound, each marked as that: `Zelensky` and `Zelenskyy` give the same."""
    return [f"~{codebook.sound(word)}" for word in fold(name).split() if len(word) >= SHORTEST_BY_SOUND]


def figure_row(figure: Figure, dated: Dated, reading: int) -> Row:
    """The row of `figures`; `dated` is its article's."""
    first, last = bounds((figure.as_of, figure.as_of) if figure.as_of else dated.range)
    return {
        "reading": reading,
        "id": figure.id,
        "series": figure.series,
        "measure": figure.measure,
        "first": first,
        "last": last,
        "told": told_of(figure),
        "entry": to_json(columns.figure_to_dict(figure)),
    }


def told_of(figure: Figure) -> str:
    """The words by which a figure is found, folded: what is counted, where, who says so, and how."""
    return fold(f"{figure.of or ''} {figure.where or ''} {figure.said_by or ''} {figure.measure}")


def issue_row(issue: Issue, reading: int) -> Row:
    """The row of `issues`."""
    return {"reading": reading, "entry": to_json(columns.issue_to_dict(issue))}


def article_of(row: RowMapping, kept: RowMapping) -> Article:
    """The article of a row of `readings` and one of `texts`."""
    return Article(
        id=row["article"],
        text=kept["text"],
        title=kept["title"],
        source=row["source"],
        url=row["url"],
        published=row["published"],
        country=row["country"],
        sha256=row["sha256"],
        blocks=tuple(Block(kind, start, end) for kind, start, end in json.loads(row["blocks"])),
        instant=row["instant"] or None,
    )


def dated_of(row: RowMapping) -> Dated:
    """The days of the article of a row of `readings`."""
    return columns.dated_from_dict(json.loads(row["dated"]))


def account_of(row: RowMapping) -> Account:
    """The account of a row of `accounts`."""
    return columns.account_from_dict(json.loads(row["entry"]))


def figure_of(row: RowMapping) -> Figure:
    """The figure of a row of `figures`."""
    return columns.figure_from_dict(json.loads(row["entry"]))


def issue_of(row: RowMapping) -> Issue:
    """The issue of a row of `issues`."""
    return columns.issue_from_dict(json.loads(row["entry"]))
