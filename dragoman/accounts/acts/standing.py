"""Says how a word that may tell an act stands to those which the rules read: one phrase with them, their content."""

from __future__ import annotations

from dragoman.accounts.acts.links import link_of, operator_at
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.speech import CALLING
from dragoman.accounts.triggers import contact_words
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.saying_words import SAYING

DEEP = 3  # steps through which a deed may be the content of another
CONTENT = frozenset({"xcomp", "ccomp", "acl", "advcl", "obj", "obl", "nmod"})
IN_CLAUSE = frozenset({"xcomp", "acl", "obj", "obl", "nmod"})
HUNG = frozenset({"planned", "proposed", "offered", "threatened", "refused", "denied", "conditional"})
"""What is not done yet, or not to be, as other words tell."""
HOLDING = frozenset({"conduct", "have", "hold"})
TALKED_OF = frozenset({"obj", "nmod", "conj", "obl", "compound", "amod", "acl"})
ONE_PHRASE = frozenset({"obj", "xcomp", "compound", "aux", "advmod", "amod", "fixed", "obl", "nmod"})


def is_answered(document: Document, i: int, taken: set[int]) -> bool:
    """ "Rejected the | demands", "backed away from its | threat": what an act that is read answers."""
    token = document.tokens[i]
    return token.pos == "NOUN" and tree.plain(token.relation) in {"obj", "obl", "nsubj"} and token.head in taken


def is_content(sides: Sides, i: int, taken: set[int], statuses: frozenset[str]) -> bool:
    """Whether a word is the content of some of those taken, and has one of the statuses that these may give it."""
    status = sides.sight.status_at(i)
    return status is not None and status.what in statuses and bool(_above(sides.document, i) & taken)


def in_one_chain(document: Document, i: int, words: set[int]) -> bool:
    """Whether a word holds one of some words as its content, or is theirs: "said | it would not give up | arms"."""
    return bool((_below(document, i) | _above(document, i)) & words)


def is_of_one_clause(document: Document, i: int, words: set[int]) -> bool:
    """ "Protested over | the ramming", "asked for four soldiers | held there": what a clause names beside its act.

    What has a clause of its own, "admitted that it | shot them", may be an act.
    """
    below, above = {i}, {i}
    for _ in range(DEEP):
        below |= {c for k in below for c in document.children(k) if _is_phrase(document, c)}
    while len(above) <= DEEP and _is_phrase(document, i):
        i = document.tokens[i].head
        above.add(i)
    return bool((below | above) & words)


def _is_phrase(document: Document, i: int) -> bool:
    """Whether a word hangs on another in one clause with it."""
    token = document.tokens[i]
    return tree.plain(token.relation) in IN_CLAUSE or (token.tag == "VBG" and tree.plain(token.relation) in CONTENT)


def _below(document: Document, i: int) -> set[int]:
    """The words that are the content of a word, a few steps down."""
    below = {i}
    for _ in range(DEEP):
        below |= {
            c for k in below for c in document.children(k) if tree.plain(document.tokens[c].relation) in CONTENT
        }
    return below - {i}


def _above(document: Document, i: int) -> set[int]:
    """The words that a word is the content of, the next few of them."""
    found: set[int] = set()
    while len(found) < DEEP and tree.plain(document.tokens[i].relation) in CONTENT:
        i = document.tokens[i].head
        found.add(i)
    return found


def is_report_of(document: Document, i: int, words: set[int]) -> bool:
    """ "Insists that they | crossed", "called the charge | a lie": a verb of saying, of which the content is read."""
    below = _below(document, i)
    below |= {c for k in below for c in document.children(k)}
    return document.tokens[i].lemma.casefold() in SAYING | CALLING and bool(below & words)


def is_held(document: Document, i: int) -> bool:
    """ "Will | hold | talks": a contact ahead in its own words, which the second coder takes for an agreement."""
    nouns = [i, *tree.children(document, i, "obj")]
    return any(
        (document.tokens[n].lemma.casefold(), "NOUN") in contact_words()
        and tree.plain(document.tokens[n].relation) == "obj"
        and document.tokens[document.tokens[n].head].lemma in HOLDING
        for n in nouns
    )


def is_topic(document: Document, i: int) -> bool:
    """ "Discussed proposals for the | evacuation of the wounded": what was talked about, at any depth."""
    while tree.plain(document.tokens[i].relation) in TALKED_OF:
        above = operator_at(document, document.tokens[i].head, link_of(document, i) or "")
        if above is not None and above.kind == "topic":
            return True
        i = document.tokens[i].head
    return False


def beside(document: Document, i: int) -> set[int]:
    """The words that a word may make one phrase with: "imposed | sanctions", "take | part in the summit"."""
    near = _one_step(document, i)
    return {k for n in near for k in _one_step(document, n)} | near


def _one_step(document: Document, i: int) -> set[int]:
    near = {c for c in document.children(i) if tree.plain(document.tokens[c].relation) in ONE_PHRASE}
    token = document.tokens[i]
    return near | ({token.head} if tree.plain(token.relation) in ONE_PHRASE else set())
