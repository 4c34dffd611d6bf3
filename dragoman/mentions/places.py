"""Finds the places that a text names and says where on the earth they are.

Of namesakes the one is taken that the text itself places ("Springfield, Illinois"), else one in a state
the text speaks of, else the largest. A name that is also a word or a surname needs a place's words
around it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.gazetteer import Entry, Kind, key, look_up
from dragoman.mentions.placenames import IN, TOWARD, WORD, Word, in_a_name, lead_of, spans_of, surnames

SORTS = frozenset(
    {
        "city",
        "town",
        "village",
        "port",
        "resort",
        "capital",
        "region",
        "province",
        "district",
        "settlement",
        "suburb",
        "hamlet",
    }
)
REGION_WORDS = frozenset(
    {"region", "oblast", "province", "governorate", "state", "county", "district", "prefecture", "peninsula"}
)
PRECISION = {"country": "country", "city": "city", "venue": "exact"}
ACRONYM, FAMOUS = 7, 300_000  # letters; people: UN, NATO and HAMAS are no towns, LVIV in a dateline is
# How much each sign is worth beside the logarithm of the population.
CERTAIN, CAPITAL, STATE, OWN, REGIONAL = 9.0, 1.5, 0.5, 1.0, 3.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at [start, end) of a text.

    `name` is as the text has it, `known_as` as the tables do. `country` is an ISO 3166-1 alpha-3 code,
    None where states dispute it (then `claimed_by` has them); degrees are WGS 84; `precision` is exact,
    city, region or country; `geonames` the GeoNames id where known.
    """

    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    geonames: str | None
    kind: Kind
    known_as: str = ""
    region: str = ""
    claimed_by: tuple[str, ...] = ()


def find_places(text: str, *, countries: Collection[str] = ()) -> list[PlaceMention]:
    """The places of a text in order. `countries` are states (alpha-3) that it is known to be about."""
    words = [Word(m.start(), m.end(), m.group(), m.group()[0].isupper()) for m in WORD.finditer(text)]
    spans = list(spans_of(text, words))
    persons = surnames(words)
    about = _about(text, spans, countries)
    found: list[PlaceMention] = []
    held: Entry | None = None
    for n, (first, last, entries) in enumerate(spans):
        inside = _container(words, spans, n)
        listed = _is_listed(words, spans, n)
        context = _Context(
            inside, held, about, last < len(words) and words[last].text.lower() in REGION_WORDS, listed
        )
        chosen = _choose(entries, context)
        if _is_place(words, (first, last), chosen, context, persons):
            found.append(_mention(text, words, first, last, chosen))
        held = chosen if _container(words, spans, n) else None
    return sorted([*found, *_capitals(text)], key=lambda p: p.start)


def _capitals(text: str) -> Iterator[PlaceMention]:
    """Capitals named by their people: "the Sudanese capital"."""
    pattern, states = _peoples()
    for match in pattern.finditer(text):
        if text.startswith(" capital", match.end()) and not text[match.end() + 8 : match.end() + 9].isalpha():
            entry = _capital_of(states[match.group()])
            if entry is not None:
                end = match.end() + len(" capital")
                yield _placed(text, match.start(), end, entry)


@cache
def _capital_of(country: str) -> Entry | None:
    """The first capital of a state that the tables have."""
    capitals = next((cell_list(row["capitals"]) for row in rows("states") if row["code"] == country), ())
    found = (e for name in capitals for e in look_up(name) if e.country == country and e.kind == "city")
    return next(found, None)


@dataclass(frozen=True, slots=True)
class _Context:
    """What tells namesakes apart: the places told to hold this one, the one told to lie in it, the text's states,
    a word such as province behind it, and whether it stands in a row of places."""

    inside: Sequence[Entry]
    held: Entry | None
    about: Counter[str]
    regional: bool
    listed: bool


def _about(
    text: str, spans: Sequence[tuple[int, int, tuple[Entry, ...]]], countries: Collection[str]
) -> Counter[str]:
    """How often a text speaks of each state: by its name, its people's name, or a place known for certain."""
    about: Counter[str] = Counter()
    for country in countries:
        about[country] += 3
    for _, _, entries in spans:
        if entries[0].own and entries[0].country:
            about[entries[0].country] += 2
        elif len({e.country for e in entries}) == 1 and entries[0].country and not entries[0].weak:
            about[entries[0].country] += 1
    pattern, states = _peoples()
    for match in pattern.finditer(text):
        about[states[match.group()]] += 1
    return about


@cache
def _peoples() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the adjectives of states, and the state of each."""
    states = {a: row["code"] for row in rows("states") for a in cell_list(row["adjectives"]) if len(a) > 3}
    names = sorted(states, key=lambda a: (-len(a), a))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b"), states


def _container(
    words: Sequence[Word], spans: Sequence[tuple[int, int, tuple[Entry, ...]]], n: int
) -> tuple[Entry, ...]:
    """The places that the text says this one is in: "Springfield, Ill.", "Tripoli in northern Lebanon"."""
    if n + 1 >= len(spans):
        return ()
    last, after = spans[n][1], spans[n + 1]
    between = [w.text.lower() for w in words[last : after[0]]]
    if between in ([","], ["in"], [",", "in"], ["("], ["in", "the"], [",", "the"]) or (
        between[:1] in (["in"], [","]) and len(between) < 4 and between[-1] in DIRECTIONS
    ):
        return tuple(e for e in after[2] if e.kind in {"country", "region"})
    return ()


def _is_listed(words: Sequence[Word], spans: Sequence[tuple[int, int, tuple[Entry, ...]]], n: int) -> bool:
    """Whether a name stands in a row with a sure place: "Idlib, Hama and Homs"."""
    for a, b, other in ((n - 1, n, n - 1), (n, n + 1, n + 1)):
        if a < 0 or b >= len(spans) or spans[other][2][0].weak:
            continue
        between = [w.text.lower() for w in words[spans[a][1] : spans[b][0]]]
        if between in ([","], ["and"], [",", "and"], ["or"]):
            return True
    return False


DIRECTIONS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeastern"}
    | {"northwestern", "southeastern", "southwestern", "occupied", "neighboring", "neighbouring"}
)


def _choose(entries: Sequence[Entry], context: _Context) -> Entry:
    """The place meant among namesakes."""
    return max(entries, key=lambda e: (_worth(e, context), e.size, e.geonames or ""))


def _worth(entry: Entry, context: _Context) -> float:
    """How likely a place is meant: the logarithm of its population and the signs that the text gives."""
    worth = math.log10(entry.size + 10) + CAPITAL * entry.capital + OWN * entry.own
    if any(_lies_in(entry, outer) for outer in context.inside):
        worth += CERTAIN
    if context.held is not None and _lies_in(context.held, entry):
        worth += CERTAIN
    if entry.kind == "region":
        worth += REGIONAL if context.regional else 0.0
    times = context.about[entry.country] if entry.country else 0
    return worth + (STATE + min(1.0, 2.0 * times / context.about.total()) if times else 0.0)


def _lies_in(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in a state or region."""
    if entry is outer or entry.kind == "country":
        return False
    if outer.kind == "country":
        return entry.country == outer.country
    return (
        entry.country == outer.country
        and bool(entry.region)
        and key(entry.region) in {key(outer.name), key(outer.region)}
    )


def _is_place(
    words: Sequence[Word], span: tuple[int, int], entry: Entry, context: _Context, persons: frozenset[str]
) -> bool:
    """Whether a name of the tables is used as a place's here."""
    first, last = span
    if any(_lies_in(entry, outer) for outer in context.inside):
        return True
    before = lead_of(words, first)
    single = last - first == 1
    if single and in_a_name(words, first, last, entry):
        return False
    if entry.own:
        return entry.kind != "venue" or before in IN | TOWARD
    name = words[first].text
    opens = before == "\n" and last < len(words) and words[last].text in {",", "("}
    if single and name.isupper() and len(name) < ACRONYM:
        return opens or entry.size > FAMOUS
    if single and (key(name) in persons or len(name) < 4):
        return before in IN and len(name) > 2 and not entry.weak
    if entry.kind == "region" and entry.weak:
        return context.regional
    if not entry.weak:
        return True
    opens = before == "\n" and last < len(words) and words[last].text in {",", "("}
    return (
        before in IN
        or opens
        or context.listed
        or (before == "of" and first > 1 and words[first - 2].text.lower() in SORTS)
    )


def _mention(text: str, words: Sequence[Word], first: int, last: int, entry: Entry) -> PlaceMention:
    start, end = words[first].start, words[last - 1].end
    if text[end - 1] == "." and "." not in text[start : end - 1] and len(text[start:end]) > 5:
        end -= 1
    return _placed(text, start, end, entry)


def _placed(text: str, start: int, end: int, entry: Entry) -> PlaceMention:
    return PlaceMention(
        start,
        end,
        text[start:end],
        entry.country,
        entry.lat,
        entry.lon,
        PRECISION.get(entry.kind, "region"),
        entry.geonames,
        entry.kind,
        entry.name,
        entry.region,
        entry.claimed_by,
    )
