"""`dragoman notify`: tells other programs of new and changed entries."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import allow_host_option, store_option
from dragoman.cli.printing import numbered, plain

if TYPE_CHECKING:
    from dragoman.serve.hooks import Notifier, Round
    from dragoman.store import Store

MOST_DEAD = 50  # lines


@click.command()
@click.argument("watch_list", metavar="WATCH_LIST", type=click.Path(dir_okay=False, path_type=Path))
@store_option
@click.option("--every", type=click.FloatRange(1), metavar="SECONDS", default=15.0, show_default=True,
              help="How often the record is looked at.")  # fmt: skip
@click.option("--once", is_flag=True, help="Send what is due now, then end.")
@click.option("--page", metavar="URL", default="", help="Where your live page is: notices point to it.")
@allow_host_option
@click.option("--ping", is_flag=True, help="Send each receiver a notice of nothing, then end.")
@click.option("--list", "listing", is_flag=True, help="List the receivers, how each fares, and dead letters.")
@click.option("--retry", is_flag=True, help="Let dead letters be tried again, first.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def notify(
    *,
    watch_list: Path,
    store: str,
    every: float,
    once: bool,
    page: str,
    allowed: tuple[str, ...],
    ping: bool,
    listing: bool,
    retry: bool,
    as_json: bool,
) -> None:
    """Tell other programs of new and changed entries, until stopped.

    WATCH_LIST is a TOML file of receivers: filters as on the page, an https address, and a secret in the environment
    or a file (docs/webhooks.md). Each notice is signed as Standard Webhooks has it, and sent until it is taken, over
    about two days; then it is a dead letter. `read`, `watch` and `serve` can run beside it.

    \b
    Examples:
      dragoman notify desk.toml --page https://desk.example
      dragoman notify desk.toml --ping
      dragoman notify desk.toml --list
      dragoman notify desk.toml --once --retry
    """
    from dragoman import __version__
    from dragoman.fetching import Poster, WallClock
    from dragoman.serve.hooks import Notifier, read_watch_list
    from dragoman.store import Store

    hooks = read_watch_list(watch_list, environ=os.environ, allowed=allowed)
    poster = Poster(agent=f"Dragoman/{__version__}", allowed=allowed)
    clock = WallClock()
    with Store.open(store, create=False) as kept:
        notifier = Notifier(kept, hooks, poster, clock=clock, page=page)
        if listing:
            _list(kept, as_json=as_json)
            return
        if ping:
            _ping(notifier, [hook.name for hook in hooks])
            return
        if retry:
            click.echo(f"{numbered(notifier.revive(), 'dead letter')} will be tried again.", err=True)
        while True:
            done = notifier.round()
            _print(done, as_json=as_json)
            if once:
                break
            clock.sleep(min(every, max(1.0, notifier.seconds_until_due() or every)))
    if done.troubles:
        raise click.exceptions.Exit(1)


def _ping(notifier: Notifier, names: list[str]) -> None:
    """Says of each receiver whether it took a notice."""
    failed = {trouble.hook: trouble.reason for trouble in notifier.ping()}
    for name in names:
        click.echo(plain(f"{name}: it {failed[name]}" if name in failed else f"{name}: well"))
    if failed:
        raise click.exceptions.Exit(1)


def _print(done: Round, *, as_json: bool) -> None:
    """A round in a line, and who did not take a notice; a round that did nothing says nothing."""
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False))
        return
    if done.made or done.delivered or done.troubles:
        dead = f", {numbered(done.dead, 'dead letter')}" if done.dead else ""
        click.echo(
            f"{time.strftime('%H:%M')}  {numbered(done.made, 'new notice')}, {done.delivered:,} delivered{dead}"
        )
    for trouble in done.troubles:
        click.echo(plain(f"       {trouble.hook}: it {trouble.reason}"), err=True)


def _list(store: Store, *, as_json: bool) -> None:
    """The receivers and the dead letters."""
    from dragoman.store import notices

    with store.watching() as connection:
        receivers = notices.receivers(connection)
        dead = notices.dead_letters(connection, limit=MOST_DEAD)
    if as_json:
        for told in [*map(asdict, receivers), *map(asdict, dead)]:
            click.echo(json.dumps(told, ensure_ascii=False))
        return
    if not receivers:
        click.echo("Nobody has been told of anything yet.")
    for receiver in receivers:
        counts = f"{receiver.delivered:,} delivered, {receiver.waiting:,} waiting, {receiver.dead:,} dead"
        ill = f"; FAILING {receiver.failures} times in a row: it {receiver.trouble}" if receiver.failures else ""
        click.echo(plain(f"{receiver.name}: {counts}{ill}"))
    for notice in dead:
        about = f"{notice.hook}  {notice.kind}  {notice.event[:8]}"
        click.echo(plain(f"  dead  {notice.id}  {about}  it {notice.trouble}"))
