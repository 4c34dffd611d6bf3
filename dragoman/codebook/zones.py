"""Says by which clock a place lives: the IANA time zone of a county, region or state, where all of it keeps one."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.tables import rows


@cache
def _zones() -> dict[str, str]:
    return {row["code"]: row["zone"] for row in rows("zones")}


@cache
def zone_of(country: str | None, code: str = "") -> str | None:
    """The time zone of a place by its state (alpha-3) and GeoNames' code of its region or county ("USA.TX.141").

    None where the narrowest of them that is known keeps several clocks, as the United States do.
    """
    known, at = _zones(), code or country or ""
    while at:
        if at in known:
            return known[at] or None
        at = at.rpartition(".")[0]
    return None
