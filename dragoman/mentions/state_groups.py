"""Reads several states that one name stands for: "the two Koreas", "the Baltic states"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.mention import DETERMINERS, Mention
from dragoman.mentions.neighbours import Neighbours


@cache
def state_groups() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The states that each name of several means, by its words in lower case."""
    return {tuple(row["name"].casefold().split()): cell_list(row["states"]) for row in rows("state_groups")}


@cache
def groups_by_last() -> dict[str, list[tuple[str, ...]]]:
    """The names of several by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in state_groups():
        found.setdefault(words[-1], []).append(words)
    return found


def as_several(near: Neighbours, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with those of the states in the place of any that stood at a name of several."""
    found = list(_found(near))
    taken = {i for m in found for i in range(m.core[0], m.core[1])}
    by_first = {m.first: m for m in found}
    left = [m for m in mentions if not taken & set(range(m.core[0], m.core[1]))]
    return [_of_several(near, m, by_first.get(m.last + 1)) for m in left] + found


def _of_several(near: Neighbours, title: Mention, states: Mention | None) -> Mention:
    """A title in the plural with the states behind it: "envoys of | the two Koreas"."""
    bare = title.kind == "role" and title.plural and not title.countries
    if states is None or not bare or near.low(title.last) not in {"of", "from"}:
        return title
    return replace(title, last=states.last, countries=states.countries, origin=states.origin)


def _found(near: Neighbours) -> Iterator[Mention]:
    for token in near.tokens:
        for words in groups_by_last().get(near.low(token.i), ()):
            last = token.i + 1
            first = last - len(words)
            if not near.same_sentence(first, token.i):
                continue
            if tuple(near.low(i) for i in range(first, last)) == words and near.tokens[first].text[0].isupper():
                yield _mention(near, first, last, state_groups()[words])


def _mention(near: Neighbours, first: int, last: int, states: tuple[str, ...]) -> Mention:
    found = Mention(
        "state", first, last, near.head_of(first, last), (first, last), sector="GOV", countries=states,
        origin=(first, last), plural=True, definite=True, metonym=True,
    )  # fmt: skip
    left = first
    while near.same_sentence(left - 1, first) and near.low(left - 1) in DETERMINERS:
        left -= 1
    return replace(found, first=left)
