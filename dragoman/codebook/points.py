"""Says where a state is put on a map: its middle, and its capital for what is drawn between governments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import rows


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a map, in degrees of WGS 84."""

    name: str
    lat: float
    lon: float


@cache
def capitals() -> dict[str, Point]:
    """The capital of each state by its code; the state's middle where the state is its own capital."""
    return {
        row["code"]: Point(row["capital"], float(row["capital_lat"]), float(row["capital_lon"]))
        if row["capital_lat"]
        else Point(row["code"], float(row["lat"]), float(row["lon"]))
        for row in rows("country_points")
    }


def capital(code: str | None) -> Point | None:
    """The capital of a state, None where the code is of no state."""
    return capitals().get(code or "")
