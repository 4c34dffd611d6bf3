"""Says which journeys are no visits: to where many gather, or told only for when something else was."""

from __future__ import annotations

from dragoman import codebook
from dragoman.accounts.candidates import Candidate
from dragoman.accounts.joining import is_purpose
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import Contact, joined
from dragoman.language import Document
from dragoman.mentions import tree

GATHERINGS = frozenset(
    "summit conference session assembly congress forum gathering meeting council ceremony inauguration "
    "funeral".split()
)
"""Where many come together, guests of no one of them."""
ROUNDS = frozenset({"talk", "negotiation", "consultation"})
"""What is of many where others have begun it: "to join | negotiations", "to attend | the talks"."""
TAKING_PART = frozenset("attend join participate take chair".split())
WITH = frozenset({"with", "between"})
WHEN = frozenset({"when", "before", "until", "till"})
LEAVING = frozenset("leave depart head fly land cross return go travel set".split())


def drop_journeys(joining: Joining) -> None:
    """Takes out visits that name no host and are only journeys: "arrived in Bonn | to attend the G7 meeting"."""
    document = joining.document
    joining.contacts = [c for c in joining.contacts if not _is_only_a_journey(document, c)]


def join_purposes(joining: Joining) -> None:
    """Makes one of a journey and the meeting it is for: "has arrived in Tbilisi | for another round with X"."""
    for visit in [c for c in joining.contacts if c.mode == "visit"]:
        for plan in [c for c in joining.contacts if c is not visit and _is_for(joining.document, visit, c)]:
            visit.actors = joined(visit.actors, plan.actors)
            joining.contacts.remove(plan)


def _is_for(document: Document, visit: Contact, plan: Contact) -> bool:
    """Whether a plan told by nothing else is what somebody has set out or come for, to those at home there."""
    ways = {c.trigger.at for c in visit.tellings if not c.trigger.noun}
    travellers = {a.key for a in visit.actors if a.kind != "state"}
    lands = {a.country for a in visit.actors} - {a.country for a in visit.actors if a.key in travellers}
    hosts = {a.country for a in plan.actors if a.key not in travellers}
    return (
        (visit.status, plan.status) == ("happened", "planned")
        and all(c.trigger.noun and is_purpose(document, c.trigger.at, ways) for c in plan.tellings)
        and bool(travellers & {a.key for a in plan.actors})
        and (hosts <= lands | {a.country for a in visit.actors if a.kind == "person"})
    )


def _is_only_a_journey(document: Document, contact: Contact) -> bool:
    """Whether all that tells of a visit are journeys to a state as such that nobody there awaits."""
    states = [a for a in contact.actors if a.kind == "state"]
    others = {a.country for a in contact.actors if a.kind != "state"}
    if contact.mode != "visit" or len(states) != 1 or states[0].country in others:
        return False
    if any(codebook.is_summit_organisation(country or "") for country in others):
        return False  # "will come to Bali to attend the meeting of G20 foreign ministers", whom he meets
    ways = [c for c in contact.tellings if _goes_to_gathering(document, c) or _is_only_when(document, c)]
    goals = {i for c in ways for i in document.subtree(c.trigger.at)}
    return bool(ways) and all(c in ways or c.trigger.at in goals for c in contact.tellings)


def _goes_to_gathering(document: Document, telling: Candidate) -> bool:
    """Whether somebody goes where many come together: "flew to Bali | for the G20 summit", "to attend a forum"."""
    verb = telling.trigger.at
    if telling.trigger.noun or telling.hosts or document.tokens[verb].lemma == "visit":
        return False
    for c in tree.children(document, verb, "obl", "nmod"):
        named = [c, *tree.children(document, c, "nmod")] if document.tokens[c].lemma == "group" else [c]
        if "for" in tree.cases(document, c) and any(_is_of_many(document, n) for n in named):
            return True  # and "for the Group of | 20 summit"
    return any(_takes_part(document, c) for c in tree.children(document, verb, "advcl", "xcomp", "acl"))


def _takes_part(document: Document, verb: int) -> bool:
    """Whether an infinitive tells of being one of many somewhere: "to take part in | the conference"."""
    token = document.tokens[verb]
    if token.lemma not in TAKING_PART or token.tag != "VB":
        return False
    return any(
        _is_of_many(document, c, token.lemma)
        for c in tree.children(document, verb, "obj", "obl")
        if c > verb and (tree.plain(document.tokens[c].relation) == "obj" or "in" in tree.cases(document, c))
    )


def _is_of_many(document: Document, i: int, verb: str | None = None) -> bool:
    """Whether a noun is a gathering of its own, and not what a guest and his host hold: "a summit with Modi"."""
    token = document.tokens[i]
    if any(document.tokens[c].text.casefold() in WITH for c in document.subtree(i)):
        return False
    if token.lemma in ROUNDS:
        the = any(document.tokens[c].text.casefold() == "the" for c in tree.children(document, i, "det"))
        return verb == "join" or (verb is not None and the)
    named = [c for c in tree.children(document, i, "compound", "nmod") if document.tokens[c].lemma != "summit"]
    return token.lemma.casefold() in GATHERINGS and (verb is not None or bool(named))


def _is_only_when(document: Document, telling: Candidate) -> bool:
    """Whether a journey only tells when something else was: "said | before he left for Ethiopia"."""
    verb = telling.trigger.at
    token = document.tokens[verb]
    if telling.trigger.noun or token.lemma not in LEAVING or tree.plain(token.relation) != "advcl":
        return False
    marks = {document.tokens[c].text.casefold() for c in tree.children(document, verb, "mark", "advmod")}
    return bool(marks & WHEN)
