"""Fills the parties that a deed's own words leave out from the words above it: "launched an attack on"."""

from __future__ import annotations

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.links import link_of, operator_at
from dragoman.accounts.acts.telling import Way
from dragoman.codebook.acts import Operator
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

ANSWERING = frozenset({"refuse", "comment", "accuse", "thank", "topic", "receive"})
MATTERS = frozenset({"over", "about", "against"})  # of what others did
NEW_ACTS = frozenset({"demand", "propose"})  # whose source is another than the deed's


def fill(way: Way, operator: Operator, head: int) -> None:
    """The parties that the deed's own words leave out, from the operator's clause."""
    telling = way.telling
    offered = way.tokens[head].pos == "NOUN" and not telling.deed.noun and operator.kind not in NEW_ACTS
    if offered and (own := way.sides.modifiers(head) or _whose(way, head)):
        telling.sources, telling.source_at = own, None  # "an offer by Kenya to host", whoever declines it
    if operator.kind == "refuse" and way.tokens[way.at].pos in {"NOUN", "PROPN"} and telling.sources:
        _turned(way, head)
    stateless = not any(a.country or a.name for a in telling.sources)
    if stateless and operator.kind not in NEW_ACTS and (telling.deed.noun or not telling.sources):
        _fill_sources(way, operator, head)
    if not telling.targets and telling.deed.noun:
        _fill_targets(way, operator, head)


def _turned(way: Way, head: int) -> None:
    """ "Rejected a British request": whose request it is stands as the target of the refusal."""
    telling = way.telling
    doers = doers_of(way, head)
    if doers and not {a.key for a in doers} & {a.key for a in telling.sources}:
        telling.targets, telling.target_at = telling.sources, telling.source_at
        telling.sources, telling.source_at = doers, slots.doer(way.document, head)


def _fill_sources(way: Way, operator: Operator, head: int) -> None:
    telling = way.telling
    if operator.whose == "subject":
        telling.sources, telling.source_at = doers_of(way, head), slots.doer(way.document, head)
        return
    for c in slots.objects(way.document, head):
        if found := way.sides.at(c):
            telling.sources, telling.source_at = found, c
            return


def _fill_targets(way: Way, operator: Operator, head: int) -> None:
    telling = way.telling
    taken = {a.key for a in telling.sources}
    prepositions = [*telling.deed.frame.targets, *(("to", "with") if operator.kind == "do" else ())]
    phrases = [c for slot in prepositions for c in slots.with_case(way.document, head, slot)]
    phrases += tree.children(way.document, head, "iobj") if operator.kind == "do" else []
    hit = operator.kind == "threat" or (operator.kind == "do" and "with" in operator.links)
    phrases += slots.objects(way.document, head) if hit else []
    for c in phrases:
        if found := [a for a in way.sides.party(c) if a.key not in taken]:
            telling.targets, telling.target_at = found, c
            return


def doers_of(way: Way, head: int) -> list[Actor]:
    """Who does what an operator tells: its subject, or whoever has the plan that it is."""
    if way.tokens[head].pos in {"NOUN", "PROPN"}:
        own = way.sides.modifiers(head) or _whose(way, head)
        if own:
            return own
        clause = tree.clause_of(way.document, head)
        only_named = way.tokens[clause].lemma in words.ONLY_NAMING
        if clause != head and not only_named and not _is_of_another(way, head):
            doer = slots.doer(way.document, clause)
            return way.sides.at(doer) if doer is not None else []
        return []
    doer = slots.doer(way.document, head)
    if doer is None:
        return []
    return way.sides.at(doer) or (
        way.sides.owner(doer) if way.tokens[doer].lemma.casefold() in words.SPEAKING else []
    )


def _whose(way: Way, noun: int) -> list[Actor]:
    """ "The call by the UN", "an offer from Oman": who makes it."""
    for slot in ("by", "from"):
        for c in tree.children(way.document, noun, "nmod", "obl"):
            if slot in tree.cases(way.document, c) and (found := way.sides.party(c)):
                return found
    return []


def _is_of_another(way: Way, noun: int) -> bool:
    """ "Rejected calls to", "welcomed an offer to": made by somebody else than who answers it."""
    if MATTERS & set(tree.cases(way.document, noun)):
        return True  # "protested to both over their | agreement to trade"
    verb = way.tokens[noun].head
    above = operator_at(way.document, verb, link_of(way.document, noun) or "")
    answered = above is not None and above.kind in ANSWERING
    return answered or way.tokens[verb].lemma in words.HEEDING


def receive(way: Way, head: int) -> bool:
    """ "Received aid from Japan": the other way round."""
    telling = way.telling
    for c in slots.with_case(way.document, head, "from"):
        if found := way.sides.party(c):
            telling.sources, telling.source_at = found, c
    telling.targets, telling.target_at = doers_of(way, head), slots.doer(way.document, head)
    telling.operators.append(head)
    way.at = head
    return True
