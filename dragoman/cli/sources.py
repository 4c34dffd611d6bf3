"""`dragoman sources`: what is watched, and how each source fares."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import opened_record, store_option
from dragoman.cli.printing import numbered, plain

if TYPE_CHECKING:
    from dragoman.store.watched import WatchedSource


@click.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a source.")
def sources(store: str, as_json: bool) -> None:
    """List the sources that are watched, and how each one fares.

    \b
    Examples:
      dragoman sources
      dragoman sources --json --store ukr.dragoman
    """
    with opened_record(store) as record:
        found = record.board.watched()
    if as_json:
        for source in found:
            click.echo(json.dumps(asdict(source), ensure_ascii=False))
        return
    if not found:
        click.echo("Nothing is watched. Begin with: dragoman watch FEED_OR_PAGE")
    for source in found:
        click.echo(f"{plain(source.name or source.url)}  {_who(source)}")
        if source.name:
            click.echo(f"    {plain(source.url)}")
        click.echo(f"    {_health(source)}")


def _who(source: WatchedSource) -> str:
    owned = {True: "state-owned", False: "not state-owned", None: None}[source.state_owned]
    return ", ".join(word for word in (source.country, source.language, owned, source.kind) if word)


def _health(source: WatchedSource) -> str:
    listed = numbered(source.pages, "page")
    if source.troubled:
        listed += f", {source.troubled:,} of them with trouble"
    if source.tried is None:
        return "not asked yet"
    if not source.failures:
        return f"well; asked {_when(source.tried)}, {listed}"
    last = f"last answered {_when(source.succeeded)}" if source.succeeded else "has never answered"
    times = "once" if source.failures == 1 else f"{source.failures} times in a row"
    return f"FAILING {times}: it {plain(source.trouble or '')} {last[0].upper()}{last[1:]}; again {_when(source.due)}"


def _when(time: str | None) -> str:
    return (time or "").replace("T", " ").replace("+00:00", " UTC")
