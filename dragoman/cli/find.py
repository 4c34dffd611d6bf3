"""`dragoman find`: entries by actor, dyad, type, mode, status, place, day and words."""

from __future__ import annotations

import json
import sys
from typing import get_args

import click

from dragoman.cli.options import as_of_option, checked_days, days_options, opened_record, store_option
from dragoman.cli.printing import account_line, highlighted
from dragoman.records import Mode, Status


@click.command()
@click.argument("words", nargs=-1, metavar="[WORD]...")
@store_option
@as_of_option
@click.option(
    "--actor", "actors", multiple=True, metavar="ACTOR",
    help="Takes part: a person in any spelling, a role, or a state by name or code. Repeatable.",
)  # fmt: skip
@click.option("--dyad", nargs=2, metavar="ACTOR ACTOR", help="Both take part.")
@click.option("--type", "type_", metavar="TYPE", help="A PLOVER type: CONSULT, ...")
@click.option("--mode", type=click.Choice(get_args(Mode)), help="How the contact was made.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Whether it took place.")
@click.option("--place", metavar="PLACE", help="Words of the place's name.")
@days_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines in the columns of the export.")
def find(
    *,
    words: tuple[str, ...],
    store: str,
    as_of: str | None,
    actors: tuple[str, ...],
    dyad: tuple[str, str] | None,
    type_: str | None,
    mode: str | None,
    status: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Find entries; every condition must hold. WORDs stand in the entry's sentence or its article's title.

    \b
    Examples:
      dragoman find --actor Lavrov --since 2022-03
      dragoman find --dyad Turkey Ukraine --mode phone
      dragoman find humanitarian corridors --json
    """
    from dragoman.columns import account_to_dict
    from dragoman.store import Query

    checked_days(since, until)
    query = Query(
        actors=(*actors, *(dyad or ())),
        type=type_ and type_.upper(),
        mode=mode,
        status=status,
        place=place,
        since=since,
        until=until,
        words=" ".join(words) or None,
    )
    colour = sys.stdout.isatty()
    with opened_record(store, as_of=as_of) as record:
        events = record.event_ids() if as_json else {}
        accounts = record.accounts(query)
        if not accounts:
            click.echo("Nothing found.", err=True)
        for account in accounts:
            if as_json:
                click.echo(json.dumps(account_to_dict(account, event=events[account.id]), ensure_ascii=False))
                continue
            told = record.sentence_context(account)
            click.echo(account_line(account))
            click.echo(f"          {highlighted(told.before, told.words, told.after, colour=colour)}")
