"""Connections that go only where `addresses` lets them: the address that was checked is the one connected to.

The host is resolved once, here, and what it resolved to is connected to, so that a name server which answers
otherwise the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Collection
from contextlib import suppress
from functools import cache
from threading import Timer
from typing import Any

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection

from dragoman.fetching.addresses import Resolver, Target, permitted, resolve


class _Checked:
    """What both kinds of connection share: how their socket is made, and how it is ended from outside."""

    def __init__(
        self, target: Target, *, allowed: Collection[str], resolver: Resolver, timeout: float, **options: Any
    ) -> None:
        super().__init__(target.host, target.port, timeout=timeout, **options)  # type: ignore[call-arg]
        self._target = target
        self._allowed = allowed
        self._resolver = resolver
        self._seconds = timeout
        self._plain: socket.socket | None = None
        self.was_cut = False

    def _new_conn(self) -> socket.socket:
        failed: OSError = OSError("no address")
        for family, place in permitted(self._target, self._allowed, self._resolver):
            made = socket.socket(family, socket.SOCK_STREAM)
            made.settimeout(self._seconds)
            try:
                made.connect(place)
            except OSError as error:
                made.close()
                failed = error
            else:
                self._plain = made
                return made
        raise failed

    def cut(self) -> None:
        """Ends whatever the connection is waiting for; called from another thread."""
        self.was_cut = True  # first: what waits wakes up at once
        if self._plain is not None:
            with suppress(OSError):  # gone already
                self._plain.shutdown(socket.SHUT_RDWR)


class CheckedHTTP(_Checked, HTTPConnection):
    """A plain connection to a checked address."""


class CheckedHTTPS(_Checked, HTTPSConnection):
    """A TLS connection to a checked address, with the certificate of the host that was asked for."""


Connection = CheckedHTTP | CheckedHTTPS


def connection_to(
    target: Target, *, allowed: Collection[str] = (), resolver: Resolver = resolve, timeout: float
) -> Connection:
    """A connection to a target, not made yet; `timeout` is the seconds for connecting and for each answer."""
    if target.scheme == "http":
        return CheckedHTTP(target, allowed=allowed, resolver=resolver, timeout=timeout)
    return CheckedHTTPS(target, allowed=allowed, resolver=resolver, timeout=timeout, ssl_context=_certificates())


def alarm(connection: Connection, seconds: float) -> Timer:
    """A timer, started, that cuts the connection after so many seconds: a server that drips holds nobody up."""
    timer = Timer(seconds, connection.cut)
    timer.daemon = True
    timer.start()
    return timer


@cache
def _certificates() -> ssl.SSLContext:
    """The machine's own certificates and Mozilla's, since a desk may have its own authority or none installed."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
