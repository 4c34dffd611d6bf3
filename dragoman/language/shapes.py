"""Tells how a word is written: "us" from "US", "march" from "March", "14,000" from "F-16".

The encoder's vocabulary is lower case; this small class of each word gives back
what that loses.
"""

from functools import lru_cache

# The order is the trained embedding's: add at the end only.
SHAPES = (
    "none",  # the engine's own marks: start, end, padding
    "lower",
    "title",
    "upper",
    "letter",
    "mixed",
    "digits",
    "digits-and-letters",
    "caseless",
    "signs",
)
NUMBERS = {shape: number for number, shape in enumerate(SHAPES)}


@lru_cache(maxsize=65536)
def shape_of(word: str) -> int:
    """The number of the word's shape in `SHAPES`."""
    return NUMBERS[_shape(word)]


def _shape(word: str) -> str:
    letters = [character for character in word if character.isalpha()]
    digits = any(character.isdigit() for character in word)
    if not letters:
        return "digits" if digits else "signs"
    if digits:
        return "digits-and-letters"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(letters) > 1 else "letter"
    if word.istitle():
        return "title"
    return "mixed" if any(character.isupper() for character in letters) else "caseless"
