"""Places named in news paragraphs of our own: how many are found, in the right state, and within 161 km.

    python -m benchmarks.places [--misses]

`cases/places.txt` and `cases/places_more.txt` have a paragraph a line: its half (`dev` to learn from, `test` kept
apart), its kind, and the text with each place marked as [name|state|latitude|longitude], the state `-` at sea or
where states dispute it. 161 km (100 miles) is the field's usual measure. What is not found counts as wrong.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.parts import Part
from dragoman.mentions.places import find_places
from dragoman.records import PlaceMention

CASES = Path(__file__).parent / "cases" / "places.txt"
# Local papers full of small namesakes, news of outbreaks and of the world, written later.
MORE = CASES.with_name("places_more.txt")
MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]")
NEAR_KM = 161.0
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A place as marked: its characters in the text without marks, its state and its point."""

    start: int
    end: int
    country: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the cases."""

    name: str
    half: str
    text: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many places a set has, and how many of them were found, in the right state, and near."""

    marked: int = 0
    found: int = 0
    country: int = 0
    near: int = 0


def paragraphs(path: Path = CASES) -> Iterator[Paragraph]:
    """The paragraphs with their answers."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        half, kind, marked = line.split("\t")
        text, places = unmarked(marked)
        yield Paragraph(f"{half}/{kind}-{number}", half, text, places)


def unmarked(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """A text without its marks, and the places that they told."""
    text, places, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        name, country, lat, lon = match.groups()
        point = (float(lat), float(lon))
        places.append(Marked(len(text), len(text) + len(name), None if country == "-" else country, *point))
        text += name
        at = match.end()
    return text + marked[at:], tuple(places)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The way between two points over the earth's surface."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def judge(place: Marked, found: Sequence[PlaceMention]) -> tuple[bool, bool, PlaceMention | None]:
    """Whether a marked place's state is right and its point near, and what was found there."""
    over = [p for p in found if p.start < place.end and place.start < p.end]
    if not over:
        return False, False, None
    best = max(over, key=lambda p: min(p.end, place.end) - max(p.start, place.start))
    if best.lat is None or best.lon is None:
        return best.country == place.country, False, best
    return best.country == place.country, kilometres(place.lat, place.lon, best.lat, best.lon) <= NEAR_KM, best


def score(cases: Sequence[Paragraph], misses: list[str] | None = None) -> Score:
    """The score of a set, with its misses put into a list."""
    total = Score()
    for case in cases:
        found = find_places(case.text)
        for place in case.marked:
            country, near, best = judge(place, found)
            total = replace(
                total,
                marked=total.marked + 1,
                found=total.found + (best is not None),
                country=total.country + country,
                near=total.near + near,
            )
            if misses is not None and not (country and near):
                misses.append(
                    f"{case.half}: {case.name} {case.text[place.start : place.end]!r}: {_told(place, best)}"
                )
    return total


def _told(place: Marked, best: PlaceMention | None) -> str:
    if best is None or best.lat is None or best.lon is None:
        return "not found"
    away = kilometres(place.lat, place.lon, best.lat, best.lon)
    told = f"{best.known_as} ({best.country} {best.kind} {best.lat}, {best.lon})"
    return f"{told}, {away:.0f} km away, not {place.country}"


def places() -> Part:
    """The part of the benchmarks: both halves of both sets."""
    part = Part("places")
    for path, label in ((CASES, ""), (MORE, "more.")):
        cases = list(paragraphs(path))
        for half in ("dev", "test"):
            told = score([c for c in cases if c.half == half], part.misses)
            for name, right in (("found", told.found), ("country", told.country), ("near", told.near)):
                part.figures[f"{label}{half}.{name}"] = right / told.marked
                part.lines.append(f"{label + half:9} {name:8} {right / told.marked:.3f}   ({right} of {told.marked})")
    return part


if __name__ == "__main__":
    measured = places()
    print("\n".join(measured.lines))
    if "--misses" in sys.argv:
        print("\n".join(miss for miss in measured.misses if not miss.startswith("test: ")))
