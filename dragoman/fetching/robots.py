"""What a site's owner asks of programs (robots.txt, RFC 9309): which pages to leave alone, how long to wait."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from dragoman.errors import CouldNotFetch
from dragoman.fetching.fetcher import Fetcher
from dragoman.fetching.urls import site_of

MOST_BYTES = 500 * 1024  # RFC 9309, 2.5: at least 500 kibibytes must be read
FRESH_SECONDS = 24 * 3600  # RFC 9309, 2.4: not to be kept for longer than a day
_AGAIN_SECONDS = 600  # after a failure of the server, which RFC 9309 2.3.1.4 takes as "keep out"
_LONGEST_DELAY = 60.0  # some sites ask for an hour between pages; a minute is as slow as a feed reader gets


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's rules as they were read, and until when (in seconds of the reader's clock) they hold."""

    parsed: Protego | None
    closed: bool
    until: float

    def permits(self, url: str, agent: str) -> bool:
        """Whether the agent may fetch the address."""
        return not self.closed and (self.parsed is None or bool(self.parsed.can_fetch(url, agent)))

    def delay(self, agent: str) -> float | None:
        """The seconds that the site asks to keep between two requests, None where it asks for none."""
        asked = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        return None if asked is None else min(float(asked), _LONGEST_DELAY)


def rules_of(url: str, fetcher: Fetcher, now: float) -> Rules:
    """The rules of the site that an address is on, asked for now. A site without any permits all."""
    try:
        found = fetcher.get(f"{site_of(url)}/robots.txt")
    except CouldNotFetch as error:
        closed = error.kind in {"failed", "later", "slow", "unreachable"}
        return Rules(None, closed, now + (_AGAIN_SECONDS if closed else FRESH_SECONDS))
    text = (found.body or b"")[:MOST_BYTES].decode("utf-8", "replace")
    return Rules(Protego.parse(text), False, now + FRESH_SECONDS)
