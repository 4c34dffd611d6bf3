"""Says which occasion a telling takes up again, and whether it is told as another one."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import (
    REMOTE,
    Contact,
    is_afar,
    modes_meet,
    only_headed,
    overlap,
    party_overlap,
    places_meet,
    statuses_meet,
)
from dragoman.accounts.settings import Setting, days_apart
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.onward import comes_after
from dragoman.records import Status

ANEW = frozenset("again another further next more second later".split())
"""What tells of another occasion than the one that was."""
# "their recent visit", "the previous round": another occasion than the news; an ordinal may count the news itself.
OTHER_ONES = frozenset({"recent", "previous", "last", "earlier", "past", "latest", "next", "former"})

ALONE = frozenset({"bilateral", "bilaterally", "one-on-one", "tete-a-tete", "tête-à-tête"})


def occasion_of(joining: Joining, candidate: Candidate, setting: Setting) -> Contact | None:
    """The occasion told before that a telling takes up, if any: most parties in common, then the last."""
    status = dated_status(joining, candidate, setting)
    if candidate.attending and (attended := _attended(joining, candidate, status)) is not None:
        return attended
    best: tuple[int, int, Contact] | None = None
    for order, contact in enumerate(joining.contacts):
        if not modes_meet(contact.mode, contact.sure, candidate.mode, candidate.sure):
            continue
        if not statuses_meet(contact.status, status) and not _is_taken_up(candidate):
            continue
        same_day = days_meet(contact, setting) or _is_todays(joining, contact, candidate, setting)
        if not same_day or not _scenes_meet(contact, candidate, setting):
            continue
        if len(candidate.actors) < 2:
            if not _takes_up(joining, candidate, contact):
                continue
            shared: int | None = len(candidate.actors)
        else:
            shared = party_overlap(contact.actors, candidate.actors)
        if shared is None or (shared < 2 and len(candidate.actors) >= 2 and not only_headed(contact)):
            continue
        if candidate.nominal and _told_as_other(joining, candidate, setting, contact):
            continue
        if _is_told_besides(joining, candidate, contact):
            continue
        score = shared * 10 + (5 if contact.mode == candidate.mode else 0)
        if best is None or (score, order) >= (best[0], best[1]):
            best = (score, order, contact)
    return best[2] if best else None


def _is_todays(joining: Joining, contact: Contact, candidate: Candidate, setting: Setting) -> bool:
    """Whether words of the day itself tell an occasion of the day before again: a readout's "spoke | today".

    The readout or message that an article gives in full has its own "today", the day before the article's.
    """
    persons, met = ({a.key for a in actors if a.kind == "person"} for actors in (candidate.actors, contact.actors))
    sentence = joining.document.sentences[candidate.sentence]
    around = {t.text.casefold() for t in joining.document.tokens[sentence.first : sentence.last]}
    day = setting.date[0]
    return (
        (setting.date_text or "").casefold() == "today"
        and day is not None
        and len(persons) > 1
        and persons == met
        and not around & ANEW
        and any(s.stated and s.date[1] is not None and days_apart(s.date[1], day) == 1 for s in contact.settings)
    )


def is_left_from(document: Document, candidate: Candidate, contact: Contact) -> bool:
    """Whether a journey came after a meeting: "met X and drove to Gori", "will then travel to Chengdu"."""
    last = contact.tellings[-1]
    journey = candidate.mode == "visit" and not candidate.trigger.noun and contact.mode not in {"visit", "summit"}
    if not journey or last.part != candidate.part or last.trigger.at > candidate.trigger.at:
        return False
    verb = tree.clause_of(document, candidate.trigger.at)
    joined = {tree.first_conjunct(document, verb), *tree.conjuncts(document, tree.first_conjunct(document, verb))}
    return comes_after(document, verb) or tree.clause_of(document, last.trigger.at) in joined - {verb}


def _scenes_meet(contact: Contact, candidate: Candidate, setting: Setting) -> bool:
    """Whether a telling can be set where an occasion was: one is no call where the other is in a town or house."""
    if contact.mode in REMOTE and candidate.hosts and candidate.mode not in {*REMOTE, "visit"}:
        return False  # "thanked him by phone for hosting talks of the two": talks of their own
    return places_meet(contact, setting) and not is_afar(contact, candidate.mode, sure=candidate.sure)


def dated_status(joining: Joining, candidate: Candidate, setting: Setting) -> Status:
    """A deed told as plain past that lies after the article's days is planned."""
    status: Status = candidate.status.status
    first, last = setting.date
    latest = joining.dated.range[1]
    if status == "happened" and setting.stated and first and latest and first > latest:
        return "planned"
    if (
        status == "happened"
        and setting.ahead
        and not (last and joining.dated.range[0] and last < joining.dated.range[0])
    ):
        return "planned"
    return status


def _is_told_besides(joining: Joining, candidate: Candidate, contact: Contact) -> bool:
    """Whether a telling is of another occasion than the visit or the meeting of many that it was at."""
    if contact.mode == "visit" and _is_besides(joining, candidate):
        return True
    return _is_bilateral(joining.document, candidate) and _is_of_many(contact)


def _is_besides(joining: Joining, candidate: Candidate) -> bool:
    """Whether a meeting is told besides the visit before: "He also met the foreign minister"."""
    also = tree.children(joining.document, candidate.trigger.at, "advmod")
    return (
        candidate.mode == "meeting"
        and not candidate.trigger.noun
        and any(joining.document.tokens[c].lemma == "also" for c in also)
    )


def _is_bilateral(document: Document, candidate: Candidate) -> bool:
    """Whether a contact is told as one of two alone: "had a | bilateral with", "met bilaterally"."""
    at = candidate.trigger.at
    words = (at, *tree.children(document, at, "amod", "compound", "advmod"))
    return len(candidate.actors) == 2 and any(document.tokens[w].lemma.casefold() in ALONE for w in words)


def _is_of_many(contact: Contact) -> bool:
    """Whether an occasion is one of three states or more, at which two may meet alone as well."""
    return len({a.country for a in contact.actors if a.country}) > 2


def _attended(joining: Joining, candidate: Candidate, status: Status) -> Contact | None:
    """The occasion told last that "also attended the meeting" joins."""
    for contact in reversed(joining.contacts):
        if (
            modes_meet(contact.mode, contact.sure, candidate.mode, candidate.sure)
            and contact.status == status
            and not contact.lead.nominal
            and not only_headed(contact)
        ):
            return contact
    return None


def _takes_up(joining: Joining, candidate: Candidate, contact: Contact) -> bool:
    keys = {a.key for a in contact.actors}
    countries = {a.country for a in contact.actors}
    inside = all(a.key in keys or (a.country in countries and a.kind != "person") for a in candidate.actors)
    if candidate.part == "title" or candidate.fragment or only_headed(contact):
        return inside
    return inside and (candidate.definite or bool(candidate.actors) or candidate.group is not None)


def days_meet(contact: Contact, setting: Setting) -> bool:
    """Whether the days that a telling states can be those of an occasion."""
    if not setting.stated or only_headed(contact):
        return True
    for other in contact.settings:
        if other.stated and not overlap(other.date, setting.date):
            return False
    if any(s.stated for s in contact.settings):
        return True
    return overlap(contact.settings[0].date, setting.date) or contact.lead.nominal


def _told_as_other(joining: Joining, candidate: Candidate, setting: Setting, contact: Contact) -> bool:
    """Whether a noun only mentioned is told as another occasion: "their recent visit", "the talks in May"."""
    if contact.lead.nominal:
        return False
    words = {
        joining.document.tokens[c].lemma
        for c in tree.children(joining.document, candidate.trigger.at, "amod", "compound")
    }
    return bool(words & OTHER_ONES)


def _is_taken_up(candidate: Candidate) -> bool:
    """Whether words only take an occasion up and say nothing of whether it was: "during the visit"."""
    return candidate.nominal and candidate.definite and candidate.status.at is None and len(candidate.actors) < 2
