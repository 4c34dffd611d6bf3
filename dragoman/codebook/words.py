"""Finds the phrases of a table in running text, longest first, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from dragoman.codebook.folding import fold

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-", "−": "-"})
_fold_word = lru_cache(maxsize=65536)(fold)

Meaning = TypeVar("Meaning")


class Word(NamedTuple):
    """One word of a text, its folded spelling and its place. A tuple, for every text makes thousands."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter or a digit."""
        return not self.text[0].islower()

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals throughout, as abbreviations and headlines are."""
        return len(self.text) > 1 and self.text.isupper()


class Form(NamedTuple, Generic[Meaning]):
    """A spelling of a phrase: its words as written, the marks between them, and what it means."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    period: bool
    meanings: tuple[Meaning, ...]


@dataclass(slots=True)
class Lexicon(Generic[Meaning]):
    """Forms by their folded words; `longest` is the most words that a form with this first word has."""

    forms: dict[tuple[str, ...], list[Form[Meaning]]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, spelling: str, *meanings: Meaning) -> None:
        """Enters a spelling; one that is there already keeps its meanings and gains these."""
        words = split(spelling)
        key = tuple(word.folded for word in words)
        form = Form(
            tuple(word.text for word in words),
            tuple(gap(spelling, left, right) for left, right in pairwise(words)),
            spelling.endswith("."),
            meanings,
        )
        known = self.forms.setdefault(key, [])
        for place, other in enumerate(known):
            if (other.words, other.gaps, other.period) == (form.words, form.gaps, form.period):
                added = tuple(meaning for meaning in meanings if meaning not in other.meanings)
                known[place] = Form(form.words, form.gaps, form.period, other.meanings + added)
                return
        known.append(form)
        self.longest[key[0]] = max(self.longest.get(key[0], 0), len(key))

    def at(self, words: list[Word], place: int) -> Iterable[tuple[int, list[Form[Meaning]]]]:
        """The forms whose folded words begin at `place`, longest first, with the place after them."""
        longest = self.longest.get(words[place].folded)
        return () if longest is None else self._reaching(words, place, longest)

    def _reaching(self, words: list[Word], place: int, longest: int) -> Iterator[tuple[int, list[Form[Meaning]]]]:
        run = [word.folded for word in words[place : place + longest]]
        for length in range(len(run), 0, -1):
            found = self.forms.get(tuple(run[:length]))
            if found is not None:
                yield place + length, found


def split(text: str) -> list[Word]:
    """The words of a text with their places; marks and spaces are left between them."""
    return list(_split(text))


@lru_cache(maxsize=512)  # the names and titles of one article are cut again and again
def _split(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(word := match.group(), _fold_word(word), match.start(), match.end()) for match in _WORD.finditer(text)
    )


def gap(text: str, left: Word, right: Word) -> str:
    """What stands between two words, spaces as one and marks plain."""
    between = text[left.end : right.start]
    return between if between in (" ", "-", ".") else _SPACE.sub(" ", between.translate(_MARKS))
