"""Reads the clause of a deed: negation, modals and conditions, which make it a refusal, a plan, a guess."""

from __future__ import annotations

from dragoman.accounts.acts import words
from dragoman.accounts.acts.effects import compose, demand
from dragoman.accounts.acts.links import link_of, negation_of
from dragoman.accounts.acts.telling import Unreal, Way
from dragoman.mentions import tree


def read_clause(way: Way) -> None:
    """Negation, auxiliaries and conditions of the clause at hand."""
    token = way.tokens[way.at]
    if not tree.is_verbal(way.document, way.at) and token.pos != "ADJ":
        return
    if any(way.tokens[c].text.casefold() in words.IF for c in tree.children(way.document, way.at, "mark")):
        raise Unreal
    negated = negation_of(way.document, way.at)
    before = [t.text.casefold() for t in way.tokens[max(0, way.at - 2) : way.at]]
    if before == ["yet", "to"]:
        raise Unreal  # "has yet to condemn"
    _condition(way)
    modal = _modal(way)
    if modal is None:
        if negated is not None:
            read_negation(way, negated)
        return
    low = way.tokens[modal].text.casefold()
    if low in words.FUTURE or low in {"going", "to"}:
        compose(way, "notfuture" if negated is not None else "future", modal)
    elif low == "would":
        _would(way, modal, negated)
    elif low in words.OUGHT or low in {"have", "need"}:
        _ought(way, modal, negated)
    else:
        _possible(way, modal, negated)


def read_modifiers(way: Way) -> None:
    """ "A possible attack", "any sanctions", "no sanctions": none."""
    for c in way.document.children(way.at):
        low = way.tokens[c].text.casefold()
        if low in words.UNREAL_MODIFIERS or (low in {"no", "without"} and c < way.at):
            raise Unreal


def _modal(way: Way) -> int | None:
    for c in tree.children(way.document, way.at, "aux"):
        low = way.tokens[c].text.casefold()
        if low in words.FUTURE | words.OUGHT | words.POSSIBLE | {"would"}:
            return c
        if way.tokens[c].lemma == "go" and way.tokens[c].tag == "VBG":
            return c
    return None


def _condition(way: Way) -> None:
    for c in tree.children(way.document, way.at, "advcl"):
        marks = {way.tokens[k].text.casefold() for k in tree.children(way.document, c, "mark")}
        if marks & {"if", "unless", "provided"} or way.tokens[c].text.casefold() in {"provided", "providing"}:
            way.telling.on_condition = c


def _would(way: Way, modal: int, negated: int | None) -> None:
    """ "Would" of a report is its future; on a condition it is that; else nobody says it."""
    reported = bool(way.sides.attribution.said_by(way.at)) or _is_reported(way)
    if not reported and way.telling.on_condition is None:
        raise Unreal
    compose(way, "notfuture" if negated is not None else "future", modal)


def _is_reported(way: Way) -> bool:
    relation = tree.plain(way.tokens[way.at].relation)
    return relation == "ccomp" and way.tokens[way.at].head != way.at


def _ought(way: Way, modal: int, negated: int | None) -> None:
    """ "Russia must withdraw, Rutte said": a demand of whoever says it."""
    speakers = way.sides.speaker(way.at)
    states = {a.country for a in way.telling.sources}
    if negated is not None or not speakers or {a.country for a in speakers} & states or not way.telling.sources:
        raise Unreal
    demand(way, speakers, modal, None)


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


def read_negation(way: Way, at: int) -> None:
    """A plain "not": a refusal in the present, a denial of oneself in the past, else no act."""
    telling = way.telling
    if telling.last == "plan":
        if telling.kind == "harm":
            telling.type, telling.mode, telling.cameo = (
                telling.base,
                telling.deed.frame.mode,
                telling.deed.frame.cameo,
            )
            telling.status, telling.status_at = "denied", at
            return
        compose(way, "not", at)
        return
    if telling.last is not None or (telling.deed.noun and way.at == telling.deed.at):
        raise Unreal
    token = way.tokens[way.at]
    if token.tag in {"VB", "VBG"} and link_of(way.document, way.at) in {"to", "toing", "of", "ing"}:
        telling.not_to = at
        return
    past = token.tag == "VBD" or any(
        way.tokens[c].text.casefold() in {"did", "had", "has", "have", "was", "were"}
        for c in tree.children(way.document, way.at, "aux")
    )
    if telling.kind == "harm":
        speakers = way.sides.speaker(way.at)
        if {a.country for a in speakers} & {a.country for a in telling.sources} - {None}:
            telling.status, telling.status_at, telling.last = "denied", at, "deny"
            return
        raise Unreal
    if past and not token.lemma.startswith(("recogni", "support", "accept")):
        raise Unreal
    compose(way, "not", at)
