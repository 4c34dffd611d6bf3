"""`dragoman ledger`: what was asked, offered and planned, and what became of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_of_option, opened_record, store_option
from dragoman.cli.printing import days_words, listed, plain

if TYPE_CHECKING:
    from dragoman.merging.ledger import Matter
    from dragoman.store.views import EventView

MOST_WORDS = 3  # things that a matter is said to be about


@click.command()
@store_option
@as_of_option
@click.option("--about", metavar="ACTOR", help="Only what this person, state or organisation takes part in.")
@click.option("--open", "only_open", is_flag=True, help="Only what is not done, denied or refused.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def ledger(store: str, as_of: str | None, about: str | None, only_open: bool, as_json: bool) -> None:
    """List what was asked, offered or planned, and what became of it.

    Each matter with what it is about and its steps: asked, offered, planned or threatened, then agreed, done, denied
    or refused; lapsed where its day has passed and there is no report of it by the last day that the record covers.
    It never says that something did not happen.

    \b
    Examples:
      dragoman ledger --open
      dragoman ledger --about Turkey --as-of 2022-03-15
    """
    from dragoman.merging.answers import CLOSES
    from dragoman.merging.ledger import ledger as matters

    with opened_record(store, as_of=as_of) as record:
        events = {event.id: event for event in record.events(about=about)}
        found = matters(tuple(events.values()), today=as_of or record.latest_day())
    if only_open:
        found = tuple(matter for matter in found if matter.state not in CLOSES.values())
    for matter in found:
        if as_json:
            click.echo(json.dumps(asdict(matter), ensure_ascii=False))
            continue
        click.echo(plain(f"{matter.state:10}  {matter.id[:8]}  {_line(matter, events.get(matter.id))}"))
        if matter.about:
            click.echo(plain(f"              on {'; '.join(matter.about[:MOST_WORDS])}"))
        for step in matter.steps:
            why = f" ({step.why})" if step.why else ""
            click.echo(plain(f"              {step.state}: {days_words(step.date)} [{step.event[:8]}]{why}"))
        if matter.note:
            click.echo(f"              {matter.note}")
    if not found:
        click.echo("Nothing asked, offered or planned.", err=True)


def _line(matter: Matter, event: EventView | None) -> str:
    """What it is that was asked, offered or planned: the first report's own clause where it has one."""
    from dragoman.briefing.deeds import in_own_words, what_done
    from dragoman.briefing.telling import what
    from dragoman.briefing.words import capital

    if event is None:
        return f"{matter.mode or matter.kind}: {_who(matter)}"
    if event.type == "CONSULT":
        return capital(what(event))
    return capital(in_own_words(event) or what_done(event))


def _who(matter: Matter) -> str:
    """Who with whom, or who asks, offers or threatens whom."""
    from dragoman.display import party_words

    if not matter.source or not matter.target:
        return listed([party_words(party) for party in matter.parties])
    sides = [listed([party_words(party) for party in side]) for side in (matter.source, matter.target)]
    return " to ".join(sides)
