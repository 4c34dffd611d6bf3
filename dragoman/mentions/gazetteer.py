"""Looks a place's name up: hand-made rows first, then states, then the towns and regions of GeoNames.

The towns are a text file sorted by folded name; a look-up is a binary search in its bytes, which the
system maps into memory as they are needed, so that nothing is read into tables at the start.
"""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files

from dragoman.codebook.folding import fold, sound
from dragoman.codebook.tables import cell_list, rows
from dragoman.records import PlaceKind

SHORTEST = 5  # letters of a sound and its mark: shorter ones tell nothing
STATE, DEPENDENCY = 50_000_000, 3_000_000  # people times fame, as which a state and a land under one are known
LINE = 600  # bytes: longer than any line of the gazetteer
_MARKS = str.maketrans({".": "", "'": "", "-": " "})
_SPELT_OUT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "co": "county"}
_SHORT = re.compile(r"^(?:saint|sainte|mount|fort)(?= )|(?<= )co$")
_SHORT_STARTS = ("saint", "mount", "fort")
_ARTICLES = frozenset("al el an ar as ash at az ad ed er es et ez adh ath ul".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the tables. `size` is its people times its fame; `weak` names are also words, `personal` persons'.

    `region` and `county` are GeoNames' codes of the first- and second-level region that it is or lies in
    ("USA.TX", "USA.TX.277"), empty where unknown.
    """

    name: str
    kind: PlaceKind
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
    county: str = ""
    personal: bool = False
    part: bool = False  # a part of a town


@cache
def own_places() -> dict[str, tuple[Entry, ...]]:
    """The hand-made rows and the states, by folded name."""
    found: dict[str, list[Entry]] = {}
    for row in rows("places"):
        entry = Entry(
            row["name"],
            row["kind"],  # type: ignore[arg-type]
            row["country"] or None,
            row["code"],
            float(row["lat"]),
            float(row["lon"]),
            int(row["size"] or 10_000_000),
            row["geonames"] or None,
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
        size = DEPENDENCY if row["kind"] == "dependency" else STATE
        entry = Entry(row["name"], "country", row["code"], "", *where, size, point["geonames"] or None, own=True)
        capitals = {key(c) for c in cell_list(row["capitals"])} - {key(row["name"])}
        names = {key(n) for n in (row["name"], *cell_list(row["other_names"]))}
        found += [(name, entry) for name in sorted(names - taken - capitals - {"states"})]
    return found


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """The form under which a name is looked up: folded, without article, stops and hyphens, "Saint" as "St"."""
    plain = " ".join(fold(name).translate(_MARKS).split()).removeprefix("the ")
    return _SHORT.sub(_spelt_out, plain) if plain.startswith(_SHORT_STARTS) or plain.endswith(" co") else plain


def _spelt_out(match: re.Match[str]) -> str:
    return _SPELT_OUT[match.group()]


def sound_key(name: str) -> str:
    """The form under which towns of many spellings are looked up by the sound of their names, articles left out."""
    heard = [sound(word) for word in key(name).split() if word not in _ARTICLES]
    return f"~{' '.join(heard)}"


@cache
def _blob() -> mmap.mmap | bytes:
    with as_file(files("dragoman.codebook") / "tables" / "gazetteer.tsv") as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


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
    while blob[low : low + len(wanted)] == wanted:
        end = blob.find(b"\n", low)
        found.append(_entry(blob[low:end].decode()))
        low = end + 1
    return tuple(found)


def _entry(line: str) -> Entry:
    folded, name, kind, where, lat, lon, size, geonames, marks = line.split("\t")
    country, _, inner = where.partition(".")
    region = inner.partition(".")[0]
    return Entry(
        name or folded.title(),
        kind or "city",  # type: ignore[arg-type]
        country,
        f"{country}.{region}" if region else "",
        float(lat),
        float(lon),
        int(size),
        geonames or None,
        capital="c" in marks,
        weak="w" in marks,
        county=where if "." in inner else "",
        personal="p" in marks,
        part="x" in marks,
    )


@lru_cache(maxsize=20_000)
def look_up(name: str) -> tuple[Entry, ...]:
    """All places of a name, ours before those of GeoNames; one that is in both once."""
    wanted = key(name)
    own = own_places().get(wanted, ())
    if not own:
        return towns(wanted)
    known = {entry.geonames for entry in own}
    lands = {entry.country for entry in own if entry.kind == "country"}
    found = (e for e in towns(wanted) if e.geonames not in known)
    return own + tuple(e for e in found if not (e.capital and e.country in lands))  # "Mexico" is not Mexico City


def look_up_sound(name: str) -> tuple[Entry, ...]:
    """The towns of GeoNames whose names sound as this one: "Maarat al-Numan" as Ma'arrat an Nu'man."""
    heard = sound_key(name)
    return towns(heard) if len(heard) > SHORTEST else ()
