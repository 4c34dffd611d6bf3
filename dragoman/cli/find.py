"""`dragoman find`: entries by actor, dyad, type, mode, status, place, day and words."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from dragoman.cli.options import as_of_option, checked_days, days_options, opened_record, store_option
from dragoman.cli.printing import entry_line, highlighted
from dragoman.records import Mode, Stance, Status

if TYPE_CHECKING:
    from dragoman.evidence import Entry
    from dragoman.store import Context, Record

AT_ONCE = 200  # entries whose articles are fetched together


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
@click.option("--source", metavar="ACTOR", help="Does it: the source of an act, who called or visited.")
@click.option("--target", metavar="ACTOR", help="Whom it is done to.")
@click.option("--statements", "kind", flag_value="statements", help="Find statements: ACTOR speaks or is spoken to.")
@click.option("--positions", "kind", flag_value="positions", help="Find positions: ACTOR holds them.")
@click.option("--stance", type=click.Choice(get_args(Stance)), help="How it stands; finds positions.")
@click.option("--matter", metavar="MATTER", help="On what: crimea, sanctions, ...; finds positions.")
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
    source: str | None,
    target: str | None,
    kind: str | None,
    stance: Stance | None,
    matter: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Find entries; every condition must hold. WORDs stand in the entry's sentence or its article's title.

    \b
    Examples:
      dragoman find --actor Lavrov --since 2022-03
      dragoman find --dyad Turkey Ukraine --mode phone
      dragoman find --type SANCTION --source EU --target RUS
      dragoman find --statements --actor Peskov gas
      dragoman find --matter crimea --actor Turkey
      dragoman find humanitarian corridors --json
    """
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
        source=source,
        target=target,
        stance=stance,
        matter=matter,
    )
    kind = "positions" if stance or matter else kind or "accounts"
    if kind != "accounts" and any((type_, mode, status, place, source, target)):
        raise click.UsageError(f"--type, --mode, --status, --place, --source and --target are of no {kind}.")
    colour = sys.stdout.isatty()
    with opened_record(store, as_of=as_of) as record:
        found: Sequence[Entry] = getattr(record, kind)(query)
        to_dict = _columns(record, kind, found) if as_json else None
        if not found:
            click.echo("Nothing found.", err=True)
        if to_dict is not None:
            for entry in found:
                click.echo(json.dumps(to_dict(entry), ensure_ascii=False))
            return
        for entry, told in _in_sentences(record, found):
            click.echo(entry_line(entry))
            click.echo(f"          {highlighted(told.before, told.words, told.after, colour=colour)}")


def _in_sentences(record: Record, found: Sequence[Entry]) -> Iterator[tuple[Entry, Context]]:
    """The entries with their sentences; so many at a time, the articles are not asked for one by one."""
    for at in range(0, len(found), AT_ONCE):
        some = found[at : at + AT_ONCE]
        record.fetch(entry.article for entry in some)
        for entry in some:
            yield entry, record.sentence_context(entry)


def _columns(record: Record, kind: str, found: Sequence[Entry]) -> Callable[[Any], dict[str, Any]]:
    """What makes the export's row of an entry."""
    from dragoman import columns

    if kind == "accounts":
        events = record.event_ids(entry.id for entry in found)
        return lambda entry: columns.account_to_dict(entry, event=events[entry.id])
    return columns.statement_to_dict if kind == "statements" else columns.position_to_dict
