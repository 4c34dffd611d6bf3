"""Finds the places that a text names and says where on the earth they are.

A name of the tables is believed where the words around it speak of a place, where the text elsewhere does, or
where it is too well known to be anything else; which of namesakes is meant is told in `namesakes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.gazetteer import Entry, look_up, own_places
from dragoman.mentions.namesakes import Held, choose
from dragoman.mentions.placenames import (
    Span,
    Word,
    headlines,
    in_a_name,
    is_named,
    lead_of,
    name_before,
    name_behind,
    peoples_of,
    spans_of,
    surnames,
    words_of,
)
from dragoman.mentions.placewords import peoples, things, words_for
from dragoman.records import PlaceMention, PlaceRole

PRECISION = {"country": "country", "city": "city", "venue": "exact"}
ACRONYM, FAMOUS = 7, 300_000  # letters; people: UN, NATO and HAMAS are no towns, LVIV in a dateline is
REGION = 100_000  # people, a twentieth of a region's: as well known as a town of FAMOUS
VILLAGE = 15_000  # people, times its fame: below, a name alone is believed only where the text is of that land
OUTER = frozenset({"country", "region", "county"})
LINKS = ([","], ["in"], [",", "in"], ["("], ["in", "the"], [",", "the"])


def named_places(text: str, *, countries: Collection[str] = ()) -> list[PlaceMention]:
    """The places of a text in order. `countries` are states (alpha-3) that it is known to be about."""
    words = words_of(text)
    spans, folk = spans_of(text, words), list(peoples_of(text, words))
    context = _Context.of(words, spans, _states(folk, countries))
    found = [
        _mention(text, words, span, context.chosen[n], _role(words, span, context.chosen[n]))
        for n, span in enumerate(spans)
        if n in context.believed
    ]
    return sorted([*found, *_capitals(text, words, folk)], key=lambda p: p.start)


def find_places(text: str) -> list[PlaceMention]:
    """The places of a text with the words for peoples: "Syrian" and "Syrians" stand for Syria's place."""
    found, words = named_places(text), words_of(text)
    taken = {i for p in found for i in range(p.start, p.end)}
    for first, last, code in peoples_of(text, words):
        country, start, end = _country(code), words[first].start, words[last - 1].end
        if country is not None and taken.isdisjoint(range(start, end)):
            found.append(replace(_placed(text, start, end, country), role="people"))
    return sorted(found, key=lambda p: p.start)


@dataclass(frozen=True, slots=True)
class _Context:
    """What a text as a whole tells of its names: the place chosen for each and which names are believed."""

    words: Sequence[Word]
    spans: Sequence[Span]
    chosen: Sequence[Entry]
    told: frozenset[int]
    regional: frozenset[int]
    persons: frozenset[str]
    headline: frozenset[int]
    lands: frozenset[str]
    believed: frozenset[int]

    @staticmethod
    def of(words: Sequence[Word], spans: Sequence[Span], states: Counter[str]) -> _Context:
        """Chooses among namesakes, then believes the names that stand as places, and those names elsewhere."""
        regional = _regional(words, spans)
        persons = surnames(words)
        doubted = frozenset(n for n, s in enumerate(spans) if s.name in persons or is_named(words, s))
        chosen, told = choose(spans, dict(_holders(words, spans)), states, regional=regional, doubted=doubted)
        lands = frozenset(states) | _lands(spans, chosen)
        context = _Context(words, spans, chosen, told, regional, persons, headlines(words), lands, frozenset())
        sure = {n for n in range(len(spans)) if _is_place(context, n)}
        sure |= _joined_to(context, sure)
        names = {spans[n].name for n in sure if spans[n].name not in context.persons}
        again = {n for n, s in enumerate(spans) if s.name in names and not _in_a_name(context, n)}
        return replace(context, believed=frozenset(sure | {n for n in again if not _is_acronym(context, n)}))


def _lands(spans: Sequence[Span], chosen: Sequence[Entry]) -> frozenset[str]:
    """The states that a text is of: those it names, and those of two names or more."""
    names: dict[str, set[str]] = {}
    for span, entry in zip(spans, chosen, strict=True):
        if entry.country and not span.heard:
            names.setdefault(entry.country, set()).add("" if entry.own else span.name)
    return frozenset(land for land, found in names.items() if len(found) > 1 or "" in found)


def _joined_to(context: _Context, sure: set[int]) -> set[int]:
    """The names that stand in a row with a believed one: "sirens in Moore and Norman"."""
    joined: set[int] = set()
    order = [(n, n - 1) for n in range(1, len(context.spans))]
    for n, beside in [*order, *((b, a) for a, b in reversed(order))]:
        entry = context.chosen[n]
        if beside in sure | joined and n not in sure and _may_be_joined(context, n, beside) and entry.size:
            joined.add(n)
    return joined


def _may_be_joined(context: _Context, n: int, beside: int) -> bool:
    first, last = sorted((n, beside))
    if not _is_joined(context.words, context.spans[first], context.spans[last]) or _is_acronym(context, n):
        return False
    return context.spans[n].name not in context.persons and not _in_a_name(context, n)


def _states(folk: Sequence[tuple[int, int, str]], countries: Collection[str]) -> Counter[str]:
    """How often a text speaks of each state's people, and the states it is known to be about."""
    return Counter(dict.fromkeys(countries, 3)) + Counter(code for _, _, code in folk)


def _capitals(text: str, words: Sequence[Word], folk: Sequence[tuple[int, int, str]]) -> Iterator[PlaceMention]:
    """Capitals named by their people: "the Sudanese capital"."""
    for first, last, code in folk:
        if last < len(words) and words[last].text in {"capital", "capital."}:
            entry = _capital_of(code)
            if entry is not None:
                yield _placed(text, words[first].start, words[last].start + len("capital"), entry)


@cache
def _capital_of(country: str) -> Entry | None:
    """The first capital of a state that the tables have."""
    capitals = next((cell_list(row["capitals"]) for row in rows("states") if row["code"] == country), ())
    found = (e for name in capitals for e in look_up(name) if e.country == country and e.kind == "city")
    return next(found, None)


def state_place(code: str) -> PlaceMention | None:
    """Where a state is as a whole, by its code; of no text."""
    entry = _country(code)
    return None if entry is None else _placed("", 0, 0, entry)


@cache
def _country(code: str) -> Entry | None:
    """The place of a state as a whole, by its code."""
    entries = (e for named in own_places().values() for e in named)
    return next((e for e in entries if e.country == code and e.kind == "country"), None)


def _holders(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[tuple[int, Held | int]]:
    """What each name is said to lie in: "Paris, Texas", "the Texas town of Paris", "the Syrian town of Tadef"."""
    for n, span in enumerate(spans):
        if n + 1 < len(spans) and _links(words, span, spans[n + 1]):
            yield n, n + 1
        elif n and _leads(words, spans[n - 1], span):
            yield n, n - 1
        elif (people := _people_before(words, span)) is not None:
            yield n, (people,)


def _links(words: Sequence[Word], span: Span, after: Span) -> bool:
    """Whether the next name tells where this one is: "Springfield, Ill.", "Tripoli in northern Lebanon"."""
    if not any(e.kind in OUTER or e.kind == "area" for e in after.entries) or after.first - span.last > 4:
        return False
    between = [w.low if w.text != "." else "." for w in words[span.last : after.first]]
    directions = words_for("direction") | {"the"}
    return between in LINKS or (between[:1] in (["in"], [","]) and len(between) < 4 and between[-1] in directions)


def _leads(words: Sequence[Word], before: Span, span: Span) -> bool:
    """Whether the name before tells where this one is: "the Texas town of Paris", "Pakistan's Swat district"."""
    if not any(e.kind in OUTER for e in before.entries) or span.first - before.last > 5:
        return False
    between = [w.low for w in words[before.last : span.first]]
    if between[:1] == ["s"]:
        return set(between[1:]) <= words_for("sort") | words_for("direction") | {"of"}
    return between[-1:] == ["of"] and bool(set(between) & words_for("sort")) and not set(between) & {",", "."}


def _people_before(words: Sequence[Word], span: Span) -> Entry | None:
    """The state whose people stand before a name and its sort: "the Syrian border town of Tadef"."""
    lead = words[max(0, span.first - 5) : span.first]
    if len(lead) < 3 or lead[-1].text != "of" or not {w.low for w in lead} & words_for("sort"):
        return None
    states = peoples()
    return next((_country(states[w.text]) for w in reversed(lead) if w.text in states), None)


def _regional(words: Sequence[Word], spans: Sequence[Span]) -> frozenset[int]:
    """The names that a word such as province follows, or a row of names that they stand in."""
    found: set[int] = set()
    for n in range(len(spans) - 1, -1, -1):
        last = spans[n].last
        follows = last < len(words) and words[last].text.lower() in words_for("region")
        if follows or (n + 1 in found and _is_joined(words, spans[n], spans[n + 1])):
            found.add(n)
    return frozenset(found)


def _is_joined(words: Sequence[Word], one: Span, other: Span) -> bool:
    """Whether two names stand in one row: "Idlib, Hama and Homs"."""
    return [w.text.lower() for w in words[one.last : other.first]] in ([","], ["and"], [",", "and"], ["or"])


def _is_listed(context: _Context, n: int) -> bool:
    """Whether a name stands in a row with a sure place."""
    spans = context.spans
    for a, b, other in ((n - 1, n, n - 1), (n, n + 1, n + 1)):
        if a < 0 or b >= len(spans):
            continue
        entry = context.chosen[other]
        sure = not (entry.weak or entry.personal) and (entry.own or entry.size >= VILLAGE)
        if sure and _is_joined(context.words, spans[a], spans[b]):
            return True
    return False


def _is_place(context: _Context, n: int) -> bool:
    """Whether a name of the tables is used as a place's here, as the words beside it show."""
    words, span, entry = context.words, context.spans[n], context.chosen[n]
    before, single = lead_of(words, span.first), span.last - span.first == 1
    if n in context.told and not (single and before not in words_for("in") and in_a_name(words, span, entry)):
        return True
    if _in_a_name(context, n) or (span.heard and entry.country not in context.lands):
        return False
    if entry.kind == "venue" and entry.own:
        return before in words_for("in") | words_for("toward") - {"and", "or", "for"}
    opens = before == "\n" and span.last < len(words) and words[span.last].text in {",", "("}
    if _is_acronym(context, n):
        return opens
    name = words[span.first].text
    if single and (span.name in context.persons or len(name) < 4):
        return (entry.own and span.name not in context.persons) or (
            before in words_for("in") and len(name) > 2 and not entry.weak
        )
    if entry.own:
        return True
    if entry.kind in {"region", "county"} and entry.weak:
        return n in context.regional
    stands = before in words_for("in") or opens or _is_listed(context, n) or n in context.regional
    stands = stands or (span.last < len(words) and words[span.last].text in words_for("civic"))
    if stands or _is_sorted(words, span):
        return True
    if entry.weak:
        return False
    if entry.personal and single:
        known = entry.capital or entry.size > FAMOUS or (entry.kind == "region" and entry.size > REGION)
        return known or before in words_for("toward") - {"and", "or", "for", "of"}
    return entry.size >= VILLAGE or entry.country in context.lands or before in words_for("toward")


def _in_a_name(context: _Context, n: int) -> bool:
    """Whether a name is a part of a person's or thing's."""
    span = context.spans[n]
    if span.last - span.first > 1 or span.first in context.headline:
        return False
    return in_a_name(context.words, span, context.chosen[n])


def _is_acronym(context: _Context, n: int) -> bool:
    """Whether a short name is in capitals and no place well known."""
    span, entry = context.spans[n], context.chosen[n]
    name = context.words[span.first].text
    short = span.last - span.first == 1 and name.isupper() and len(name) < ACRONYM
    return short and not entry.own and entry.size <= FAMOUS


def _is_sorted(words: Sequence[Word], span: Span) -> bool:
    """Whether its sort stands before a name: "the village of"."""
    return span.first > 1 and words[span.first - 1].low == "of" and words[span.first - 2].low in words_for("sort")


def _role(words: Sequence[Word], span: Span, entry: Entry) -> PlaceRole:
    """Whether a place is meant as such, or names a body, or stands for those who govern it."""
    after, before = name_behind(words, span.last), name_before(words, span.first)
    if after is not None and after.low in things() | words_for("civic") and after.low not in words_for("follows"):
        return "name"
    if span.first > 1 and words[span.first - 1].low == "of" and words[span.first - 2].low in things():
        return "name" if words[span.first - 2].capital else "place"
    if before is not None and before.low in things() - words_for("sort"):
        return "name"
    governs = entry.kind == "country" or entry.capital or (entry.own and entry.kind in {"city", "venue"})
    if not governs or lead_of(words, span.first) in words_for("in"):
        return "place"
    at = span.last
    while at < len(words) and words[at].low in words_for("between"):
        at += 1
    return "government" if at < len(words) and words[at].text in words_for("says") else "place"


def _mention(text: str, words: Sequence[Word], span: Span, entry: Entry, role: PlaceRole) -> PlaceMention:
    start, end = words[span.first].start, words[span.last - 1].end
    if text[end - 1] == "." and "." not in text[start : end - 1] and len(text[start:end]) > 5:
        end -= 1
    return replace(_placed(text, start, end, entry), role=role)


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
        "place",
        entry.name,
        entry.claimed_by,
        entry.county or entry.region,
    )
