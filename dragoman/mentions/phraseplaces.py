"""Finds where some of many phrases stand in a text: those that are not there cost nothing.

A phrase stands where no letter or figure goes on before or behind it: "iran" is in "Iran's" but not in "Iranian". One
with capitals stands where the text has them too, or all of them: "Rice" is no rice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

WORD = re.compile(r"\w+")


def first_word(phrase: str) -> str:
    """The letters and figures that a phrase begins with, in small letters."""
    word = phrase.partition(" ")[0].lower()
    if word.isalnum():
        return word
    match = WORD.match(word)
    return match.group() if match else ""


def folded(text: str) -> str:
    """A text in small letters, each in its place: a letter whose small form is two is left."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class PhrasePlaces:
    """The places of phrases in one text, each phrase sought once."""

    def __init__(self, text: str) -> None:
        self.written, self.text = text, folded(text)
        self._words: dict[str, list[int]] = {}
        self._found: dict[str, list[int]] = {}
        for match in WORD.finditer(self.text):
            self._words.setdefault(match.group(), []).append(match.start())

    def words(self) -> Iterable[str]:
        """Each word of the text once."""
        return self._words

    def starts(self, phrase: str) -> list[int]:
        """Where a phrase begins, in order."""
        found = self._found.get(phrase)
        if found is None:
            found = [at for at in self._words.get(first_word(phrase), ()) if self._stands(phrase, at)]
            self._found[phrase] = found
        return found

    def is_within(self, phrase: str, start: int, end: int) -> bool:
        """Whether a phrase begins and ends within [start, end)."""
        starts = self.starts(phrase)
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] + len(phrase) <= end

    def spans(self, phrases: Iterable[str]) -> list[tuple[int, int]]:
        """Where any of some phrases stands, in order: of those that overlap the first, of one place the longest."""
        every = sorted((at, -len(phrase)) for phrase in phrases for at in self.starts(phrase))
        spans: list[tuple[int, int]] = []
        for at, length in every:
            if not spans or at >= spans[-1][1]:
                spans.append((at, at - length))
        return spans

    def _stands(self, phrase: str, at: int) -> bool:
        end = at + len(phrase)
        if not self.text.startswith(phrase.lower(), at) or WORD.match(self.text, end):
            return False
        return phrase.islower() or self.written[at:end] in {phrase, phrase.upper()}
