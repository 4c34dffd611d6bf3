"""`dragoman read`: reads reports into the record."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import allow_host_option, give_way, polite_fetcher, store_option
from dragoman.cli.printing import listed, numbered, plain

if TYPE_CHECKING:
    from dragoman.pipeline import Progress, Summary
    from dragoman.records import Article, Skip
    from dragoman.store import Store

MOST_ALIKE = 3  # inputs skipped for one reason that get a line each


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH_OR_URL...")
@store_option
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes that read.  [default: one a core]")
@allow_host_option
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON, with every skipped input.")
def read(paths: tuple[str, ...], store: str, workers: int | None, allowed: tuple[str, ...], as_json: bool) -> None:
    """Read reports into the record.

    PATH is a text, HTML, JSON Lines or CSV file, a folder or a pattern of these, or - for standard
    input; an http or https address is fetched. What was read before is passed over, so the same command
    resumes a run that was stopped.

    \b
    Examples:
      dragoman read march/                         a folder of reports
      dragoman read a.html b.txt --store ukr.dragoman
      dragoman read wire.jsonl --workers 4
      zcat wire.jsonl.gz | dragoman read -
      dragoman read https://ministry.example/readouts/17

    Exit code 1 where some inputs were skipped; they are listed with the reason.
    """
    from dragoman.store import Store

    give_way()
    with Store.open(store) as kept:
        summary = read_with_progress(kept, paths, workers=workers, allowed=allowed)
        name = kept.name
    if as_json:
        click.echo(json.dumps(summary_values(summary), ensure_ascii=False))
    else:
        click.echo(f"{summary_words(summary)}  → {name}")
        list_skips(summary)
    if summary.skips:
        raise click.exceptions.Exit(1)


def read_with_progress(
    store: Store, given: Sequence[str], *, workers: int | None = None, allowed: Sequence[str] = ()
) -> Summary:
    """Reads into the store, with a bar on a terminal that says what is left; web addresses after the files."""
    from dragoman.pipeline.workers import one_thread_each

    one_thread_each()
    from dragoman.intake import read_paths
    from dragoman.pipeline import estimate_inputs, read_articles

    urls = [each for each in given if each.startswith(("http://", "https://"))]
    paths = [each for each in given if each not in urls]
    inputs: Iterator[Article | Skip] = read_paths(paths, stdin=sys.stdin.buffer if "-" in paths else None)
    if urls:
        from dragoman.pipeline.fetched import fetched_articles

        inputs = chain(inputs, fetched_articles(urls, polite_fetcher(allowed=allowed)))
    total = estimate_inputs(paths) if sys.stderr.isatty() else None
    with _progress_bar(None if total is None else total + len(urls)) as progress:
        return read_articles(store, inputs, workers=workers, progress=progress)


def list_skips(summary: Summary) -> None:
    """Says on standard error what was not read, or only in part, and why; many of one reason in one line."""
    _list("Skipped", [(skip.name, skip.reason) for skip in summary.skips])
    _list("Note", [(f"{note.article}:", note.message) for note in summary.notes])


def _list(word: str, named: Sequence[tuple[str, str]]) -> None:
    names: dict[str, list[str]] = {}
    for name, reason in named:
        names.setdefault(reason, []).append(name)
    for reason, alike in names.items():
        if len(alike) <= MOST_ALIKE:
            lines = [f"{name} {reason}" for name in alike]
        else:
            first = ", ".join(name.rstrip(":") for name in alike[:MOST_ALIKE])
            lines = [f"{first} and {len(alike) - MOST_ALIKE:,} more, each: {reason}"]
        for line in lines:
            click.echo(f"{word}: {plain(line)}", err=True)


def summary_words(summary: Summary) -> str:
    """What a run did, in a sentence."""
    articles = summary.new + summary.revised
    told = [f"{numbered(articles, 'article')} read in {summary.seconds:.1f} s"]
    if summary.revised:
        told.append(f"{summary.revised} of them in a new version")
    if summary.unchanged:
        told.append(f"{summary.unchanged:,} known already")
    if summary.skips:
        kinds = ", ".join(f"{kind} {number}" for kind, number in summary.skipped.items())
        told.append(f"{len(summary.skips):,} skipped ({kinds})")
    found = [numbered(summary.contacts, "contact"), numbered(summary.figures, "figure")]
    return f"{listed(told)}: {listed(found)}."


def summary_values(summary: Summary) -> dict[str, object]:
    """The same for a program."""
    from dataclasses import asdict

    return {**asdict(summary), "skipped": dict(summary.skipped), "seconds": round(summary.seconds, 3)}


@contextmanager
def _progress_bar(total: int | None) -> Iterator[Callable[[Progress], None] | None]:
    """A bar on standard error; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    last = TextColumn("{task.fields[last]}", markup=False)
    shown = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), last)
    with Bar(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=total, last="")
        yield lambda at: bar.update(task, completed=at.done, last=plain(at.last)[-40:])
