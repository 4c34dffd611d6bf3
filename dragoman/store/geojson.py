"""Writes the record's events as GeoJSON (RFC 7946): places as points, calls as lines between capitals.

A line between capitals is schematic, and says so: nobody tells where the speakers were. An event that no place is
told of, and that is no call of two states, has no geometry and is there all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.codebook.points import capital
from dragoman.columns import Row, party_to_dict
from dragoman.store.record import Record
from dragoman.store.views import EventView

SCHEMATIC = "schematic: drawn between the capitals of those who spoke; where they were is not told"
CALLS = frozenset({"phone", "video"})


def feature_rows(record: Record) -> Iterator[Row]:
    """The record's events as GeoJSON features, by day."""
    return (feature(event) for event in record.events())


def feature(event: EventView) -> Row:
    """One event as a GeoJSON feature: what is known of it among the properties, with the sentence it stands on."""
    geometry = _geometry(event)
    place, lead = event.place, event.accounts[0]
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": geometry,
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "background": event.background,
            "date": list(event.date),
            "parties": [party_to_dict(party) for party in event.parties],
            "place": None if place is None else place.name,
            "country": None if place is None else place.country,
            "claimed_by": [] if place is None else list(place.claimed_by),
            "precision": None if place is None else place.precision,
            "geonames": None if place is None else place.geonames,
            "schematic": SCHEMATIC if geometry is not None and geometry["type"] != "Point" else None,
            "topics": list(event.topics),
            "article": lead.article,
            "sentence": lead.sentence,
            "accounts": [account.id for account in event.accounts],
        },
    }


def _geometry(event: EventView) -> dict[str, Any] | None:
    """A point where the place is known, lines between capitals for a call, else nothing."""
    place = event.place
    if place is not None and place.lat is not None and place.lon is not None:
        return {"type": "Point", "coordinates": [place.lon, place.lat]}
    lines = schematic_lines(event)
    if not lines:
        return None
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def schematic_lines(event: EventView) -> list[list[list[float]]]:
    """For a call, lines from the capital of the first state to those of the others, as longitude and latitude."""
    if event.mode not in CALLS:
        return []
    codes = dict.fromkeys(party.country for party in (*event.source, *event.parties))
    points = [point for code in codes if (point := capital(code)) is not None]
    return [[[points[0].lon, points[0].lat], [point.lon, point.lat]] for point in points[1:]]
