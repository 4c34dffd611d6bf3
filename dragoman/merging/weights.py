"""What each comparison weighs, in bits: 1 doubles the odds that two accounts tell of one event.

The scores are added up as a weight of evidence (Fellegi and Sunter 1969; Splink tells it in pictures). The
numbers were set by hand on own occasions (benchmarks/cases/occasions.jsonl, the half to tune on), not learned.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dragoman.merging import comparing, deeds
from dragoman.merging.facts import Facts
from dragoman.merging.matching import Match


class Weight(NamedTuple):
    """A comparison and what its full agreement weighs."""

    compare: Callable[[Facts, Facts], Match]
    bits: float


BEFORE = -8.0
"""What speaks against one event before anything is compared: two accounts of a day rarely tell of one."""

CONTACT_FEATURES = (
    Weight(comparing.match_parties, 5.0),
    Weight(comparing.match_company, 1.5),
    Weight(comparing.match_days, 5.0),
    Weight(comparing.match_modes, 2.0),
    Weight(comparing.match_places, 2.0),
    Weight(comparing.match_topics, 2.5),
    Weight(comparing.match_origin, 0.5),
    Weight(comparing.match_wording, 6.0),
)

ACT_FEATURES = (
    Weight(deeds.match_deeds, 4.0),
    Weight(deeds.match_sides, 4.0),
    Weight(comparing.match_days, 5.0),
    Weight(comparing.match_places, 2.0),
    Weight(deeds.match_words, 2.5),
    Weight(deeds.match_counts, 5.0),
    Weight(comparing.match_wording, 6.0),
)

SAME = 1.0
"""Bits from which two accounts are the same: two to one."""
