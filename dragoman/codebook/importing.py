"""Reads people from an export of Wikidata's query service, or from a small table of the user's.

The export is what query.wikidata.org gives as JSON, JSON (verbose) or CSV for the query in docs/actors.md.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.codebook.additions import Row, completed, fault
from dragoman.codebook.offices import COLUMNS
from dragoman.codebook.roles import find_roles
from dragoman.errors import CodebookError

_ENTITY = re.compile(r"(?:^|/)(Q\d+)$")
_MOMENT = re.compile(r"[+]?(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
# Wikidata's precisions: 9 is a year, 10 a month, 11 a day.
_LENGTHS = {"9": 4, "10": 7, "11": 10}


def people_from(text: str) -> tuple[list[Row], list[str]]:
    """The rows of an export, and in words what was passed over and why."""
    rows: dict[Row, None] = {}
    passed: list[str] = []
    for number, cells in enumerate(_cells(text), start=1):
        row = _row(cells)
        problem = fault(row)
        if problem is None:
            rows[tuple(row[column] for column in COLUMNS)] = None
        else:
            who = row["name"] or cells.get("personLabel") or cells.get("person") or f"entry {number}"
            passed.append(f"{who}: {problem}")
    return list(rows), passed


def _cells(text: str) -> Iterator[Mapping[str, str]]:
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("[", "{"):
        yield from csv.DictReader(text.lstrip("\ufeff").splitlines())
        return
    try:
        told: Any = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise CodebookError(f"The export is broken JSON: {error}.") from error
    entries = told if isinstance(told, list) else told.get("results", {}).get("bindings", [])
    for entry in entries:
        yield {name: str(value["value"] if isinstance(value, dict) else value) for name, value in entry.items()}


def _row(cells: Mapping[str, str]) -> dict[str, str]:
    """One entry in the columns of the tables; the names of the query's variables come before our own."""

    def told(*names: str) -> str:
        return next((cells[name].strip() for name in names if cells.get(name)), "")

    title = told("positionLabel", "title")
    entity = _ENTITY.search(told("person", "wikidata"))
    name = told("personLabel", "name")
    row = dict.fromkeys(COLUMNS, "") | {
        "name": "" if _ENTITY.fullmatch(name) else name,  # no English label
        "country": told("country", "iso").upper() if len(told("country", "iso")) == 3 else told("country", "iso"),
        "title": title,
        "office": told("office") or _office(title),
        "family": told("familyLabel", "family"),
        "other_names": _names(told("personAltLabel", "other_names")),
        "wikidata": entity.group(1) if entity else "",
        "start": _day(told("start"), told("startPrecision")),
        "end": _day(told("end"), told("endPrecision")),
        "as_of": told("as_of"),
        "source": "wikidata" if "personLabel" in cells else told("source"),
    }
    return completed(row)


def _office(title: str) -> str:
    """The class of office that a title means: "Minister of Foreign Affairs of Turkey" is foreign_minister."""
    found = find_roles(title[:1].lower() + title[1:])
    return found[0].office if found and found[0].start == 0 else ""


def _names(cell: str) -> str:
    """Other spellings, which Wikidata separates with commas and we with bars."""
    return "|".join(part.strip() for part in re.split(r"[|,]", cell) if part.strip())


def _day(told: str, precision: str) -> str:
    """A moment of Wikidata's as far as it is known; 1 January without a precision is a year only."""
    match = _MOMENT.match(told)
    if match is None:
        return told
    day = "-".join(match.groups())
    if precision:
        return day[: _LENGTHS.get(precision, 4)]
    return day[:4] if day.endswith("-01-01") and "T" in told else day
