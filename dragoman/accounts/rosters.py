"""Finds who else took part, where a sentence of its own lists them: "Participants in the call included ..."."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts.lists import Lists
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Cast

PARTAKERS = frozenset({"participant", "attendee", "those", "guest", "interlocutor"})
PARTAKING = frozenset({"join", "attend", "participate", "take"})


@dataclass(frozen=True, slots=True)
class Roster:
    """The heads of mentions told to have taken part in an occasion named elsewhere; `at` is the telling verb.

    `beside` is whom they came with, where told: "| Netanyahu was accompanied by A and B".
    """

    at: int
    heads: tuple[int, ...]
    beside: int | None = None


def find_rosters(document: Document, cast: Cast) -> list[Roster]:
    """Finds the lists of participants of a document, in reading order."""
    lists = Lists(document, cast)
    found = []
    for token in document.tokens:
        if token.pos not in {"VERB", "AUX"} or document.sentence_of(token.i).kind not in {"paragraph", "caption"}:
            continue
        heads = (
            _listed_after(document, cast, token.i)
            or _joined_by(document, lists, token.i)
            or _attended(document, lists, token.i)
        )
        if heads:
            found.append(Roster(token.i, tuple(heads), _beside(document, cast, token.i)))
    return found


def _beside(document: Document, cast: Cast, i: int) -> int | None:
    """Whom others joined: "| He was flanked by A and B"."""
    subject = tree.own_subject(document, i) if tree.is_passive(document, i) else None
    return subject if subject is not None and cast.members(subject) else None


def _listed_after(document: Document, cast: Cast, i: int) -> list[int]:
    """ "Participants in the call included A, B and C", "Joining the President on the call were A and B"."""
    token = document.tokens[i]
    sentence = document.sentence_of(i)
    opening = document.tokens[sentence.first]
    names_partakers = any(
        document.tokens[c].lemma.casefold() in PARTAKERS for c in tree.children(document, i, "nsubj")
    ) or (opening.lemma.casefold() in PARTAKERS and i - sentence.first < 12)
    inverted = opening.tag == "VBG" and opening.lemma in PARTAKING and token.lemma == "be" and i > sentence.first
    if not ((names_partakers and token.lemma in {"include", "be", "comprise"}) or inverted):
        return []
    return [
        m.head
        for m in cast.mentions
        if i < m.head < sentence.last and m.kind in {"person", "role"} and cast.members(m.head)
    ]


def _joined_by(document: Document, lists: Lists, i: int) -> list[int]:
    """ "He was joined by A and B", "The call was attended by A", "She was accompanied by B"."""
    if document.tokens[i].lemma not in {"join", "attend", "accompany", "flank"} or not tree.is_passive(document, i):
        return []
    return [h for c in tree.children(document, i, "obl") if "by" in tree.cases(document, c) for h in lists.listed(c)]


def _attended(document: Document, lists: Lists, i: int) -> list[int]:
    """ "a meeting which A also attended", "A also attended the talks", "B took part in the meeting"."""
    token = document.tokens[i]
    if token.lemma not in PARTAKING or tree.is_passive(document, i):
        return []
    if token.lemma == "take" and not any(
        document.tokens[c].lemma == "part" for c in tree.children(document, i, "obj")
    ):
        return []
    also = any(document.tokens[c].text.casefold() == "also" for c in tree.children(document, i, "advmod"))
    relative = tree.plain(token.relation) == "acl" and any(
        document.tokens[c].text.casefold() in {"which", "that"}
        for c in tree.children(document, i, "obj", "obl", "nsubj")
    )
    subject = tree.own_subject(document, i)
    if subject is None or not (also or relative):
        return []
    return [h for h in lists.listed(subject) if lists.actors([h])]
