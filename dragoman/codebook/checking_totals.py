"""Checks the tables of running totals: series without words or counts, and counts that fall where they only grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from dragoman.codebook.tables import rows
from dragoman.codebook.totals import groups_of

KINDS = frozenset({"running", "closed", "level", "known"})


def _totals() -> Iterator[str]:
    """What in the two tables contradicts itself, as lines for the person who edits them."""
    named = [row["series"] for row in rows("total_series")]
    for name in sorted({name for name in named if named.count(name) > 1}):
        yield f"total_series.csv: {name!r} stands twice"
    for row in rows("total_series"):
        if row["kind"] not in KINDS:
            yield f"total_series.csv: {row['series']!r} has the unknown kind {row['kind']!r}"
        for column in ("every", "late", "rough"):
            if not row[column].isdigit():
                yield f"total_series.csv: {row['series']!r} has {row[column]!r} for a number, {column}"
        if not groups_of(row["counted"]) or not groups_of(row["about"]):
            yield f"total_series.csv: {row['series']!r} has no words to be found by"
    points: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows("totals"):
        points[row["series"]].append((row["day"], row["value"]))
    for name in sorted(points.keys() ^ set(named)):
        yield f"totals.csv: {name!r} has counts or words only, not both"
    kinds = {row["series"]: row["kind"] for row in rows("total_series")}
    for name, told in points.items():
        yield from _bad_points(name, kinds.get(name, ""), told)


def _bad_points(name: str, kind: str, told: list[tuple[str, str]]) -> Iterator[str]:
    """Counts of one series without a day or number, out of order, or fewer than before where they only grow."""
    bad = [(day, value) for day, value in told if not (_is_day(day) and value.isdigit() and int(value))]
    for day, value in bad:
        yield f"totals.csv: {name}, {day}: {value!r} is no count of a day"
    if bad:
        return
    for (day, value), (next_day, next_value) in pairwise(told):
        if next_day < day or (next_day == day and int(next_value) <= int(value)):
            yield f"totals.csv: {name}, {next_day}: stands behind {day}, {value}"
        elif kind != "level" and int(next_value) < int(value):
            yield f"totals.csv: {name}, {next_day}: {next_value} is fewer than {value} before"


def _is_day(text: str) -> bool:
    """Whether a cell is a whole day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (_totals,)
