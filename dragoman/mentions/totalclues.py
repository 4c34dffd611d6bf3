"""Tells the day of a text by the running totals that it tells: "at least 1,626 civilians have been killed".

A figure is of a series of `total_series.csv` where its own clause tells what is counted, and its sentence and text
the rest. Where it can be of several, the days of each are allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.codebook.totals import Groups, Series, all_series
from dragoman.mentions.clues import Clue, either, lead_end, quoted
from dragoman.mentions.gazetteer import look_up
from dragoman.mentions.phraseplaces import PhrasePlaces
from dragoman.mentions.totaldays import days_told, is_listed
from dragoman.mentions.totalfigures import Told, figures_told, without_asides

TOLD = re.compile(
    r"(?i)\b(?:since|so far|to date|total(?:l?ed)?|toll|have|has|had|recorded|registered|confirmed|documented|"
    r"verified|tally|count(?:ed)?|according|risen|rose|rises|reach\w*|pass(?:es|ed)|surpass\w*|tops|topped|exceed\w*|"
    r"now|stands|stood|number|estimated?|by)\b"
)
PLACE = re.compile(
    r"\b(?i:in|at|near|around|inside|outside|from|into|(?<!according )to|fled|flee|fleeing|left)\s(?:the\s)?"
    r"(?:[a-z]+\s){0,2}([A-Z][\w-]+)\b(?!['’]s)"
)
OF_PLACES = frozenset({"", "city", "region", "county", "country"})  # kinds of places
LEAST_LISTED = 1000  # a count from here on that stands in the table as told is no chance
COUNT, ROUNDED = 2, 1  # weights


def total_clues(title: str, text: str) -> Iterator[Clue]:
    """The days on which a text's running totals are told: a clue for each figure, of any series that it can be of."""
    if not (_subjects().search(text) or _subjects().search(title)):
        return
    text = without_asides(text)
    places, heading = PhrasePlaces(text), PhrasePlaces(f"{title}\n{text[: lead_end(text)]}")
    series = [s for s in all_series() if _is_about(s, heading, places)]
    counted = {phrase for one in series for phrase in one.counted[0]}
    for told in figures_told(text, places.spans(counted)):
        clues = [c for one in series for c in _clue(text, places, heading, told, one)]
        sure = max((c.weight for c in clues), default=0)
        yield from either([c for c in clues if c.weight == sure])


@cache
def _subjects() -> re.Pattern[str]:
    """What a text must name for any series to be told: the first things that each is about."""
    words = {phrase for one in all_series() for phrase in one.about[0]}
    return re.compile(r"(?i)\b(?:" + "|".join(map(re.escape, sorted(words))) + r")\b")


def _is_about(series: Series, heading: PhrasePlaces, places: PhrasePlaces) -> bool:
    """Whether a text or its headline has a word of each group that a series needs somewhere."""
    return all(any(p.starts(phrase) for phrase in group for p in (places, heading)) for group in series.about)


def _clue(text: str, places: PhrasePlaces, heading: PhrasePlaces, told: Told, series: Series) -> Iterator[Clue]:
    """The days on which a figure is told as one of a series, where its words are that series's."""
    left, right = told.clause
    others = any(places.is_within(word, left, right) for word in series.without)
    if others or not _has(places, series.counted, left, right) or not _is_of_land(places, heading, told, series):
        return
    listed = is_listed(series, told.figure)
    if not (listed and told.figure.low >= LEAST_LISTED) and not _is_told_so(text, places, told, series):
        return
    days = 0 if _is_narrower(text[left:right], series) else days_told(series, told.figure)
    if days:
        reason = f"{quoted(text, told.start, told.end)} is told of {series.name}"
        yield Clue(days, reason, COUNT if listed else ROUNDED, told.start, told.end, by_event=True)


def _is_told_so(text: str, places: PhrasePlaces, told: Told, series: Series) -> bool:
    """Whether the sentence of a figure has all that a series needs there, and tells it as a total."""
    left, right = told.sentence
    return _has(places, series.beside, left, right) and TOLD.search(text, left, right) is not None


def _is_of_land(places: PhrasePlaces, heading: PhrasePlaces, told: Told, series: Series) -> bool:
    """Whether a figure is of the land of a series: the one that its own sentence names, else that of the news."""
    here = [land for land in _lands() if any(places.is_within(phrase, *told.sentence) for phrase in land)]
    return series.about[0] in here if here else any(map(heading.starts, series.about[0]))


@cache
def _lands() -> frozenset[tuple[str, ...]]:
    """What the series are about first: each land with its words."""
    return frozenset(one.about[0] for one in all_series())


def _has(places: PhrasePlaces, groups: Groups, left: int, right: int) -> bool:
    """Whether one phrase of each group stands in a stretch of a text."""
    return all(any(places.is_within(phrase, left, right) for phrase in group) for group in groups)


def _is_narrower(clause: str, series: Series) -> bool:
    """Whether a clause tells of a place that is not the land that a series is of: "killed in Mariupol"."""
    own = {phrase.lower() for group in (*series.counted, *series.beside, *series.about) for phrase in group}
    names = {match[1] for match in PLACE.finditer(clause)}
    return any(name.lower() not in own and any(e.kind in OF_PLACES for e in look_up(name)) for name in names)
