"""`dragoman show`: one entry with every piece of evidence, highlighted in its sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import as_of_option, opened_record, store_option
from dragoman.cli.printing import days_words, entry_line, highlighted, listed, numbered, plain
from dragoman.display import party_words
from dragoman.evidence import Entry
from dragoman.records import Account, Coder, Evidence, Figure, Party, Place, Position, Statement

if TYPE_CHECKING:
    from dragoman.store import EventView, Record

SURROUNDINGS = 70  # characters on each side of evidence that stands outside the entry's sentence
# Told with every entry: its words, and what it is called.
APART = ("id", "article", "quote", "span", "part", "sentence", "sentence_span", "content_spans", "evidence")


@click.command()
@click.argument("prefix", metavar="ID")
@store_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, each piece of evidence with its words.")
def show(prefix: str, store: str, as_of: str | None, as_json: bool) -> None:
    """Show one entry and everything it stands on.

    ID is that of an event, an account, a figure, a statement or a position; its first characters are enough.

    \b
    Examples:
      dragoman show 5e76cdc8
      dragoman show 0728da71 --json
    """
    colour = sys.stdout.isatty()
    with opened_record(store, as_of=as_of) as record:
        found = record.find(prefix)
        if as_json:
            click.echo(json.dumps(_values(record, found), ensure_ascii=False, indent=2))
            return
        for line in _lines(record, found, colour=colour):
            click.echo(line)


def _lines(record: Record, found: Entry | EventView, *, colour: bool) -> Iterator[str]:
    if isinstance(found, Entry):
        yield from _entry_lines(record, found, colour=colour)
        return
    yield f"Event {found.id}: {found.mode or found.type.lower()}, {found.status}, {days_words(found.date)}"
    for reason in found.reasons:
        yield f"  joined {plain(reason)}"
    articles = {account.article for account in found.accounts}
    outlets = {record.card(article).source or article for article in articles}
    counted = [numbered(len(found.accounts), "account"), numbered(len(articles), "article")]
    counted += [numbered(len(outlets), "outlet"), numbered(len(found.origins), "independent origin")]
    yield f"  {listed(counted)}"
    for disagreement in found.disagreements:
        versions = [f"{version.value} ({len(version.accounts)})" for version in disagreement.versions]
        yield f"  accounts differ on the {disagreement.field}: {plain('; '.join(versions))}"
    for possible in found.possible:
        judgement = possible.judgement
        told = plain(", ".join(judgement.reasons))
        yield f"  possibly the same as {possible.event[:8]} ({judgement.score:g}): {told}"
    for account in found.accounts:
        yield ""
        yield from _entry_lines(record, account, colour=colour)


def _entry_lines(record: Record, entry: Entry, *, colour: bool) -> Iterator[str]:
    card, told = record.card(entry.article), record.sentence_context(entry)
    yield entry_line(entry)
    where = [card.title or card.id, card.source, card.published, card.url]
    yield f"  {plain(' · '.join(part for part in where if part))}"
    if told.earlier:
        yield f"  {plain(told.earlier)}"
    yield f"  {highlighted(told.before, told.words, told.after, colour=colour)}"
    if told.later:
        yield f"  {plain(told.later)}"
    for name, words in _fields(entry):
        yield f"  {name}: {plain(words)}"
        for piece in entry.evidence:
            if piece.field.partition("[")[0].partition(".")[0] == name:
                yield f"      {_evidence_line(record, entry, piece, colour=colour)}"


def _evidence_line(record: Record, entry: Entry, piece: Evidence, *, colour: bool) -> str:
    by = f"[{piece.by}]" + (f" inferred: {piece.inferred}" if piece.inferred else "")
    by = plain(by if piece.field.isidentifier() else f"{piece.field} {by}")
    if piece.start is None or piece.end is None:
        return by
    article = record.article(entry.article)
    whole = (article.title or "") if piece.part == "title" else article.text
    low, high = max(0, piece.start - SURROUNDINGS), min(len(whole), piece.end + SURROUNDINGS)
    if piece.part == entry.part and entry.sentence_span[0] <= piece.start and piece.end <= entry.sentence_span[1]:
        low, high = entry.sentence_span
    before, words, after = whole[low : piece.start], whole[piece.start : piece.end], whole[piece.end : high]
    return f"{highlighted(before, words, after, colour=colour)}  {by}"


def _values(record: Record, found: Entry | EventView) -> dict[str, Any]:
    from dragoman.columns import (
        account_to_dict,
        disagreement_to_dict,
        figure_to_dict,
        judgement_to_dict,
        position_to_dict,
        statement_to_dict,
    )

    if isinstance(found, Figure):
        return {**figure_to_dict(found), "evidence": _evidence_values(record, found)}
    if isinstance(found, Statement):
        return {**statement_to_dict(found), "evidence": _evidence_values(record, found)}
    if isinstance(found, Position):
        return {**position_to_dict(found), "evidence": _evidence_values(record, found)}
    if isinstance(found, Account):
        row = account_to_dict(found, event=record.event_ids([found.id])[found.id])
        return {**row, "evidence": _evidence_values(record, found)}
    accounts = [_values(record, account) for account in found.accounts]
    possible = [{"event": each.event, **judgement_to_dict(each.judgement)} for each in found.possible]
    differing = [disagreement_to_dict(disagreement) for disagreement in found.disagreements]
    return {
        "id": found.id,
        "reasons": list(found.reasons),
        "possible": possible,
        "origins": [list(ids) for ids in found.origins],
        "disagreements": differing,
        "accounts": accounts,
    }


def _evidence_values(record: Record, entry: Entry) -> list[dict[str, Any]]:
    from dragoman.columns import evidence_to_dicts

    rows = evidence_to_dicts(entry.evidence)
    words = [record.evidence_words(entry, piece) for piece in entry.evidence]
    return [{**row, "words": told} for row, told in zip(rows, words, strict=True)]


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields that say something, in words."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name not in APART and value not in (None, (), False, (None, None)):
            yield field.name, days_words(value) if field.name == "date" else _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_in_words, value))
    if isinstance(value, Party):
        return party_words(value)
    if isinstance(value, Place):
        return ", ".join(filter(None, [value.name, value.country]))
    if isinstance(value, Coder):
        return f"{value.name} says {value.type}" + (f" ({value.probability:.2f})" if value.probability else "")
    return f"{value:,.10g}" if isinstance(value, float) else "yes" if value is True else str(value)
