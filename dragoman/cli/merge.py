"""`dragoman merge`: a person's judgement that two entries tell of one event."""

from __future__ import annotations

import click

from dragoman.cli.options import judged_by, store_option
from dragoman.cli.printing import listed


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@store_option
@judged_by
def merge(first: str, second: str, store: str, by: str, note: str | None) -> None:
    """Judge that A and B are one event.

    A and B are events or accounts, by the first characters of their ids. The judgement stands over the program's,
    also when the articles are read again; `dragoman split A B` takes it back. No account is changed.

    \b
    Examples:
      dragoman merge 5e76cdc8 0728da71
      dragoman merge 5e76cdc8 0728da71 --note "both sides confirm it"
    """
    from dragoman.store import Store

    with Store.open(store, create=False) as kept:
        ruled = kept.rule("same", first, second, by=by, note=note)
    if ruled.restored:
        click.echo(f"The judgement that parted them is taken back: event {listed(ruled.events)}.")
    else:
        click.echo(f"One event now: {listed(ruled.events)}. To take it back: dragoman split {first} {second}")
