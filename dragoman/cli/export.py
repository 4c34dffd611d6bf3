"""`dragoman export`: the record as files that researchers load as they are."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import as_of_option, opened_record, store_option
from dragoman.cli.printing import numbered

FORMATS = click.Choice(["jsonl", "csv", "plover", "gdelt", "geojson", "ics"])


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@store_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "plover", "gdelt", "geojson", "ics"]),
    default="jsonl",
    show_default=True,
)
@click.option("--bom", is_flag=True, help="Mark CSV as UTF-8, for spreadsheets that can't tell.")
def export(folder: str, store: str, as_of: str | None, form: str, bom: bool) -> None:
    """Write the record as JSON Lines, CSV, PLOVER, GDELT, GeoJSON or a calendar.

    DIR gets a file each of accounts, figures, statements, positions and articles; in plover, gdelt and geojson,
    one of the events; in ics, one of the contacts that are planned for days that are told.

    In CSV, lists and objects are JSON text, and a cell that a spreadsheet would run as a formula starts with
    an apostrophe.

    \b
    Examples:
      dragoman export out/
      dragoman export out/ --format csv --bom      to open in a spreadsheet
      dragoman export out/ --format plover         one PLOVER record for each event
      dragoman export out/ --format geojson        places as points, calls as lines between capitals
      dragoman export out/ --format ics            planned contacts for a calendar
    """
    from dragoman.store.exporting import export as write

    with opened_record(store, as_of=as_of) as record:
        written = write(record, Path(folder), format=form, bom=bom)
    for path, rows in written.items():
        click.echo(f"{path}: {numbered(rows, 'row')}")
