"""Says in which of PLOVER's 37 contexts an act stands, by its frame and the words around it."""

from __future__ import annotations

from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.evidences import Evidences
from dragoman.codebook.acts import contexts_by_word, narrower
from dragoman.language import Document

MOST = 3  # contexts of one act, the frame's own first


def contexts_of(document: Document, lead: Telling, evidence: Evidences) -> tuple[str, ...]:
    """The contexts of an act, each shown by its word."""
    deed = lead.deed
    found: dict[str, int] = dict.fromkeys(deed.frame.contexts, deed.at)
    sentence = document.sentence_of(deed.at)
    words = contexts_by_word()
    near = sorted(range(sentence.first, sentence.last), key=lambda i: abs(i - deed.at))
    for i in near:
        for context in words.get(document.tokens[i].lemma.casefold(), ()):
            if len(found) < MOST and abs(i - deed.at) <= REACH:
                found.setdefault(context, i)
    for context, at in found.items():
        evidence.tokens("contexts", at, at + 1, by=f"table:act_contexts:{context}")
    return tuple(sorted(found))


def narrowed(cameo: str | None, contexts: tuple[str, ...]) -> str | None:
    """The CAMEO code with the further digit that a context supports: help in arms is 072."""
    if cameo is None:
        return None
    fits = [c for c in narrower(cameo) if c.contexts <= {*contexts}]
    return max(fits, key=lambda c: (len(c.contexts), c.code)).code if fits else cameo


REACH = 12  # words: what a context stands on is near the deed
