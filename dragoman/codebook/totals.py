"""Running totals that reports tell: what is counted in which war or flood, and how many had been told by which day.

Rows of `total_series.csv` say what is counted and the words that tell it, those of `totals.csv` the counts by day.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.codebook.tables import bare_rows, cell_list, rows

POINTS = ("series", "day", "value")
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A count and the day on which it was told."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, with its counts by day and then by size.

    `kind`: running (it only grows), closed (the same, till it ended), level (it falls, too), known (told long after
    as well, so that it tells only from when on; but for the count itself where it is told `every` so many days). A
    count is told anew after `every` days (0: it depends), the old one for `late` days after that; other counters
    differ by `rough` percent. The words of `counted` stand in a figure's clause, those of `beside` in its sentence,
    those of `about` in its text, and none of `without` in its clause.
    """

    name: str
    kind: str
    every: int
    late: int
    rough: int
    counted: Groups
    beside: Groups
    about: Groups
    without: tuple[str, ...]
    points: tuple[Point, ...]


@cache
def all_series() -> tuple[Series, ...]:
    """The series of the table, in its order."""
    points: dict[str, list[Point]] = defaultdict(list)
    for name, day, value in bare_rows("totals", POINTS):
        points[name].append(Point(date.fromisoformat(day), int(value)))
    return tuple(
        Series(
            row["series"], row["kind"], int(row["every"]), int(row["late"]), int(row["rough"]),
            groups_of(row["counted"]), groups_of(row["beside"]), groups_of(row["about"]), cell_list(row["without"]),
            tuple(points[row["series"]]),
        )
        for row in rows("total_series")
    )  # fmt: skip


def groups_of(cell: str) -> Groups:
    """The groups of a cell between its `&`, of each of which one entry must stand there."""
    return tuple(found for group in cell.split("&") if (found := cell_list(group)))
