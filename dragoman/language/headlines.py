"""Gives the words of a headline with capitals throughout the letters they have in running text.

"Premier Meets With Her Host" is parsed as "Premier meets with her host", so that a verb is a verb and no one's name.
The words of the document keep the letters that the article has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

LONG = 4  # letters: shorter words stand in small letters in such headlines too
FEWEST = 4  # words: "Joint Statement" may be a name
RUNNING = re.compile(r"(?<=[a-z,] )[^\W\d_]+")


def is_title_cased(words: Sequence[str]) -> bool:
    """Whether a headline has capitals throughout: on every word of four letters, but not on every letter."""
    letters = [word for word in words if word.isalpha()]
    capitals = all(word[:1].isupper() for word in letters if len(word) >= LONG)
    return len(letters) >= FEWEST and capitals and not all(word.isupper() for word in letters)


def as_in_text(words: Sequence[str], text: str) -> tuple[str, ...]:
    """The words of such a headline, in small letters those that are no names by the article's text or the table."""
    if not is_title_cased(words):
        return tuple(words)
    told = Counter(RUNNING.findall(text))
    return (words[0], *(word.lower() if _is_no_name(word, told) else word for word in words[1:]))


def _is_no_name(word: str, told: Counter[str]) -> bool:
    """Whether a word is written small in running text; in a text that has it both ways, more often so."""
    if not word.istitle() or not word.isalpha():
        return False
    small, big = told[word.lower()], told[word]
    return small > big or (small == big and word.lower() in headline_words())


@cache
def headline_words() -> frozenset[str]:
    """The words of the table, in small letters."""
    table = files("dragoman.language") / "tables" / "headline_words.txt"
    lines = table.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
