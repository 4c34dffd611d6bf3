"""How far apart the clocks of two states stand, roughly: for calls that are Thursday here and Friday there."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.tables import rows

DEGREES_AN_HOUR = 15


@cache
def _offsets() -> dict[str, float]:
    return {row["code"]: float(row["lon"]) / DEGREES_AN_HOUR for row in rows("country_points")}


# Where a state is wide, the clock that its government lives by (IANA time zone database, standard time).
SEATS = {"USA": -5, "CAN": -5, "RUS": 3, "CHN": 8, "BRA": -3, "AUS": 10, "KAZ": 5, "IDN": 7, "COD": 1}


def offset_of(country: str | None) -> float | None:
    """Hours that a state's clocks stand before Greenwich's, by the sun; None where it isn't known."""
    if country is None:
        return None
    return SEATS.get(country, _offsets().get(country))
