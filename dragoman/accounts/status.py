"""Says whether a deed was done, planned, proposed or refused, from the words that govern it.

It walks from the deed's word up through what governs it ("agreed to hold", "called for talks",
"refused to meet") and reads auxiliaries, negation and adjectives on the way.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.records import Status

FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
POSSIBLE = frozenset({"could", "may", "might", "should", "must", "can", "would"})
SAYING = frozenset(
    "say tell add report state note announce claim write tweet explain stress confirm declare reveal know learn show believe think "
    "recall mention disclose acknowledge emphasize emphasise underline underscore reiterate".split()
)
# Governors through which a status passes down to the deed.
PASSES = frozenset({"xcomp", "ccomp", "obj", "csubj", "acl", "nmod", "nsubj", "obl", "advcl"})
CARRIERS = frozenset(
    "hold have take host make conduct begin start resume continue attend join place pay organise organize convene "
    "facilitate arrange launch come travel fly arrive engage undertake participate open do go get lead chair mediate return restart proceed carry".split()
)


@dataclass(frozen=True, slots=True)
class StatusRead:
    """A status with the token that shows it (None for the plain past), and whether it is negated."""

    status: Status
    at: int | None = None
    negated: bool = False


@cache
def status_words() -> dict[tuple[str, str], str]:
    """The table of words that make a deed planned, proposed or refused."""
    text = (files("dragoman.codebook") / "tables" / "status_words.csv").read_text(encoding="utf-8")
    return {(r["lemma"], r["pos"]): r["status"] for r in csv.DictReader(text.splitlines()) if r["status"]}


def word_status(document: Document, i: int) -> str | None:
    """The status that a word gives to what it governs, by the table."""
    token = document.tokens[i]
    pos = (
        "VERB"
        if token.pos in {"VERB", "AUX"}
        else "ADJ"
        if token.pos in {"ADJ", "ADV"}
        else "NOUN"
        if token.pos in {"NOUN", "PROPN"}
        else ""
    )
    words = status_words()
    lemma = token.lemma.casefold()
    particle = next((document.tokens[c].text.casefold() for c in tree.children(document, i, "compound:prt")), None)
    if particle is not None and (given := words.get((f"{lemma} {particle}", "VERB"))) is not None:
        return given
    if pos in {"VERB", "ADJ"}:
        # Taggers part "is set to", "is due to", "planned" between verb and adjective differently.
        return (
            words.get((lemma, pos))
            or words.get((token.text.casefold(), "ADJ"))
            or (words.get((lemma, "VERB")) if token.tag in {"VBN", "JJ"} else None)
        )
    return words.get((lemma, pos))


def is_negated(document: Document, i: int) -> bool:
    """Whether a predicate or noun is negated in its own clause: "did not meet", "no talks", "never met"."""
    for c in document.children(i):
        low = document.tokens[c].text.casefold()
        if low in {"not", "n't", "n’t", "never"} and c < i:
            return True
        if low in {"no", "neither"} and tree.plain(document.tokens[c].relation) == "det":
            return True
    return False


def read_status(document: Document, deed: int) -> StatusRead:
    """Reads the status of the deed told at a token, a verb or a noun."""
    token = document.tokens[deed]
    if token.pos not in {"VERB", "AUX"}:
        for c in tree.children(document, deed, "amod", "compound"):
            if (given := word_status(document, c)) is not None and not (document.tokens[c].lemma == "next" and False):
                return StatusRead(given, c)  # type: ignore[arg-type]
        above = _climb(document, deed)
        if above.at is not None:
            return above
        for c in tree.children(document, deed, "acl"):
            if any(document.tokens[k].text.casefold() == "to" for k in tree.children(document, c, "mark")):
                return StatusRead("planned", c)  # "a summit to be held in Vilnius"
            if (given := word_status(document, c)) is not None:
                return StatusRead(given, c)  # type: ignore[arg-type]
    return _climb(document, deed)


def _climb(document: Document, deed: int) -> StatusRead:
    at, negated, would = deed, False, None
    for _ in range(8):
        token = document.tokens[at]
        negated = negated or is_negated(document, at)
        if tree.is_verbal(document, at):
            modal = _modal(document, at)
            if modal is not None:
                if document.tokens[modal].text.casefold() in FUTURE:
                    return StatusRead("refused" if negated else "planned", modal, negated)
                if would is None:
                    would = modal
            if at != deed and (given := word_status(document, at)) is not None and _governs(document, at, deed):
                if (
                    given == "planned"
                    and token.lemma in {"announce", "agree", "decide", "confirm"}
                    and not _future_below(document, deed)
                ):
                    pass
                else:
                    return StatusRead("refused" if negated and given != "refused" else given, at, negated)  # type: ignore[arg-type]
            if _infinitive_alone(document, at):
                return StatusRead("planned", at, negated)
        elif at != deed and (given := word_status(document, at)) is not None:
            return StatusRead(given, at, negated)  # type: ignore[arg-type]
        relation = tree.plain(token.relation)
        if token.head == at:
            break
        head = token.head
        if relation not in PASSES and relation != "conj":
            break
        if relation == "conj" and not (token.tag == "VB" or document.tokens[head].pos == token.pos):
            break
        if relation in {"nmod", "obl"} and not _carries_down(document, at, head):
            if (
                "for" in tree.cases(document, at)
                and (of := tree.own_subject(document, head)) is not None
                and (given := word_status(document, of)) is not None
            ):
                return StatusRead(given, of, negated)  # type: ignore[arg-type]
            break
        if relation == "ccomp" and document.tokens[head].lemma in SAYING:
            if would is not None and document.tokens[would].text.casefold() == "would":
                return StatusRead("refused" if negated else "planned", would, negated)  # future in the past
            break
        if relation == "advcl" and token.tag != "VB":
            break  # only a purpose shares its head's status: "will travel to X to meet Y"
        if (
            relation == "nsubj"
            and document.tokens[head].lemma not in CARRIERS | {"be"}
            and word_status(document, head) is None
            and not tree.is_passive(document, head)
        ):
            break
        at = head
    if would is not None:
        low = document.tokens[would].text.casefold()
        return StatusRead(
            "planned"
            if low == "shall"
            else "refused"
            if negated and low in {"would", "can", "could"}
            else "proposed",
            would,
            negated,
        )
    return StatusRead("happened", None, negated)


def _modal(document: Document, i: int) -> int | None:
    for c in tree.children(document, i, "aux"):
        if document.tokens[c].text.casefold() in FUTURE | POSSIBLE:
            return c
    for c in tree.children(document, i, "aux"):
        if document.tokens[c].lemma == "go":
            return c
    return None


def _governs(document: Document, at: int, deed: int) -> bool:
    """Whether a word of the table really has the deed as its content: "invited X to visit", not "X, who offered"."""
    return at != deed


def _future_below(document: Document, deed: int) -> bool:
    token = document.tokens[deed]
    if token.pos in {"VERB", "AUX"}:
        return token.tag in {"VB", "VBG"} or any(
            document.tokens[c].text.casefold() in {"to", "will", "would"}
            for c in tree.children(document, deed, "mark", "aux")
        )
    return True


def _infinitive_alone(document: Document, i: int) -> bool:
    """ "Putin to visit China" as a headline, "is to meet": an infinitive that nothing governs."""
    token = document.tokens[i]
    if token.tag != "VB":
        return False
    to = any(document.tokens[c].text.casefold() == "to" for c in tree.children(document, i, "mark"))
    if not to:
        return False
    relation = tree.plain(token.relation)
    if token.head == i:
        return True
    return (relation == "xcomp" and document.tokens[token.head].lemma == "be") or (
        relation == "acl" and document.tokens[token.head].pos == "PROPN"
    )


def _carries_down(document: Document, at: int, head: int) -> bool:
    """Whether a preposition hands a status down: "called for talks", "readiness for talks", "agreed on a meeting"."""
    words = set(tree.cases(document, at))
    if word_status(document, head) is not None:
        return bool(words & {"for", "on", "to", "of", "about", "in"}) and not (
            words & {"in", "about"} and document.tokens[head].pos == "VERB"
        )
    lemma = document.tokens[head].lemma
    if lemma in CARRIERS or lemma in {
        "call",
        "round",
        "push",
        "work",
        "press",
        "talk",
        "meeting",
        "chance",
        "hope",
        "date",
        "time",
        "venue",
        "return",
    }:
        return bool(words & {"for", "of", "in", "on", "to", "towards", "toward"})
    return False
