"""`dragoman compare`: what each side says of one contact."""

from __future__ import annotations

import click

from dragoman.cli.options import as_of_option, opened_record, store_option


@click.command()
@click.argument("prefix", metavar="EVENT")
@store_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "md", "html"]), default="text", show_default=True)
def compare(prefix: str, store: str, as_of: str | None, form: str) -> None:
    """Set the sides' accounts of one contact beside one another.

    What each side says of it, which topics and claims it alone mentions, who called whom, and what each says the
    other agreed to. EVENT is an event or one of its accounts, by the first characters of its id.

    \b
    Examples:
      dragoman compare 5e76cdc8
      dragoman compare 5e76cdc8 --format html > sides.html
    """
    from dragoman.briefing import comparing, comparison
    from dragoman.errors import NotFound
    from dragoman.records import Account
    from dragoman.store import EventView

    ways = {
        "text": comparison.comparison_to_text,
        "md": comparison.comparison_to_markdown,
        "html": comparison.comparison_to_html,
    }
    with opened_record(store, as_of=as_of) as record:
        found = record.find(prefix)
        if isinstance(found, Account):
            found = record.find(record.event_ids([found.id])[found.id])
        if not isinstance(found, EventView):
            raise NotFound(f"{prefix} is no event. Its sides can't be compared.")
        click.echo(ways[form](comparing.compare(record, found)).rstrip("\n"))
