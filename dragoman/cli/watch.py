"""`dragoman watch`: keeps reading feeds and pages into the record."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import allow_host_option, give_way, polite_fetcher, store_option
from dragoman.cli.printing import numbered, plain
from dragoman.cli.read import summary_values, summary_words

if TYPE_CHECKING:
    from dragoman.fetching import Source
    from dragoman.pipeline.watching import Round

LONGEST_REST = 60.0  # seconds, so that a source added by another process is soon seen
MOST_TROUBLES = 10  # lines of a round that say what failed


@click.command()
@click.argument("addresses", nargs=-1, metavar="[FEED_OR_PAGE]...")
@click.option(
    "--sources", metavar="FILE", type=click.Path(dir_okay=False),
    help="A list of feeds and pages, with who publishes them.",
)  # fmt: skip
@store_option
@click.option("--every", type=click.FloatRange(1), metavar="MINUTES", default=15.0, show_default=True,
              help="How often each source is asked.")  # fmt: skip
@click.option("--pause", type=click.FloatRange(0.1), metavar="SECONDS", default=2.0, show_default=True,
              help="Between two requests to one host.")  # fmt: skip
@click.option("--once", is_flag=True, help="Ask and read what is due now, then end.")
@allow_host_option
@click.option("--contact", metavar="WORDS", help="Told to every server: an address at which you can be reached.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes that read.  [default: one a core]")
@click.option("--json", "as_json", is_flag=True, help="Print each round as one line of JSON.")
def watch(
    *,
    addresses: tuple[str, ...],
    sources: str | None,
    store: str,
    every: float,
    pause: float,
    once: bool,
    allowed: tuple[str, ...],
    contact: str | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Keep reading feeds and pages into the record, until stopped.

    FEED_OR_PAGE is the http or https address of an RSS, Atom or JSON feed, a sitemap, a page that names its feed,
    a section page, or one article's page. Sources once given are remembered in the record: without any, those are
    watched. robots.txt is kept to. Only public addresses are asked, unless --allow-host names the host.

    \b
    Examples:
      dragoman watch https://agency.example/world.rss
      dragoman watch --sources desks.csv --store ukr.dragoman --every 5
      dragoman watch --once                        one round, for a timer such as cron
    """
    from dragoman.pipeline.workers import one_thread_each

    one_thread_each()
    from dragoman.fetching import WallClock
    from dragoman.pipeline.watching import Schedule, Watcher
    from dragoman.store import Store

    told = _told(addresses, sources)
    give_way()
    with Store.open(store) as kept:
        clock = WallClock()
        fetcher = polite_fetcher(allowed=allowed, contact=contact, pause=pause)
        watcher = Watcher(kept, fetcher, clock=clock, schedule=Schedule(every=every * 60), workers=workers)
        watcher.add(told)
        if watcher.seconds_until_due() is None:
            raise click.UsageError("There is nothing to watch yet. Name a feed or page, or a file of --sources.")
        while True:
            done = watcher.round()
            _print(done, as_json=as_json)
            if once:
                break
            clock.sleep(min(max(1.0, watcher.seconds_until_due() or LONGEST_REST), LONGEST_REST))
    if done.troubles:
        raise click.exceptions.Exit(1)


def _told(addresses: tuple[str, ...], sources: str | None) -> tuple[Source, ...]:
    from dragoman.fetching import Source, read_sources
    from dragoman.fetching.addresses import target_of

    given = tuple(Source(target_of(address).url) for address in addresses)
    return (*given, *(read_sources(Path(sources)) if sources else ()))


def _print(done: Round, *, as_json: bool) -> None:
    """A round in a line, and what failed in it; a round that did nothing says nothing."""
    if as_json:
        summary = None if done.summary is None else summary_values(done.summary)
        click.echo(json.dumps({**asdict(done), "summary": summary}, ensure_ascii=False))
        return
    if not (done.asked or done.fetched or done.troubles):
        return
    words = f"{numbered(done.asked, 'source')} asked, {numbered(done.found, 'page')} new or changed"
    if done.summary is not None:
        words += f"; {summary_words(done.summary)}"
    click.echo(f"{time.strftime('%H:%M')}  {words}")
    for trouble in done.troubles[:MOST_TROUBLES]:
        click.echo(f"       {plain(trouble.url)} {plain(trouble.reason)}", err=True)
    if len(done.troubles) > MOST_TROUBLES:
        click.echo(f"       and {len(done.troubles) - MOST_TROUBLES:,} more; see: dragoman sources", err=True)
