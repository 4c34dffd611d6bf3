"""The user's own people: offices and holders that come on top of the shipped tables.

They stand in a CSV file of the user's, with the columns of the tables of holders. Whoever starts the reading
names the file (the command line takes the one beside the record); the library looks for none. Readings depend
on it, so its hash is part of the reader's version.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path

from dragoman.codebook import offices, people
from dragoman.codebook.offices import COLUMNS, DAY
from dragoman.codebook.states import organisations, states
from dragoman.errors import CodebookError

Row = tuple[str, ...]
NEEDED = ("name", "country", "office")
SOURCE = "added"


def use_actors(path: Path | str | None) -> None:
    """Takes a file of people into account from now on, in this process; None: only the shipped tables.

    Raises CodebookError where the file has other columns, or rows that mean nothing.
    """
    use_rows(read_actors(Path(path)) if path is not None else ())


def use_rows(rows: Iterable[Row]) -> None:
    """The same for rows that were read: how a worker gets those of the process that started it."""
    rows = tuple(rows)
    if rows != offices.added_rows():
        offices.take_rows(rows)
        people.forget()


def fingerprint() -> str:
    """Eight hexadecimal digits of the added rows, empty where there are none."""
    rows = offices.added_rows()
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:8] if rows else ""


def read_actors(path: Path) -> tuple[Row, ...]:
    """The rows of a file in the order of COLUMNS; columns that it lacks are empty."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path} cannot be read: {error}.") from error
    table = csv.DictReader(text.splitlines())
    unknown = sorted({column or "" for column in table.fieldnames or ()} - set(COLUMNS))
    missing = [column for column in NEEDED if column not in (table.fieldnames or ())]
    if unknown or missing:
        told = f"unknown columns: {', '.join(unknown)}" if unknown else f"no column {', '.join(missing)}"
        raise CodebookError(f"{path} is no file of people ({told}). docs/actors.md says what it looks like.")
    rows = []
    for number, cells in enumerate(table, start=2):
        row = completed({column: (cells.get(column) or "").strip() for column in COLUMNS})
        problem = fault(row)
        if problem is not None:
            raise CodebookError(f"{path}, line {number}: {problem}.")
        rows.append(tuple(row[column] for column in COLUMNS))
    return tuple(sorted(set(rows)))


def completed(row: dict[str, str]) -> dict[str, str]:
    """A row with its source, and with its end as known where it has one or none is said."""
    return row | {"source": row["source"] or SOURCE, "end_known": row["end_known"] or "yes"}


def fault(row: dict[str, str]) -> str | None:
    """What is wrong with a row, in words; None where nothing is."""
    for column in NEEDED:
        if not row[column]:
            return f"{column} is missing"
    if row["country"] not in states() and row["country"] not in organisations() and row["country"] != "IMG":
        return f"{row['country']!r} is the code of no state (ISO 3166-1 alpha-3) and of no organisation"
    if row["office"] not in offices.offices_held():
        return f"{row['office']!r} is no office of the codebook"
    for column in ("start", "end", "as_of"):
        if row[column] and DAY.fullmatch(row[column]) is None:
            return f"{column} {row[column]!r} is no day, month or year (2024-03-01, 2024-03, 2024)"
    if row["start"] and row["end"] and row["end"] < row["start"][: len(row["end"])]:
        return f"ends {row['end']} before it starts {row['start']}"
    return None


def write_actors(path: Path, rows: Iterable[Row]) -> None:
    """Writes a file of people, sorted."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(sorted(set(rows)))
    except OSError as error:
        raise CodebookError(f"{path} cannot be written: {error.strerror or error}.") from error
