"""`dragoman why`: why two entries are one event, or two."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_of_option, opened_record, store_option
from dragoman.cli.printing import plain

if TYPE_CHECKING:
    from dragoman.store.why import Why


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@store_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def why(first: str, second: str, store: str, as_of: str | None, as_json: bool) -> None:
    """Say why A and B are one event or two.

    A and B are events or accounts. Of two events, the two accounts that go together best are compared: each
    comparison with what it saw and what it weighs in bits (1 doubles the odds that they are one).

    \b
    Examples:
      dragoman why 5e76cdc8 0728da71
      dragoman why 5e76cdc8 0728da71 --json
    """
    from dataclasses import asdict

    with opened_record(store, as_of=as_of) as record:
        found = record.why(first, second)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for line in _lines(found):
        click.echo(plain(line))


def _lines(found: Why) -> Iterator[str]:
    judgement = found.judgement
    yield f"{judgement.a} and {judgement.b}: {'one event' if found.together else 'two events'}"
    for logged in found.rulings:
        ruling = logged.ruling
        standing = "taken back since" if ruling.taken_back else "stands"
        told = f": {ruling.note}" if ruling.note else ""
        yield f"  judged {ruling.relation} by {ruling.by} at {logged.at} ({standing}){told}"
    if not found.features:
        yield f"  the program: different, {'; '.join(judgement.reasons)}"
        return
    yield f"  the program: {judgement.relation}, score {judgement.score:g}"
    yield f"    {found.before:+5.1f}  before anything is compared"
    for feature in found.features:
        yield f"    {feature.bits:+5.1f}  {feature.name}: {feature.reason}"
