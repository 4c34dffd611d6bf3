"""Splits a paragraph's words into sentences: abbreviations and quotes are what make it hard."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.language.tokenizer import Span, lexicon, rows_of

STOPS = frozenset({".", "?", "!", "…"})
ENDING = re.compile(r"[.?!…]+")
CLOSERS = frozenset("\"'”’»)]}")
OPENERS = frozenset("\"'“‘«([{")
BULLETS = frozenset("•●▪■◆►▶")  # each begins an item, whatever stands before it
STRAIGHT = frozenset("\"'")
LETTERS = re.compile(r"(?:[^\W\d_]\.)+")
NUMBER = re.compile(r"\d{1,3}|[ivx]+|[A-Za-z]")
# Who speaks may follow a question in quotes: "Why now?" Lavrov asked.
SPEAKING = frozenset({"said", "says", "asked", "asks", "told", "added", "wrote", "replied", "tweeted"})
SPEAKER_WITHIN = 5


@cache
def starters() -> frozenset[str]:
    """The words that begin a sentence even after an abbreviation, read once."""
    return frozenset(row[0] for row in rows_of("starters.txt"))


def split(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Ranges of `spans`, end exclusive, each a sentence; together they cover all of them."""
    words = [text[start:end] for start, end in spans]
    ranges: list[tuple[int, int]] = []
    first = 0
    place = 0
    while place < len(words):
        if words[place] in BULLETS and place > first:
            ranges.append((first, place))
            first = place
        last = _closed(words, spans, place)
        if _is_stop(words, place, first) and _breaks(words, spans, place, last):
            ranges.append((first, last))
            first = last
        place = max(last, place + 1)
    if first < len(words):
        ranges.append((first, len(words)))
    return ranges


def _is_stop(words: Sequence[str], place: int, first: int) -> bool:
    """Whether a sentence may end with this word: a stop, or an abbreviation that has one."""
    word = words[place]
    if ENDING.fullmatch(word):
        listed = place == first + 1 and NUMBER.fullmatch(words[first])  # "1." begins an item
        return not listed
    return word.endswith(".") and len(word) > 1 and word not in lexicon().titles


def _closed(words: Sequence[str], spans: Sequence[Span], place: int) -> int:
    """Past the stop, with the quotes and brackets that close on it."""
    last = place + 1
    while last < len(words) and words[last][0] in CLOSERS and len(words[last]) <= 2:
        touches = spans[last][0] == spans[last - 1][1]
        followed = last + 1 < len(words) and spans[last][1] == spans[last + 1][0]
        if not touches or (words[last] in STRAIGHT and followed and words[last + 1][0].isalnum()):
            break
        last += 1
    return last


def _breaks(words: Sequence[str], spans: Sequence[Span], place: int, last: int) -> bool:
    """Whether what follows the stop looks like a new sentence."""
    if last >= len(words):
        return True
    following = words[last]
    opened = following[0] in OPENERS and last + 1 < len(words)
    begins = words[last + 1] if opened else following
    if begins[0].islower():
        return False
    if not ENDING.fullmatch(words[place]):
        return begins in starters() or (opened and begins[0].isupper())
    if spans[last][0] == spans[last - 1][1]:  # no space: "state.gov", "3.The"
        return begins[0].isupper() and len(words[place - 1]) > 1
    if last > place + 1 and not opened:
        return not _speaker(words, last)
    return True


def _speaker(words: Sequence[str], last: int) -> bool:
    """Whether the words after a closing quote name who said it."""
    near = words[last : last + SPEAKER_WITHIN]
    return words[last] not in starters() and any(word in SPEAKING for word in near)
