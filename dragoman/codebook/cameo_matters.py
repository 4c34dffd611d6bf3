"""Knows which CAMEO codes speak of one matter: arms asked for, promised, given or refused are about arms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from dragoman.codebook.tables import cell_list, rows


@cache
def cameo_matters() -> Mapping[str, str]:
    """The names of the matters that CAMEO tells apart, by their codes."""
    return {row["matter"]: row["name"] for row in rows("cameo_matters")}


@lru_cache(maxsize=512)
def matter_of_cameo(code: str | None) -> str | None:
    """The matter of a CAMEO code; None where it tells of none."""
    if code is None:
        return None
    return next((_by_code()[code[:end]] for end in range(len(code), 1, -1) if code[:end] in _by_code()), None)


@cache
def _by_code() -> Mapping[str, str]:
    return {code: row["matter"] for row in rows("cameo_matters") for code in cell_list(row["codes"])}
