"""`dragoman changes`: what the record learned between two days."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from dragoman.cli.options import checked_day, checked_days, store_option
from dragoman.cli.printing import plain


@click.command()
@store_option
@click.option("--since", required=True, callback=checked_day, metavar="DAY", help="As it was known on this day.")
@click.option("--until", callback=checked_day, metavar="DAY", help="As it was known on this day.  [default: now]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def changes(store: str, since: str, until: str | None, as_json: bool) -> None:
    """List what is new, changed and corrected between two days.

    The record as known at the end of --since is held against that at the end of --until: by the day each report
    was published, or else read.

    \b
    Examples:
      dragoman changes --since 2022-03-09 --until 2022-03-10
      dragoman changes --since 2022-03 --json
    """
    from dragoman.store import Store
    from dragoman.store.changes import changes as found

    checked_days(since, until)
    with Store.open(store, create=False) as kept:
        before, after = kept.record(as_of=since), kept.record(as_of=until)
        listed = found(before, after)
    for change in listed:
        if as_json:
            click.echo(json.dumps(asdict(change), ensure_ascii=False))
        else:
            click.echo(plain(f"{change.kind:9}  {change.entry[:8]}  {change.type:8}  {'; '.join(change.what)}"))
    if not listed:
        click.echo("Nothing changed.", err=True)
