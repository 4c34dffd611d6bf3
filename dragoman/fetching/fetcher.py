"""Asks a web server for a page or feed: one polite GET, checked at every step of a redirect, within limits."""

from __future__ import annotations

import http.client
import socket
import ssl
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError

from dragoman.errors import CouldNotFetch
from dragoman.fetching.addresses import Resolver, Target, resolve, target_of
from dragoman.fetching.connections import Connection, alarm, connection_to
from dragoman.fetching.unpacking import TooMuch, UnknownPacking, read_within

REDIRECTS = frozenset([301, 302, 303, 307, 308])
NOT_MODIFIED = 304
LATER = frozenset([429, 503])  # come back after a while, says the server
GONE = frozenset([404, 410])


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may take: bytes on the wire and unpacked, seconds in all and for each step, redirects."""

    bytes: int = 8_000_000
    unpacked: int = 20_000_000
    seconds: float = 60.0
    step: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A server's answer. `body` is None where nothing changed since (`304 Not Modified`).

    `url` is where the answer came from in the end; `etag` and `modified` go with the next request.
    """

    url: str
    status: int
    body: bytes | None
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches web addresses. `allowed` are hosts that need not be public; `contact` is told to servers.

    Keeps nothing between calls but its settings, so one serves many threads. `resolver` is for tests.
    """

    def __init__(
        self,
        *,
        agent: str,
        contact: str | None = None,
        allowed: Collection[str] = (),
        limits: Limits = Limits(),
        resolver: Resolver = resolve,
    ) -> None:
        self.agent = agent
        self.limits = limits
        self._allowed = frozenset(host.lower() for host in allowed)
        self._resolver = resolver
        self._headers = {
            "User-Agent": f"{agent} (+{contact})" if contact else agent,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The answer to a GET, redirects followed; with `etag` or `modified` only where it changed since.

        Raises CouldNotFetch, with a kind: address, blocked, unreachable, slow, refused, gone, later, failed,
        redirects, too_large, broken.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {**self._headers, **{name: held for name, held in conditions.items() if held}}
        target = target_of(url)
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(target, headers)
            if isinstance(answer, Fetched):
                return answer
            target = target_of(answer)
        raise CouldNotFetch(url, f"redirects more than {self.limits.redirects} times.", "redirects")

    def _ask(self, target: Target, headers: Mapping[str, str]) -> Fetched | str:
        """One request: the answer, or the address it redirects to."""
        connection = connection_to(target, allowed=self._allowed, resolver=self._resolver, timeout=self.limits.step)
        with asking(connection, target.url, seconds=self.limits.seconds):
            return self._answer(connection, target, headers)

    def _answer(self, connection: Connection, target: Target, headers: Mapping[str, str]) -> Fetched | str:
        connection.request(
            "GET", target.path, headers={"Host": target.authority, **headers}, preload_content=False,
            decode_content=False,
        )  # fmt: skip
        answer = connection.getresponse()
        told = answer.headers
        if answer.status in REDIRECTS and (place := told.get("Location")):
            return urljoin(target.url, place)
        kept = (told.get("ETag"), told.get("Last-Modified"))
        if answer.status == NOT_MODIFIED:
            return Fetched(target.url, NOT_MODIFIED, None, etag=kept[0], modified=kept[1])
        if not 200 <= answer.status < 300:
            raise refusal(target.url, answer.status, told.get("Retry-After"))
        body = read_within(
            answer,
            (told.get("Content-Encoding") or "").strip().lower(),
            most=self.limits.bytes,
            most_unpacked=self.limits.unpacked,
        )
        if connection.was_cut:  # an answer without a length just seems to end there
            raise CouldNotFetch(target.url, "took too long to answer.", "slow")
        content_type, charset = _content_type(told.get("Content-Type"))
        return Fetched(target.url, answer.status, body, content_type, charset, *kept)


@contextmanager
def asking(connection: Connection, url: str, *, seconds: float) -> Iterator[None]:
    """One request over a connection, which is closed then; whatever goes wrong is a CouldNotFetch that says so."""
    cutting = alarm(connection, seconds)
    try:
        yield
    except CouldNotFetch:
        raise
    except TooMuch as error:
        raise CouldNotFetch(url, f"is too large ({error}).", "too_large") from error
    except UnknownPacking as error:
        raise CouldNotFetch(url, f"came packed in an unknown way ({error!s:.40}).", "broken") from error
    except ssl.SSLError as error:
        raise CouldNotFetch(url, f"has no valid certificate ({error.reason}).", "unreachable") from error
    except (TimeoutError, socket.timeout) as error:  # noqa: UP041  # before 3.10 they differed
        raise CouldNotFetch(url, "took too long to answer.", "slow") from error
    except (OSError, HTTPError, http.client.HTTPException, zlib.error, ValueError) as error:
        slow = connection.was_cut
        reason = "took too long to answer." if slow else f"did not answer as a web server does ({_words(error)})."
        raise CouldNotFetch(url, reason, "slow" if slow else "unreachable") from error
    finally:
        cutting.cancel()
        connection.close()


def refusal(url: str, status: int, retry_after: str | None) -> CouldNotFetch:
    """What a server's refusal means: gone for good, later, or not for us."""
    if status in GONE:
        return CouldNotFetch(url, f"is not there any more ({status}).", "gone")
    if status in LATER:
        seconds = int(retry_after) if retry_after and retry_after.isdigit() else None
        return CouldNotFetch(url, f"asks to come back later ({status}).", "later", retry_after=seconds)
    kind = "refused" if 400 <= status < 500 else "failed"
    return CouldNotFetch(url, f"was answered with an error ({status}).", kind)


def _content_type(told: str | None) -> tuple[str | None, str | None]:
    if not told:
        return None, None
    message = Message()
    message["Content-Type"] = told[:200]
    return message.get_content_type(), message.get_content_charset()


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:120]
