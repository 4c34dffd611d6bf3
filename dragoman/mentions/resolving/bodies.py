"""Finds the organisation, organ, seat or group that a few words name."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.names import NameMatch, NameReading
from dragoman.mentions.resolving.phrases import Phrase

_BODIES = ("organisation", "organ", "seat", "group", "entity", "collective")


def body_in(phrase: Phrase, around: str | None) -> NameMatch | None:
    """The body named, the one before an "of" first. A weak name ("Congress", "Labour Party") of another state
    than the one that is named beside it or that the context is in, means none.
    """
    states = {name.code for name in phrase.names if name.kind in ("state", "adjective", "demonym")}
    found = [
        fitting
        for name in phrase.names
        if not _in_compound(name)
        for fitting in [_fitting(name, states or ({around} if around else set()))]
        if fitting is not None
    ]
    return min(found, key=lambda name: (not phrase.in_head(name.start), name.weak, name.start), default=None)


def _in_compound(name: NameMatch) -> bool:
    """ "UN-backed", "pro-Hamas": the body stands behind the actor or against it."""
    return name.hyphen_after or name.hyphen_before


def _fitting(name: NameMatch, states: set[str | None]) -> NameMatch | None:
    readings = [reading for reading in name.readings if reading.kind in _BODIES]
    if not readings:
        return None
    here = [reading for reading in readings if reading.code in states]
    if here:
        return _read_as(name, here[0])
    if name.kind not in _BODIES:
        return None
    first = readings[0]
    return None if (first.weak or name.weak) and states else _read_as(name, first)


def _read_as(name: NameMatch, reading: NameReading) -> NameMatch:
    others = tuple(other for other in name.readings if other != reading)
    return replace(name, kind=reading.kind, code=reading.code, name=reading.name, sector=reading.sector,
                   readings=(reading, *others))  # fmt: skip
