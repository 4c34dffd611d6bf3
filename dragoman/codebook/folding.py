"""Makes spellings comparable: case, accents and the ways of writing a name in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

# Letters that Unicode does not decompose, and typographic marks, as plain keyboards write them.
_LETTERS = str.maketrans(
    {"ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th",
     "Þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ə": "a", "Ə": "a", "ħ": "h", "ŋ": "n",
     "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "–": "-", "‑": "-", "‐": "-", "−": "-"}
)  # fmt: skip
# How one sound is spelled by different romanisations; the longest spelling is tried first.
_SPELLINGS = {
    "tsch": "ch", "shch": "sh", "tch": "ch", "sch": "sh", "dzh": "z", "zh": "z", "dj": "z", "j": "z", "kh": "h",
    "gh": "h", "ts": "c", "tz": "c", "cz": "c", "x": "ks", "ph": "f", "w": "v", "ck": "k", "q": "k", "ou": "u",
    "oo": "u", "ae": "e",
}  # fmt: skip
_SOUNDS = re.compile("|".join((*_SPELLINGS, r"c(?=[aouklrt]|$)")))
_LAST_I = re.compile(r"(?:yy|iy|ij|yi|ii|y)$")
_GLIDE = re.compile(r"[yi](?=[aeou])")
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_TWICE = re.compile(r"(.)\1+")
_VARYING_ENDS = ("of", "ev", "enka")
_LAST_SYLLABLE = re.compile(r"(?:ev|of)$|enka$")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case without accents: `Çavuşoğlu` as cavusoglu, `Łódź` as lodz, curly marks as plain ones."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """One key for the spellings of a name: Zelensky, Zelenskiy and Zelenskyy, Shoigu and Shoygu."""
    plain = fold(word)
    return _known_sounds().get(plain) or heard(plain)


def heard(plain: str) -> str:
    """The key of a folded word, worked out letter by letter."""
    key = plain if plain.isalpha() else "".join(filter(str.isalpha, plain))
    if key.endswith(("y", "i", "j")):
        key = _LAST_I.sub("i", key)
    key = _SOUNDS.sub(_spelling, key)
    key = _GLIDE.sub("", key).replace("y", "i")
    if "h" in key:
        key = _SILENT_H.sub("", key)
    key = _TWICE.sub(r"\1", key)
    if key.endswith(_VARYING_ENDS):
        key = _LAST_SYLLABLE.sub(_last_syllable, key)
    return key or plain


def _spelling(match: re.Match[str]) -> str:
    return _SPELLINGS.get(match.group(), "k")


def _last_syllable(match: re.Match[str]) -> str:
    return "enko" if match.group() == "enka" else "ov"


@cache
def _known_sounds() -> dict[str, str]:
    """The keys of the words of all known names, worked out once: it makes the start twice as fast.

    A word that is missing is worked out, so the file may lag behind the tables; `training.sounds` makes it anew.
    """
    path = files("dragoman.codebook") / "tables" / "sounds.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word: key for word, _, key in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded; an apostrophe is no break (`N'Djamena`, `Sa'ar`)."""
    return tuple(_WORD.findall(fold(name).replace("'", "")))


@lru_cache(maxsize=65536)
def name_sounds(name: str) -> tuple[str, ...]:
    """The keys of a name's words."""
    return tuple(sound(word) for word in name_words(name))
