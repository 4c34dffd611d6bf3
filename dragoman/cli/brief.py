"""`dragoman brief`: the record told to a person."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import (
    DEFAULT_STORE,
    KEEPS,
    as_of_option,
    checked_days,
    days_options,
    opened_record,
    with_own_actors,
)
from dragoman.cli.read import list_skips, read_with_progress
from dragoman.errors import StoreError

if TYPE_CHECKING:
    from dragoman.briefing import Briefing
    from dragoman.pipeline import Summary
    from dragoman.store import Record

FORMS = {".html": "html", ".htm": "html", ".md": "md"}  # by the name of the file
WIDEST = 100  # longer lines tire the eye


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--store", metavar="STORE", envvar="DRAGOMAN_STORE", show_envvar=True, callback=with_own_actors,
    help=f"{KEEPS}  [default: {DEFAULT_STORE}; none with PATH]",
)  # fmt: skip
@days_options
@as_of_option
@click.option("--about", metavar="ACTOR", help="Only what this person, state or organisation takes part in.")
@click.option(
    "--format", "form", type=click.Choice(["text", "md", "html"]), help="[default: by the name of -o, else text]"
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write it there instead of printing."
)
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False), help="Write the HTML page there as well.")
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes that read PATH.  [default: one a core]"
)
def brief(
    *,
    paths: tuple[str, ...],
    store: str | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    about: str | None,
    form: str | None,
    output: str | None,
    html: str | None,
    workers: int | None,
) -> None:
    """Print the briefing, of the record or of PATHs.

    With PATHs and no --store nothing is kept: read, told, forgotten.

    \b
    Examples:
      dragoman brief reports/                      all in one go
      dragoman brief --since 2022-03-01 --about Lavrov
      dragoman brief -o week.html                  one page without network or script
      dragoman brief --format md > briefing.md
    """
    from dragoman import briefing

    checked_days(since, until)
    with _record(paths, store, workers, as_of) as (record, summary):
        told = briefing.compose(record, since=since, until=until, about=about)
    kept = not paths or store is not None
    if output:
        form = form or FORMS.get(Path(output).suffix.lower(), "text")
        _write(output, _told_as(form, told, terminal=False, kept=kept))
    else:
        click.echo(_told_as(form or "text", told, terminal=sys.stdout.isatty(), kept=kept).rstrip("\n"))
    if html:
        _write(html, briefing.to_html(told))
    if summary is not None:
        list_skips(summary)
    if summary is not None and summary.skips:
        raise click.exceptions.Exit(1)


def _told_as(form: str, told: Briefing, *, terminal: bool, kept: bool) -> str:
    from dragoman import briefing

    if form == "text":
        width = min(shutil.get_terminal_size().columns, WIDEST) if terminal else WIDEST
        return briefing.to_text(told, width=width, colour=terminal, kept=kept)
    return briefing.to_html(told) if form == "html" else briefing.to_markdown(told)


@contextmanager
def _record(
    paths: tuple[str, ...], store: str | None, workers: int | None, as_of: str | None
) -> Iterator[tuple[Record, Summary | None]]:
    """The record to be told: of an existing store, or of what PATHs hold; with what was read just now."""
    if not paths:
        with opened_record(store or DEFAULT_STORE, as_of=as_of) as record:
            yield record, None
        return
    from dragoman.store import Store

    with Store.temporary() if store is None else Store.open(store) as kept:
        summary = read_with_progress(kept, paths, workers=workers)
        yield kept.record(as_of=as_of), summary


def _write(path: str, page: str) -> None:
    from dragoman.store.exporting import whole_file

    try:
        with whole_file(Path(path)) as file:
            file.write(page)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}.") from error
    click.echo(f"Written: {path}", err=True)
