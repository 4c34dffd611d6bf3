"""Writes the record as files that researchers load as they are: JSON Lines, or CSV that is safe in a spreadsheet."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from dragoman import columns
from dragoman.columns import Row
from dragoman.errors import StoreError
from dragoman.store.actors import actor_rows
from dragoman.store.calendars import calendar_rows, calendar_text
from dragoman.store.gdelt import COLUMNS as GDELT_COLUMNS
from dragoman.store.gdelt import gdelt_rows
from dragoman.store.geojson import feature_rows
from dragoman.store.plover import plover_rows
from dragoman.store.record import Record

# What makes a spreadsheet take a cell for a formula (OWASP, CSV injection).
FORMULA_STARTS = frozenset("=+-@\t\r\n")

Writer = Callable[[IO[str], tuple[str, ...], Iterable[Mapping[str, Any]]], int]


def export(record: Record, folder: Path, *, format: str, bom: bool = False) -> dict[Path, int]:  # noqa: A002
    """Writes the record into `folder` in one of the FORMATS; the files and their rows.

    A file is there whole or not at all. `bom` marks a CSV as UTF-8 for spreadsheets that can't tell.
    """
    encoding = "utf-8-sig" if bom and format == "csv" else "utf-8"
    written = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, write, names, found in _files(record, format):
            path = folder / name
            with whole_file(path, encoding=encoding) as file:
                written[path] = write(file, names, found)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written to: {error.strerror or error}.") from error
    return written


def _files(record: Record, form: str) -> tuple[tuple[str, Writer, tuple[str, ...], Iterable[Row]], ...]:
    """The files of a format: name, writer, columns and rows."""
    if form == "plover":
        done, aside = plover_rows(record, aside=False), plover_rows(record, aside=True)
        return ("plover.jsonl", _write_json_lines, (), done), ("plover.aside.jsonl", _write_json_lines, (), aside)
    if form == "geojson":
        return (("events.geojson", _write_features, (), feature_rows(record)),)
    if form == "ics":
        return (("planned.ics", _write_calendar, (), calendar_rows(record)),)
    if form == "gdelt":
        return (("gdelt.export.CSV", _write_tabs, GDELT_COLUMNS, gdelt_rows(record)),)
    write = WRITERS[form]
    return (
        (f"accounts.{form}", write, columns.ACCOUNT_COLUMNS, account_rows(record)),
        (f"events.{form}", write, columns.EVENT_COLUMNS, event_rows(record)),
        (f"disagreements.{form}", write, columns.DISAGREEMENT_COLUMNS, disagreement_rows(record)),
        (f"figures.{form}", write, columns.FIGURE_COLUMNS, figure_rows(record)),
        (f"statements.{form}", write, columns.STATEMENT_COLUMNS, map(columns.statement_to_dict, record.statements())),
        (f"positions.{form}", write, columns.POSITION_COLUMNS, map(columns.position_to_dict, record.positions())),
        (f"actors.{form}", write, columns.ACTOR_COLUMNS, actor_rows(record)),
        (f"articles.{form}", write, columns.ARTICLE_COLUMNS, article_rows(record)),
    )


def account_rows(record: Record) -> Iterator[columns.Row]:
    """The accounts in the documented columns, by day."""
    accounts = record.accounts()
    events = record.event_ids(account.id for account in accounts)
    for account in accounts:
        yield columns.account_to_dict(account, event=events[account.id])


def event_rows(record: Record) -> Iterator[columns.Row]:
    """The events in the documented columns, by day: who tells of each, from how many origins, why they are one."""
    sources = {card.id: card.source for card in record.articles()}
    for view in record.events():
        told = {account.article for account in view.accounts}
        yield {
            "id": view.id,
            "type": view.type,
            "mode": view.mode,
            "status": view.status,
            "date": list(view.date),
            "accounts": [account.id for account in view.accounts],
            "articles": len(told),
            "outlets": len({sources[article] or article for article in told}),
            "origins": len(view.origins),
            "reasons": list(view.reasons),
            "possible": [
                {"event": each.event, "score": each.judgement.score, "reasons": list(each.judgement.reasons)}
                for each in view.possible
            ],
        }


def disagreement_rows(record: Record) -> Iterator[columns.Row]:
    """What the accounts of each event don't agree on, event by event."""
    for view in record.events():
        yield from map(columns.disagreement_to_dict, view.disagreements)
    yield from map(columns.disagreement_to_dict, record.figure_disagreements())


def figure_rows(record: Record) -> Iterator[columns.Row]:
    """The figures in the documented columns, series by series."""
    for series in record.figures():
        revised = {later: earlier for earlier, later in series.revised}
        yield from (columns.figure_to_dict(figure, revises=revised.get(figure.id)) for figure in series.points)


def article_rows(record: Record) -> Iterator[columns.Row]:
    """The articles with their text, which the spans of accounts and figures count in."""
    for card in record.articles():
        article = record.article(card.id)
        known = columns.article_to_dict(article)
        known |= {"dated": list(card.dated.range), "dated_by": card.dated.basis, "words": card.words}
        known |= {"accounts": card.accounts, "figures": card.figures}
        yield {name: known[name] for name in columns.ARTICLE_COLUMNS}


def cell(value: object) -> str | int | float | None:
    """A CSV cell: lists and dicts as JSON, and text that a spreadsheet would run starts with an apostrophe."""
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.lstrip(" ")[:1] in FORMULA_STARTS else text


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A file that takes its name only when all of it is written."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("w", encoding=encoding, newline="") as file:
            yield file
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _write_json_lines(file: IO[str], _: tuple[str, ...], found: Iterable[Mapping[str, Any]]) -> int:
    number = 0
    for number, row in enumerate(found, start=1):  # noqa: B007
        file.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
    return number


def _write_csv(file: IO[str], names: tuple[str, ...], found: Iterable[Mapping[str, Any]]) -> int:
    writer = csv.writer(file)
    writer.writerow(names)
    number = 0
    for number, row in enumerate(found, start=1):  # noqa: B007
        writer.writerow([cell(row[name]) for name in names])
    return number


def _write_tabs(file: IO[str], names: tuple[str, ...], found: Iterable[Mapping[str, Any]]) -> int:
    number = 0
    for number, row in enumerate(found, start=1):  # noqa: B007
        file.write("\t".join(row[name] for name in names) + "\n")
    return number


def _write_features(file: IO[str], _: tuple[str, ...], found: Iterable[Mapping[str, Any]]) -> int:
    number = 0
    file.write('{"type": "FeatureCollection", "features": [')
    for number, row in enumerate(found, start=1):
        file.write(("\n" if number == 1 else ",\n") + json.dumps(row, ensure_ascii=False, allow_nan=False))
    file.write("\n]}\n")
    return number


def _write_calendar(file: IO[str], _: tuple[str, ...], found: Iterable[Mapping[str, Any]]) -> int:
    entries = list(found)
    file.write(calendar_text(entries))
    return len(entries)


WRITERS: Mapping[str, Writer] = {"jsonl": _write_json_lines, "csv": _write_csv}
FORMATS = (*WRITERS, "plover", "gdelt", "geojson", "ics")
