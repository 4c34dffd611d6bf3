"""Tells whether two places of accounts may be one: a palace and its town, a capital by its name or as one."""

from __future__ import annotations

from dragoman.records import Place

NEAR = 0.3  # degrees, some 30 km: the presidential palace is outside the town
APPOSED = ", the "


def beside(one: Place, other: Place) -> bool:
    """Whether two places lie within `NEAR` degrees, or have one name."""
    if None in (one.lat, one.lon, other.lat, other.lon):
        return town(one) == town(other)
    north, east = float(one.lat or 0) - float(other.lat or 0), float(one.lon or 0) - float(other.lon or 0)
    return abs(north) < NEAR and abs(east) < NEAR


def town(place: Place) -> str:
    """A place's name without what it is called beside it: "Doha, the Qatari capital" is "Doha"."""
    return place.name.partition(APPOSED)[0]
