"""Gathers the acts that an article tells: deeds with their status, judgements in words, each act once."""

from __future__ import annotations

from dragoman.accounts.acts import words
from dragoman.accounts.acts.course import Telling, read_course
from dragoman.accounts.acts.deeds import find_deeds
from dragoman.accounts.acts.sides import Sides, with_country
from dragoman.accounts.acts.speech import accusation_by_report, find_judgements
from dragoman.codebook.acts import act_types
from dragoman.language import Document
from dragoman.mentions.chains import Actor

# What a word of these types tells when nothing above it says otherwise.
STATUS_OF_TYPE = {"REQUEST": "demanded", "THREATEN": "threatened", "REJECT": "refused", "AGREE": "planned"}
KEEPING = frozenset({"accuse", "admit"})  # operators that are acts of their own


def find_tellings(document: Document, sides: Sides) -> list[Telling]:
    """Every telling of an act in the article, with who does it and to whom."""
    deeds = list(find_deeds(document, sides))
    read = [t for d in deeds if (t := read_course(document, sides, d)) is not None]
    shown = {mark for t in read if not t.deed.noun for mark in t.deed.marks if t.deed.frame.thing.startswith("@")}
    changed = {at for t in read for at in t.operators if document.tokens[at].lemma not in ("accuse", "blame")}
    verbs = {d.at for d in deeds if not d.noun}
    kept = []
    for telling in read:
        at = telling.deed.at
        if at in changed and at in verbs | {at}:
            continue
        if telling.deed.noun and (at in shown or not (telling.operators or telling.deed.frame.alone)):
            continue
        kept.append(telling)
    kept += find_judgements(document, sides)
    kept = [filled for t in kept if (filled := _filled(sides, t)) is not None]
    return kept + [a for t in kept if (a := accusation_by_report(document, sides, t)) is not None]


def _filled(sides: Sides, telling: Telling) -> Telling | None:
    """The telling with states where its own words leave them out; None where nobody is known to do it."""
    if telling.last is None and telling.type in STATUS_OF_TYPE and telling.status == "happened":
        telling.status = STATUS_OF_TYPE[telling.type]
    telling.sources = _placed(sides, telling, telling.sources, telling.targets)
    telling.targets = _placed(sides, telling, telling.targets, telling.sources)
    if not any(a.country or a.name for a in telling.sources):
        return None
    if telling.mentioned and not (telling.deed.sources and telling.deed.frame.alone):
        return None
    needs = act_types()[telling.base].recipient if telling.base in act_types() else False
    needs = needs or (telling.base == "ACCUSE" and not telling.deed.frame.loose)
    if needs and telling.type == telling.base and not telling.targets and not telling.deed.frame.loose:
        return None
    return telling


def _placed(sides: Sides, telling: Telling, actors: list[Actor], others: list[Actor]) -> list[Actor]:
    """Groups without a state, "police" or "protesters", take that of the place, or of the other side at home."""
    if not any(_is_stateless(a) for a in actors):
        return actors
    there = sides.in_clause(telling.deed.at)
    beside = [a for a in others if a.country and (a.kind != "state" or telling.type in words.AT_HOME)]
    code, why = None, ""
    if there:
        code, why = there[0].country, "where it took place"
    elif beside and telling.type in words.AT_HOME:
        code, why = beside[0].country, "the state of the other side"
    if code is None:
        return actors
    return [with_country(a, code, why) if _is_stateless(a) else a for a in actors]


def _is_stateless(actor: Actor) -> bool:
    return actor.kind == "role" and actor.country is None and actor.name is None
