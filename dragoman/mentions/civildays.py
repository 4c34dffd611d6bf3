"""Gives an event the civil day of where it was, where the article tells its hour by another clock.

"At 23:30 GMT on 2 March" of an event in Tokyo is 3 March there. A day is moved only where an hour (or a part of
the day) and its zone are told and the place's own zone is known.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.zones import zone_of
from dragoman.language import Document
from dragoman.mentions.owntimes import When
from dragoman.mentions.timezones import moved

WHOLE_DAY = 10  # characters of an ISO day


def by_its_clock(document: Document, when: When, country: str | None, region: str = "") -> When:
    """The days of an event by the clock of the state (alpha-3) and region (GeoNames' code) that it was in."""
    time, (first, last) = when.time, when.days
    if time is None or first is None or first != last or len(first) != WHOLE_DAY:
        return when
    there = zone_of(country, region)
    if there is None or _is_beside_local(document, when):
        return when
    shift = moved(time.meaning, time.text, first, there)
    if shift is None:
        return when
    evidence = replace(when.evidence, inferred=shift.why)
    return replace(when, days=(shift.first, shift.last), dated_by=shift.why, evidence=evidence)


def _is_beside_local(document: Document, when: When) -> bool:
    """Whether an hour stands in brackets behind another: "at 5:30 a.m. (0330 GMT)" has told the place's own."""
    start = when.evidence.start
    return bool(start) and document.part_text(when.evidence.part)[start - 1] == "("  # type: ignore[operator]
