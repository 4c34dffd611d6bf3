"""`dragoman judge`: which accounts tell of one event, judged anew."""

from __future__ import annotations

import click

from dragoman.cli.options import give_way, store_option
from dragoman.cli.printing import numbered


@click.command()
@click.option("--days", is_flag=True, help="Keep what it held on each day too, for --as-of, of a large record.")
@store_option
def judge(store: str, *, days: bool) -> None:
    """Judge anew which accounts tell of one event.

    Reading does so by itself for what it adds. This is for a record whose events an older version of Dragoman has
    judged. What persons have judged stands.

    A record of up to 30,000 accounts keeps by itself what it held on each day, so that --as-of looks it up. A larger
    one does so with --days, which takes several times as long.

    \b
    Examples:
      dragoman judge
      dragoman judge --store ukr.dragoman --days
    """
    from dragoman.store import Store

    give_way()
    with Store.open(store, create=False) as kept:
        kept.judge(days=days)
        events = kept.record().counts().events
    click.echo(f"Judged anew: {numbered(events, 'event')}.")
