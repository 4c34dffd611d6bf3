"""Cuts words into the pieces that the engine's vocabulary knows.

The same cut as BERT's uncased WordPiece, without its library: the reference
`tokenizers` brings 30 MB and a hub client. `tests/language/test_wordpiece.py`
holds this to the reference's output.
"""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

PAD = "[PAD]"
UNKNOWN = "[UNK]"
START = "[CLS]"
END = "[SEP]"

# A longer word is one unknown piece, as in the reference.
LONGEST_WORD = 100

# An address of a thousand pieces tells no more than its two ends.
MOST_PIECES = 32
KEPT_LAST = 8
LONGEST_TEXT = 1000

# ASCII symbols that Unicode doesn't call punctuation but the vocabulary was built to split on.
ASCII_SYMBOLS = frozenset("$+<=>^`|~")

# Control characters, marks of direction and joining, private use.
HIDDEN = frozenset({"Cc", "Cf", "Co"})

# The blocks whose characters are words of their own in the vocabulary.
IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """A vocabulary of pieces, and the longest-match-first cut of a word into them."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.index = {piece: number for number, piece in enumerate(vocabulary)}
        self.pad = self.index[PAD]
        self.unknown = self.index[UNKNOWN]
        self.start = self.index[START]
        self.end = self.index[END]
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> "WordPiece":
        """The vocabulary of a `vocab.txt`: one piece a line, its number the line's."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces: at least one, unknown where nothing is left of it."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(word[:LONGEST_TEXT])
            if len(found) > MOST_PIECES:
                found = found[: MOST_PIECES - KEPT_LAST] + found[-KEPT_LAST:]
            # 50,000 words: no article comes near it, and a long-lived process stays small.
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for part in split_basic(word):
            numbers.extend(self._longest_first(part))
        return tuple(numbers) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self.index.get(piece)
                if number is not None:
                    break
            else:
                return [self.unknown]
            numbers.append(number)
            start = end
        return numbers


def split_basic(word: str) -> list[str]:
    """Lower case, no accents, punctuation and ideographs apart, no control characters."""
    spread = unicodedata.normalize("NFD", "".join(_visible(word)))
    bare = "".join(character.lower() for character in spread)  # one by one: no final sigma
    parts: list[str] = []
    grown = ""
    for character in bare:
        if unicodedata.category(character) == "Mn":
            continue
        if character.isspace() or _stands_alone(character):
            parts.extend(part for part in (grown, character.strip()) if part)
            grown = ""
        else:
            grown += character
    if grown:
        parts.append(grown)
    return parts


def _visible(word: str) -> Iterable[str]:
    for character in word:
        if character in "\t\n\r":
            yield " "
        elif character not in "\0\ufffd" and unicodedata.category(character) not in HIDDEN:
            yield character


def _stands_alone(character: str) -> bool:
    if character in ASCII_SYMBOLS or unicodedata.category(character).startswith("P"):
        return True
    code = ord(character)
    return code >= 0x3400 and any(low <= code <= high for low, high in IDEOGRAPHS)
