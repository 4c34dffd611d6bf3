"""`dragoman actors`: people of one's own for the codebook, and who somebody is."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import checked_day, own_actors, store_option
from dragoman.cli.printing import numbered, plain

if TYPE_CHECKING:
    from dragoman.records import Actor

SHOWN = 10  # of what was passed over: enough to see what is wrong with an export


@click.command()
@click.argument("action", metavar="import|who", type=click.Choice(["import", "who"]))
@click.argument("subject", metavar="FILE|NAME")
@store_option
@click.option("--on", callback=checked_day, metavar="DAY", help="With who: the day for which offices count.")
@click.option("--context", metavar="PLACE", help="With who: what gives the country where the words have none.")
@click.option("--json", "as_json", is_flag=True, help="With who: print a JSON object.")
def actors(*, action: str, subject: str, store: str, on: str | None, context: str | None, as_json: bool) -> None:
    """Add people and their offices, or look one up.

    `import` takes an export of query.wikidata.org (JSON or CSV; docs/actors.md has the query) or a CSV file with
    the columns name, country, office and any of start, end, title, other_names, wikidata. They are kept beside
    the record, and count for everything that is read into it from then on.

    \b
    Examples:
      dragoman actors import ministers.json
      dragoman actors import somebody.csv --store ukr.dragoman
      dragoman actors who "Hakan Fidan" --on 2020-03-01
      dragoman actors who "interior ministry" --context Kyiv
    """
    if action == "import":
        _import(subject, store)
    else:
        _who(subject, on, context, as_json=as_json)


def _import(name: str, store: str) -> None:
    from dragoman.codebook.additions import read_actors, use_actors, write_actors
    from dragoman.codebook.importing import people_from

    with click.open_file(name, encoding="utf-8-sig") as file:
        new, passed = people_from(file.read())
    path = own_actors(store)
    known = read_actors(path) if path.exists() else ()
    kept = {_spell(row): row for row in (*known, *new)}
    write_actors(path, kept.values())
    use_actors(path)
    added = len(kept) - len({_spell(row) for row in known})
    click.echo(f"{path}: {numbered(added, 'office')} added, {len(new) - added} were there; {len(kept)} in all.")
    for problem in passed[:SHOWN]:
        click.echo(f"passed over: {plain(problem)}", err=True)
    if passed[SHOWN:]:
        click.echo(f"... and {len(passed) - SHOWN} more", err=True)
    if passed:
        raise click.exceptions.Exit(1)


def _spell(row: tuple[str, ...]) -> tuple[str, ...]:
    """What makes a row the same spell as another: state, office, person and first day."""
    country, office, _, name, _, _, wikidata, start, *_ = row
    return country, office, wikidata or name, start


def _who(text: str, on: str | None, context: str | None, *, as_json: bool) -> None:
    import datetime

    from dragoman import resolve_actor

    day = datetime.date.fromisoformat(f"{on}-01-01"[:10] if len(on) == 4 else f"{on}-01"[:10]) if on else None
    found = resolve_actor(text, context=context, on=day)
    if found is None:
        click.echo("Nobody that the codebook knows.", err=True)
        raise click.exceptions.Exit(1)
    click.echo(json.dumps(asdict(found), ensure_ascii=False) if as_json else "\n".join(_lines(found)))
    sys.stdout.flush()


def _lines(actor: Actor) -> list[str]:
    where = " ".join(filter(None, (actor.country, actor.organisation and f"({actor.organisation})")))
    lines = [f"{plain(actor.name)}  {where or '-'}  {' '.join(actor.sectors) or '-'}  [{actor.id}]"]
    lines += [f"    {plain(reason)}" for reason in actor.reasons]
    if len(actor.names) > 1:
        lines.append(f"    also: {plain(', '.join(actor.names[1:]))}")
    for office in actor.offices:
        days = f"{office.start or '?'} to {office.end or ''}".rstrip()
        lines.append(f"    {days}: {plain(office.title or office.office)}, {office.country} ({office.source})")
    return lines
