"""Gives one name to a source that reports call by several: "the U.N. refugee agency" and "UNHCR" are one."""

from __future__ import annotations

import re

from dragoman import codebook

_BODIES = ("organ", "organisation")
_SMALL_WORDS = re.compile(r"\b(the|a|an|of|for|its|office|and|by)\b|\W", re.IGNORECASE)


def source_name(said_by: str) -> str:
    """The codebook's name where the words are the name of one international body and nothing else, or the words."""
    found = codebook.find_names(said_by)
    bodies = {reading.detail for name in found for reading in name.readings if reading.kind in _BODIES}
    rest = said_by
    for name in reversed(found):
        rest = rest[: name.start] + rest[name.end :]
    if len(bodies) == 1 and found and not _SMALL_WORDS.sub("", rest):
        return found[0].name
    return re.sub(r"^the ", "", said_by, flags=re.IGNORECASE)
