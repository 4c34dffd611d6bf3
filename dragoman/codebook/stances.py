"""Knows the words by which an actor takes a position: supports, is opposed to, calls for, rules out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import rows
from dragoman.records import Stance

FRAMES = frozenset(
    {"obj", "self", "in_of", "forward_to", "about", "against", "at", "behind", "by", "for", "of", "on", "over", "to",
     "with"}
)  # fmt: skip
POS = frozenset({"VERB", "NOUN", "ADJ", "ADP"})
NEGATED: Mapping[Stance, Stance | None] = {
    "supports": "opposes",
    "opposes": "open_to",
    "recognises": "does_not_recognise",
    "does_not_recognise": "recognises",
    "demands": None,
    "rules_out": "open_to",
    "offers": None,
    "open_to": "rules_out",
}
"""What a stance becomes under "not"; None where that says nothing."""
TURNED: Mapping[Stance, Stance | None] = {
    "supports": "opposes",
    "opposes": "supports",
    "demands": "opposes",
    "rules_out": "supports",
    "offers": "opposes",
    "open_to": "open_to",
    "recognises": None,
    "does_not_recognise": None,
}
"""What a stance on the end of a thing says of the thing: who demands the lifting of sanctions opposes them."""


@dataclass(frozen=True, slots=True)
class StanceWord:
    """What a word says of its subject; `frames` are how the matter hangs on it: its object or a preposition."""

    stance: Stance
    frames: frozenset[str]


@cache
def stance_words() -> Mapping[tuple[str, str], StanceWord]:
    """The words of stance by lemma and part of speech."""
    return {
        (row["word"], row["pos"]): StanceWord(row["stance"], frozenset(row["frame"].split()))  # type: ignore[arg-type]
        for row in rows("stances")
    }
