"""What a person chooses when starting the page."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

VERSION = version("dragoman")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the page is served.

    `store` is the record's file. `private` shows whole articles, for a desk that may; otherwise only the sentence
    and its neighbours are shown (rights). `token` lets a program that sends it take and take back judgements.
    `hosts` are the names under which the page may be asked for; empty for any (behind a proxy that checks).
    """

    store: str
    private: bool = False
    token: str | None = None
    hosts: tuple[str, ...] = ()
