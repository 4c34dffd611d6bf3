"""Which other events an event may be one with: the greatest doubts that judging left, at most a few for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragoman.merging.blocks import Kind
from dragoman.merging.ruled import MOST_DOUBTS
from dragoman.records import Judgement

LEAST_DOUBT = 0.05  # a score under which a doubt is not worth showing


class Doubt(NamedTuple):
    """A judgement between accounts of two events, and in which step it was made, as `blocks` calls them."""

    kind: Kind
    judgement: Judgement

    @property
    def ends(self) -> tuple[str, str]:
        """The two accounts."""
        return self.judgement.a, self.judgement.b


def in_doubt(kind: Kind, judged: Iterable[Judgement], event_of: Mapping[str, str]) -> set[Doubt]:
    """What stays in doubt of judgements, once it is known of which event each account is."""
    return {
        Doubt(kind, j)
        for j in judged
        if j.relation != "different" and j.score >= LEAST_DOUBT and event_of[j.a] != event_of[j.b]
    }


def greatest(doubts: Iterable[Doubt], event: str, event_of: Mapping[str, str]) -> tuple[Judgement, ...]:
    """The greatest doubts of an event, one for each other event. `doubts` are all that have an end in it."""
    best: dict[str, Judgement] = {}
    for judgement in sorted((doubt.judgement for doubt in doubts), key=lambda j: (-j.score, j.a, j.b)):
        ends = {event_of[judgement.a], event_of[judgement.b]} - {event}
        for other in ends:
            best.setdefault(other, judgement)
    return tuple(best.values())[:MOST_DOUBTS]
