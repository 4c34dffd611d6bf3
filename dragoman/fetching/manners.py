"""Fetches as a guest does: asks what the owner permits, and waits between two requests to one host."""

from __future__ import annotations

import time
from threading import Lock
from typing import Protocol

from dragoman.errors import CouldNotFetch
from dragoman.fetching.fetcher import Fetched, Fetcher
from dragoman.fetching.robots import Rules, rules_of
from dragoman.fetching.urls import host_of, site_of

PAUSE_SECONDS = 2.0
"""Between two requests to one host: slower than a person clicks, as crawlers of archives and libraries do."""


class Clock(Protocol):
    """What tells the time, in seconds since 1970, and lets it pass."""

    def now(self) -> float:
        """The time."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...


class WallClock:
    """The machine's own clock."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Waits so many seconds."""
        time.sleep(seconds)


class PoliteFetcher:
    """A fetcher that keeps to robots.txt and to a pause for each host. One for all threads."""

    def __init__(self, fetcher: Fetcher, *, clock: Clock, pause: float = PAUSE_SECONDS) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._pause = pause
        self._rules: dict[str, Rules] = {}
        self._free: dict[str, float] = {}  # from when on a host may be asked again
        self._lock = Lock()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """As `Fetcher.get`, in the host's turn. Raises CouldNotFetch (robots) where programs are not wanted."""
        rules = self._rules_for(url)
        if not rules.permits(url, self._fetcher.agent):
            what = "could not say what it permits" if rules.closed else "asks programs to keep out of it"
            raise CouldNotFetch(url, f"is on a site that {what} (robots.txt).", "robots")
        self._wait(host_of(url), rules.delay(self._fetcher.agent))
        return self._fetcher.get(url, etag=etag, modified=modified)

    def _rules_for(self, url: str) -> Rules:
        site = site_of(url)
        known = self._rules.get(site)
        if known is None or known.until < self._clock.now():
            self._wait(host_of(url), None)
            known = self._rules[site] = rules_of(url, self._fetcher, self._clock.now())
        return known

    def _wait(self, host: str, asked: float | None) -> None:
        """Waits for a host's turn, and gives the next one its own."""
        with self._lock:
            now = self._clock.now()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + max(self._pause, asked or 0.0)
        if turn > now:
            self._clock.sleep(turn - now)
