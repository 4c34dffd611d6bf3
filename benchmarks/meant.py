"""Says whether a party that was read is who an answer means by a code or a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from benchmarks.scoring import fold
from dragoman.records import Party
from training.codes import names_of


def side_right(codes: Sequence[str], parties: Sequence[Party]) -> bool:
    """Whether one of those meant is among the parties; True where none is told."""
    return not codes or any(is_meant(code, party) for code in codes for party in parties)


def is_meant(code: str, party: Party) -> bool:
    """Whether a party is who a code stands for: a state, an organisation, or a group by name or state."""
    names = {fold(name) for name in (party.country, party.name) if name}
    return bool(names & _folded(code))


@cache
def _folded(code: str) -> frozenset[str]:
    return frozenset(map(fold, names_of(code)))
