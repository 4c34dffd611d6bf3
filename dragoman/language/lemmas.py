"""Finds the dictionary form of a word: "met" is meet, "talks" is talk, "us" is we.

The Penn tag says what was done to the word; a table made at training time has the words
that the spelling rules below get wrong, and only those.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from dragoman.language.tokenizer import rows_of

VOWELS = frozenset("aeiou")
# Tags whose words are written as in the dictionary, but for those in the table.
PROPER = frozenset({"NNP", "NNPS"})
NOUNS = PROPER | {"NN", "NNS"}
HYPHENS = frozenset("-‑–")


@cache
def exceptions() -> dict[tuple[str, str], str]:
    """(word in lower case, tag) to lemma, where the rules are wrong; read once."""
    table = resources.files("dragoman.language").joinpath("model", "lemmas.txt")
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return {(word, tag): lemma for word, tag, lemma in rows}


@cache
def joined() -> frozenset[str]:
    """Nouns that are written with a hyphen or in one word; read once."""
    return frozenset(row[0] for row in rows_of("joined.txt"))


def lemmas_of(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The lemmas of a sentence's words: the last word of "a cease-fire" is no fire."""
    lemmas = [lemma_of(word, tag) for word, tag in zip(words, tags, strict=True)]
    for i in range(2, len(words)):
        if words[i - 1] in HYPHENS and tags[i] in NOUNS:
            whole = (words[i - 2] + lemmas[i]).lower()
            lemmas[i] = whole if whole in joined() else lemmas[i]
    return lemmas


@lru_cache(maxsize=65536)
def lemma_of(word: str, tag: str) -> str:
    """The lemma of a word as written, with its Penn tag; proper nouns keep their capitals."""
    known = exceptions().get((word.lower(), tag))
    if known is not None:
        return recased(word, known) if tag in PROPER else known
    return by_rule(word, tag)


def recased(word: str, lemma: str) -> str:
    """A lemma of the table, which is in lower case, with the capitals of the word."""
    if word.isupper() and len(word) > 1:
        return lemma.upper()
    return lemma.capitalize() if word[:1].isupper() else lemma


def by_rule(word: str, tag: str) -> str:
    """The lemma by spelling alone."""
    if tag == "NNP":
        return word
    if tag == "NNPS":
        return singular(word)
    lower = word.lower().replace("’", "'")
    if tag == "NNS":
        return singular(lower)
    if tag == "VBZ":
        return singular(lower)
    if tag == "VBG":
        return stem(lower, "ing")
    if tag in ("VBD", "VBN"):
        return stem(lower, "ed")
    if tag in ("JJR", "RBR"):
        return stem(lower, "er")
    if tag in ("JJS", "RBS"):
        return stem(lower, "est")
    return lower


def singular(word: str) -> str:
    """Without the s of a plural or of the third person."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def stem(word: str, ending: str) -> str:
    """Without -ing, -ed, -er or -est, the consonant undoubled or the e given back."""
    if not word.endswith(ending) or len(word) < len(ending) + 2:
        return word
    bare = word[: -len(ending)]
    if bare.endswith("i") and ending != "ing":
        return bare[:-1] + "y"
    if len(bare) > 2 and bare[-1] == bare[-2] and bare[-1] not in "lsfz":
        return bare[:-1]
    return bare + "e" if _wants_e(bare) else bare


def _wants_e(bare: str) -> bool:
    """Whether a stem cut short is more often spelled with a last e: "discuss", but "propose"."""
    if len(bare) < 2 or not any(letter in VOWELS or letter == "y" for letter in bare):
        return False
    if bare.endswith(
        ("at", "iz", "ys", "iv", "ov", "av", "eav", "rg", "ng", "dg", "c", "u", "rs", "ns", "ps", "s", "v", "z")
    ):
        return not bare.endswith(("ss", "eat", "oat", "ing", "ong", "ang"))
    single = len(bare) > 2 and bare[-1] not in "aeiouwxy" and bare[-2] in VOWELS and bare[-3] not in VOWELS
    return single and bare[-1] in "bdgklmrt" and len(bare) < 5
