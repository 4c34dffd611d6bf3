"""Reads requests, complaints and vetoes that a noun names while another answers: "ignored Hanoi's request"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.antecedents import ACCEPTING
from dragoman.accounts.acts.completing import STATUS_OF_TYPE
from dragoman.accounts.acts.deeds import NOT_LEXICAL, Deed, noun_deed
from dragoman.accounts.acts.links import is_asserted, negation_of
from dragoman.accounts.acts.openness import is_open
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import Frame, noun_frames, operators
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

# Types that a noun alone tells as said to somebody; what is only alleged is told by whoever answers it.
WORDS_OF = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"})
OFFER = Frame("offer", "", "", "", ("mod", "by", "from"), ("to",), "AGREE", None, "030", ())
BOWING = frozenset({"at", "despite", "after", "under", "to", "on", "over"})  # prepositions of what somebody answers


def find_answered(document: Document, sides: Sides, taken: set[int]) -> Iterator[Telling]:
    """Each such noun whose own words say who speaks, with whoever answers it as the target."""
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            if i not in taken and _may_tell(document, i) and (told := _read(document, sides, i)) is not None:
                yield told


def _may_tell(document: Document, i: int) -> bool:
    """Whether a noun is one of the tables' and certain enough: no "any complaint", no "no request"."""
    token = document.tokens[i]
    if token.pos != "NOUN" or token.relation in NOT_LEXICAL:
        return False
    if token.lemma.casefold() not in noun_frames() and token.lemma.casefold() != OFFER.word:
        return False
    return not any(document.tokens[c].text.casefold() in {"any", "no", "future", "possible"}
                   for c in document.children(i))  # fmt: skip


def _read(document: Document, sides: Sides, i: int) -> Telling | None:
    offered = document.tokens[i].lemma.casefold() == OFFER.word
    if offered and document.tokens[_clause(document, i)].lemma in ACCEPTING:
        return None  # who accepts an offer agrees to it: one act
    deed = noun_deed(document, sides, i, (OFFER,) if offered else None)
    if deed is None or deed.frame.type not in WORDS_OF or deed.frame.mode == "allege" or not _is_told(document, i):
        return None
    own = {a.country or a.name for a in deed.sources} - {None}
    if not own:
        return None
    at, targets = deed.target_at, deed.targets
    if not targets:
        at, targets = _answerer(document, sides, i, own)
    if not targets or own & {a.country or a.name for a in targets}:
        return None
    frame = deed.frame
    found = Deed(i, frame, deed.sources, targets, True, deed.source_at, at)
    return Telling(
        found, frame.type, frame.mode, frame.cameo, deed.sources, targets, deed.source_at, at,
        status="offered" if offered else STATUS_OF_TYPE.get(frame.type, "happened"), base=frame.type, top=i,
    )  # fmt: skip


def _is_told(document: Document, i: int) -> bool:
    """Whether the clause around a noun tells of something that is, and is no operator's hope or denial of it."""
    verb = _clause(document, i)
    if verb == i or is_open(document, verb):
        return False
    unreal = {"unreal", "hearsay", "deny", "perhaps", "topic"}
    kinds = {o.kind for pos in ("VERB", "NOUN") for o in operators().get((document.tokens[verb].lemma, pos), ())}
    beside = tree.plain(document.tokens[verb].relation) == "advcl" and document.tokens[verb].tag == "VBG"
    told = beside or is_asserted(document, verb) or negation_of(document, verb) is not None
    return told and not kinds & unreal


def _clause(document: Document, i: int) -> int:
    """The verb around a noun; of "let him pass after pleas" the one above, that tells who complied."""
    verb = tree.clause_of(document, i)
    while tree.plain(document.tokens[verb].relation) == "xcomp" and tree.is_verbal(
        document, document.tokens[verb].head
    ):
        verb = document.tokens[verb].head
    return verb


def _answerer(document: Document, sides: Sides, i: int, own: set[str | None]) -> tuple[int | None, list[Actor]]:
    """Who heeds, refuses or complies: the doer of the clause in which a noun is the object, or "at" whose request."""
    verb = _clause(document, i)
    relation = tree.plain(document.tokens[i].relation)
    object_of = relation in {"obj", "iobj"} or (relation == "nsubj" and tree.is_passive(document, verb))
    if document.tokens[i].head != tree.clause_of(document, i) or not (
        object_of or BOWING & set(tree.cases(document, i))
    ):
        return None, []
    doer = slots.doer(document, verb)
    found = sides.at(doer) or sides.owner(doer) if doer is not None else []
    return doer, [a for a in found if a.country and a.country not in own]
