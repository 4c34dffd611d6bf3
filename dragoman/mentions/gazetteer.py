"""Looks a place's name up: hand-made rows first, then states, then the towns and regions of GeoNames.

The towns are a text file sorted by folded name; a look-up is a binary search in its bytes, so that
nothing is read into tables at the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dragoman.codebook.folding import fold
from dragoman.codebook.tables import cell_list, rows

Kind = Literal["country", "city", "region", "sea", "strait", "river", "border", "area", "venue"]
LINE = 600  # bytes: longer than any line of the gazetteer


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the tables. `size` is its people times its fame; `weak` names are also words or persons' names."""

    name: str
    kind: Kind
    country: str | None
    region: str
    lat: float
    lon: float
    size: int
    geonames: str | None
    capital: bool = False
    weak: bool = False
    claimed_by: tuple[str, ...] = ()
    own: bool = False  # a row of our own table, which stands before others


@cache
def own_places() -> dict[str, tuple[Entry, ...]]:
    """The hand-made rows and the states, by folded name."""
    found: dict[str, list[Entry]] = {}
    for row in rows("places"):
        entry = Entry(
            row["name"],
            row["kind"],  # type: ignore[arg-type]
            row["country"] or None,
            row["name"] if row["kind"] == "region" else "",
            float(row["lat"]),
            float(row["lon"]),
            10_000_000,
            None,
            claimed_by=cell_list(row["claimed_by"]),
            own=True,
        )
        for name in (row["name"], *cell_list(row["other_names"])):
            found.setdefault(key(name), []).append(entry)
    for name, entry in _states():
        found.setdefault(name, []).append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def _states() -> list[tuple[str, Entry]]:
    """The states by their names, those that name a part or a capital left to the other tables."""
    points = {row["code"]: row for row in rows("country_points")}
    taken = {key(n) for row in rows("places") for n in (row["name"], *cell_list(row["other_names"]))}
    found = []
    for row in rows("states"):
        point = points.get(row["code"])
        if point is None:
            continue
        where = (float(point["lat"]), float(point["lon"]))
        entry = Entry(
            row["name"], "country", row["code"], "", *where, 50_000_000, point["geonames"] or None, own=True
        )
        capitals = {key(c) for c in cell_list(row["capitals"])} - {key(row["name"])}
        names = {key(n) for n in (row["name"], *cell_list(row["other_names"]))}
        found += [(name, entry) for name in sorted(names - taken - capitals - {"states"})]
    return found


def key(name: str) -> str:
    """The form under which a name is looked up: folded, without article and stops."""
    plain = fold(name).replace(".", "").replace("'", "'").strip()
    return plain.removeprefix("the ")


@cache
def _blob() -> bytes:
    return (files("dragoman.codebook") / "tables" / "gazetteer.tsv").read_bytes()


@lru_cache(maxsize=20_000)
def towns(name: str) -> tuple[Entry, ...]:
    """The towns and regions of a folded name, from GeoNames."""
    blob, wanted = _blob(), name.encode() + b"\t"
    low, high = 0, len(blob)
    while low < high:
        middle = (low + high) // 2
        start = blob.rfind(b"\n", max(0, middle - LINE), middle) + 1
        end = blob.find(b"\n", start)
        if blob[start:end] < wanted:
            low = end + 1
        else:
            high = start
    found = []
    while blob.startswith(wanted, low):
        end = blob.find(b"\n", low)
        found.append(_entry(blob[low:end].decode()))
        low = end + 1
    return tuple(found)


def _entry(line: str) -> Entry:
    _, name, kind, country, region, lat, lon, size, geonames, marks = line.split("\t")
    return Entry(
        name,
        kind,  # type: ignore[arg-type]
        country,
        region,
        float(lat),
        float(lon),
        int(size),
        geonames or None,
        capital="c" in marks,
        weak="w" in marks,
    )


def look_up(name: str) -> tuple[Entry, ...]:
    """All places of a name, ours before those of GeoNames."""
    wanted = key(name)
    return own_places().get(wanted, ()) + towns(wanted)
