"""Gives a title in the plural to the names behind it: "Foreign Ministers A of Russia and B of Ukraine"."""

from __future__ import annotations

from dataclasses import replace

from dragoman import codebook
from dragoman.mentions.mention import Mention, singular
from dragoman.mentions.neighbours import Neighbours
from dragoman.mentions.states_beside import state_after

BETWEEN = frozenset({"between"})
LONGEST = 8  # words: "for the process of settlement between"
TWO = 2


def share_titles(near: Neighbours, mentions: list[Mention]) -> list[Mention]:
    """Gives a title in the plural to the names behind it, state by state where both are lists.

    "The presidents of Guyana and Venezuela, A and B", "Foreign Ministers A of Russia and B of Ukraine".
    """
    persons = sorted((m for m in mentions if m.kind == "person"), key=lambda m: m.first)
    given: dict[int, Mention] = {}
    for title in [_of_two_between(near, m) for m in mentions if m.kind == "role" and m.plural and m.role]:
        run = _run_of_names(near, title, persons)
        if len(run) < 2 or (title.countries and len(title.countries) not in {1, len(run)}):
            continue
        for n, person in enumerate(run):
            code = title.countries[n : n + 1] if len(title.countries) == len(run) else title.countries
            if code and codebook.state(code[0]) is None:
                code = ()  # "Quad leaders A and B": each has a state of his own
            given[person.head] = replace(
                person,
                role=person.role or (None if title.counterpart else singular(title.role or "")),
                office=person.office or (None if title.counterpart else title.office),
                counterpart=person.counterpart or (title.counterpart and not person.role),
                whose=title.whose if person.whose is None else person.whose,
                sector=person.sector or title.sector,
                role_span=person.role_span or title.role_span,
                countries=person.countries or code,
                origin=person.origin or title.origin,
            )
        given[title.head] = replace(title, names=tuple(p.head for p in run))
    return [given.get(m.head, m) for m in mentions]


def _of_two_between(near: Neighbours, title: Mention) -> Mention:
    """The title with the two states of what it is for: "envoys for the talks between Chile and Peru, | A and B"."""
    at = title.last
    while at - title.last < LONGEST and near.same_sentence(at, title.first) and near.low(at) not in {"between", ","}:
        at += 1
    if title.countries or title.counterpart or near.low(at) != "between" or near.low(title.last) not in {"for", "on"}:
        return title
    codes, origin, end = state_after(near, at, title.first, leads=BETWEEN)
    return replace(title, countries=codes, origin=origin, last=end) if len(codes) == TWO else title


def named_behind(near: Neighbours, mentions: list[Mention]) -> list[Mention]:
    """Gives an office in a body to the minister set behind it: "the OSCE chair, | Polish Foreign Minister X, said".

    A title of a state stays of another person, as does one in a list: "the UN chief, President X and Mr Y".
    """
    persons = {m.first: m for m in mentions if m.kind == "person"}
    joined = []
    for title in mentions:
        behind = persons.get(title.last + 1) if near.low(title.last) == "," else None
        one = behind is not None and _is_of_a_body(title) and _is_closed(near, behind, title)
        joined.append(replace(title, names=(behind.head,)) if one and behind is not None else title)
    return joined


def _is_of_a_body(title: Mention) -> bool:
    in_body = bool(title.countries) and codebook.state(title.countries[0]) is None
    return title.kind == "role" and not title.plural and not title.counterpart and in_body


def _is_closed(near: Neighbours, person: Mention, title: Mention) -> bool:
    """Whether a name in apposition ends there: a comma or the sentence's end, and no list going on."""
    at = person.last
    if not person.role or near.low(title.first - 1) == "," or near.low(at) in {"and", "&"}:
        return False
    listed = near.low(at) == "," and (near.low(at + 1) in {"and", "the"} or near.at.get(at + 1) is not None)
    ends = near.low(at) in {",", ".", ";", ")"} or not near.same_sentence(at, person.first)
    return ends and not listed


def _run_of_names(near: Neighbours, title: Mention, persons: list[Mention]) -> list[Mention]:
    """The names listed right behind a title in the plural."""
    run: list[Mention] = []
    at = title.last
    for person in persons:
        if person.first < title.last:
            continue
        between = [near.low(i) for i in range(at, person.first)]
        if (
            not near.same_sentence(person.first, title.first)
            or any(w not in {",", "and", "–", "—"} for w in between)
            or len(between) > 2
        ):
            break
        if run and not between:
            break
        run.append(person)
        at = person.last
    return run
