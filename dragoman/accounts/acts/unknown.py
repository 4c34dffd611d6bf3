"""Reads deeds whose words the tables don't know, where the tree shows two parties and the second coder is sure.

"Minsk | rammed | a Polish patrol boat": somebody did something to somebody else. What it is called stands in no row
of the tables; the classifier has learned from sentences and says its type. It never finds the deed itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.course import read_course
from dragoman.accounts.acts.deeds import NOT_LEXICAL, Deed, only_describes
from dragoman.accounts.acts.second import marked
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.coder import load_coder
from dragoman.accounts.triggers import contact_words
from dragoman.codebook.acts import Frame, operators, verb_frames, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

SURE = 0.75
"""The least probability of a type that is taken: below it, half of what was read in our own press was wrong."""

AGREED = 0.7
"""The least probability of a type under which the tables have the verb, though with other objects."""

TRADING = frozenset({"BUS", "MNC", "MED", "JRN"})
"""Whose deeds are seldom a state's: "Toyota | closed | its plant in Laos"."""

# The types that the classifier may give, each with CAMEO's code for what is not told more closely. Contacts,
# promises and demands have readers of their own.
CODES = {
    "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080", "RETREAT": "084", "ACCUSE": "110",
    "REJECT": "120", "PROTEST": "140", "MOBILIZE": "150", "SANCTION": "160", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip


def find_unknown(document: Document, sides: Sides, taken: set[int]) -> Iterator[Telling]:
    """Deeds between two parties at words that no frame took, each as the sentence tells it."""
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            if i not in taken and _may_tell(document, i) and (told := _read(document, sides, i)) is not None:
                yield told


def _may_tell(document: Document, i: int) -> bool:
    """Whether a verb can be a deed that no frame took: none of contacts, of speech or of what changes deeds."""
    token = document.tokens[i]
    if token.pos != "VERB" or token.relation in NOT_LEXICAL or tree.plain(token.relation) in {"xcomp", "csubj"}:
        return False
    lemma = token.lemma.casefold()
    other = lemma in SAYING or (lemma, "VERB") in contact_words()
    plain = lemma in word_classes()["no_deeds"] and lemma not in verb_frames()
    operating = (lemma, "VERB") in operators() and bool(tree.children(document, i, "xcomp", "ccomp", "csubj"))
    return not (other or plain or operating or only_describes(document, i))


def _read(document: Document, sides: Sides, i: int) -> Telling | None:
    doer = slots.doer(document, i)
    sources = [a for a in sides.at(doer) if a.country and a.sector not in TRADING] if doer is not None else []
    frames = verb_frames().get(document.tokens[i].lemma.casefold(), ())
    framed = {frame.type for frame in frames if frame.slot != "subj" and not frame.also}
    if not sources or _tells_contact(document, i):
        return None
    at, targets = _other(document, sides, i, {a.country for a in sources})
    if at is None and not framed:
        return None
    deed = Deed(i, _frame(document, i, "ASSAULT"), sources, targets, False, doer, at, untabled=True)
    type_ = _type_of(document, deed, framed)
    return None if type_ is None else read_course(document, sides, replace(deed, frame=_frame(document, i, type_)))


def _other(document: Document, sides: Sides, i: int, own: set[str | None]) -> tuple[int | None, list[Actor]]:
    """Whom it is done to: another state's party as object, behind a preposition, or as owner of either."""
    things = [*slots.objects(document, i), *(c for c in tree.children(document, i, "obl") if c > i)]
    for c in things:
        if slots.BESIDE & set(tree.cases(document, c)):
            continue
        found = [a for a in sides.party(c) if a.country and a.country not in own]
        if found:
            return c, found
    return None, []


def _tells_contact(document: Document, i: int) -> bool:
    """Whether the object is a contact: "held talks", "had a call"."""
    things = [c for c in tree.children(document, i, "obj", "obl") if c > i]
    return any((document.tokens[c].lemma.casefold(), "NOUN") in contact_words() for c in things)


def _type_of(document: Document, deed: Deed, framed: set[str]) -> str | None:
    """What the classifier takes the clause for: one of the word's own types, or another where it is surer."""
    told = Telling(deed, "ASSAULT", None, None, deed.sources, deed.targets, deed.source_at, deed.target_at)
    weights = load_coder().weigh(marked(document, told))
    likeliest = next(iter(weights))
    if likeliest not in CODES:
        return None
    if likeliest in framed:
        alone = likeliest == "ASSAULT" and deed.target_at is None  # "fired the opening shots": of a trade war
        return likeliest if weights[likeliest] >= AGREED and not alone else None
    unknown = not framed and deed.target_at is not None
    return likeliest if unknown and weights[likeliest] >= SURE else None


def _frame(document: Document, i: int, type_: str) -> Frame:
    return Frame(document.tokens[i].lemma.casefold(), "", "", "", (), (), type_, None, CODES[type_], ())
