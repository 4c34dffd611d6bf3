"""Reads the clause of a deed: negation, modals and conditions, which make it a refusal, a plan, a guess."""

from __future__ import annotations

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.declarations import turns_down
from dragoman.accounts.acts.effects import compose, demand
from dragoman.accounts.acts.links import link_of, negation_of, nobody_does, operator_at
from dragoman.accounts.acts.openness import are_terms, is_inverted, is_open
from dragoman.accounts.acts.telling import Unreal, Way
from dragoman.language import Document
from dragoman.mentions import tree

WOULD = frozenset({"would", "'d", "’d"})
ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
OF_STATES = frozenset({"GOV", "MIL"})  # offices that speak for the state of which they tell
FORETOLD = frozenset("expect schedule slate due poised".split())  # what others say of what will be
HABITUAL = frozenset("mostly usually normally typically generally always seldom rarely traditionally".split())
TERMS = frozenset("condition precondition term prerequisite".split())
PAST = frozenset({"did", "had", "has", "have", "was", "were"})


def read_clause(way: Way) -> None:
    """Negation, auxiliaries and conditions of the clause at hand."""
    token = way.tokens[way.at]
    if not tree.is_verbal(way.document, way.at) and token.pos != "ADJ":
        return
    if is_open(way.document, way.at) or _is_a_habit(way):
        raise Unreal
    _condition(way)
    if way.telling.last in {"future", "notfuture"} and way.telling.status_at == way.at:
        return  # "is not going to", read as one
    modal = _modal(way)
    nobody = nobody_does(way.document, way.at)
    if nobody is not None or _is_announced(way, modal):
        _by_the_speaker(way, nobody, modal)
    negated = nobody if nobody is not None else negation_of(way.document, way.at)
    if modal is None:
        if negated is not None:
            read_negation(way, negated)
        return
    low = way.tokens[modal].text.casefold()
    if negated is not None and low in words.FUTURE | WOULD and _defies(way):
        _defy(way, modal)
    elif low in words.FUTURE or low == "going" or way.tokens[modal].lemma == "be":
        compose(way, "notfuture" if negated is not None else "future", modal)
    elif low in WOULD:
        _would(way, modal, negated)
    elif low in words.OUGHT or low in {"have", "need"}:
        ought(way, modal, negated)
    else:
        _possible(way, modal, negated)


def _is_a_habit(way: Way) -> bool:
    """ "Mostly he | climbs down", "Chad seldom | closes it": what somebody is wont to do, and no news of it."""
    token = way.tokens[way.at]
    if token.tag not in {"VBZ", "VBP"} or way.at != way.telling.deed.at or way.telling.kind == "word":
        return False
    at = [way.at, *tree.children(way.document, way.at, "nsubj")]  # "| mostly Chad yields": by the parser Chad's
    adverbs = [c for k in at for c in tree.children(way.document, k, "advmod")]
    return any(way.tokens[c].text.casefold() in HABITUAL for c in adverbs)


def _defies(way: Way) -> bool:
    """ "Chad will not be intimidated by Libya, its president said": it refuses what would be done to it."""
    telling = way.telling
    if telling.kind != "harm" or telling.last is not None or not tree.is_passive(way.document, way.at):
        return False
    return bool({a.country for a in way.sides.speaker(way.at)} & {a.country for a in telling.targets} - {None})


def _defy(way: Way, modal: int) -> None:
    """Makes a refusal of whoever it would be done to, against whoever would do it."""
    telling = way.telling
    own = {a.country for a in telling.targets}
    others = [a for a in telling.sources if a.country not in own]
    telling.sources, telling.targets = telling.targets, others
    telling.source_at, telling.target_at = telling.target_at, telling.source_at if others else None
    compose(way, "refuse", modal)


def read_modifiers(way: Way) -> None:
    """ "A possible attack", "any sanctions", "no sanctions": none."""
    if _is_among_terms(way.document, way.at):
        raise Unreal
    for c in way.document.children(way.at):
        low = way.tokens[c].text.casefold()
        if low in words.UNREAL_MODIFIERS or (low in {"no", "without"} and c < way.at):
            raise Unreal


def _is_among_terms(document: Document, i: int) -> bool:
    """ "Named its conditions: a truce and the | withdrawal of the troops": what is to be done first, and was not."""
    listed = document.tokens[tree.first_conjunct(document, i)]
    named = tree.plain(listed.relation) == "appos" or "including" in tree.cases(document, listed.i)
    return named and listed.head < listed.i and document.tokens[listed.head].lemma.casefold() in TERMS


def _modal(way: Way) -> int | None:
    for c in tree.children(way.document, _helped(way.document, way.at), "aux"):
        low = way.tokens[c].text.casefold()
        if low in words.FUTURE | words.OUGHT | words.POSSIBLE | {"would"}:
            return c
        if low in WOULD and way.tokens[way.at].tag == "VB":
            return c
        if way.tokens[c].lemma == "go" and way.tokens[c].tag == "VBG":
            return c
    return _is_to(way.document, way.at)


def _helped(document: Document, i: int) -> int:
    """The verb whose auxiliaries are a participle's as well: "will be | arrested and deported"."""
    return document.tokens[i].head if tree.is_passive_beside(document, i) else i


def _is_to(document: Document, i: int) -> int | None:
    """ "Is | to be sold", "are | to lift it, officials said": what is fixed for a time to come."""
    marks = [c for c in tree.children(document, i, "mark") if document.tokens[c].text.casefold() == "to"]
    finite = (c for c in tree.children(document, i, "aux", "cop") if document.tokens[c].tag in {"VBZ", "VBP", "VBD"})
    return next((c for c in finite if document.tokens[c].lemma == "be" and marks and c < marks[0]), None)


def _is_announced(way: Way, modal: int | None) -> bool:
    """ "Two battalions will be sent", without a word of who sends them."""
    ahead = modal is not None and way.tokens[modal].text.casefold() in words.FUTURE | {"would"}
    return ahead and not way.telling.sources and way.at == way.telling.deed.at and _is_left_open(way)


def _by_the_speaker(way: Way, nobody: int | None, modal: int | None) -> None:
    """ "No troops will be sent", "there can be no talks": by whoever says it; of others nobody does it."""
    speakers = [a for a in way.sides.speaker(way.at) if a.country]
    there = {"can", "could"} if tree.children(way.document, way.at, "expl") else set()
    ahead = modal is not None and way.tokens[modal].text.casefold() in words.FUTURE | {"would"} | there
    subject = tree.own_subject(way.document, way.at)
    others = nobody is not None and (subject is None or way.tokens[subject].lemma.casefold() in words.ANYBODY)
    if nobody is not None and (others or not ahead or not speakers):
        raise Unreal
    if speakers:
        way.telling.sources, way.telling.source_at = speakers, None


def _condition(way: Way) -> None:
    deed = way.telling.deed
    verbs = [way.at, *(deed.marks if way.at == deed.at and not deed.noun else ())]
    for c in [k for verb in verbs for k in tree.children(way.document, verb, "obl")]:
        if are_terms(way.document, c):
            way.telling.on_condition = c
    for c in [k for verb in verbs for k in tree.children(way.document, verb, "advcl")]:
        marks = {way.tokens[k].text.casefold() for k in tree.children(way.document, c, "mark")}
        said = marks & {"if", "unless", "provided"} or way.tokens[c].text.casefold() in {"provided", "providing"}
        said = said or _is_only_then(way.document, c) or _is_not_until(way.document, c)
        if said or is_inverted(way.document, c):
            way.telling.on_condition = c


def _is_only_then(document: Document, c: int) -> bool:
    """ "Only after it has paid", "only once it leaves": what comes first."""
    adverbs = {document.tokens[k].text.casefold() for k in tree.children(document, c, "advmod")}
    return "only" in adverbs and bool({"after", "once", "when"} & (set(tree.cases(document, c)) | adverbs))


def _is_not_until(document: Document, c: int) -> bool:
    """ "Not until it leaves will Chad sign": what comes first."""
    words_of_time = set(tree.cases(document, c)) & {"until", "till"}
    adverbs = {document.tokens[k].text.casefold() for k in tree.children(document, c, "advmod")}
    return bool(words_of_time) and "not" in adverbs


def _would(way: Way, modal: int, negated: int | None) -> None:
    """ "Would" of a report is its future; on a condition it is that; else nobody says it."""
    reported = bool(way.sides.attribution.said_by(way.at)) or _is_reported(way)
    reported = reported or turns_down(way.document, way.at)
    if not reported and way.telling.on_condition is None:
        raise Unreal
    compose(way, "notfuture" if negated is not None else "future", modal)


def _is_reported(way: Way) -> bool:
    relation = tree.plain(way.tokens[way.at].relation)
    noted = relation == "acl" and "that" in tree.cases(way.document, way.at)  # "served notice that it would"
    return (relation == "ccomp" or noted) and way.tokens[way.at].head != way.at


def ought(way: Way, modal: int, negated: int | None) -> None:
    """ "Russia must withdraw, Rutte said", "has to leave": a demand of whoever says it."""
    above = operator_at(way.document, way.tokens[way.at].head, "that") if _is_reported(way) else None
    if above is not None and above.kind in {"demand", "propose"}:
        return  # "should leave, Chad demanded": the verb above asks it
    speakers = way.sides.speaker(way.at)
    states = {a.country for a in way.telling.sources}
    if not speakers or {a.country for a in speakers} & states or not (way.telling.sources or _is_left_open(way)):
        raise Unreal
    if negated is not None:
        way.telling.not_to = negated
    demand(way, speakers, modal, None)


def _is_left_open(way: Way) -> bool:
    """ "The troops must be withdrawn": by whom is not said, and need not be."""
    return tree.is_passive(way.document, way.at) and slots.agent(way.document, way.at) is None


def _possible(way: Way, modal: int, negated: int | None) -> None:
    """ "Could strike": of oneself an offer or a threat, of others a guess and no act."""
    speakers = way.sides.speaker(way.at)
    own = {a.country for a in speakers} & {a.country for a in way.telling.sources} - {None}
    if not own:
        raise Unreal
    if negated is not None:
        compose(way, "notfuture", modal)
    elif way.telling.on_condition is not None:
        compose(way, "if", modal)
    else:
        compose(way, "offer", modal)


def _goes_on(way: Way, past: bool) -> bool:
    """ "We are not | backing the rebels": what is said not to go on; not to back a motion is to refuse to."""
    armed = any(a.sector in ARMED for a in way.telling.targets)
    return way.telling.base == "SUPPORT" and armed and way.tokens[way.at].tag == "VBG" and not past


def is_of_itself(way: Way) -> bool:
    """Whether who says that it was not done would have done it: "Chad is not arming them, the army said"."""
    speakers = way.sides.speaker(way.at)
    own = {a.country for a in way.telling.sources} - {None}
    if {a.country for a in speakers} & own:
        return True
    offices = bool(speakers) and all(a.kind == "role" and a.sector in OF_STATES for a in speakers)
    return bool(own) and offices and not any(a.country for a in speakers)


def _not_planned(way: Way, at: int) -> None:
    """ "Is not planning to attack": of harm a denial, of good will a refusal; what nobody expects is neither."""
    telling = way.telling
    if way.tokens[way.at].lemma.casefold() in FORETOLD:
        raise Unreal  # "is not expected to adopt sanctions"
    if telling.kind not in {"harm", "show"}:
        compose(way, "not", at)
        return
    frame = telling.deed.frame
    telling.type, telling.mode, telling.cameo = telling.base, frame.mode, frame.cameo
    telling.status, telling.status_at = "denied", at


def read_negation(way: Way, at: int) -> None:
    """A plain "not": a refusal in the present, a denial of oneself in the past, else no act."""
    telling = way.telling
    if telling.base == "REJECT":
        if telling.deed.frame.type == "REJECT" and telling.deed.frame.word in words.OFFERING:
            return  # "is not ready to part with", read as a refusal
        raise Unreal  # "did not reject", "has not ruled out"
    if telling.last == "plan":
        _not_planned(way, at)
        return
    if telling.last == "offer":
        compose(way, "refuse", at)  # "is not ready to withdraw"
        return
    if telling.last == "order" and telling.kind == "harm" and is_of_itself(way):
        compose(way, "deny", at)  # "did not order the arrest"
        return
    if telling.last is not None or (telling.deed.noun and way.at == telling.deed.at):
        raise Unreal
    token = way.tokens[way.at]
    if token.tag in {"VB", "VBG"} and link_of(way.document, way.at) in {"to", "toing", "of", "ing"}:
        telling.not_to = at
        return
    past = token.tag == "VBD" or any(
        way.tokens[c].text.casefold() in PAST for c in tree.children(way.document, way.at, "aux")
    )
    if telling.kind in {"harm", "show"} or telling.base in {"AID", "COOPERATE"} or _goes_on(way, past):
        if is_of_itself(way):
            telling.status, telling.status_at, telling.last = "denied", at, "deny"
            return
        if past or telling.kind in {"harm", "show"}:
            raise Unreal
    if past and not token.lemma.startswith(("recogni", "support", "accept")):
        raise Unreal
    compose(way, "not", at)
