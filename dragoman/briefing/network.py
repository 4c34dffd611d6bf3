"""Counts who is in contact with whom, state by state and body by body, for the picture and its table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from dragoman.briefing.people import side
from dragoman.briefing.shapes import Network, Tie
from dragoman.briefing.standfirst import counted
from dragoman.briefing.words import distinct

if TYPE_CHECKING:
    from dragoman.store.views import EventView

# A gathering of many would tie everybody to everybody and hide the rest.
_LARGEST = 6
_AHEAD = ("planned", "proposed", "offered", "demanded", "conditional")


def network(events: Sequence[EventView]) -> Network:
    """The ties that the news of these events makes; background and refusals make none."""
    ties: dict[tuple[str, str], list[EventView]] = {}
    within = gatherings = 0
    for event in events:
        if event.background or event.status not in ("happened", *_AHEAD):
            continue
        labels = sorted(distinct(label for party in event.parties if (label := side(party).label)))
        within += len(labels) < 2
        gatherings += len(labels) > _LARGEST
        if 2 <= len(labels) <= _LARGEST:
            for pair in combinations(labels, 2):
                ties.setdefault(pair, []).append(event)
    made = [_tie(pair, told) for pair, told in ties.items()]
    return Network(
        tuple(sorted(made, key=lambda tie: (-tie.held, -tie.ahead, tie.one, tie.other))),
        _left_out(within, gatherings),
    )


def _tie(pair: tuple[str, str], events: Sequence[EventView]) -> Tie:
    held = [event for event in events if event.status == "happened"]
    return Tie(*pair, len(held), len(events) - len(held), tuple(event.id for event in events))


def _left_out(within: int, gatherings: int) -> tuple[str, ...]:
    lines = []
    if within:
        contacts = counted(within, "contact")
        lines.append(f"{contacts} within one state, or with a party whose state is not known")
    if gatherings:
        lines.append(f"{counted(gatherings, 'gathering')} of more than {_LARGEST}")
    return tuple(lines)
