"""How well actors are known: offices filled by day, and the cases of `dragoman.resolve_actor`.

python -m benchmarks.actors            shares, and the halves of the case table
python -m benchmarks.actors --gaps     and the days for which an office has no holder
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from dragoman import codebook, resolve_actor

CASES = Path(__file__).parent.parent / "tests" / "mentions" / "cases" / "resolving.csv"
OFFICES = ("head_of_state", "head_of_government", "foreign_minister")
FIRST, LAST, STEP = dt.date(2010, 1, 1), dt.date(2026, 1, 1), dt.timedelta(days=15)


def days() -> Iterator[dt.date]:
    """Every fifteenth day from 2010 to 2026."""
    day = FIRST
    while day <= LAST:
        yield day
        day += STEP


def gaps(country: str, office: str) -> list[tuple[dt.date, dt.date, int]]:
    """First and last day of each run of days without a holder, and how many were looked at."""
    filled = [(day, bool(codebook.holders_of(country, office, day))) for day in days()]
    runs = [(held, [day for day, _ in run]) for held, run in groupby(filled, key=lambda each: each[1])]
    return [(run[0], run[-1], len(run)) for held, run in runs if not held]


def main(*, show: bool) -> None:
    """Prints the figures."""
    members = [state.code for state in codebook.states().values() if state.kind == "member"]
    looked_at = len(members) * sum(1 for _ in days())
    for office in OFFICES:
        missing = {country: gaps(country, office) for country in members}
        empty = sum(count for found in missing.values() for _, _, count in found)
        print(f"{office}: filled {1 - empty / looked_at:.4f} of {looked_at} days of {len(members)} states")
        for country, found in missing.items() if show else ():
            for first, last, _ in found:
                print(f"    {country} {first} to {last}")
    for half in ("dev", "held"):
        print(f"resolve_actor, {half}: {_halves(half)}")


def _halves(half: str) -> str:
    with CASES.open(encoding="utf-8", newline="") as file:
        cases = [row for row in csv.DictReader(file) if row["half"] == half]
    right = [_right(case) for case in cases]
    country, sector, both = (sum(map(check, right)) for check in (lambda r: r[0], lambda r: r[1], all))
    return f"country {country}, primary sector {sector}, both {both} of {len(cases)}"


def _right(case: dict[str, str]) -> tuple[bool, bool]:
    on = dt.date.fromisoformat(case["on"]) if case["on"] else None
    actor = resolve_actor(case["text"], context=case["context"] or None, on=on)
    if actor is None:
        return False, False
    wanted = case["sector"].split("|")
    return actor.country in case["country"].split("|"), wanted == [""] or next(iter(actor.sectors), "") in wanted


if __name__ == "__main__":
    main(show="--gaps" in sys.argv[1:])
