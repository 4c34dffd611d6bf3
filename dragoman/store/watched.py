"""What `watch` remembers in the store: its sources and their health, the pages they listed, and when each is due.

Times are ISO 8601 in UTC, to the second. A page is marked as done only after its article is kept, so a run that
is killed fetches it again and keeps it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from dragoman.store.tables import pages, sources


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A source as it stands: who it is, how it fares. `failures` are those in a row, `pages` all it has listed."""

    url: str
    name: str | None
    country: str | None
    language: str | None
    state_owned: bool | None
    kind: str | None
    etag: str | None
    modified: str | None
    tried: str | None
    succeeded: str | None
    due: str
    failures: int
    trouble: str | None
    pages: int = 0
    troubled: int = 0


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A page that a source listed, and what is known of it."""

    url: str
    source: str
    state: str
    title: str | None
    published: str | None
    etag: str | None
    modified: str | None
    listed: str
    fetched: str | None
    due: str | None
    looks: int
    failures: int
    trouble: str | None


def keep_source(connection: Connection, told: Mapping[str, Any], *, now: str) -> None:
    """Adds a source, due at once, or brings what is told of it up to date."""
    url = told["url"]
    if connection.execute(select(sources.c.url).where(sources.c.url == url)).first() is None:
        connection.execute(insert(sources).values(**told, due=now, failures=0))
        return
    newer = {name: value for name, value in told.items() if value is not None and name != "url"}
    if newer:
        connection.execute(update(sources).where(sources.c.url == url).values(**newer))


def change_source(connection: Connection, url: str, changes: Mapping[str, Any]) -> None:
    """Notes how asking a source went."""
    connection.execute(update(sources).where(sources.c.url == url).values(**changes))


def all_sources(connection: Connection) -> tuple[WatchedSource, ...]:
    """Every source, by name and address, with how many pages it listed and how many of these gave trouble."""
    listed = dict(connection.execute(select(pages.c.source, func.count()).group_by(pages.c.source)).tuples().all())
    bad = select(pages.c.source, func.count()).where(pages.c.trouble.is_not(None)).group_by(pages.c.source)
    troubled = dict(connection.execute(bad).tuples().all())
    ordered = select(sources).order_by(func.coalesce(sources.c.name, sources.c.url), sources.c.url)
    return tuple(
        WatchedSource(**row, pages=listed.get(row["url"], 0), troubled=troubled.get(row["url"], 0))
        for row in connection.execute(ordered).mappings()
    )


def list_pages(connection: Connection, source: str, entries: Iterable[Mapping[str, Any]], *, now: str) -> int:
    """Notes the pages that a source lists; how many are to be fetched since they are new or changed.

    Each entry has `url, state, title, published`. A page that another source listed first stays that one's.
    """
    wanted = 0
    for entry in entries:
        known = connection.execute(select(pages.c.state, pages.c.source).where(pages.c.url == entry["url"])).first()
        if known is None:
            connection.execute(insert(pages).values(**entry, source=source, listed=now, due=now, looks=0, failures=0))
            wanted += 1
        elif known.source == source and known.state != entry["state"]:
            changed = {**entry, "due": now, "failures": 0}
            connection.execute(update(pages).where(pages.c.url == entry["url"]).values(**changed))
            wanted += 1
    return wanted


def due_pages(connection: Connection, now: str, *, most: int) -> tuple[WatchedPage, ...]:
    """The pages that are to be fetched now, those waiting longest first."""
    query = select(pages).where(pages.c.due <= now).order_by(pages.c.due, pages.c.listed, pages.c.url).limit(most)
    return tuple(_page(row) for row in connection.execute(query).mappings())


def change_page(connection: Connection, url: str, changes: Mapping[str, Any]) -> None:
    """Notes how fetching a page went."""
    connection.execute(update(pages).where(pages.c.url == url).values(**changes))


def next_due(connection: Connection) -> str | None:
    """The time at which something is due next, None where nothing ever is."""
    times = [connection.execute(select(func.min(table.c.due))).scalar_one() for table in (sources, pages)]
    return min((time for time in times if time is not None), default=None)


def _page(row: RowMapping) -> WatchedPage:
    return WatchedPage(**row)
