"""`dragoman judge`: which accounts tell of one event, judged anew."""

from __future__ import annotations

import click

from dragoman.cli.options import give_way, store_option
from dragoman.cli.printing import numbered


@click.command()
@store_option
def judge(store: str) -> None:
    """Judge anew which accounts tell of one event.

    Reading does so by itself for what it adds. This is for a record whose events an older version of Dragoman has
    judged. What persons have judged stands.

    \b
    Examples:
      dragoman judge
      dragoman judge --store ukr.dragoman
    """
    from dragoman.store import Store

    give_way()
    with Store.open(store, create=False) as kept:
        kept.judge()
        events = kept.record().counts().events
    click.echo(f"Judged anew: {numbered(events, 'event')}.")
