"""Reads articles kept as rows: JSON Lines, JSON and CSV, one document a row, a bad row a Skip with its line.

The columns are `id, source, url, published, title, text` and `country`; others are left alone, and only
`text` is needed.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.errors import NotAnArticle
from dragoman.intake.article import MOST_CHARACTERS, Told, make
from dragoman.intake.encoding import decode
from dragoman.records import Article, Skip

FIELDS = ("id", "source", "url", "published", "title", "text", "country")
"""The columns that are read; others are left alone. Only `text` is needed."""
MOST_BYTES_A_LINE = 4 * MOST_CHARACTERS


def read_json_lines(lines: Iterable[bytes | None], *, name: str, stem: str) -> Iterator[Article | Skip]:
    """Yield the article of each line. None among the lines is one that was too long to be held."""
    for number, line in enumerate(lines, 1):
        where = f"{name} line {number}"
        if line is None:
            yield Skip(where, f"is too large (over {MOST_BYTES_A_LINE:,} bytes).", "too_large")
            continue
        text = decode(line)
        if text is None:
            yield Skip(where, "is no text in a known encoding.", "encoding")
        elif text.strip():
            yield _from_json(text, where, f"{stem}-{number}")


def read_json(text: str, *, name: str, stem: str) -> Iterator[Article | Skip]:
    """Yield the articles of a JSON file: one object, or a list of them."""
    try:
        whole = parse(text)
    except ValueError as error:
        yield Skip(name, f"is not valid JSON ({error}).", "broken")
        return
    if isinstance(whole, dict):
        yield _row(whole, name, stem)
        return
    if not isinstance(whole, list) or not whole:
        yield Skip(name, "holds no documents: an object with a text, or a list of these.", "unsupported")
        return
    for number, each in enumerate(whole, 1):
        yield _row(each, f"{name} document {number}", f"{stem}-{number}")


def read_csv(lines: Iterable[str], *, name: str, stem: str) -> Iterator[Article | Skip]:
    """Yield the article of each row under a header with the column `text`; commas, semicolons or tabs part them."""
    csv.field_size_limit(max(csv.field_size_limit(), MOST_CHARACTERS))
    source = iter(lines)
    header = next(source, "")
    mark = max(",;\t", key=header.count)
    columns = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=mark), [])]
    if "text" not in columns:
        found = ", ".join(columns[:8])[:120] or "none"
        yield Skip(name, f"has no column called text (columns: {found}).", "unsupported")
        return
    rows = csv.reader(source, delimiter=mark)
    try:
        for row in rows:
            where = f"{name} line {rows.line_num + 1}"
            if any(cell.strip() for cell in row):
                cells = dict(zip(columns, row, strict=False))
                yield _row({key: cell or None for key, cell in cells.items()}, where, f"{stem}-{rows.line_num + 1}")
    except csv.Error as error:
        yield Skip(name, f"is not valid CSV after line {rows.line_num + 1} ({error}).", "broken")


def parse(text: str) -> Any:
    """Return the value of a JSON text; every fault, nesting too deep among them, is a ValueError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at character {error.pos}") from None
    except RecursionError:
        raise ValueError("nested too deep") from None


def _from_json(text: str, where: str, fallback: str) -> Article | Skip:
    try:
        return _row(parse(text), where, fallback)
    except ValueError as error:
        return Skip(where, f"is not valid JSON ({error}).", "broken")


def _row(row: object, where: str, fallback: str) -> Article | Skip:
    """Return the article of one row, or why there is none."""
    if not isinstance(row, dict) or "text" not in row:
        return Skip(where, "is not a document: an object with a text is needed.", "unsupported")
    text = row["text"]
    if text is None or text == "":
        return Skip(where, "has no text.", "empty")
    if not isinstance(text, str):
        return Skip(where, "has a text that is no string.", "broken")
    try:
        told = Told(
            id=_field(row, "id") or fallback,
            title=_field(row, "title"),
            source=_field(row, "source"),
            url=_field(row, "url"),
            published=_field(row, "published"),
            country=_field(row, "country"),
        )
        return make(text, told, name=where)
    except NotAnArticle as refusal:
        return Skip(where, refusal.reason, refusal.kind)


def _field(row: Mapping[str, object], field: str) -> str | None:
    value = row.get(field)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None
