"""Reads what a speaker says that another must do: "Chad must open the road, the minister said" is a demand."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import Frame
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

OUGHT = Frame("must", "", "", "", (), (), "REQUEST", "change", "104", ())


def find_oughts(document: Document, sides: Sides, taken: set[int]) -> Iterator[Telling]:
    """Demands told as what another ought to do, at verbs of which the tables know no deed."""
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            if i not in taken and (told := _ought(document, sides, i)) is not None:
                yield told


def _ought(document: Document, sides: Sides, i: int) -> Telling | None:
    """The demand that a verb with "must" or "should" makes of its subject, where another says so."""
    if document.tokens[i].pos not in {"VERB", "ADJ", "AUX"} or tree.is_passive(document, i):
        return None
    modal = next((c for c in tree.children(document, i, "aux") if document.tokens[c].lemma in words.OUGHT), None)
    subject = tree.own_subject(document, i)
    if modal is None or subject is None or modal < subject or tree.plain(document.tokens[i].relation) == "acl":
        return None
    if any(document.tokens[c].text.casefold() in words.IF for c in tree.children(document, i, "mark", "advmod")):
        return None
    speakers = [a for a in sides.speaker(i) or _insisting(document, sides, i) if a.country]
    own = {a.country for a in speakers}
    asked = [a for a in sides.at(subject) if a.country and a.country not in own]
    if not speakers or not asked:
        return None
    deed = Deed(i, OUGHT, speakers, asked, False, None, subject, [modal])
    return Telling(deed, "REQUEST", "change", "104", speakers, asked, None, subject, base="REQUEST", top=i)


def _insisting(document: Document, sides: Sides, i: int) -> list[Actor]:
    """Who says it where a participle does: "rejected it, insisting that Chad must leave"."""
    head = document.tokens[i].head
    if tree.plain(document.tokens[i].relation) != "ccomp" or document.tokens[head].lemma not in SAYING:
        return []
    doer = slots.doer(document, head)
    return sides.at(doer) if doer is not None else []
