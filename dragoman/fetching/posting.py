"""Sends words to a web address: one POST to a checked host, no redirect followed, within limits of time.

The answer's body is not read: that it was taken is all that counts, and a receiver that never ends tells nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dragoman.errors import CouldNotFetch
from dragoman.fetching.addresses import Resolver, resolve, target_of
from dragoman.fetching.connections import connection_to
from dragoman.fetching.fetcher import Limits, asking, refusal

# Receivers are to take a notice and work on it later; Standard Webhooks has 15 to 30 seconds.
PATIENCE = Limits(seconds=20.0, step=10.0, redirects=0)


class Poster:
    """Posts to web addresses. `allowed` are hosts that need not be public. Keeps nothing between calls."""

    def __init__(
        self,
        *,
        agent: str,
        allowed: Collection[str] = (),
        limits: Limits = PATIENCE,
        resolver: Resolver = resolve,
    ) -> None:
        self._agent = agent
        self._limits = limits
        self._allowed = frozenset(host.lower() for host in allowed)
        self._resolver = resolver

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Sends a body; the status of the answer, which is one of success.

        Raises CouldNotFetch, with a kind: address, blocked, unreachable, slow, refused, gone, later, failed,
        redirects.
        """
        target = target_of(url)
        connection = connection_to(target, allowed=self._allowed, resolver=self._resolver, timeout=self._limits.step)
        with asking(connection, url, seconds=self._limits.seconds):
            own = {"Host": target.authority, "User-Agent": self._agent, "Connection": "close"}
            connection.request("POST", target.path, body=body, headers={**headers, **own}, preload_content=False)
            answer = connection.getresponse()
            status = int(answer.status)
            if 300 <= status < 400:
                raise CouldNotFetch(url, f"redirects ({status}), which is not followed.", "redirects")
            if not 200 <= status < 300:
                raise refusal(url, status, answer.headers.get("Retry-After"))
        return status
