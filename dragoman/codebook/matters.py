"""Knows the matters on which actors take positions: Crimea, sanctions, a ceasefire, membership of NATO."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.codebook.words import Lexicon, split


@dataclass(frozen=True, slots=True)
class Matter:
    """A row of the table: its code and its name for a reader.

    Nobody says that they are for what is `ill`; who promises a `measure` ("sanctions") supports it.
    """

    code: str
    name: str
    ill: bool
    measure: bool


@dataclass(frozen=True, slots=True)
class MatterMatch:
    """A matter named in a text, at characters [start, end)."""

    code: str
    name: str
    start: int
    end: int


@cache
def matters() -> Mapping[str, Matter]:
    """All matters by their codes."""
    return {
        row["code"]: Matter(row["code"], row["name"], row["ill"] == "yes", row["ill"] == "measure")
        for row in rows("matters")
    }


@cache
def _lexicon() -> Lexicon[Matter]:
    lexicon: Lexicon[Matter] = Lexicon()
    for row in rows("matters"):
        for alias in dict.fromkeys((row["code"].replace("_", " "), *cell_list(row["aliases"]))):
            lexicon.add(alias, matters()[row["code"]])
    return lexicon


def find_matters(text: str) -> list[MatterMatch]:
    """The matters that a text names, in order, the longest name first where they begin alike."""
    return list(_walk(text))


def _walk(text: str) -> Iterator[MatterMatch]:
    words, lexicon, at = split(text), _lexicon(), 0
    while at < len(words):
        found = next(iter(lexicon.at(words, at)), None)
        if found is None:
            at += 1
            continue
        after, forms = found
        matter = forms[0].meanings[0]
        yield MatterMatch(matter.code, matter.name, words[at].start, words[after - 1].end)
        at = after
