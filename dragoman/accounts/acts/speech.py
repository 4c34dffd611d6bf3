"""Finds what is done by speaking itself: "called the invasion illegal", and accusing by saying what others did."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import Frame, noun_frames, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

JUDGED = Frame("is unacceptable", "", "", "", (), (), "ACCUSE", "disapprove", "111", ())
REPORTED = Frame("said that another did it", "", "", "", (), (), "ACCUSE", "allege", "112", ())
JUDGED_LOOSELY = Frame("is unacceptable", "", "", "", (), (), "ACCUSE", "disapprove", "111", (), loose=True)
DENIED = Frame("is a lie", "", "", "", (), (), "REJECT", None, "120", (), loose=True)
SANCTIONS = "163"  # CAMEO's code of embargoes, duties and listings
WITNESSES = frozenset({"JRN", "CVL"})  # who tell what they saw, and speak for no state
DEEDS = frozenset(
    "measure decision move step action law ruling statement remark act policy vote plan use tactic treatment "
    "behaviour behavior conduct claim threat demand rhetoric display attempt incident handling practice comment "
    "allegation".split()
)
AMOUNTING = frozenset({"amount", "constitute", "represent"})
MEANWHILE = frozenset("after before when since until while as".split())
CALLING = frozenset("call describe label brand term regard consider see view deem slam denounce".split())


def find_judgements(document: Document, sides: Sides) -> Iterator[Telling]:
    """ "Called the raid an act of aggression", "said the annexation was illegal": an accusation by the speaker."""
    for sentence in words.running_text(document):
        for token in document.tokens[sentence.first : sentence.last]:
            if token.lemma.casefold() not in _negative() and not _is_of_war(document, token.i):
                continue
            found = _called(document, sides, token.i) or _is_said(document, sides, token.i)
            if found is not None:
                yield found


def _is_of_war(document: Document, i: int) -> bool:
    """ "A declaration of | war"."""
    of = [c for c in tree.children(document, i, "nmod") if "of" in tree.cases(document, c)]
    return document.tokens[i].pos == "NOUN" and any(document.tokens[c].lemma == "war" for c in of)


@cache
def _negative() -> frozenset[str]:
    return word_classes()["negatives"] | word_classes()["influence"]


def _called(document: Document, sides: Sides, i: int) -> Telling | None:
    """ "X called Y unacceptable", "describing Y as a crime"."""
    token = document.tokens[i]
    verb = document.tokens[token.head]
    if tree.plain(token.relation) == "amod" and token.head < i and verb.pos in {"NOUN", "PROPN"}:
        verb = document.tokens[verb.head]  # "called the deal null and void"
    denied = any(document.tokens[c].text.casefold() in words.NEGATIONS for c in document.children(verb.i))
    if verb.lemma not in CALLING or i < verb.i or denied:
        return None
    if tree.plain(token.relation) not in {"xcomp", "obl", "ccomp", "obj", "amod"}:
        return None
    doer = slots.doer(document, verb.i)
    speakers = sides.at(doer) if doer is not None else []
    described = [c for c in tree.described(document, verb.i) if _is_event(document, c)]
    called = [token.head] if token.head != verb.i else slots.objects(document, verb.i)
    called = called or [c for c in tree.children(document, verb.i, "xcomp") if verb.i < c < i]
    for c in described[:1] or called:
        blamed = sides.party(c) if c != i else []
        if c != i and _is_falsehood(document, i, c):
            return _denial(i, speakers, blamed, doer, c)
        if blamed or (c != i and _is_event(document, c)):
            return _judgement(i, speakers, blamed, doer, c)
    return None


def _is_falsehood(document: Document, i: int, c: int) -> bool:
    """ "Called the claim a lie", "said the claim was false"; "called the report alarming" denies nothing."""
    said = document.tokens[c].lemma.casefold() in word_classes()["accusation"]
    return said and document.tokens[i].lemma.casefold() in word_classes()["falsehoods"]


def _denial(i: int, speakers: list[Actor], blamed: list[Actor], doer: int | None, at: int) -> Telling | None:
    """ "Called the claim a lie": a denial of whoever's claim it is."""
    deed = Deed(i, DENIED, speakers, blamed, False, doer, at)
    told = Telling(deed, "REJECT", None, "120", speakers, blamed, doer, at, base="REJECT", top=i)
    told.status, told.status_at, told.last = "denied", i, "deny"
    return told if speakers else None


def _is_event(document: Document, i: int) -> bool:
    token = document.tokens[i]
    lemma = token.lemma.casefold()
    doing = token.pos == "NOUN" and token.text.casefold().endswith("ing")  # "the storming", "the burning"
    return doing or lemma in noun_frames() or lemma in DEEDS


def _is_said(document: Document, sides: Sides, i: int) -> Telling | None:
    """ "The annexation is illegal", where somebody is told to say so."""
    verb = _amounting(document, i)
    at = i if verb is None else verb
    if (verb is None and not any(tree.children(document, i, "cop"))) or any(
        document.tokens[c].text.casefold() in words.NEGATIONS for c in document.children(at)
    ):
        return None
    subject = tree.own_subject(document, at)
    speakers = sides.speaker(i)
    if subject is None or not speakers or document.tokens[document.tokens[i].head].lemma in {"deny", "doubt"}:
        return None
    if (
        document.tokens[subject].text.casefold() in {"which", "that"}
        and tree.plain(document.tokens[i].relation) == "acl"
    ):
        subject = document.tokens[i].head
    blamed = sides.party(subject)
    if _is_falsehood(document, i, subject):
        return _denial(i, speakers, [], None, subject)
    return _judgement(i, speakers, blamed, None, subject) if blamed or _is_event(document, subject) else None


def _amounting(document: Document, i: int) -> int | None:
    """ "| Amounts to aggression", "| constitutes a breach": a verb that says what something is."""
    token = document.tokens[i]
    verb = document.tokens[token.head]
    to = "to" in tree.cases(document, i) or (verb.i + 1 < i and document.tokens[verb.i + 1].text.casefold() == "to")
    if tree.plain(token.relation) not in {"obj", "obl"} or verb.lemma not in AMOUNTING or verb.tag == "VB":
        return None
    return verb.i if to or verb.lemma != "amount" else None


def _judgement(i: int, speakers: list[Actor], blamed: list[Actor], doer: int | None, at: int) -> Telling | None:
    own = {a.country for a in speakers if a.country}
    blamed = [a for a in blamed if a.country not in own]
    if not speakers or (not blamed and at is None):
        return None
    deed = Deed(i, JUDGED if blamed else JUDGED_LOOSELY, speakers, blamed, False, doer, at)
    return Telling(deed, "ACCUSE", "disapprove", "111", speakers, blamed, doer, at, base="ACCUSE", top=i)


def is_harm_told(told: Telling) -> bool:
    """Whether a telling is of harm done, or of harm that somebody is said to be about to do."""
    if told.mentioned or told.kind != "harm":
        return False
    return (told.status == "happened" and told.base == told.type) or told.last in {"plan", "future"}


def _is_measure_ahead(told: Telling) -> bool:
    """ "Rome said that the bloc would impose sanctions": what friends will do is no charge against them."""
    return told.status != "happened" and (told.deed.frame.cameo or "").startswith(SANCTIONS)


def is_foretold(sides: Sides, told: Telling) -> bool:
    """Whether harm to come is told by another than who is to do it: "Kyiv says Moscow will attack" is no threat."""
    if not is_harm_told(told) or told.status == "happened":
        return False
    speakers = {a.country for a in sides.speaker(told.deed.at)} - {None}
    if _is_measure_ahead(told) and not speakers & {a.country for a in told.targets}:
        return False
    return bool(speakers) and not speakers & {a.country for a in told.sources}


def _is_by_the_way(document: Document, i: int) -> bool:
    """Whether harm only describes who is told of: "the number of those killed in the raid rose, he said"."""
    token = document.tokens[i]
    above = document.tokens[token.head]
    if MEANWHILE & set(tree.cases(document, tree.clause_of(document, i))):
        return True  # "was expelling the envoy, he said, after Chad had seized a ship"
    return "acl" in {tree.plain(token.relation), tree.plain(above.relation) if token.pos == "NOUN" else ""}


def _is_between(document: Document, told: Telling) -> bool:
    """ "An exchange of fire", "fighting between soldiers and rebels killed two": of which nobody is blamed."""
    if told.deed.noun:
        return "between" in told.deed.frame.sources
    at = told.source_at
    return at is not None and "between" in tree.cases(document, tree.first_conjunct(document, at))


def accusation_by_report(document: Document, sides: Sides, told: Telling) -> Telling | None:
    """What a state says that another did to harm is an accusation as well: "France said Russia attacked Ukraine"."""
    if not is_harm_told(told) or _is_measure_ahead(told):
        return None
    if _is_by_the_way(document, told.deed.at) or _is_between(document, told):
        return None
    sayer = sides.attribution.said_by(told.deed.at)
    if sayer is None or sayer.kind == "accused":
        return None
    speakers = [a for a in sides.who_says(sayer) if a.country]
    blamed = [a for a in told.sources if a.country]
    own = {a.country for a in speakers}
    if not speakers or not blamed or own & {a.country for a in blamed}:
        return None
    if any(a.sector in WITNESSES for a in speakers):
        return None
    deed = Deed(told.deed.at, REPORTED, speakers, blamed, False, None, told.source_at)
    return Telling(
        deed, "ACCUSE", "allege", "112", speakers, blamed, None, told.source_at, base="ACCUSE", top=told.top
    )
