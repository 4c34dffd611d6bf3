"""Makes spellings comparable: case, accents and the ways of writing a name in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and typographic marks, as plain keyboards write them.
_LETTERS = str.maketrans(
    {"ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th",
     "Þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ə": "a", "Ə": "a", "ħ": "h", "ŋ": "n",
     "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "–": "-", "‑": "-", "‐": "-", "−": "-"}
)  # fmt: skip
# How one sound is spelled by different romanisations. In order; each narrows to the right-hand side.
_SOUNDS = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"(?:yy|iy|ij|yi|ii|y|i)$"), "i"),
    (re.compile(r"tsch|tch"), "ch"),
    (re.compile(r"sch|shch"), "sh"),
    (re.compile(r"zh|dzh|dj|j"), "z"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ts|tz|cz"), "c"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ck|q|c(?=[aouklrt]|$)"), "k"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"[yi](?=[aeou])"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"(?<=[aeiou])h(?![aeiou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"ae"), "e"),
    (re.compile(r"enka$"), "enko"),
    (re.compile(r"off$|ev$|of$"), "ov"),
)


def fold(text: str) -> str:
    """Lower case without accents: `Çavuşoğlu` as cavusoglu, `Łódź` as lodz, curly marks as plain ones."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """One key for the spellings of a name: Zelensky, Zelenskiy and Zelenskyy, Shoigu and Shoygu."""
    key = fold(word)
    for pattern, spelling in _SOUNDS:
        key = pattern.sub(spelling, key)
    return key or fold(word)
