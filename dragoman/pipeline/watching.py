"""Keeps reading: asks each source when it is due, fetches what is new or changed, and reads it into the store.

A round is one pass over all that is due. Hosts are asked side by side, each host's pages one after the other, so
that one that stalls holds up none but itself. A page is noted as done after its article is kept: a round that is
killed is done again, and what it had kept is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from dragoman.errors import CouldNotFetch, NotAnArticle
from dragoman.fetching import Clock, Entry, Fetched, PoliteFetcher, Source, read_listing
from dragoman.fetching.urls import host_of, page_address
from dragoman.intake.web import article_from_page
from dragoman.pipeline.run import Progress, Summary, read_articles
from dragoman.pipeline.workers import Reader
from dragoman.records import Article, Skip
from dragoman.store import Store, watched
from dragoman.store.watched import WatchedPage, WatchedSource

LONGEST_WAIT = 24 * 3600.0  # between two looks at a source that fails
_MOST_TRIES = 5  # at one page: over about a day
_FIRST_RETRY = 300.0
_HOSTS_AT_ONCE = 8
_MOST_PAGES = 200  # a round, so that what was fetched is soon read and kept
_FOR_GOOD = frozenset(["gone", "blocked", "address", "robots", "refused"])  # asking again changes nothing
_HOST_IS_DOWN = frozenset(["unreachable", "slow", "later"])  # its other pages can wait as well

Changes = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Schedule:
    """When to look, in seconds. `every`: at a source; `again`: at a page after its first, second ... look.

    News pages are mended and lengthened mostly within hours; after a day a page is looked at only where its
    source says that it changed.
    """

    every: float = 900.0
    again: tuple[float, ...] = (1800.0, 4 * 3600.0, 24 * 3600.0)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source or page from which nothing could be had, and why."""

    url: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: sources asked, pages found new or changed, pages fetched, what was read, what failed."""

    asked: int
    found: int
    fetched: int
    summary: Summary | None
    troubles: tuple[Trouble, ...] = ()


@dataclass(slots=True)
class _Noted:
    """What is to be noted once the round's articles are kept."""

    pages: dict[str, Changes] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    fetched: int = 0


class Watcher:
    """Watches sources into a store. `read` and `reader` name another reader and its version, as for `read_into`."""

    def __init__(
        self,
        store: Store,
        fetcher: PoliteFetcher,
        *,
        clock: Clock,
        schedule: Schedule = Schedule(),
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        read: Reader | None = None,
        reader: str | None = None,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._clock = clock
        self._schedule = schedule
        self._workers = workers
        self._progress = progress
        self._read = read
        self._reader = reader

    def add(self, sources: Sequence[Source]) -> None:
        """Makes sources known, to be asked at once; what is told of a known one is brought up to date."""
        with self._store.watching() as connection:
            for source in sources:
                watched.keep_source(connection, asdict(source), now=self._now())

    def round(self) -> Round:
        """Asks and reads all that is due. What fails is noted, comes again later, and stops nothing else."""
        noted = _Noted()
        with self._store.watching() as connection:
            sources = {source.url: source for source in watched.all_sources(connection)}
        due = [source for source in sources.values() if source.due <= self._now()]
        found = sum(self._each_host(due, self._ask, noted))
        with self._store.watching() as connection:
            pages = watched.due_pages(connection, self._now(), most=_MOST_PAGES)
        if not pages:
            return Round(len(due), found, 0, None, tuple(noted.troubles))
        summary = read_articles(
            self._store, self._articles(pages, sources, noted), workers=self._workers, progress=self._progress,
            read=self._read, reader=self._reader,
        )  # fmt: skip
        with self._store.watching() as connection:
            for url, changes in noted.pages.items():
                watched.change_page(connection, url, changes)
        return Round(len(due), found, noted.fetched, summary, tuple(noted.troubles))

    def seconds_until_due(self) -> float | None:
        """How long nothing is to be done; None where there is no source."""
        with self._store.watching() as connection:
            due = watched.next_due(connection)
        return None if due is None else max(0.0, datetime.fromisoformat(due).timestamp() - self._clock.now())

    def _each_host(self, things: Sequence[T], look: Callable[[T, _Noted], int], noted: _Noted) -> Iterator[int]:
        """Looks at sources host by host, the hosts side by side."""
        by_host: dict[str, list[T]] = {}
        for thing in things:
            by_host.setdefault(host_of(thing.url), []).append(thing)  # type: ignore[attr-defined]
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            jobs = [
                pool.submit(lambda of_host: [look(one, noted) for one in of_host], some) for some in by_host.values()
            ]
            for job in as_completed(jobs):
                yield from job.result()

    def _ask(self, source: WatchedSource, noted: _Noted) -> int:
        """Asks one source what it lists, and notes how that went; how many pages are new or changed."""
        tried = self._now()
        try:
            answer, kind, entries = self._listed(source)
        except CouldNotFetch as error:
            noted.troubles.append(Trouble(source.url, error.reason, error.kind))
            failures = source.failures + 1
            wait = min(self._schedule.every * 2 ** min(failures, 20), LONGEST_WAIT)
            wait = max(wait, float(error.retry_after or 0))
            changes = {"tried": tried, "failures": failures, "trouble": error.reason, "due": self._later(wait)}
            with self._store.watching() as connection:
                watched.change_source(connection, source.url, changes)
            return 0
        changes = {"tried": tried, "succeeded": tried, "failures": 0, "trouble": None}
        changes |= {"due": self._later(self._schedule.every)}
        if answer is not None:
            changes |= {"kind": kind, "etag": answer.etag, "modified": answer.modified}
        with self._store.watching() as connection:
            wanted = watched.list_pages(connection, source.url, map(asdict, entries), now=tried)
            watched.change_source(connection, source.url, changes)
        return wanted

    def _listed(self, source: WatchedSource) -> tuple[Fetched | None, str | None, list[Entry]]:
        """What a source lists; no answer where nothing changed. A page's feed and a sitemap's parts are followed."""
        answer = self._fetcher.get(source.url, etag=source.etag, modified=source.modified)
        if answer.body is None:
            return None, None, []
        listing = read_listing(answer.body, url=answer.url, content_type=answer.content_type)
        entries = list(listing.entries)
        for more in listing.more:
            part = self._fetcher.get(more)
            entries += read_listing(part.body or b"", url=part.url, content_type=part.content_type).entries
        if listing.more:  # what is conditional is the page that names the feed, which says nothing of the feed
            answer = Fetched(answer.url, answer.status, answer.body)
        return answer, listing.kind, entries

    def _articles(
        self, pages: Sequence[WatchedPage], sources: Mapping[str, WatchedSource], noted: _Noted
    ) -> Iterator[Article | Skip]:
        """The articles of the pages that are due, as they come."""
        by_host: dict[str, list[WatchedPage]] = {}
        for page in pages:
            by_host.setdefault(host_of(page.url), []).append(page)
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            jobs = [pool.submit(self._fetch_host, some, noted) for some in by_host.values()]
            for job in as_completed(jobs):
                for page, answer in job.result():
                    article = self._article(page, answer, sources[page.source], noted)
                    if article is not None:
                        yield article

    def _fetch_host(self, pages: Sequence[WatchedPage], noted: _Noted) -> list[tuple[WatchedPage, Fetched]]:
        """The answers for one host's pages. Where the host is down, the rest stays due."""
        answers = []
        for page in pages:
            try:
                answer = self._fetcher.get(page.url, etag=page.etag, modified=page.modified)
            except CouldNotFetch as error:
                noted.troubles.append(Trouble(page.url, error.reason, error.kind))
                noted.pages[page.url] = self._after_failure(page, error)
                if error.kind in _HOST_IS_DOWN:
                    break
            else:
                noted.fetched += 1
                noted.pages[page.url] = self._after_success(page, answer)
                if answer.body is not None:
                    answers.append((page, answer))
        return answers

    def _article(
        self, page: WatchedPage, answer: Fetched, source: WatchedSource, noted: _Noted
    ) -> Article | Skip | None:
        """The article of an answer, or why it is none; None for a source's own page, which only lists."""
        url = page_address(answer.url, answer.url) or page.url
        try:
            return article_from_page(
                answer.body or b"", url=url, source=source.name, country=source.country, published=page.published,
                charset=answer.charset,
            )  # fmt: skip
        except NotAnArticle as refusal:
            if page.url == page_address(source.url, source.url):
                return None
            noted.pages[page.url]["trouble"] = refusal.reason
            return Skip(url, refusal.reason, refusal.kind)

    def _after_success(self, page: WatchedPage, answer: Fetched) -> Changes:
        looks = page.looks + 1
        again = self._schedule.again[looks - 1] if looks <= len(self._schedule.again) else None
        changes: Changes = {"fetched": self._now(), "looks": looks, "failures": 0, "trouble": None}
        changes["due"] = None if again is None else self._later(again)
        if answer.body is not None:
            changes |= {"etag": answer.etag, "modified": answer.modified}
        return changes

    def _after_failure(self, page: WatchedPage, error: CouldNotFetch) -> Changes:
        failures = page.failures + 1
        given_up = error.kind in _FOR_GOOD or failures >= _MOST_TRIES
        wait = max(_FIRST_RETRY * 4 ** (failures - 1), float(error.retry_after or 0))
        return {"failures": failures, "trouble": error.reason, "due": None if given_up else self._later(wait)}

    def _now(self) -> str:
        return _iso(self._clock.now())

    def _later(self, seconds: float) -> str:
        return _iso(self._clock.now() + seconds)


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
