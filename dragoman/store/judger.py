"""By which version of merging events were judged: another one may judge otherwise, and they are judged anew."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

# The tables by which merging knows names, deeds and agencies.
TABLES = (
    "states", "organisations", "seats", "groups", "country_points", "once_deeds", "wire_agencies", "struck_things",
    "measured_things", "nouns", "roles",
)  # fmt: skip


@cache
def judger_version() -> str:
    """Sixteen hexadecimal digits that change with the rules of merging."""
    package, digest = files("dragoman"), hashlib.sha256()
    for place in sorted((package / "merging").iterdir(), key=lambda each: each.name):
        if place.name.endswith(".py"):
            digest.update(f"{place.name}\0".encode() + hashlib.sha256(place.read_bytes()).digest())
    for table in TABLES:
        digest.update((package / "codebook" / "tables" / f"{table}.csv").read_bytes())
    return digest.hexdigest()[:16]
