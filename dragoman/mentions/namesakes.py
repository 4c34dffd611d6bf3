"""Tells which of the places of one name a text means.

First by what the text says outright ("Paris, Texas", "the Syrian town of Tadef"), and what it says of a name
once holds for that name throughout. Then by weight: how many people a place has and how well it is known, set
against how much of the text lies in the same state, region, county and stretch of land. The weights are few
and round on purpose; they were set on documents of our own (benchmarks, part `places`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dragoman.mentions.gazetteer import Entry, key
from dragoman.mentions.placenames import Span
from dragoman.mentions.placeways import Way, kilometres

# Of the logarithm of a place's people times its fame, and beside it.
SCALE = 0.85
CAPITAL, OWN, PART, REGIONAL, FOREIGN = 1.5, 0.5, -0.5, 3.0, -0.7
SHIRE = 1.5  # a British county is known by its bare name, as a state of America is: Kent, Devon
# What a whole share of the text is worth, and the share that counts as whole. That a state is named tells less than
# that its towns are: every report names the United States.
NAMED, COUNTRY, REGION, COUNTY, NEAR = (0.7, 0.3), (1.5, 0.3), (2.5, 0.25), (1.5, 0.15), (2.0, 0.25)
ROUNDS = 3
FEW = 7.0  # names: of fewer, a share proves little
MOST = 30  # namesakes looked at: the largest
CELL = 2.0  # degrees: the side of a stretch of land; a place counts for the stretches around its own too
# A metropolis is named everywhere, a small town only at home: how much less the one tells of the land around, for
# each tenfold of its people times fame above FEW_PEOPLE, and how much it tells at the least.
FEW_PEOPLE, FALL, LEAST = 100_000, 0.4, 0.15
GREATER = 10  # times as well known: of two towns that something is near to the one meant
WIDE = 5.0  # degrees from the middle of a region without a code, within which a place lies in it

Held = tuple[Entry, ...]
Where = tuple[Hashable, float]
"""A state, region, county or stretch of land, and how much of a name's weight holds for it."""
Source = tuple[Hashable, float, float]
"""The same with what a whole share of the text is worth there, and the share that counts as whole."""


@dataclass
class _Unit:
    """One name of a text with the places it can mean and how likely each is."""

    entries: list[Entry]
    priors: list[float]
    count: int
    shares: list[float] = field(default_factory=list)

    @cached_property
    def sources(self) -> list[list[Source]]:
        """Where else the text may speak for each of its places."""
        return [_sources(entry) for entry in self.entries]


def choose(
    spans: Sequence[Span],
    holders: Mapping[int, Held | int],
    states: Counter[str],
    *,
    regional: frozenset[int] = frozenset(),
    doubted: frozenset[int] = frozenset(),
    ways: Sequence[Way] = (),
) -> tuple[list[Entry], frozenset[int]]:
    """The place meant by each span, and the spans whose place the text itself tells.

    `holders` gives what a span is said to lie in: another span's number or places; `regional` are the spans
    that a word such as province follows, `doubted` those that are persons' names, which say nothing of the others;
    `states` how often the text speaks of a state's people, `ways` how far some places are told to be from others.
    """
    left, told = _told(spans, holders, ways)
    units: dict[Hashable, _Unit] = {}
    of_span = []
    for n, entries in enumerate(left):
        ident = (spans[n].name, n in regional, len(entries), entries[0].geonames)
        if ident not in units:
            units[ident] = _unit(entries, spans[n].name, regional=n in regional)
        units[ident].count += n not in doubted
        of_span.append(units[ident])
    _weigh(list(units.values()), states)
    return [_best(unit) for unit in of_span], told


def _told(
    spans: Sequence[Span], holders: Mapping[int, Held | int], ways: Sequence[Way]
) -> tuple[list[Held], frozenset[int]]:
    """The places left for each span by what the text says it lies in or is near, and the spans that this settles."""
    left = [span.entries for span in spans]
    told: set[int] = set()
    for n in sorted(holders, reverse=True):
        holder = holders[n]
        outers = left[holder] if isinstance(holder, int) else holder
        inside = tuple(e for e in left[n] if any(lies_in(e, o) for o in outers))
        if inside:
            left[n] = inside
            told.add(n)
            if isinstance(holder, int):
                left[holder] = tuple(o for o in outers if any(lies_in(e, o) for e in inside))
                told.add(holder)
    for way in ways:
        near = [(e, o) for e in left[way.span] for o in left[way.other] if is_within(e, o, way.km)]
        if near:
            known = max(o.size for _, o in near)  # "outside Nashville": not the small one
            near = [(e, o) for e, o in near if o.size * GREATER >= known]
            left[way.span] = tuple(dict.fromkeys(e for e, _ in near))
            left[way.other] = tuple(dict.fromkeys(o for _, o in near))
            told |= {way.span, way.other}
    settled = {}
    for n in sorted(told, reverse=True):
        settled[spans[n].name] = left[n]
    for n, span in enumerate(spans):
        if n not in told and span.name in settled:
            left[n] = settled[span.name]  # one sense throughout
    return left, frozenset(told)


def is_within(entry: Entry, other: Entry, km: float) -> bool:
    """Whether two places, neither a state or wider, are no farther from each other than that."""
    return not {entry.kind, other.kind} & {"country", "area", "sea"} and kilometres(entry, other) <= km


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in a state, region or county."""
    if entry is outer or entry.kind == "country" or outer.kind not in {"country", "region", "county", "area"}:
        return False
    if outer.kind == "country":
        return entry.country == outer.country
    if outer.country is not None and entry.country != outer.country:
        return False
    if outer.kind == "county":
        return entry.county == outer.county and entry.kind == "city"
    if outer.region and entry.region:
        return entry.region == outer.region and (entry.kind != "region" or entry.own)
    wide = WIDE * 3 if outer.kind == "area" else WIDE
    return math.hypot(entry.lat - outer.lat, entry.lon - outer.lon) < wide and entry.size < outer.size


def _unit(entries: Sequence[Entry], name: str, *, regional: bool) -> _Unit:
    priors = {e: _prior(e, name, regional=regional) for e in entries}
    ranked = sorted(priors, key=lambda e: (-priors[e], e.geonames or ""))[:MOST]
    return _Unit(ranked, [priors[e] for e in ranked], 0)


def _prior(entry: Entry, name: str, *, regional: bool) -> float:
    """How likely a name means a place by itself; less where the place is called otherwise in English (Roma, Rome)."""
    foreign = not entry.own and not name.startswith("~") and key(entry.name) != name
    worth = FOREIGN * foreign
    worth += SCALE * math.log10(entry.size + 10) + CAPITAL * entry.capital + OWN * entry.own + PART * entry.part
    worth += SHIRE if entry.kind == "county" and entry.country == "GBR" else 0.0
    return worth + (REGIONAL if regional and entry.kind in {"region", "county"} else 0.0)


def _weigh(units: Sequence[_Unit], states: Counter[str]) -> None:
    """Lets the names of a text speak for each other until each has its likeliest place."""
    for unit in units:
        unit.shares = _shares([p / 2 for p in unit.priors])
    total = sum(map(_weight, units)) + sum(1 + math.log2(t) for t in states.values())
    settled = {n: _given(unit) for n, unit in enumerate(units) if len(unit.entries) == 1}
    for _ in range(ROUNDS):
        support: defaultdict[Hashable, float] = defaultdict(float)
        for state, times in states.items():
            support["named", state] += 1 + math.log2(times)
        own = []
        for n, unit in enumerate(units):
            given = settled[n] if n in settled else _given(unit)
            own.append(given)
            for where, weight in given.items():
                support[where] += weight
        for unit, given in zip(units, own, strict=True):
            if len(unit.entries) > 1:
                rest = max(total - _weight(unit), FEW)
                scores = [
                    p + _backing(s, support, given, rest) for s, p in zip(unit.sources, unit.priors, strict=True)
                ]
                unit.shares = _shares(scores)


def _weight(unit: _Unit) -> float:
    return 1 + math.log2(unit.count) if unit.count else 0.0


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [10 ** (s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def _given(unit: _Unit) -> Mapping[Hashable, float]:
    """What a name's places say for the states, regions and stretches of land that they are in."""
    given: defaultdict[Hashable, float] = defaultdict(float)
    weight = _weight(unit)
    for n, share in enumerate(unit.shares):
        if share > 0.01:
            for where, told in _wheres(unit.entries[n]):
                given[where] += weight * share * told
    return given


def _locality(entry: Entry) -> float:
    """How much a name tells of the region around it: all where it is a small town, little where all know it."""
    if entry.kind != "city" or entry.size <= FEW_PEOPLE:
        return 1.0
    return max(LEAST, 1.0 - FALL * math.log10(entry.size / FEW_PEOPLE))


@lru_cache(maxsize=4096)  # places: those that reports name come again
def _wheres(entry: Entry) -> tuple[Where, ...]:
    """Where a place is, and how much its name tells of each: of its state all."""
    local = _locality(entry)
    return tuple((where, 1.0 if isinstance(where, str) and len(where) == 3 else local) for where in _around(entry))


def _around(entry: Entry) -> Iterator[Hashable]:
    """The state, region, county and stretches of land of a place."""
    if entry.country:
        yield ("named", entry.country) if entry.kind == "country" else entry.country
    if entry.region:
        yield entry.region
    if entry.county:
        yield entry.county
    if entry.kind not in {"country", "area", "sea"}:
        lat, lon = int(entry.lat // CELL), int(entry.lon // CELL)
        yield from ((lat + a, lon + b) for a in (-1, 0, 1) for b in (-1, 0, 1))


def _sources(entry: Entry) -> list[Source]:
    """Where else a text may speak for a place, with the worth of each."""
    cell = (int(entry.lat // CELL), int(entry.lon // CELL))
    sources: tuple[tuple[Hashable, tuple[float, float]], ...] = (
        (("named", entry.country) if entry.country else "", NAMED),
        (entry.country or "", COUNTRY),
        (entry.region, REGION),
        (entry.county, COUNTY),
        (cell if entry.kind not in {"country", "area", "sea"} else "", NEAR),
    )
    return [(where, worth, whole) for where, (worth, whole) in sources if where]


def _backing(
    sources: Sequence[Source], support: Mapping[Hashable, float], given: Mapping[Hashable, float], rest: float
) -> float:
    """What the rest of the text adds to a place's weight."""
    added = 0.0
    for where, worth, whole in sources:
        share = (support.get(where, 0.0) - given.get(where, 0.0)) / rest
        added += worth * min(1.0, share / whole)
    return added


def _best(unit: _Unit) -> Entry:
    return max(zip(unit.shares, unit.priors, range(0, -len(unit.entries), -1), unit.entries, strict=True))[3]
