"""Which figures stand on one line: the same thing counted, in the same place, from the same start, by the same voice.

Another start or another voice is another line: 14,000 since 2014 never stands on the line that begins in 2022.
Within a line, a later article's other number for the same day revises the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf

from dragoman import codebook
from dragoman.hashes import content_id
from dragoman.merging.parties import fold
from dragoman.records import Disagreement, Figure, Version

SMALL = frozenset("the a an of for its in at and s".split())
SPELLINGS = {"defense": "defence", "ministry": "minister", "persons": "people", "person": "people"}
# Words for whoever befell it: "12 dead", "12 people killed" and "12 persons" are of one line.
ANYBODY = frozenset({"", "people", "person", "persons", "dead", "bodies", "individuals"})
BEFALLS = frozenset({"killed", "injured", "missing", "displaced"})
ABOUT = 0.1  # what "about 300" leaves open on each side


def series_id(figure: Figure, outlet: str | None = None) -> str:
    """Sixteen hexadecimal digits, equal for figures of one line. Who counts is the voice, or else the outlet."""
    counter = figure.said_by or outlet
    return content_id("series", *_matter(figure), _plain(counter))


def matter_id(figure: Figure) -> str:
    """Sixteen hexadecimal digits, equal for figures of one matter whoever counts."""
    return content_id("matter", *_matter(figure))


def revisions(points: Iterable[Figure], published: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Figures of one line that a later article replaced: the ids of the earlier and of the later one.

    Both are of one as-of day; `published` gives the day of each article.
    """
    by_day: dict[str, list[Figure]] = {}
    for figure in points:
        if figure.as_of is not None and published.get(figure.article):
            by_day.setdefault(figure.as_of, []).append(figure)
    found = []
    for told in by_day.values():
        ordered = sorted(told, key=lambda figure: (published[figure.article], figure.article, figure.id))
        for earlier, later in pairwise(ordered):
            if published[earlier.article] != published[later.article] and not agree(earlier, later):
                found.append((earlier.id, later.id))
    return tuple(sorted(found))


def figure_disagreements(figures: Sequence[Figure]) -> tuple[Disagreement, ...]:
    """Numbers of one matter and day that cannot both be right, by who counts. `series` tells the counters apart."""
    matters: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.as_of is not None:
            matters.setdefault((matter_id(figure), figure.as_of), []).append(figure)
    found = []
    for (matter, _), told in sorted(matters.items()):
        pairs = [(a, b) for a in told for b in told if a.series < b.series and not agree(a, b)]
        if pairs:
            versions: dict[str, list[str]] = {}
            for figure in sorted({f.id: f for pair in pairs for f in pair}.values(), key=lambda f: f.id):
                versions.setdefault(value_words(figure), []).append(figure.id)
            kept = tuple(Version(value, tuple(ids)) for value, ids in sorted(versions.items()))
            found.append(Disagreement(matter, "figures", kept, _of(told[0])))
    return tuple(found)


def _of(figure: Figure) -> str:
    """What is counted, where and when: "civilians killed, Sumy, 2022-03-10"."""
    counted = f"{figure.of} {figure.measure}" if figure.of else figure.measure
    return ", ".join(word for word in (counted, figure.where, figure.as_of) if word)


def _matter(figure: Figure) -> tuple[str | None, ...]:
    return (figure.measure, figure.unit, counted_whom(figure), _plain(figure.where), figure.since)


def counted_whom(figure: Figure) -> str:
    """Whom a figure counts, one word for anybody: "12 dead" counts people, and dead civilians are another line.

    Refugees, people and Ukrainians who fled are told in turn of one count.
    """
    plain = _plain(figure.of)
    anybody = figure.measure in BEFALLS and plain in ANYBODY
    return "people" if anybody or figure.measure == "displaced" else plain


@lru_cache(maxsize=65536)
def _plain(words: str | None) -> str:
    """What is named, whichever way: a state by its code, a body by its name, the words in order of the alphabet."""
    if not words:
        return ""
    rest, codes = words, []
    for name in reversed(codebook.find_names(words)):
        if name.code:
            codes.append(name.code)
            rest = f"{rest[: name.start]} {rest[name.end :]}"
    plain = {SPELLINGS.get(word, word) for word in fold(rest).split() if word not in SMALL}
    return " ".join([*sorted(set(codes)), *sorted(plain)])


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures can both be right, by their values and bounds."""
    (low, high), (lowest, highest) = _span(a), _span(b)
    return a.value == b.value or max(low, lowest) <= min(high, highest)


def _span(figure: Figure) -> tuple[float, float]:
    """The numbers that a figure leaves possible."""
    if isinstance(figure.value, tuple):
        return figure.value
    value = figure.value
    around = (value * (1 - ABOUT), value * (1 + ABOUT))
    spans = {"about": around, "at_least": (value, inf), "more_than": (value, inf)}
    return spans.get(figure.bound, (-inf, value) if figure.bound in ("at_most", "less_than") else (value, value))


def value_words(figure: Figure) -> str:
    """A figure's number with its bound and who gives it: "at least 12 (the mayor)"."""
    numbers = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    value = " to ".join(f"{number:,.10g}" for number in numbers)
    bound = "" if figure.bound in ("exact", "range") else f"{figure.bound.replace('_', ' ')} "
    return f"{bound}{value}" + (f" ({figure.said_by})" if figure.said_by else "")
