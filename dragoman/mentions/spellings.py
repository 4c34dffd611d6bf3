"""Says whether two spellings can be one person's name."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from dragoman import codebook
from dragoman.codebook import Holder
from dragoman.mentions.pieces import PARTICLES, SUFFIXES


def surname(name: str) -> str:
    """The last word of a name, folded, without "Jr." and the like."""
    words = [w for w in codebook.fold(name).replace(",", " ").replace("-", " ").split() if w not in SUFFIXES]
    return words[-1] if words else ""


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without suffixes, initials and particles."""
    words = codebook.fold(name).replace(",", " ").replace("-", " ").replace(".", " ").split()
    return tuple(w for w in words if w not in SUFFIXES and w not in PARTICLES and len(w) > 1)


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> bool:
    """Whether two words are one name in two spellings: Sergey and Sergei, Zelensky and Zelenskyy, Joe and Joseph."""
    if a == b:
        return True
    if min(len(a), len(b)) >= 5:
        return fuzz.ratio(a, b) >= 80
    return min(len(a), len(b)) >= 3 and (
        fuzz.ratio(a, b) >= 80 or (a[:2] == b[:2] and (a.startswith(b[:3]) or b.startswith(a[:3])))
    )


def same_full_name(name: str, holder: Holder) -> bool:
    """Whether a name without a state is a holder's: first and last words alike, or one unusual surname."""
    words = name_words(name)
    for own in [holder.name, *holder.other_names]:
        full = name_words(own)
        if not full or not words:
            continue
        if len(words) == 1:
            if words[0] == full[-1] or words[0] == full[0] or fuzz.ratio(words[0], full[-1]) >= 88:
                return True
        elif all(
            any(
                fuzz.ratio(w, v) >= 84 or (min(len(w), len(v)) >= 3 and w[:3] == v[:3] and w in words[:1])
                for v in full
            )
            for w in words
        ):
            return True
    return False


PATRONYMIC = frozenset({"bin", "ibn", "bint", "ben", "ould"})


def same_person(a: str, b: str) -> bool:
    """Whether two surface names in one article can be one person."""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if len(x) == 1 or len(y) == 1:
        short, other = (x, y) if len(x) == 1 else (y, x)
        return any(alike(short[0], w) for w in other)
    short, full = (x, y) if len(x) <= len(y) else (y, x)
    if all(any(alike(w, v) for v in full) for w in short):
        return True
    if not alike(x[-1], y[-1]):
        # "Mohammed bin Zayed Al Nahyan", "Mohammed bin Zayed bin Sultan"; not Abdel Fattah al-Sisi and Burhan
        return x[0] == y[0] and x[1] == y[1] and all(PATRONYMIC & set(n.casefold().split()) for n in (a, b))
    return alike(x[0], y[0]) or (x[0][0] == y[0][0] and fuzz.ratio(x[0], y[0]) >= 60)
