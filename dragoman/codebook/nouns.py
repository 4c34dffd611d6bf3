"""Finds the common words for actors ("riot police", "lawmakers", "villagers") and the names of peoples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.codebook.tables import cell_list, rows
from dragoman.codebook.words import Lexicon, Word, gap, split

_JOINS = (" ", "-", "'", "' ")
_NO_PLURAL_S = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for actors of a sector, the primary first.

    `use` says how it stands beside others: `yields` takes the sector of the body or people that it belongs
    to ("leader", "members"); `leads` keeps its own whatever follows ("rebel soldiers"); `adds` gives a
    second sector ("anti-government"). `office` is the class of a title, for looking its holder up.
    """

    sectors: tuple[str, ...]
    use: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class NounMatch:
    """A noun found in a text, with its place."""

    start: int
    end: int
    noun: Noun


@dataclass(frozen=True, slots=True)
class PeopleMatch:
    """A people named in a text; `country` where most of them live, None for those of several states."""

    start: int
    end: int
    name: str
    country: str | None


def nouns_in(text: str) -> list[NounMatch]:
    """The common words for actors in a text, longest and leftmost first, without overlaps."""
    words = split(text)
    found: list[NounMatch] = []
    place = 0
    while place < len(words):
        after, noun = next(_nouns_at(text, words, place), (place + 1, None))
        if noun is not None:
            found.append(NounMatch(words[place].start, words[after - 1].end, noun))
        place = after
    return found


def peoples_in(text: str) -> list[PeopleMatch]:
    """The peoples that a text names: Rohingya, Tuaregs, Bosnian Croats. They are written with a capital."""
    words = split(text)
    return [
        PeopleMatch(word.start, words[after - 1].end, *forms[0].meanings[0])
        for place, word in enumerate(words)
        for after, forms in _peoples().at(words, place)
        if word.capital
    ]


def office_sectors(office: str) -> tuple[str, ...]:
    """The sectors of who holds an office: a defence minister is of the government, then of the military."""
    return _offices().get(office) or _offices().get(office.removeprefix("deputy_")) or ()


def _nouns_at(text: str, words: list[Word], place: int) -> Iterator[tuple[int, Noun]]:
    for after, forms in _nouns().at(words, place):
        run = words[place:after]
        if all(gap(text, left, right) in _JOINS for left, right in pairwise(run)):
            yield after, forms[0].meanings[0]


def plurals(noun: str) -> tuple[str, ...]:
    """The plural of a phrase by its last word: policemen, spies, coaches, and "members of parliament"."""
    head, of, complement = noun.partition(" of ")
    if head.endswith("man"):
        many = head[:-3] + "men"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        many = head[:-1] + "ies"
    elif head.endswith(_NO_PLURAL_S):
        many = head + "es"
    else:
        many = head + "s"
    return (many + of + complement,)


@cache
def _nouns() -> Lexicon[Noun]:
    lexicon: Lexicon[Noun] = Lexicon()
    table = {row["noun"]: Noun(cell_list(row["sectors"]), row["use"]) for row in rows("nouns")}
    for spelling, noun in table.items():
        lexicon.add(spelling, noun)
        for many in plurals(spelling):
            if many not in table:
                lexicon.add(many, noun)
    return lexicon


@cache
def _peoples() -> Lexicon[tuple[str, str | None]]:
    lexicon: Lexicon[tuple[str, str | None]] = Lexicon()
    for row in rows("peoples"):
        for spelling in (row["name"], *cell_list(row["other_names"])):
            lexicon.add(spelling, (row["name"], row["country"] or None))
    return lexicon


@cache
def _offices() -> dict[str, tuple[str, ...]]:
    return {row["office"]: cell_list(row["sectors"]) for row in rows("office_sectors")}
