"""Tells the day of a text by the running totals that it tells: "at least 1,626 civilians have been killed".

A figure is of a series of `total_series.csv` where its own clause tells what is counted, and its sentence and text
the rest. Where it can be of several, the days of each are allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
    r"now|still|remain\w*|holds|held|stands|stood|number|estimated?|by)\b"
)
PLACE = re.compile(
    r"\b(?i:in|at|near|around|inside|outside|from|into|(?<!according )to|fled|flee|fleeing|left)\s(?:the\s)?"
    r"(?:[a-z]+\s){0,2}([A-Z][\w-]+)\b(?!['’]s)"
)
OF_PLACES = frozenset({"", "city", "region", "county", "country"})  # kinds of places
AFTER_COMMA = re.compile(r"(?<=\w),\s")
LEAST_LISTED = 1000  # a count from here on that stands in the table as told is no chance
SURE, COUNT, ROUNDED = 3, 2, 1  # weights


def total_clues(title: str, text: str) -> Iterator[Clue]:
    """The days on which an article's running totals are told: a clue for each figure, of any series it can be of."""
    if not (_subjects().search(text) or _subjects().search(title)):
        return
    whole, shift = without_asides(f"{title}\n{text}"), len(title) + 1
    places, news = PhrasePlaces(whole), shift + lead_end(text)
    series = [one for one in all_series() if _has(places, one.about, 0, len(whole))]
    counted = {phrase for one in series for phrase in one.counted[0]}
    for told in figures_told(whole, places.spans(counted)):
        clues = [c for one in series for c in _clue(whole, places, news, told, one)]
        sure = max((c.weight for c in clues), default=0)
        yield from (_in_part(clue, shift) for clue in either([c for c in clues if c.weight == sure]))


def _in_part(clue: Clue, shift: int) -> Clue:
    """A clue of a title and text together, at its place in the one or the other."""
    start, end = clue.start or 0, clue.end or 0
    if start < shift:
        return replace(clue, part="title")
    return replace(clue, start=start - shift, end=end - shift)


@cache
def _subjects() -> re.Pattern[str]:
    """What a text must name for any series to be told: the first things that each is about."""
    words = {phrase for one in all_series() for phrase in one.about[0]}
    return re.compile(r"(?i)\b(?:" + "|".join(map(re.escape, sorted(words))) + r")\b")


def _clue(text: str, places: PhrasePlaces, news: int, told: Told, series: Series) -> Iterator[Clue]:
    """The days on which a figure is told as one of a series, where its words are of it; `news` ends the lead."""
    if not _has(places, series.counted, *told.clause) or not _is_of_land(places, news, told, series):
        return
    if any(places.is_within(word, *told.core) for word in series.without):
        return
    listed = is_listed(series, told.figure)
    if not _is_told_so(text, places, told, series, listed=listed):
        return
    days = (
        0 if _is_narrower(AFTER_COMMA.split(text[slice(*told.core)])[0], series) else days_told(series, told.figure)
    )
    if days:
        reason = f"{quoted(text, told.start, told.end)} is told of {series.name}"
        weight = ROUNDED if not listed else SURE if told.figure.low >= LEAST_LISTED else COUNT
        yield Clue(days, reason, weight, told.start, told.end, by_event=weight < SURE)


def _is_told_so(text: str, places: PhrasePlaces, told: Told, series: Series, *, listed: bool) -> bool:
    """Whether all that a series needs beside a figure is told, and the figure as a total.

    A count of the table is no chance: of a thousand and more by itself, of less where the text has the words.
    """
    if listed and told.figure.low >= LEAST_LISTED:
        return True
    left, right = (0, len(text)) if listed and told.figure.low >= LEAST_LISTED / 10 else told.sentence
    return _has(places, series.beside, left, right) and TOLD.search(text, *told.sentence) is not None


def _is_of_land(places: PhrasePlaces, news: int, told: Told, series: Series) -> bool:
    """Whether a figure is of the land of a series: the one that its own sentence names, else that of the news."""
    own = {phrase for group in series.about for phrase in group}
    here = [land for land in _lands() if any(places.is_within(phrase, *told.sentence) for phrase in land)]
    if series.about[0] in here:
        return True
    return all(not own.isdisjoint(land) for land in here) and _has(places, series.about[:1], 0, news)


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
    names = {match[1] for match in PLACE.finditer(clause) if not match[1].isupper()}  # "at the UN"
    return any(name.lower() not in own and any(e.kind in OF_PLACES for e in look_up(name)) for name in names)
