"""The codes of the standards that the record is exported to: PLOVER, CAMEO as GDELT has it, Goldstein's scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.states import organisation, state
from dragoman.codebook.tables import rows

GDELT_SECTORS: Mapping[str, str] = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "SOC": "CVL", "UNK": "", "PRE": ""}
"""CAMEO's types for the sectors that PLOVER renamed; the others are the same in both."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A partially recognised entity: the state that claims it and its sector."""

    country: str
    sector: str


def plover_country(code: str) -> str:
    """PLOVER's code for a state's or organisation's: NATO is IGO, the UN and its organs UNO, the EU EUR."""
    if state(code) is not None:
        return code
    known = organisation(code)
    while known is not None:
        if known.code in _organisations():
            return _organisations()[known.code]
        if known.parent is None or state(known.parent) is not None:
            break
        known = organisation(known.parent)
    return "IGO" if known is not None else code


@cache
def entities() -> Mapping[str, Entity]:
    """The partially recognised entities by our code."""
    return {row["code"]: Entity(row["country"], row["sector"]) for row in rows("entities")}


@cache
def gdelt_countries() -> Mapping[str, tuple[str, str]]:
    """FIPS 10-4 code and CAMEO country code of a state, by its ISO code."""
    return {row["code"]: (row["fips"], row["cameo"]) for row in rows("gdelt_countries")}


@cache
def gdelt_groups() -> Mapping[str, str]:
    """CAMEO's codes of known groups, by our code of the organisation."""
    return {row["organisation"]: row["group"] for row in rows("gdelt_groups")}


def goldstein(cameo: str) -> float | None:
    """The value of a CAMEO code on Goldstein's scale: its own, or that of the code above it."""
    for length in range(len(cameo), 1, -1):
        value = _goldstein().get(cameo[:length])
        if value is not None:
            return value
    return None


@cache
def _goldstein() -> Mapping[str, float]:
    return {row["cameo"]: float(row["value"]) for row in rows("goldstein")}


@cache
def _organisations() -> Mapping[str, str]:
    return {row["code"]: row["plover"] for row in rows("organisations") if row["plover"]}
