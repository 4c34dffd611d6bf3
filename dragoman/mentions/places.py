"""Finds the places that a text names and says where on the earth they are.

Which names a text uses as places is told in `placebelief`, which of namesakes is meant in `namesakes`, and what holds
for places that no table has in `unlisted`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.gazetteer import Entry, look_up
from dragoman.mentions.placebelief import Context, nowhere, strangers
from dragoman.mentions.placeclues import hinted_states
from dragoman.mentions.placeholding import land_of
from dragoman.mentions.placenames import Span, Word, lead_of, peoples_of, spans_of, words_of
from dragoman.mentions.placepersons import name_before, name_behind, names_body
from dragoman.mentions.placewords import region_peoples, things, words_for
from dragoman.mentions.unlisted import OUTER, setting_of, somewhere, unlisted
from dragoman.records import PlaceMention, PlaceRole

PRECISION = {"country": "country", "city": "city", "venue": "exact"}


def named_places(text: str, *, countries: Collection[str] = ()) -> list[PlaceMention]:
    """The places of a text in order. `countries` are states (alpha-3) that it is known to be about."""
    words = words_of(text)
    spans, folk = spans_of(text, words), list(peoples_of(text, words))
    context = Context.of(text, words, spans, _states(folk, countries) + hinted_states(text))
    astray = nowhere(text, words, spans, context)
    strange = {n: home for n, home in strangers(context).items() if n not in astray}
    known = [
        (span, context.chosen[n])
        for n, span in enumerate(spans)
        if n in context.believed and n not in astray and n not in strange
    ]
    found = [_mention(text, words, span, entry, _role(words, span, entry)) for span, entry in known]
    lost = [_astray(_mention(text, words, spans[n], context.chosen[n], "place"), o) for n, o in astray.items()]
    lost += [_strange(_mention(text, words, spans[n], context.chosen[n], "place"), h) for n, h in strange.items()]
    starts = {p.start for p in lost}
    rest = unlisted(setting_of(text, words, known, _lands_of(words, folk)))
    found += [*lost, *(p for p in rest if p.start not in starts)]
    return sorted([*found, *_capitals(text, words, folk)], key=lambda p: p.start)


def _astray(mention: PlaceMention, holder: Entry) -> PlaceMention:
    """A place of which the tables have namesakes elsewhere only, put at what it is told to lie in or near."""
    return somewhere(mention, holder, "in" if holder.kind in OUTER else "near")


def _strange(mention: PlaceMention, home: Entry) -> PlaceMention:
    """A place of which the tables have small namesakes elsewhere only, put in the state that the text is of."""
    return somewhere(mention, home, why=f"the tables have {mention.name} elsewhere only; the text is of {home.name}")


def _lands_of(words: Sequence[Word], folk: Sequence[tuple[int, int, str]]) -> dict[str, Entry]:
    """The states by the words for their peoples that a text has."""
    return {words[last - 1].text: land for _, last, code in folk if (land := land_of(code)) is not None}


def find_places(text: str) -> list[PlaceMention]:
    """The places of a text with the words for peoples: "Syrian" stands for Syria, "Texans" for Texas."""
    found, words = named_places(text), words_of(text)
    taken = {i for p in found for i in range(p.start, p.end)}
    for first, last, place in _peoples_places(text, words):
        start, end = words[first].start, words[last - 1].end
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found.append(_placed(text, start, end, place, "people"))
    return sorted(found, key=lambda p: p.start)


def _peoples_places(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, Entry]]:
    """The words for peoples with their places, those of regions first; a body's "European" is no place."""
    for first, last, name in peoples_of(text, words, region_peoples()):
        place = max(look_up(name), key=lambda e: (e.own, e.size), default=None)
        named = place is not None and place.kind == "area" and name_behind(words, last) is not None
        if place is not None and not named:
            yield first, last, place
    for first, last, code in peoples_of(text, words):
        country = land_of(code)
        if country is not None:
            yield first, last, country


def _states(folk: Sequence[tuple[int, int, str]], countries: Collection[str]) -> Counter[str]:
    """How often a text speaks of each state's people, and the states it is known to be about."""
    return Counter(dict.fromkeys(countries, 3)) + Counter(code for _, _, code in folk)


def _capitals(text: str, words: Sequence[Word], folk: Sequence[tuple[int, int, str]]) -> Iterator[PlaceMention]:
    """Capitals named by their people: "the Sudanese capital"."""
    for first, last, code in folk:
        if last < len(words) and words[last].text in {"capital", "capital."}:
            entry = _capital_of(code)
            if entry is not None:
                found = _placed(text, words[first].start, words[last].start + len("capital"), entry)
                yield replace(found, why=f"the {found.name} is {entry.name}")


@cache
def _capital_of(country: str) -> Entry | None:
    """The first capital of a state that the tables have."""
    capitals = next((cell_list(row["capitals"]) for row in rows("states") if row["code"] == country), ())
    found = (e for name in capitals for e in look_up(name) if e.country == country and e.kind == "city")
    return next(found, None)


def state_place(code: str) -> PlaceMention | None:
    """Where a state is as a whole, by its code; of no text."""
    entry = land_of(code)
    return None if entry is None else _placed("", 0, 0, entry)


def _role(words: Sequence[Word], span: Span, entry: Entry) -> PlaceRole:
    """Whether a place is meant as such, or names a body, or stands for those who govern it."""
    after, before = name_behind(words, span.last), name_before(words, span.first)
    if after is not None and after.low in things() | words_for("civic") and after.low not in words_for("follows"):
        return "name"
    if after is not None and names_body(words, span.last):
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
    return _placed(text, start, end, entry, role)


def _placed(text: str, start: int, end: int, entry: Entry, role: PlaceRole = "place") -> PlaceMention:
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
        role,
        entry.name,
        entry.claimed_by,
        entry.county or entry.region,
    )
