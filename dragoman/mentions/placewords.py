"""The words that tell places from persons, things and governments, as tables."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.folding import fold
from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.pieces import word_list

LESSER = frozenset({"COG", "DMA", "PRK"})  # of two states of one word for their people, the one less often meant


@cache
def _uses() -> dict[str, frozenset[str]]:
    uses: dict[str, set[str]] = {}
    for row in rows("place_words"):
        uses.setdefault(row["use"], set()).add(row["word"])
    return {use: frozenset(words) for use, words in uses.items()}


def words_for(use: str) -> frozenset[str]:
    """The words of one use: `sort` (town of), `region`, `in`, `toward`, `title`, `follows`, `says`, `between`."""
    return _uses()[use]


@cache
def first_names() -> frozenset[str]:
    """First names, folded: those of the codebook and the commonest American ones."""
    return frozenset(
        word_list("first_names.txt") | {fold(n) for row in rows("given_names") for n in cell_list(row["names"])}
    )


@cache
def things() -> frozenset[str]:
    """Last words of the names of bodies and events, which are no places: council, conference."""
    return frozenset(word_list("things.txt"))


@cache
def bodies() -> frozenset[str]:
    """Short names of organisations, folded, which some papers write as a name: Nato, Asean."""
    names = (n for row in rows("organisations") for n in (row["name"], *cell_list(row["other_names"])))
    return frozenset(fold(n) for n in names if n.isupper() and n.isalpha() and len(n) > 3)


@cache
def peoples() -> dict[str, str]:
    """The state of each word for a people: "Syrian", "Syrians", "South Korean"."""
    return {
        word: row["code"]
        for row in rows("states")
        for word in (*cell_list(row["demonyms"]), *cell_list(row["adjectives"]))
        if len(word) > 3
    }


@cache
def peoples_of_two() -> dict[str, dict[str, str]]:
    """The words for the peoples of two states, with the names of both by which a text tells them apart."""
    found: dict[str, dict[str, str]] = {}
    for row in sorted(rows("states"), key=lambda row: row["code"] in LESSER):
        for word in (*cell_list(row["demonyms"]), *cell_list(row["adjectives"])):
            found.setdefault(word, {}).update(
                dict.fromkeys((row["name"], *cell_list(row["other_names"])), row["code"])
            )
    return {word: names for word, names in found.items() if len(set(names.values())) > 1}


@cache
def region_peoples() -> dict[str, str]:
    """The region, town or part of the world of each word for its people: "Texan", "Scottish", "Londoners"."""
    found = {}
    for row in rows("region_peoples"):
        found[row["word"]] = row["place"]
        if row["word"][-1] in "nris":
            found[f"{row['word'].removesuffix('s')}s"] = row["place"]
    return found
