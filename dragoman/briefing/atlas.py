"""Gathers where the events of a briefing were, place by place, and which capitals called each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.briefing.lands import land
from dragoman.briefing.shapes import Atlas, Call, Spot
from dragoman.briefing.standfirst import counted
from dragoman.briefing.words import place_name
from dragoman.codebook.points import capital

if TYPE_CHECKING:
    from dragoman.store.views import EventView

_CALLS = ("phone", "video")
_TOLD = ("happened", "planned")  # what was only asked, offered or refused was nowhere


def atlas(events: Sequence[EventView]) -> Atlas:
    """The places and calls that the news of these events tells of; background is left out."""
    spots: dict[tuple[float, float, str], list[EventView]] = {}
    calls: dict[tuple[str, str], list[EventView]] = {}
    nowhere = 0
    for event in events:
        if event.background or event.status not in _TOLD:
            continue
        place = event.place
        if place is not None and place.lat is not None and place.lon is not None:
            spots.setdefault((place.lat, place.lon, place.precision or "region"), []).append(event)
        elif pairs := _pairs(event):
            for pair in pairs:
                calls.setdefault(pair, []).append(event)
        else:
            nowhere += 1
    return Atlas(
        tuple(sorted((_spot(told) for told in spots.values()), key=lambda s: (-s.events, s.name))),
        tuple(sorted((_call(pair, told) for pair, told in calls.items()), key=lambda c: (-c.events, c.one, c.other))),
        (f"{counted(nowhere, 'event')} with no place told",) if nowhere else (),
    )


def _pairs(event: EventView) -> list[tuple[str, str]]:
    """The states of a call, each with the one that called, in an order of their own."""
    if event.mode not in _CALLS:
        return []
    parties = (*event.source, *event.parties)
    codes = list(dict.fromkeys(party.country for party in parties if party.country and capital(party.country)))
    first = codes[0] if codes else ""
    return [(first, other) if first < other else (other, first) for other in codes[1:]]


def _spot(events: Sequence[EventView]) -> Spot:
    place = events[0].place
    if place is None or place.lat is None or place.lon is None:
        raise ValueError("a spot is made of events with a point")
    country = land(place.country).name if place.country else None
    disputed = tuple(land(code).name for code in place.claimed_by)
    name = place_name(min((event.place.name for event in events if event.place), key=lambda name: (len(name), name)))
    ids = tuple(event.id for event in events)
    return Spot(
        name, country, disputed, place.country, place.lat, place.lon, place.precision or "region", len(ids), ids
    )


def _call(pair: tuple[str, str], events: Sequence[EventView]) -> Call:
    one, other = pair
    ids = tuple(event.id for event in events)
    return Call(land(one).name, land(other).name, one, other, len(ids), ids)
