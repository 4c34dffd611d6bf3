"""`dragoman split`: a person's judgement that two entries tell of two events."""

from __future__ import annotations

import click

from dragoman.cli.options import judged_by, store_option
from dragoman.cli.printing import listed


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@store_option
@judged_by
def split(first: str, second: str, store: str, by: str, note: str | None) -> None:
    """Judge that A and B are two events, or take back that they were merged.

    A and B are events or accounts, by the first characters of their ids; an event and one of its accounts parts the
    account from the rest. What `merge` joined is afterwards exactly as it was. No account is changed.

    \b
    Examples:
      dragoman split 5e76cdc8 0728da71
      dragoman split 5e76cdc8 0728da71 --note "a call on each day"
    """
    from dragoman.store import Store

    with Store.open(store, create=False) as kept:
        ruled = kept.rule("different", first, second, by=by, note=note)
    if ruled.restored:
        click.echo(f"The judgement that merged them is taken back: events {listed(ruled.events)}.")
    else:
        click.echo(f"Two events now: {listed(ruled.events)}. To take it back: dragoman merge {first} {second}")
