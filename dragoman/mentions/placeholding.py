"""Tells what a place is said to lie in: "Paris, Texas", "the Texas town of Paris", "Idlib province"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.mentions.gazetteer import Entry, own_places
from dragoman.mentions.namesakes import Held
from dragoman.mentions.placeclues import states_behind
from dragoman.mentions.placenames import Span, Word, lead_of
from dragoman.mentions.placewords import peoples, words_for

OUTER = frozenset({"country", "region", "county"})
LINKS = ([","], ["in"], [",", "in"], ["("], ["in", "the"], [",", "the"])


STOPS = frozenset({".", "\n", ";"})


def holders(text: str, words: Sequence[Word], spans: Sequence[Span]) -> Iterator[tuple[int, Held | int]]:
    """What each name is said to lie in: "Paris, Texas", "the Texas town of Paris", "the Syrian town of Tadef"."""
    opened = openings(words, spans)
    for n, span in enumerate(spans):
        if n + 1 < len(spans) and _links(words, span, spans[n + 1]):
            yield n, n + 1
        elif n and _leads(words, spans[n - 1], span):
            yield n, n - 1
        elif (people := _people_before(words, span)) is not None:
            yield n, (people,)
        elif behind := states_behind(text, words[span.last - 1].end):
            yield n, tuple(land for state in behind if (land := land_of(state)) is not None)
        elif n in opened:
            yield n, opened[n]


def openings(words: Sequence[Word], spans: Sequence[Span]) -> dict[int, int]:
    """The state that each name's sentence opens with: "In Missouri, a farm in | Newton County", "Benin: two in | Ze".

    Names are counted that a word of place leads to, or that are counties'.
    """
    found: dict[int, int] = {}
    opener: int | None = None
    for n, span in enumerate(spans):
        if opener is not None and any(w.text in STOPS for w in words[spans[opener].last : span.first]):
            opener = None
        if opener is not None and (_is_county(span) or lead_of(words, span.first) in words_for("in")):
            found[n] = opener
        if opener is None and _opens_sentence(words, span):
            opener = n
    return found


def _is_county(span: Span) -> bool:
    return all(e.kind == "county" for e in span.entries)


def _opens_sentence(words: Sequence[Word], span: Span) -> bool:
    """Whether a state or region opens its sentence before a comma, or its line before a colon."""
    if not any(e.kind in {"country", "region"} for e in span.entries) or span.last >= len(words):
        return False
    at = span.first - (words[span.first - 1].text == "In" if span.first else 0)
    starts = at == 0 or words[at - 1].text in STOPS
    if words[span.last].text == ":":
        return at == 0 or words[at - 1].text not in STOPS - {"\n"}
    return starts and at < span.first and words[span.last].text == ","


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
    return next((land_of(states[w.text]) for w in reversed(lead) if w.text in states), None)


def regional(words: Sequence[Word], spans: Sequence[Span]) -> frozenset[int]:
    """The names that a word such as province follows, or a row of names that they stand in."""
    found: set[int] = set()
    for n in range(len(spans) - 1, -1, -1):
        last = spans[n].last
        follows = last < len(words) and words[last].text.lower() in words_for("region")
        if follows or (n + 1 in found and is_joined(words, spans[n], spans[n + 1])):
            found.add(n)
    return frozenset(found)


def is_joined(words: Sequence[Word], one: Span, other: Span) -> bool:
    """Whether two names stand in one row: "Idlib, Hama and Homs"."""
    return [w.text.lower() for w in words[one.last : other.first]] in ([","], ["and"], [",", "and"], ["or"])


def is_sorted(words: Sequence[Word], span: Span) -> bool:
    """Whether its sort stands before a name: "the village of"."""
    return span.first > 1 and words[span.first - 1].low == "of" and words[span.first - 2].low in words_for("sort")


@cache
def land_of(code: str) -> Entry | None:
    """The place of a state as a whole, by its code."""
    entries = (e for named in own_places().values() for e in named)
    return next((e for e in entries if e.country == code and e.kind == "country"), None)
