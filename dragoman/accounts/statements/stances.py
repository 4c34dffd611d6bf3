"""Finds where somebody takes a position: who, by which word, for or against which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.accounts.statements.matters import ENDING
from dragoman.codebook.stances import NEGATED, StanceWord, stance_words
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.number_words import word_set
from dragoman.records import Stance

_NOT = word_set("not n't never neither nor no")
_REFUSING = word_set("refuse decline fail cannot")
# Above a stance these leave open whether it is taken, or say that another is to take it.
_OPENING = word_set(
    "ask urge call press persuade force expect invite encourage allow threaten stop cease consider seem appear "
    "pressure convince require tell help try want need discuss debate"
)
_IFS = word_set("if unless whether until lest")
_MAYBE = word_set("may might could would")
_MUST = word_set("must should")
# Verbs that make a noun of stance their subject's: "expressed support", "reaffirmed its commitment".
_EXPRESSING = word_set(
    "express voice reaffirm reiterate confirm underline underscore stress emphasise emphasize note repeat affirm "
    "declare announce have show signal state restate highlight convey renew maintain keep be come speak make issue "
    "launch add vote remain stand"
)
_READY = word_set("ready willing prepared readiness willingness offer available propose volunteer")
_URGING = word_set("urge call ask press tell appeal implore encourage order exhort")
_ONLY_READY = frozenset({"discuss", "consider", "contemplate"})


@dataclass(frozen=True, slots=True)
class Taking:
    """A position taken: the token of its word, of its holder (None: the speaker), of the head of its matter."""

    word: int
    predicate: int
    holder: int | None
    matter: int
    stance: Stance
    by: str


def takings_in(document: Document, first: int, last: int) -> Iterator[Taking]:
    """Every position that words of tokens [first, last) take."""
    words = stance_words()
    for i in range(first, last):
        token = document.tokens[i]
        row = words.get((_lemma(document, i), token.pos))
        if row is not None and token.pos == "ADP":
            yield from _against(document, i, row)
        elif row is not None:
            yield from _taken(document, i, row)
        if token.lemma in _URGING and token.pos == "VERB":
            yield from _urged(document, i)
        if token.lemma in _READY:
            yield from _offered(document, i)
        if token.lemma in _MUST and token.pos == "AUX":
            yield from _demanded(document, i)


def _lemma(document: Document, i: int) -> str:
    """The lemma, with the particle of "rule out"."""
    token = document.tokens[i]
    particles = tree.children(document, i, "compound:prt")
    if not particles:
        return token.lemma
    return "_".join([token.lemma, *(document.tokens[p].text.casefold() for p in particles)])


def _taken(document: Document, i: int, row: StanceWord) -> Iterator[Taking]:
    token = document.tokens[i]
    predicate = i if token.pos in {"VERB", "ADJ"} else tree.clause_of(document, i)
    stance = _standing(document, i, predicate, row.stance)
    if stance is None or (token.lemma in _ONLY_READY and not _is_ready(document, i)):
        return
    passive = token.pos == "VERB" and tree.is_passive(document, i)
    holder = _agent(document, i) if passive else _holder(document, i, predicate)
    if holder is None:
        return
    for matter in _matters(document, i, row, passive=passive):
        if matter != holder:
            yield Taking(i, predicate, holder, matter, stance, f"table:stances:{_lemma(document, i)}")


def _matters(document: Document, i: int, row: StanceWord, *, passive: bool) -> list[int]:
    """The heads of what a word of stance governs in one of its frames."""
    token = document.tokens[i]
    found = []
    if "obj" in row.frames:
        found += tree.children(document, i, "nsubj:pass" if passive else "obj")
        found += [c for c in tree.children(document, i, "xcomp") if document.tokens[c].tag == "VBG"]
    if "forward_to" in row.frames and any(
        document.tokens[c].text.casefold() == "forward" for c in document.children(i)
    ):
        found += [c for c in tree.children(document, i, "obl") if "to" in tree.cases(document, c)]
    if "in_of" in row.frames:
        led = "in" in tree.cases(document, i) or (token.i > 0 and document.tokens[i - 1].text.casefold() == "in")
        return [c for c in tree.children(document, i, "nmod", "acl") if led and "of" in tree.cases(document, c)]
    hung = tree.children(document, i, "obl", "nmod", "advcl", "acl")
    if token.pos == "NOUN":
        hung += [c for c in tree.children(document, token.head, "obl") if c > i]
    return found + [c for c in hung if set(tree.cases(document, c)) & row.frames]


def _against(document: Document, i: int, row: StanceWord) -> Iterator[Taking]:
    """ "Ankara is against sanctions": a preposition before what is said of the subject."""
    head = document.tokens[i].head
    if tree.plain(document.tokens[i].relation) != "case" or not tree.children(document, head, "cop"):
        return
    holder, stance = tree.own_subject(document, head), _standing(document, head, head, row.stance)
    if holder is not None and stance is not None:
        yield Taking(i, head, holder, head, stance, f"table:stances:{document.tokens[i].lemma}")


def _offered(document: Document, i: int) -> Iterator[Taking]:
    """ "Is ready to mediate", "its readiness to host talks", "offered to guarantee safe passage"."""
    predicate = i if document.tokens[i].pos in {"VERB", "ADJ"} else tree.clause_of(document, i)
    stance = _standing(document, i, predicate, "offers")
    holder = _holder(document, i, predicate)
    if stance is None or holder is None:
        return
    for c in tree.children(document, i, "xcomp", "acl", "advcl", "ccomp"):
        infinitive = "to" in tree.cases(document, c) and document.tokens[c].tag == "VB"
        if infinitive and (document.tokens[c].lemma, "VERB") not in stance_words():
            yield Taking(i, predicate, holder, c, stance, "rule:stances:ready")


def _urged(document: Document, i: int) -> Iterator[Taking]:
    """ "Urged both sides to resume talks", "called on Russia to end the war": a demand of what they are to do."""
    if tree.is_passive(document, i):
        return
    stance, holder = _standing(document, i, i, "demands"), tree.subject(document, i)
    if stance is None or holder is None:
        return
    for c in tree.children(document, i, "xcomp", "advcl", "ccomp"):
        if "to" in tree.cases(document, c) and document.tokens[c].tag == "VB" and not _is_negated(document, c):
            yield Taking(i, i, holder, c, stance, f"rule:stances:{document.tokens[i].lemma}")


def _demanded(document: Document, must: int) -> Iterator[Taking]:
    """ "Sanctions must be lifted", "there must be a ceasefire", "Russia must stop the war": the speaker's demand."""
    verb = document.tokens[must].head
    subject = tree.own_subject(document, verb)
    if subject is None or _is_open(document, verb):
        return
    negated, ends = _is_negated(document, verb), document.tokens[verb].lemma in ENDING
    stance: Stance = "demands" if not (negated or ends) else "supports" if negated and ends else "opposes"
    yield Taking(must, verb, None, subject, stance, "rule:stances:must")
    if ends and not negated:
        for c in tree.children(document, verb, "obj"):
            yield Taking(must, verb, None, c, "opposes", "rule:stances:must")


def _standing(document: Document, i: int, predicate: int, stance: Stance) -> Stance | None:
    """The stance under the negations above its word; None where it is left open, or says nothing negated."""
    if _is_open(document, predicate) or (predicate != i and _is_open(document, i)):
        return None
    turns = _is_negated(document, i) + (_is_negated(document, predicate) if predicate != i else 0)
    governor = document.tokens[document.tokens[i].head]
    if tree.plain(document.tokens[i].relation) == "xcomp" and governor.lemma in _REFUSING:
        turns += 1
    return NEGATED[stance] if turns % 2 else stance


def _is_negated(document: Document, i: int) -> bool:
    return any(
        document.tokens[c].text.casefold() in _NOT and tree.plain(document.tokens[c].relation) in {"advmod", "det"}
        for c in document.children(i)
    )


def _is_open(document: Document, i: int) -> bool:
    """Whether a clause is only thought of: under "if", "may", in a question, or asked of another."""
    token = document.tokens[i]
    below = [document.tokens[c] for c in document.children(i)]
    if any(t.text.casefold() in _IFS and tree.plain(t.relation) == "mark" for t in below):
        return True
    negated = _is_negated(document, i)
    if any(t.lemma in _MAYBE and t.pos == "AUX" for t in below) and not negated:
        return True
    if any(t.lemma in _MUST and t.pos == "AUX" for t in below) and token.lemma not in ENDING and not negated:
        return not any(t.text.casefold() in {"must", "should"} for t in below)
    governor = document.tokens[token.head]
    if (
        token.tag == "VBG"
        and tree.plain(token.relation) == "xcomp"
        and (_lemma(document, governor.i), "VERB") in (stance_words())
    ):
        return True  # "ruled out joining sanctions": the stance is the one above
    under = tree.plain(token.relation) in {"xcomp", "advcl", "ccomp", "acl"} and token.tag in {"VB", "VBG"}
    if under and governor.lemma in _OPENING and governor.i != i:
        return True
    return document.tokens[document.sentence_of(i).last - 1].text == "?"


def _is_ready(document: Document, i: int) -> bool:
    return any(document.tokens[h].lemma in _READY for h in [document.tokens[i].head])


def _agent(document: Document, i: int) -> int | None:
    return next((c for c in tree.children(document, i, "obl") if "by" in tree.cases(document, c)), None)


def _holder(document: Document, i: int, predicate: int) -> int | None:
    """Whose stance it is: the subject, or the owner of "its support"."""
    token = document.tokens[i]
    if token.pos == "NOUN":
        owners = tree.children(document, i, "nmod:poss")
        own_words = document.tokens[predicate].lemma in _EXPRESSING and predicate != i
        if owners and not (own_words and document.tokens[owners[0]].pos == "PRON"):
            return owners[0]  # "reaffirmed its commitment": the subject's
        if document.tokens[predicate].lemma not in _EXPRESSING and not tree.children(document, predicate, "cop"):
            return None
    return tree.subject(document, predicate)
