"""What the commands share: the store they use, days as they are typed, how a record is opened."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import click

if TYPE_CHECKING:
    from dragoman.fetching import PoliteFetcher
    from dragoman.store import Record

DEFAULT_STORE = "record.dragoman"
KEEPS = "What keeps the record: a file, or postgresql://USER@HOST/DATABASE."
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")

Command = Callable[..., Any]
GIVEN_WAY = 10
"""By how much reading gives way to what people wait for: what `nice` does unless told otherwise."""


def checked_day(_: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day, a month or a year as typed: 2022-03-01, 2022-03, 2022."""
    from datetime import date

    if value is None:
        return None
    try:
        date.fromisoformat(f"{value}-01-01"[:10] if DAY.match(value) else "")
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is not a day. Write 2022-03-01, or 2022-03 for a month.", param=param
        ) from error
    return value


def store_option(command: Command) -> Command:
    """The option that says where the record is."""
    return click.option(
        "--store",
        metavar="STORE",
        default=DEFAULT_STORE,
        envvar="DRAGOMAN_STORE",
        show_default=True,
        show_envvar=True,
        callback=with_own_actors,
        help=KEEPS,
    )(command)


def own_actors(store: str) -> Path:
    """The file of the people that the user has added: beside the record and named after it.

    Of a record on a server, it is in the current folder and named after the database.
    """
    if "://" in store:
        store = PurePosixPath(unquote(urlsplit(store).path)).name or "record"
    return Path(f"{store}.actors.csv")


def with_own_actors(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Lets the people beside the record count."""
    path = own_actors(value or DEFAULT_STORE)
    if path.exists() or "dragoman.codebook.additions" in sys.modules:
        from dragoman.codebook.additions import use_actors

        use_actors(path if path.exists() else None)
    return value


def allow_host_option(command: Command) -> Command:
    """The option that names hosts of the user's own network."""
    return click.option(
        "--allow-host",
        "allowed",
        metavar="HOST",
        multiple=True,
        help="A host of your own network (intranet.example, localhost:8000) that may be asked.",
    )(command)


def polite_fetcher(
    *, allowed: Sequence[str] = (), contact: str | None = None, pause: float | None = None
) -> PoliteFetcher:
    """What fetches web addresses, as this version of Dragoman."""
    from dragoman import __version__
    from dragoman.fetching import Fetcher, PoliteFetcher, WallClock
    from dragoman.fetching.manners import PAUSE_SECONDS

    fetcher = Fetcher(agent=f"Dragoman/{__version__}", contact=contact, allowed=allowed)
    return PoliteFetcher(fetcher, clock=WallClock(), pause=PAUSE_SECONDS if pause is None else pause)


def days_options(command: Command) -> Command:
    """The options that narrow a question to some days."""
    until = click.option(
        "--until", callback=checked_day, metavar="DAY", help="Only what can have been on or before this day."
    )
    since = click.option(
        "--since", callback=checked_day, metavar="DAY", help="Only what can have been on or after this day."
    )
    return since(until(command))


def as_of_option(command: Command) -> Command:
    """The option that asks for the record as it was known on a day."""
    return click.option(
        "--as-of",
        callback=checked_day,
        metavar="DAY",
        help="Only what was known on this day: published by then, or read by then where undated.",
    )(command)


def judged_by(command: Command) -> Command:
    """The options that go with a person's judgement."""
    by = click.option("--by", default=_user, metavar="NAME", help="Who judges.  [default: your user name]")
    return by(click.option("--note", metavar="TEXT", help="Why, in your words.")(command))


def _user() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError):  # a container without names
        return "somebody"


def checked_days(since: str | None, until: str | None) -> None:
    """Refuses days of which the last is before the first."""
    if since is not None and until is not None and until < since[: len(until)]:
        raise click.UsageError(f"--until {until} is before --since {since}: no day is in between.")


def give_way() -> None:
    """Lets long work give way to whatever people wait for on this machine, such as the page; alone, it is as quick.

    Only where the command is a process of its own: whoever calls it in theirs would give way with it, for good.
    """
    if Path(sys.argv[0]).stem == "dragoman" and hasattr(os, "nice"):
        os.nice(GIVEN_WAY)


@contextmanager
def opened_record(store: str, *, as_of: str | None = None) -> Iterator[Record]:
    """The record in an existing store, as it stands or as it was known on a day."""
    from dragoman.store import Store

    with Store.open(store, create=False) as kept:
        yield kept.record(as_of=as_of)
