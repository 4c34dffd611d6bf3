"""Parts what one sentence tells of several occasions at several places: "met A in Berlin and B in Warsaw"."""

from __future__ import annotations

from calendar import day_name
from dataclasses import dataclass

from dragoman.accounts.lists import Lists
from dragoman.accounts.participants import Participants
from dragoman.mentions.cast import Actor
from dragoman.mentions.mention import Mention

PLACED = frozenset({"in", "at"})
DAYS = frozenset(name.casefold() for name in day_name)

Occasions = list[tuple[list[Actor], int]]
"""Whom one party met, and the token of the place where."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of several occasions told by one word: whom it was with, the token of its place, its first and last.

    One that is told apart by its day has no place of its own.
    """

    actors: list[Actor]
    place: int | None
    first: int
    last: int


def by_places(lists: Lists, who: Participants) -> tuple[list[Actor], Occasions] | None:
    """The one who went round, and whom he met where; None where it was one place or nobody says where."""
    for one, others in _sides(lists, who):
        lead = lists.actors(one)
        placed = _placed(lists, others, {a.key for a in lead})
        if len(lead) == 1 and len({lists.tokens[at].text for _, at in placed}) > 1:
            return lead, placed
    return None


def by_days(lists: Lists, who: Participants) -> tuple[list[Actor], list[Stage]] | None:
    """The one who met several, and whom on which day: "met A on Wednesday and B on Thursday"; None where no two."""
    for one, others in _sides(lists, who):
        lead = lists.actors(one)
        keys = {a.key for a in lead}
        stages: list[Stage] = []
        waiting: list[int] = []
        for head in sorted(others):
            waiting.append(head)
            day = _day_behind(lists, head)
            if day is not None:
                met = [a for a in lists.actors(waiting) if a.key not in keys]
                stages.append(Stage(met, None, min(lists.cast.by_head[h].first for h in waiting), day + 1))
                waiting = []
        days = {lists.tokens[s.last - 1].text for s in stages}
        if len(lead) == 1 and not waiting and len(days) > 1 and all(s.actors for s in stages):
            return lead, stages
    return None


def _day_behind(lists: Lists, head: int) -> int | None:
    """The token of the weekday told right behind a party: "President A | on Thursday"."""
    m = lists.cast.by_head.get(head)
    if m is None:
        return None
    for token in lists.tokens[m.last : m.last + 3]:
        if token.sentence != lists.tokens[head].sentence or token.text.casefold() not in {
            "on",
            "late",
            "early",
            *DAYS,
        }:
            return None
        if token.text.casefold() in DAYS:
            return token.i
    return None


def by_stages(lists: Lists, at: int, who: Participants) -> tuple[list[Actor], list[Stage]] | None:
    """The one who went round, and each stage told place first: "in Paris on Friday with A and in Geneva with B"."""
    told: list[tuple[int, int, Mention]] = []  # the place, where its phrase opens, whom it was with
    sentence = lists.document.sentence_of(at)
    opens, place = at, None
    for token in lists.tokens[at + 1 : sentence.last]:
        m = lists.covering.get(token.i)
        if token.text == ";" or token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            break
        if token.pos == "PROPN" and place is None and lists.tokens[token.i - 1].text.casefold() in PLACED:
            opens, place = token.i - 1, token.i
        elif place is not None and m is not None and m.first == token.i and _is_led_by_with(lists, m):
            told.append((place, opens, m))
            place = None
    if len({lists.tokens[place].text for place, _, _ in told}) < 2:
        return None
    met = [[m.head, *lists.following(m)] for _, _, m in told]
    ends = [opens for _, opens, _ in told[1:]] + [sentence.last]
    spans = [(opens, end) for (_, opens, _), end in zip(told, ends, strict=True)]
    lead = lists.actors([h for h in who.heads if not any(a <= h < b for a, b in spans)])
    stages = [
        Stage([a for a in lists.actors(heads) if a.key not in {x.key for x in lead}], place, *span)
        for heads, (place, _, _), span in zip(met, told, spans, strict=True)
    ]
    return (lead, stages) if len(lead) == 1 and all(s.actors for s in stages) else None


def _is_led_by_with(lists: Lists, m: Mention) -> bool:
    """Whether a party stands behind "with", with nothing but its own title between."""
    return lists.is_party(m.head) and "with" in {
        t.text.casefold() for t in lists.tokens[max(m.first - 2, 0) : m.first] if t.pos in {"ADP", "DET"}
    }


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
