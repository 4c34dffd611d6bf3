"""`dragoman verify`: every field of the record against the characters it stands on."""

from __future__ import annotations

import json

import click

from dragoman.cli.options import store_option
from dragoman.cli.printing import listed, numbered, plain


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the faults as JSON Lines.")
@store_option
def verify(store: str, as_json: bool) -> None:
    """Check every field against its characters.

    Texts are hashed again, and entries held against the words they stand on. Exit code 1 where a single
    byte has changed.

    \b
    Examples:
      dragoman verify
      dragoman verify --store ukr.dragoman --json
    """
    from dataclasses import asdict

    from dragoman.store import Store

    with Store.open(store, create=False) as kept:
        name, faults = kept.name, kept.faults()
        counts = None if faults else kept.record().counts()
    for fault in faults:
        where = " ".join(filter(None, [fault.article, fault.entry[:8], fault.field]))
        click.echo(json.dumps(asdict(fault), ensure_ascii=False) if as_json else plain(f"{where}: {fault.message}"))
    if faults:
        click.echo(f"{numbered(len(faults), 'fault')} in {name}.", err=True)
        raise click.exceptions.Exit(1)
    if counts is not None and not as_json:
        entries = [numbered(counts.accounts, "account"), numbered(counts.figures, "figure")]
        said = ((counts.statements, "statement"), (counts.positions, "position"))
        entries += [numbered(number, name) for number, name in said if number]
        articles = numbered(counts.articles, "article")
        click.echo(f"{listed(entries)} in {articles}: every field stands on its words.")
