"""Tells what a place is said to lie in: "Paris, Texas", "the Texas town of Paris", "Idlib province"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.mentions.gazetteer import Entry, own_places
from dragoman.mentions.namesakes import Held
from dragoman.mentions.placenames import Span, Word
from dragoman.mentions.placewords import peoples, words_for

OUTER = frozenset({"country", "region", "county"})
LINKS = ([","], ["in"], [",", "in"], ["("], ["in", "the"], [",", "the"])


def holders(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[tuple[int, Held | int]]:
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
