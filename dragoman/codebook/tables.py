"""Reads the codebook's tables: UTF-8 CSV files with a header row that a person can edit."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of `tables/<table>.csv`, or of all files of the folder `tables/<table>`, as column to cell."""
    for lines in _files(table):
        table_rows = csv.reader(lines)
        columns = next(table_rows)
        for row in table_rows:
            yield dict(zip(columns, row, strict=True))


def bare_rows(table: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The rows of a long table as cells in the order of these columns, which are all that it has."""
    path = files("dragoman.codebook") / "tables" / f"{table}.csv"
    table_rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    assert tuple(next(table_rows)) == columns, f"{table}.csv has other columns"
    return table_rows


def row_lines(table: str, columns: tuple[str, ...]) -> list[str]:
    """The rows of a very long table of these columns as lines, to be taken apart when one is needed."""
    found: list[str] = []
    for lines in _files(table):
        assert lines[0] == ",".join(columns), f"{table} has other columns"
        found += lines[1:]
    return found


def _files(table: str) -> Iterator[list[str]]:
    """The lines of a table's file, or of each file of its folder, by name."""
    place = files("dragoman.codebook") / "tables"
    one = place / f"{table}.csv"
    paths = [one] if one.is_file() else sorted((place / table).iterdir(), key=lambda path: path.name)
    for path in paths:
        yield path.read_text(encoding="utf-8").splitlines()


def cell_list(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, separated by `|`."""
    return tuple(entry.strip() for entry in cell.split("|") if entry.strip())
