"""What a person chooses when starting the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version

VERSION = version("dragoman")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the page is served.

    `store` is the record's file or address. `private` shows whole articles, for a desk that may; otherwise only the
    sentence and its neighbours are shown (rights). `token` lets a program that sends it judge and take that back.
    `hosts` are the names under which the page may be asked for; empty for any (behind a proxy that checks). `kept` is
    whether answers are kept here, and not by another process before this one.
    """

    store: str = field(repr=False)  # an address may hold a password
    private: bool = False
    token: str | None = field(default=None, repr=False)
    hosts: tuple[str, ...] = ()
    kept: bool = True
