"""Adds parties that a telling leaves to its surroundings: the state visited, the next round's sides."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import OPPONENTS, REMOTE, joined, modes_meet
from dragoman.accounts.settings import Setting
from dragoman.accounts.telling_again import days_meet
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor
from dragoman.mentions.office_words import LEADERS

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())


def _told_beside(joining: Joining, candidate: Candidate) -> str | None:
    """The state in which a sentence's own meeting was: "met X in Rome, a day after | Y's visit"."""
    for contact in reversed(joining.contacts):
        for telling, setting in zip(contact.tellings, contact.settings, strict=True):
            if telling.sentence == candidate.sentence and telling.mode not in REMOTE and setting.place is not None:
                return setting.place.country
    return None


def name_leaders(joining: Joining, candidate: Candidate) -> None:
    """A summit of states alone is of their leaders, where the article names them: "the US-Russian summit"."""
    if candidate.mode != "summit" or any(a.kind != "state" for a in candidate.actors):
        return
    for contact in joining.contacts:
        named = [a for a in contact.actors if a.kind == "person" and a.office in LEADERS]
        if candidate.actors and {a.country for a in candidate.actors} == {a.country for a in named}:
            candidate.actors = named
            return


def add_rebels(joining: Joining, candidate: Candidate) -> None:
    """Rebels without a name met a side of one state: those of the one body that the article names, or of that state.

    "The government of Chad and the rebels opened a second round of talks".
    """
    if candidate.group is not None or len(candidate.actors) != 1 or candidate.actors[0].sector in OPPONENTS:
        return
    side = candidate.actors[0]
    for h in candidate.heads:
        m = joining.cast.mention(h)
        if m is None or m.kind != "role" or m.sector not in OPPONENTS or joining.cast.members(h):
            continue
        bodies = [a for a in joining.cast.actors if a.kind == "body" and a.sector in OPPONENTS]
        own = [a for a in bodies if a.country == side.country]
        candidate.actors = [side, own[0] if len(own) == 1 else joining.rebels(m, side)]
        return


def put_aside(joining: Joining, candidate: Candidate) -> None:
    """Who meets on the sidelines of a summit is at the summit."""
    if not candidate.aside:
        return
    candidate.anew = True
    if candidate.mode != "summit":
        candidate.actors = []
        return
    for contact in joining.contacts:
        if any(t.sentence == candidate.sentence and t.part == candidate.part for t in contact.tellings):
            candidate.actors = joined(list(contact.actors), candidate.actors)
            if contact.status == "planned":
                candidate.status = contact.lead.status  # the summit is as far ahead as the meeting at it
            return


def name_earlier_one(joining: Joining, candidate: Candidate, setting: Setting) -> None:
    """ "the talks held in Sochi on May 4": another occasion of the same parties, where its day says so."""
    if candidate.actors or not candidate.definite or not setting.stated or candidate.part == "title":
        return
    if setting.ahead or candidate.status.status not in {"happened", "refused"}:
        return
    if any(
        set(tree.cases(joining.document, c)) & {"on", "about", "over"}
        for c in tree.children(joining.document, candidate.trigger.at, "nmod")
    ):
        return  # talks about another matter may be of others
    for contact in reversed(joining.contacts):
        if len(contact.actors) >= 2 and not contact.lead.nominal:
            if not days_meet(contact, setting):
                candidate.actors = list(contact.actors)
            return


def next_round(joining: Joining, candidate: Candidate) -> list[Actor]:
    """Between whom "another round", "the next meeting" is to be: the parties of the last such occasion."""
    if candidate.actors or not candidate.trigger.noun or _counts_the_last(joining, candidate):
        return []
    at = candidate.trigger.at
    words = {joining.document.tokens[c].lemma.casefold() for c in joining.document.children(at)}
    if not words & {
        "another",
        "next",
        "new",
        "second",
        "third",
        "fourth",
        "further",
        "more",
        "follow-up",
        "additional",
    }:
        return []
    told_by = _told_by(joining, at)
    newest = list(reversed(joining.contacts))
    newest.sort(key=lambda contact: not told_by & {a.key for a in contact.actors})
    for contact in newest:
        if modes_meet(contact.mode, contact.sure, candidate.mode, candidate.sure) and (
            candidate.mode != "talks" or contact.mode not in REMOTE
        ):
            return list(contact.actors)
    return []


def _counts_the_last(joining: Joining, candidate: Candidate) -> bool:
    """Whether a number is that of the occasion just told: "It was the second | call between the two"."""
    doer = tree.own_subject(joining.document, candidate.trigger.at)
    be = tree.children(joining.document, candidate.trigger.at, "cop")
    return doer is not None and bool(be) and joining.document.tokens[doer].text.casefold() in {"it", "this", "that"}


def first_named(joining: Joining, candidate: Candidate) -> None:
    """ "Since | Monday's phone call": a call that nothing told of yet is of the two persons named beside it."""
    token = joining.document.tokens[candidate.trigger.at]
    if candidate.actors or candidate.group is not None or not candidate.trigger.noun or joining.contacts:
        return
    owners = tree.children(joining.document, token.i, "nmod:poss")
    dated = any(joining.document.tokens[c].lemma.casefold() in WEEKDAYS for c in owners)
    if candidate.mode not in REMOTE or token.tag == "NNS" or not (dated or candidate.definite):
        return
    beside: dict[int, Actor] = {}
    for m in joining.cast.mentions:
        apart = candidate.sentence - joining.document.tokens[m.head].sentence
        if m.kind in {"person", "pronoun"} and m.head < token.i and apart in {0, 1}:
            beside |= {a.key: a for a in joining.cast.members(m.head) if a.kind == "person"}
    named = list(beside.values())
    if len(named) == 2 and all(a.role and a.country for a in named) and named[0].country != named[1].country:
        candidate.actors = named


def _told_by(joining: Joining, i: int) -> set[int]:
    """Who suggests or agrees what is told at a token: "| Putin suggested the next meeting be held in Moscow"."""
    for head in tree.upward(joining.document, i):
        subject = tree.own_subject(joining.document, head)
        keys = {a.key for a in joining.cast.members(subject)} if subject is not None else set()
        if keys:
            return keys
    return set()


def add_destination(joining: Joining, candidate: Candidate, setting: Setting) -> None:
    """A visit's other party is the host, or where none is named the state visited."""
    if candidate.mode != "visit" or (candidate.listed and candidate.destination is None):
        return  # of "both countries" each has its visit already
    visitors = {a.country for a in candidate.actors}
    code = setting.place.country if setting.place is not None else None
    if candidate.destination is not None:
        m = joining.cast.mention(candidate.destination)
        if m is not None and m.countries and m.kind in {"state", "organisation"}:
            meant = [
                a.country for a in joining.cast.members(m.head) if a.country
            ]  # "to the Kingdom", the publisher's
            code = meant[0] if len(meant) == 1 else m.countries[0]
    if code is None and candidate.destination is None and candidate.nominal:
        code = _told_beside(joining, candidate)
    if candidate.listed and code:  # "to Riyadh and Abu Dhabi, where Prince X received him": he was at one of them
        told = [a for a in candidate.actors if a.key not in candidate.pointed or a.country == code]
        candidate.actors = told or candidate.actors
        visitors = {a.country for a in candidate.actors}
    if code and code not in visitors and candidate.actors and not _meets_others(joining, candidate):
        why = None if setting.place_tokens else "the state of the place visited"
        candidate.actors = [*candidate.actors, joining.state(code, setting.place_tokens, why)]
        if (
            candidate.destination is not None
            and candidate.destination not in candidate.heads
            and joining.cast.mention(candidate.destination)
        ):
            candidate.heads = [*candidate.heads, candidate.destination]


def _meets_others(joining: Joining, candidate: Candidate) -> bool:
    """Whether a traveller goes where he meets somebody of a third state: "flew to Geneva for talks with Mr Zarif"."""
    hosts = {a.key for h in candidate.hosts for a in joining.cast.members(h)}
    travellers = {a.key for h in candidate.visitors for a in joining.cast.members(h)}
    below = set(joining.document.subtree(candidate.trigger.at))
    told = {a.key for h in candidate.heads if h in below for a in joining.cast.members(h)}
    met = [a for a in candidate.actors if a.key in (hosts | (candidate.pointed & told)) - travellers]
    return bool(travellers) and any(a.kind in {"person", "role"} and a.country for a in met)
