"""Says what kind of act a sentence tells, given who acts and to whom: the second coder for anybody's sentence."""

from __future__ import annotations

import re

from dragoman.accounts.coder.marking import Marked
from dragoman.accounts.coder.model import load_coder
from dragoman.errors import NotInSentence
from dragoman.records import Span

UNNAMED = frozenset({"an actor", "a recipient"})
"""What published sets of coded sentences write for a side that the sentence does not name."""


def classify_act(sentence: str, source: str | None, target: str | None) -> dict[str, float]:
    """The probability of each of PLOVER's 16 types for what `source` does to `target` in a sentence.

    Both are words of the sentence, as they stand there (case and spacing aside); the first place counts where
    there are several. None, or the words "an actor" and "a recipient", stand for a side that the sentence does
    not name. The likeliest type comes first and all add up to 1. Deterministic; the model is loaded at the
    first call. Raises `NotInSentence` where the sentence is empty or lacks the words.
    """
    if not sentence.strip():
        raise NotInSentence("There is no sentence to classify: it is empty.")
    marked = Marked(sentence, _place(sentence, source, "source"), _place(sentence, target, "target"))
    return load_coder().weigh(marked)


def _place(sentence: str, words: str | None, side: str) -> Span | None:
    if words is None:
        return None
    spelled = r"\s+".join(re.escape(word) for word in words.split())
    if not spelled:
        raise NotInSentence(f"The {side} is empty. Give its words, or None where the sentence does not name it.")
    found = re.search(rf"(?<!\w){spelled}(?!\w)", sentence) or re.search(spelled, sentence, re.IGNORECASE)
    if found is not None:
        return found.span()
    if " ".join(words.split()).casefold() in UNNAMED:
        return None
    raise NotInSentence(
        f"The {side} {words!r} is not in the sentence {sentence[:80]!r}. Give it as it stands there, or None where "
        "the sentence does not name it."
    )
