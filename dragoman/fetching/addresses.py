"""Which addresses of the internet may be reached: public ones, and hosts that the user allowed by name.

A feed is foreign text, and an address in it must not reach the user's own machine or network. Ranges are those
of the IANA special-purpose registries (RFC 6890, RFC 8190); IPv6 addresses that carry an IPv4 address are judged
by that one.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from dragoman.errors import CouldNotFetch

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
SocketAddress = tuple[socket.AddressFamily, tuple[str, int]]
Resolver = Callable[[str, int], list[SocketAddress]]

SCHEMES = {"http": 80, "https": 443}
LONGEST = 2000  # characters of an address; browsers and servers take about as much
_SPECIAL = tuple(
    ipaddress.ip_network(each)
    for each in (
        # IANA IPv4 special-purpose registry and multicast; spelt out since Python's own lists differ by version
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        # IPv6: all but the global unicast space (2000::/3), and what is set apart within it
        *("::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart: where to connect, and what to ask for there."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as the `Host` header has it: with its port where that isn't the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"


def target_of(url: str) -> Target:
    """The parts of an http or https address. Raises CouldNotFetch for any other, or one with a user name in it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise CouldNotFetch(url, "is no web address.", "address") from error
    if parts.scheme not in SCHEMES:
        raise CouldNotFetch(url, "is no http or https address.", "address")
    if len(url) > LONGEST or not parts.hostname or any(char.isspace() or ord(char) < 33 for char in url.strip()):
        raise CouldNotFetch(url, "is no web address.", "address")
    if parts.username is not None or parts.password is not None:
        raise CouldNotFetch(url, "has a user name in it, which is never sent.", "address")
    host = _host(parts.hostname, url)
    return Target(url.strip(), parts.scheme, host, SCHEMES[parts.scheme] if port is None else port, _path(parts))


def resolve(host: str, port: int) -> list[SocketAddress]:
    """Every address that a host has, in the order in which they are to be tried."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, (str(place[0]), int(place[1]))) for family, _, _, _, place in found]


def permitted(target: Target, allowed: Collection[str], resolver: Resolver = resolve) -> list[SocketAddress]:
    """The addresses at which a target may be connected to: all it has, where every one is public.

    `allowed` are hosts (`intranet.example`, or with a port, `localhost:8000`) that may be anywhere. Raises
    CouldNotFetch where the host has no address, or one that is not public.
    """
    try:
        found = resolver(target.host, target.port)
    except (OSError, UnicodeError) as error:
        raise CouldNotFetch(target.url, f"has a host that can't be found ({target.host}).", "unreachable") from error
    if {target.host, f"{target.host}:{target.port}"} & set(allowed):
        return found
    for _, (address, _) in found:
        if not is_public(ipaddress.ip_address(address.partition("%")[0])):
            raise CouldNotFetch(
                target.url,
                f"is at {address}, which is no public address. If it is your own, allow it: "
                f"--allow-host {target.host}",
                "blocked",
            )
    return found


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet: not of this machine, its network, or for special use."""
    inner = _carried(address) if isinstance(address, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(inner)
    return not any(address in network for network in _SPECIAL)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, compatible, NAT64, 6to4 or Teredo."""
    number = int(address)
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or (number >> 32 == 0 and number > 1):
        return ipaddress.IPv4Address(number & 0xFFFFFFFF)
    return None


def _host(name: str, url: str) -> str:
    try:
        return name.rstrip(".").encode("idna").decode("ascii").lower() if not name.isascii() else name.rstrip(".")
    except UnicodeError as error:
        raise CouldNotFetch(url, "has a host name that is none.", "address") from error


def _path(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path
