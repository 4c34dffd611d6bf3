"""Parts what one sentence tells of several occasions at several places: "met A in Berlin and B in Warsaw"."""

from __future__ import annotations

from dragoman.accounts.lists import Lists
from dragoman.accounts.participants import Participants
from dragoman.mentions.cast import Actor

PLACED = frozenset({"in", "at"})

Occasions = list[tuple[list[Actor], int]]
"""Whom one party met, and the token of the place where."""


def by_places(lists: Lists, who: Participants) -> tuple[list[Actor], Occasions] | None:
    """The one who went round, and whom he met where; None where it was one place or nobody says where."""
    for one, others in _sides(lists, who):
        lead = lists.actors(one)
        placed = _placed(lists, others, {a.key for a in lead})
        if len(lead) == 1 and len({lists.tokens[at].text for _, at in placed}) > 1:
            return lead, placed
    return None


def _sides(lists: Lists, who: Participants) -> list[tuple[list[int], list[int]]]:
    """Who met whom: those told of as partners and the rest, either way round ("received by A in X, B in Y")."""
    rest = [h for h in who.heads if h not in who.partners]
    return [(rest, who.partners), (who.partners, rest)]


def _placed(lists: Lists, heads: list[int], but: set[int]) -> Occasions:
    """The parties by the place that is told behind them; who has none of his own has that of the next."""
    found: Occasions = []
    waiting: list[Actor] = []
    for head in heads:
        waiting += [a for a in lists.actors([head]) if a.key not in but]
        place = place_behind(lists, head)
        if place is not None and waiting:
            found.append((waiting, place))
            waiting = []
    if waiting and found:
        return []  # "A in Berlin, B and C": nobody says where the last were
    return found


def place_behind(lists: Lists, head: int) -> int | None:
    """The token of the place told right behind a party: "Polish President A | in Warsaw"."""
    m = lists.cast.by_head.get(head)
    if m is None or m.last + 1 >= len(lists.tokens):
        return None
    lead, place = lists.tokens[m.last], lists.tokens[m.last + 1]
    inside = place.sentence == lists.tokens[head].sentence and lead.text.casefold() in PLACED
    return place.i if inside and place.pos == "PROPN" else None
