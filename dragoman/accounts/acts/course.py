"""Climbs from a deed to what is said of it: done, planned, offered, demanded, threatened, refused, denied.

Each word on the way up is an operator of the codebook or an auxiliary; `act_composition.csv` says what it makes
of the deed below it. A deed that is only wished, tried, feared or discussed is none.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.clause import read_clause, read_modifiers
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.effects import close_condition, compose
from dragoman.accounts.acts.filling import doers_of
from dragoman.accounts.acts.links import (
    is_asserted,
    is_gerund,
    is_hearsay,
    link_of,
    negation_of,
    operator_at,
    relation_up,
)
from dragoman.accounts.acts.openness import is_exchanged
from dragoman.accounts.acts.operating import operate
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling, Unclear, Unreal, Way
from dragoman.accounts.acts.truths import said_untrue
from dragoman.codebook.acts import Frame, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

PROTESTED = Frame("protest", "", "", "", (), ("to",), "ACCUSE", "disapprove", "111", (), loose=True)
ANYTHING = frozenset({"anything", "nothing", "something"})
PARTS = frozenset("role part hand link connection share".split())
HAVING = frozenset({"have", "play", "take"})
PAST = frozenset({"VBD", "VBN"})  # "had crossed and burned", by the parser
STEPS = 10  # words up from a deed; longer ways are the parser's errors


def read_course(document: Document, sides: Sides, deed: Deed) -> Telling | None:
    """The act that a deed is told as; None where it is not told as one."""
    try:
        return _course(document, sides, deed)
    except Unreal:
        return None


def is_ruled_out(document: Document, sides: Sides, deed: Deed) -> bool:
    """Whether the words above a deed say that it was not done; one that no table knows leaves it open."""
    try:
        return _course(document, sides, deed) is None
    except Unclear:
        return False
    except Unreal:
        return True


def _course(document: Document, sides: Sides, deed: Deed) -> Telling | None:
    frame = deed.frame
    if frame.type == "PROTEST" and deed.sources and all(_is_for_a_state(a) for a in deed.sources):
        frame = PROTESTED  # a government's protest is a complaint
        deed = replace(deed, frame=frame)
    telling = Telling(
        deed, frame.type, frame.mode, frame.cameo, deed.sources, deed.targets, deed.source_at, deed.target_at,
        base=frame.type, top=deed.at,
    )  # fmt: skip
    _climb(Way(document, sides, telling, deed.noun and bool(deed.sources), deed.at))
    if telling.last is None and (frame.ahead or frame.type == "CONSULT"):
        return None
    if frame.type == "CONSULT" and telling.last in {"future", "plan"}:
        return None
    return telling


def _is_for_a_state(actor: Actor) -> bool:
    """Whether a party is a state, or somebody who speaks for its government: "the foreign minister protested"."""
    return actor.kind == "state" or (actor.sector == "GOV" and actor.kind in {"person", "role"})


def _climb(way: Way) -> None:
    """Reads each word on the way, and what governs it, to the top of the report."""
    if way.telling.deed.noun:
        read_modifiers(way)
    for _ in range(STEPS):
        read_clause(way)
        if not _up(way):
            break
    way.telling.top = way.at
    if way.telling.not_to is not None:
        raise Unreal
    if way.telling.on_condition is not None:
        close_condition(way)


def _up(way: Way) -> bool:
    """Goes to the governing word and reads it; False at the top of the clause or report."""
    token = way.tokens[way.at]
    relation, head = tree.plain(token.relation), token.head
    if head == way.at:
        return _alone(way)
    if relation == "conj":
        return _joined(way, head)
    if relation == "parataxis":
        return False
    if (untrue := said_untrue(way.document, way.at)) is not None:
        return _is_said_untrue(way, head, untrue)
    link = link_of(way.document, way.at)
    if link is None:
        return False
    if (part := _part_in(way.document, way.at)) is not None and not way.telling.sources:
        way.telling.sources, way.telling.source_at = doers_of(way, part), slots.doer(way.document, part)
        way.telling.operators.append(part)
        way.at = part
        return True
    if way.at in way.telling.operators and is_exchanged(way.document, way.at):
        raise Unreal  # "in return for the | lifting of sanctions"
    if (asked := slots.addressed(way.document, way.at)) is not None:
        head = way.tokens[asked].head
    found = operator_at(way.document, head, link)
    if found is None:
        head = _charging(way.document, way.at, head) if link != "that" else _alleged(way.document, way.at, head)
        found = operator_at(way.document, head, link)
    if relation == "nsubj" and link == "subj" and found is None:
        return _subject_of(way, head)
    if found is None:
        if _is_in_no_text(way.document, way.at, head):
            raise Unreal
        return _through(way, head, link)
    return operate(way, found, head, link)


def _is_said_untrue(way: Way, head: int, untrue: int) -> bool:
    """ "It is not true | that it shelled": denied by whoever says so."""
    way.telling.operators += [k for k in (head, untrue) if k not in way.telling.operators]
    way.at = head
    compose(way, "deny", untrue)
    return False


def _is_in_no_text(document: Document, i: int, noun: int) -> bool:
    """ "Failed to agree on a statement | condemning the coup": what a text says that nobody issued."""
    says = document.tokens[i].tag == "VBG" and tree.plain(document.tokens[i].relation) == "acl"
    if not says or document.tokens[noun].lemma.casefold() not in word_classes()["texts"]:
        return False
    verb = tree.clause_of(document, noun)
    return document.tokens[verb].pos == "VERB" and verb != noun and not is_asserted(document, verb)


def _part_in(document: Document, i: int) -> int | None:
    """ "Denied | having anything to do with the raid", "| had no role in it": who had part in it."""
    thing = document.tokens[i].head
    if document.tokens[thing].lemma == "do" and "with" in tree.cases(document, i):
        thing = document.tokens[thing].head  # "anything | to do"
        if document.tokens[thing].text.casefold() not in ANYTHING:
            return None
    elif document.tokens[thing].lemma not in PARTS or document.tokens[i].pos in {"VERB", "AUX"}:
        return None
    above = document.tokens[thing].head
    having = tree.plain(document.tokens[thing].relation) == "obj" and document.tokens[above].lemma in HAVING
    return above if having else None


def _charging(document: Document, i: int, head: int) -> int:
    """ "Accused the army of bombing": the verb above, where the parser hangs the gerund on its object."""
    token, above = document.tokens[i], document.tokens[head]
    charged = token.tag == "VBG" and tree.plain(token.relation) == "acl" and tree.cases(document, i)
    if charged and tree.plain(above.relation) in {"obj", "iobj"} and document.tokens[above.head].pos == "VERB":
        return above.head
    return head


def _alleged(document: Document, i: int, head: int) -> int:
    """ "Rejected charges by Accra that it had bombed": the charge, where the parser hangs the clause on the verb."""
    charges = (c for c in tree.children(document, head, "obj") if c < i and is_hearsay(document, c))
    return next(charges, head) if tree.plain(document.tokens[i].relation) == "ccomp" else head


def _alone(way: Way) -> bool:
    token = way.tokens[way.at]
    to_be = next((c for c in tree.children(way.document, way.at, "aux") if way.tokens[c].lemma == "be"), None)
    if to_be is None:  # a copula by the parser: "is to buy"
        to_be = next((c for c in tree.children(way.document, way.at, "cop") if way.tokens[c].tag != "VB"), None)
    marks = {way.tokens[c].text.casefold() for c in tree.children(way.document, way.at, "mark", "case")}
    infinitive = (token.tag == "VB" and bool(marks)) or (token.pos == "ADJ" and "to" in marks)
    if infinitive and to_be is not None:
        compose(way, "future", to_be)  # "are to hand over", "is due to hand over"
        return False
    marks = {way.tokens[c].text.casefold() for c in tree.children(way.document, way.at, "mark")}
    if token.tag == "VB" and "to" in marks and way.telling.last is None:
        raise Unreal
    return False


def _joined(way: Way, head: int) -> bool:
    """A second verb shares what governs the first, and its auxiliaries if it has none: "will send and train"."""
    token, first = way.tokens[way.at], way.tokens[head]
    if first.pos not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
        return False
    own = tree.children(way.document, way.at, "aux", "nsubj", "mark")
    own = [c for c in own if way.tokens[c].text.casefold() != "to"]
    if token.pos in {"VERB", "AUX"} and (token.tag not in {"VB", "VBG"} or own):
        governed = relation_up(way.document, head) in {"ccomp", "xcomp"} or link_of(way.document, head) == "that"
        if governed and not own and (token.tag == first.tag or {token.tag, first.tag} == PAST):
            way.at = head
            return _up(way)  # to what governs both, without the auxiliaries of the first
        return False
    if token.pos in {"VERB", "AUX"} and first.pos not in {"VERB", "AUX"}:
        return False
    way.at = head
    return True


def _through(way: Way, head: int, link: str) -> bool:
    """A word that is no operator: a report ends the way, a noun is only named, a purpose is no deed yet."""
    head_token = way.tokens[head]
    if link == "that" and head_token.lemma in SAYING:
        if negation_of(way.document, head) is not None or _is_either(way.document, head):
            raise Unreal  # "did not say that", "neither confirmed nor denied that"
        return False
    if way.telling.deed.noun and way.at == way.telling.deed.at:
        if head_token.lemma.casefold() in word_classes()["evading"]:
            raise Unreal  # "in breach of American sanctions": only what is broken
        if link in {"in", "during"} and way.telling.kind == "harm" and _happens(way, head):
            _killed_in(way, head)
            way.at = head  # "were killed in a strike"
            return True
        way.telling.mentioned = True
        return False
    if way.at in way.telling.operators and head_token.lemma in words.BREAKING:
        raise Unreal  # "pulled out of an agreement to buy jets": the breach is the act
    answered = way.telling.last != "not" and head_token.lemma in words.HEEDING  # "saw no reason to" is none
    if way.at in way.telling.operators and answered and link == "obj":
        raise Unreal  # "accepted an offer to mediate": the answer is the act
    if _is_left_undone(way, link) or (link == "by" and not is_asserted(way.document, head)):
        raise Unclear  # "could retaliate by closing the border"
    if (
        link == "to"
        and head_token.pos in {"VERB", "NOUN", "ADJ", "NUM", "SYM"}
        and way.telling.last in {None, "stop"}
    ):
        if head_token.lemma in {"send", "dispatch", "deploy", "use", "meet", "travel", "fly"}:
            raise Unclear
        if tree.plain(way.tokens[way.at].relation) in {"xcomp", "acl", "advcl", "ccomp"}:
            raise Unclear
    return False


def _is_left_undone(way: Way, link: str) -> bool:
    """ "Without firing", "dreams of annexing": a gerund that no known word makes a deed; "by firing" is one."""
    token = way.tokens[way.at]
    if not is_gerund(way.document, way.at):
        return False
    bare = link == "ing" and tree.plain(token.relation) in {"xcomp", "ccomp"}
    return bare or link not in words.FACTUAL_PREPOSITIONS


def _killed_in(way: Way, head: int) -> None:
    """ "Soldiers were killed in a fight with Chad": those named behind it did it, those killed suffered it."""
    telling = way.telling
    if telling.sources or not telling.targets or "with" not in telling.deed.frame.targets:
        return
    for c in slots.objects(way.document, head):
        if found := way.sides.party(c):
            telling.sources, telling.source_at = telling.targets, telling.target_at
            telling.targets, telling.target_at = found, c
            return


def _subject_of(way: Way, head: int) -> bool:
    """ "Aid to Kyiv will continue": the noun goes with its verb; else it is only named."""
    if not way.telling.deed.noun or way.at != way.telling.deed.at:
        return False
    way.telling.mentioned = True
    lemma = way.tokens[head].lemma
    goes_on = _happens(way, head) if way.telling.kind == "harm" else lemma in words.GOING_ON
    if goes_on or _takes_place(way, head):
        way.telling.mentioned = False
        way.at = head
        return True
    return False


def _happens(way: Way, head: int) -> bool:
    """Whether a verb only says that the harm which a noun names took place: "clashes broke out", "killed two"."""
    noun = way.tokens[way.telling.deed.at].lemma
    if relation_up(way.document, head) == "advcl":
        return False  # "as clashes erupted, ..." is the setting of something else
    return way.tokens[head].lemma in words.HAPPENING and noun not in words.LASTING


def _takes_place(way: Way, head: int) -> bool:
    """ "A swap took | place on Monday", "will take | place", "did not take | place": what its subject names."""
    things = tree.children(way.document, head, "obj", "compound", "xcomp", "obl")
    return way.tokens[head].lemma == "take" and any(way.tokens[c].lemma == "place" for c in things)


def _is_either(document: Document, i: int) -> bool:
    """Whether a verb opens a "neither ... nor"."""
    return any(document.tokens[c].text.casefold() == "neither" for c in document.children(i))
