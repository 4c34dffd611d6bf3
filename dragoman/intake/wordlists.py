"""Loads intake's tables: what lines of boilerplate, credits and captions look like. A person edits the CSV files."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

MATCHES = ("is", "starts", "ends", "contains")
_DECORATION = re.compile(r"[*_#>|\[\]<>]+|\(https?://[^\s)]*\)")


def plain(line: str) -> str:
    """Return a line as the tables know it: lower case, straight quotes, no Markdown, single spaces."""
    bare = _DECORATION.sub(" ", line).replace("’", "'").replace("‘", "'").lower()
    return " ".join(bare.split())


@cache
def words(table: str) -> frozenset[str]:
    """Return the first column of a table of words."""
    return frozenset(row[0] for row in _rows(table))


@cache
def lines(kind: str) -> re.Pattern[str]:
    """Return the pattern of a kind's rows in `lines.csv`, to be searched for in a `plain` line.

    `is` rows match the whole line but for punctuation around it, `starts` and `ends` rows its two ends,
    `contains` rows whole words anywhere in it.
    """
    rows = [row for row in _rows("lines") if row[0] == kind]
    by_match = {match: "|".join(_whole(row[2]) for row in rows if row[1] == match) for match in MATCHES}
    shapes = {"is": r"\A\W*(?:{})\W*\Z", "starts": r"\A\W*(?:{})", "ends": r"(?:{})\W*\Z", "contains": r"(?:{})"}
    return re.compile("|".join(shapes[match].format(either) for match, either in by_match.items() if either))


def _whole(phrase: str) -> str:
    """Return a pattern for a phrase that neither starts nor ends inside a word."""
    phrase = phrase.strip().lower()
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return f"{before}{re.escape(phrase)}{after}"


@cache
def _rows(table: str) -> tuple[list[str], ...]:
    path = files("dragoman.intake") / "tables" / f"{table}.csv"
    rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    return tuple(row for row in list(rows)[1:] if row)
