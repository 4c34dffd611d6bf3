"""Says which place "there", "here" or "the city" stands for: one told before, or where the report is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from dragoman import codebook
from dragoman.language import Document
from dragoman.mentions.placewords import peoples, words_for
from dragoman.mentions.placing import Places
from dragoman.records import PlaceMention

BACK = 2  # sentences before its own in which what a word stands for is looked for
THERE, HERE = "there", "here"
FROM = ("from ", "From ")
DEFINITE = frozenset({"the", "that", "this", "same"})
SPOTS = frozenset({"city", "venue"})
TOWNS = frozenset({"city", "town", "capital", "village"})
OF_PARTS = frozenset({"provincial", "regional", "state", "county", "district", "commercial", "cultural"})
"""What a capital is that is not its state's."""
LANDS = frozenset({"country"})
REGIONS = frozenset({"region", "county", "area"})
AREAS = dict.fromkeys(("region", "province", "state", "county", "governorate", "district"), REGIONS) | {
    "island": REGIONS | LANDS
}
"""Sorts that no town is of."""
WIDER = frozenset({"region", "county", "city", "country", "venue"})

Fits = Callable[[PlaceMention], bool]


def place_stood_for(
    document: Document, i: int, places: Places, *, pointed: PlaceMention | None, dateline: PlaceMention | None
) -> PlaceMention | None:
    """The place that a word stands for, None where it is no such word or nothing fits.

    `pointed` is the place that the second coder takes for it, `dateline` where the report was written.
    """
    token = document.tokens[i]
    if token.text.casefold() == HERE:
        return dateline
    fits = _asked_for(document, i)
    if fits is None:
        return None
    if token.text.casefold() == THERE and (beside := _told_beside(document, i, places)) is not None:
        return beside
    nearest = pointed if pointed is not None and fits(pointed) else None
    nearest = nearest or next((p for p in _told_before(document, i, places) if fits(p)), None)
    if nearest is None and "same" in {t.text.casefold() for t in document.tokens[max(0, i - 2) : i]}:
        nearest = _told_most(document, i, places, fits)
    if nearest is None or token.text.casefold() == THERE:
        return nearest
    part = document.sentence_of(i).part
    told = Counter(p.name for p in places[part] if p.role == "place" and p.kind == nearest.kind and fits(p))
    in_passing = told[nearest.name] < max(told.values(), default=0)  # the report is of another
    return None if in_passing else nearest


def _told_most(document: Document, i: int, places: Places, fits: Fits) -> PlaceMention | None:
    """The town or house told most before a word, the last of them: what "the same city" is, however far behind."""
    part, start = document.sentence_of(i).part, document.tokens[i].start
    told = [p for p in places[part] if p.end <= start and p.kind in SPOTS and p.role == "place" and fits(p)]
    times = Counter(p.name for p in told)
    return max(told, key=lambda p: (times[p.name], p.start), default=None)


def _asked_for(document: Document, i: int) -> Fits | None:
    """What a place must be for a word to stand for it: any for "there", a Swiss town for "the Swiss city"."""
    token = document.tokens[i]
    if token.text.casefold() == THERE:
        return lambda place: place.kind in WIDER
    lead = [t.text for t in document.tokens[max(0, i - 3) : i]]
    lemma = token.lemma.casefold()
    if token.pos != "NOUN" or not DEFINITE & {word.casefold() for word in lead}:
        return None
    kinds = _kinds_of(lemma)
    if kinds is None:
        return None
    at = max(n for n, word in enumerate(lead) if word.casefold() in DEFINITE)
    own = [word for word in lead[at + 1 :] if word[0].isupper()]
    state = next((peoples()[word] for word in own if word in peoples()), None)
    if (own and state is None) or OF_PARTS & set(lead[at + 1 :]):
        return None  # "the US capital" is no other's, and "the provincial capital" no state's
    if lemma == "capital":
        return lambda place: _is_capital(place) and state in {None, place.country}
    return lambda place: place.kind in kinds and state in {None, place.country}


def _kinds_of(lemma: str) -> frozenset[str] | None:
    """The kinds of place that a word may stand for; None of any other word."""
    if lemma in words_for("land"):
        return LANDS
    if lemma in AREAS:
        return AREAS[lemma]
    if lemma in TOWNS:
        return frozenset({"city"})
    return SPOTS if lemma in words_for("sort") else None


def _is_capital(place: PlaceMention) -> bool:
    """Whether a town is its state's capital, by the name that tables have or as it is written."""
    found = codebook.state(place.country or "")
    names = {name.casefold() for name in (place.name, place.known_as) if name}
    return found is not None and bool(names & {name.casefold() for name in found.capitals})


def _told_beside(document: Document, i: int, places: Places) -> PlaceMention | None:
    """The last town or house of a word's own sentence before it: "went to Paris in July, and | there met X"."""
    here, start = document.sentence_of(i), document.tokens[i].start
    told = [p for p in places[here.part] if here.start <= p.start and p.end <= start]
    return next((p for p in reversed(told) if p.kind in SPOTS and _is_told_of(document, i, p)), None)


def _is_told_of(document: Document, i: int, place: PlaceMention) -> bool:
    """Whether a place is none that somebody has come from in a word's own sentence: "the first from Oslo | there"."""
    here = document.sentence_of(i)
    gone = place.start > here.start and document.part_text(here.part)[: place.start].endswith(FROM)
    return place.role == "place" and not gone


def _told_before(document: Document, i: int, places: Places) -> Iterator[PlaceMention]:
    """The places told before a word, near it: towns and houses, the nearest first, then others.

    A state of its own sentence is somebody's: "had met the minister of | Libya there".
    """
    here = document.sentence_of(i)
    first = document.sentences[max(0, here.i - BACK)]
    start = first.start if first.part == here.part else here.start
    before = [p for p in places[here.part] if start <= p.start and p.end <= document.tokens[i].start]
    told = [p for p in reversed(before) if _is_told_of(document, i, p)]
    yield from (p for p in told if p.kind in SPOTS)
    yield from (p for p in told if p.kind not in SPOTS and p.start < here.start)
