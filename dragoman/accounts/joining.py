"""Joins the tellings of an article into occasions: what takes one up again, and what is another.

Words that only take an occasion up ("the call", "the two leaders") add to it and make nothing new.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman import codebook
from dragoman.accounts.candidates import Candidate, is_told_apart
from dragoman.accounts.groups import each_of, each_state, group_of, lacks_side, one_by_one
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import (
    REMOTE,
    Contact,
    joined,
    modes_meet,
    only_headed,
    overlap,
    places_meet,
    statuses_meet,
)
from dragoman.accounts.officials import add_delegations, hosts_at_home, officials_apart
from dragoman.accounts.settings import Setting
from dragoman.accounts.sight import BY
from dragoman.accounts.telling_again import ANEW, dated_status, days_meet, is_left_from, occasion_of
from dragoman.accounts.unnamed_parties import (
    add_destination,
    add_rebels,
    first_named,
    name_earlier_one,
    name_leaders,
    next_round,
    put_aside,
)
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor
from dragoman.records import Issue

EARLIER = frozenset({"before", "ahead", "earlier", "had"})
"""What tells that a plan was made before: "Ahead of the meeting he said they would discuss gas"."""


def take(joining: Joining, candidate: Candidate) -> None:
    """Adds one telling: to an occasion it takes up, or as a new one; each of several that it stands for."""
    parts = _each(joining, candidate)
    for one in parts:
        take(joining, one)
    if not parts:
        _take(joining, candidate)


def _each(joining: Joining, candidate: Candidate) -> list[Candidate]:
    """The tellings of occasions that one stands for: of a group met one by one, of officials in several states."""
    if candidate.group is not None and lacks_side(joining, candidate):
        split = _taken_apart(joining, candidate, candidate.group)
        if split:
            return split
    add_delegations(joining, candidate)
    return officials_apart(joining, candidate)


def _take(joining: Joining, candidate: Candidate) -> None:
    again = next_round(joining, candidate)
    candidate.anew = bool(again) or is_following(joining.document, candidate)
    candidate.actors = again or candidate.actors
    setting = joining.settings.of(candidate)
    if candidate.kind == "caption":
        candidate.anew = candidate.anew or not any(t.kind == "caption" for c in joining.contacts for t in c.tellings)
    hosts_at_home(joining, candidate, setting)
    add_destination(joining, candidate, setting)
    if _goes_nowhere(joining, candidate, setting) or _is_courtesy(joining.document, candidate, setting):
        return
    add_rebels(joining, candidate)
    put_aside(joining, candidate)
    name_leaders(joining, candidate)
    name_earlier_one(joining, candidate, setting)
    first_named(joining, candidate)
    if goes_on(joining, candidate):
        return
    old = None if candidate.anew else occasion_of(joining, candidate, setting)
    if old is not None:
        # a readout's own "today" gives way to the day told before
        _add(joining, old, candidate, replace(setting, stated=setting.stated and days_meet(old, setting)))
    elif "attends" in candidate.trigger.frame:
        return  # "X sat in": at nothing that was told
    elif len(candidate.actors) >= 2 or _is_collective(joining, candidate):
        open_occasion(joining, candidate, setting, list(candidate.actors))
    elif candidate.part == "title" or candidate.kind == "heading":
        joining.headings.append((candidate, setting))
    else:
        if len(candidate.actors) == 1 and not candidate.nominal and candidate.sure and joining.pending is None:
            joining.pending = (candidate, setting)
        _note(joining, candidate)


def is_following(document: Document, candidate: Candidate) -> bool:
    """Whether what is told came after what was told before: "It was followed by a trilateral | meeting"."""
    head = document.tokens[document.tokens[candidate.trigger.at].head]
    by = "by" in tree.cases(document, candidate.trigger.at)
    return candidate.trigger.noun and by and head.lemma == "follow"


def _taken_apart(joining: Joining, candidate: Candidate, group: int) -> list[Candidate]:
    """Gives a telling those that its group stands for, and parts it where they were met one by one."""
    own = list(candidate.actors)
    if candidate.mode == "visit" and candidate.destination == group:
        return each_state(joining, candidate)
    candidate.actors = group_of(joining, candidate, own)
    if group < candidate.trigger.at:
        return each_of(candidate, own) if own and is_told_apart(joining.document, candidate.trigger) else []
    return one_by_one(candidate, own) if candidate.each else []


def _goes_nowhere(joining: Joining, candidate: Candidate, setting: Setting) -> bool:
    """Whether a verb of travel names no place: "returned to the table", "came to power"."""
    if candidate.mode != "visit" or candidate.trigger.noun or not candidate.trigger.frame & {"to", "in", "for"}:
        return False
    to = joining.document.tokens[candidate.destination] if candidate.destination is not None else None
    abstract = setting.place is None and to is not None and to.pos == "NOUN" and not candidate.hosts
    return len(candidate.actors) < 2 or abstract


def _is_courtesy(document: Document, candidate: Candidate, setting: Setting) -> bool:
    """Whether one only looks forward to a contact, with neither a day nor a place for it: no plan."""
    at = candidate.status.at
    looks = candidate.status.status == "planned" and at is not None and document.tokens[at].lemma == "look"
    return looks and not setting.stated and setting.place is None


def goes_on(joining: Joining, candidate: Candidate) -> bool:
    """Whether talks already told are only to go on: "The talks are scheduled to continue on Thursday"."""
    if not (candidate.definite and candidate.trigger.noun and candidate.status.status == "planned"):
        return False
    verb = candidate.trigger.predicate
    words = [verb, *tree.children(joining.document, verb, "xcomp")] if verb is not None else []
    return any(joining.document.tokens[w].lemma in {"continue", "resume"} for w in words) and any(
        modes_meet(c.mode, c.sure, candidate.mode, candidate.sure) and c.status == "happened"
        for c in joining.contacts
    )


def drop_echoes(joining: Joining) -> None:
    """Takes out an occasion that only a heading tells, in other words than the text's."""
    told = [c for c in joining.contacts if not only_headed(c)]
    joining.contacts = [
        c
        for c in joining.contacts
        if not (
            only_headed(c)
            and any(
                modes_meet(c.mode, c.sure, t.mode, t.sure)
                and (statuses_meet(c.status, t.status) or _is_untold(c))
                and {a.key for a in c.actors if a.kind == "person"} & {a.key for a in t.actors}
                for t in told
            )
        )
    ]


def _is_untold(contact: Contact) -> bool:
    """Whether a heading's noun says nothing of whether it was: "Press Release Regarding | the Visit of X"."""
    return all(c.mode == "visit" and c.trigger.noun and c.status.at is None for c in contact.tellings)


def drop_ways(joining: Joining) -> None:
    """Takes out a journey to a state whose sentence tells whom of it the traveller met: "flew to Oslo and met X"."""
    told = joining.contacts
    joining.contacts = [c for c in told if not any(_is_way(joining.document, c, other) for other in told)]


def drop_done(joining: Joining) -> None:
    """Takes out a plan that only the coder saw, told as done behind it: "told him to go to Oslo ... He went to".

    So is one of the day on which it was done: "held talks on Monday ... A schedule for Monday had him | meet".
    """
    told, document = joining.contacts, joining.document
    joining.contacts = [
        c for c in told if not any(_is_done(c, other) or _came_true(document, c, other) for other in told)
    ]


def _came_true(document: Document, plan: Contact, other: Contact) -> bool:
    """Whether a meeting is what a plan told in the past came to: "was due to meet", "had said they would meet"."""
    persons, met = ({a.key for a in c.actors if a.kind in {"person", "role"}} for c in (plan, other))
    return (
        plan.status == "planned"
        and other.status == "happened"
        and len(persons) > 1
        and persons == met
        and modes_meet(plan.mode, plan.sure, other.mode, other.sure)
        and (plan.mode == other.mode or "visit" not in {plan.mode, other.mode})
        and any(overlap(plan.settings[0].date, s.date) for s in other.settings if s.stated)
        and all(_was_ahead(document, c) for c in plan.tellings)
    )


def _was_ahead(document: Document, telling: Candidate) -> bool:
    """Whether a plan is told as one of the past: "was due to join", "would discuss"; not of another time."""
    shown = telling.status.at
    sentence = document.sentences[telling.sentence]
    around = {t.text.casefold() for t in document.tokens[sentence.first : sentence.last]}
    if shown is None or around & ANEW:
        return False
    if document.tokens[shown].text.casefold() == "would":
        return bool(around & EARLIER)
    words = {document.tokens[c].text.casefold() for c in tree.children(document, shown, "cop", "aux", "aux:pass")}
    return bool({document.tokens[shown].text.casefold(), *words} & {"was", "were"})


def _is_done(plan: Contact, other: Contact) -> bool:
    """Whether a contact is what a plan came to: of those planned for, on its day, told further on."""
    seen = plan.status == "planned" and all(t.status.by == BY for t in plan.tellings)
    persons = {a.key for a in plan.actors if a.kind == "person"}
    return (
        seen
        and other.status == "happened"
        and plan.mode == other.mode
        and bool(persons)
        and persons <= {a.key for a in other.actors}
        and {a.country for a in plan.actors} <= {a.country for a in other.actors}
        and any(t.trigger.at > plan.tellings[-1].trigger.at for t in other.tellings if t.part == "text")
        and any(s.stated and overlap(plan.settings[0].date, s.date) for s in other.settings)
    )


def _is_way(document: Document, visit: Contact, other: Contact) -> bool:
    """Whether a visit with no host is only where another contact of the visitors was."""
    states = [a for a in visit.actors if a.kind == "state"]
    keys = {a.key for a in visit.actors if a.kind != "state"}
    if visit is other or visit.mode != "visit" or len(states) != 1 or not keys or other.mode in REMOTE:
        return False
    hosts = [a for a in other.actors if a.kind in {"person", "role"} and a.country == states[0].country]
    when = overlap(visit.settings[0].date, other.settings[0].date) or not visit.settings[0].stated
    return (
        (bool(hosts) or _is_venue(document, visit, states[0].country, other))
        and keys <= {a.key for a in other.actors}
        and statuses_meet(visit.status, other.status)
        and when
        and bool({t.sentence for t in visit.tellings} & {t.sentence for t in other.tellings})
    )


def is_purpose(document: Document, i: int, ways: set[int]) -> bool:
    """Whether a word tells what somebody went for: "left for Moscow to attend | a meeting of ministers"."""
    at = i
    for head in tree.upward(document, i):
        if tree.plain(document.tokens[at].relation) == "conj":
            return False
        if head in ways:
            return True
        at = head
    return False


def _is_venue(document: Document, visit: Contact, country: str | None, other: Contact) -> bool:
    """Whether a state is only where others met: "flew to Geneva for talks with the Iranian minister"."""
    places = [s.place for s in other.settings if s.place is not None]
    ways = {t.trigger.at for t in visit.tellings}
    purpose = not places and any(is_purpose(document, t.trigger.at, ways) for t in other.tellings)
    there = purpose or any(place.country == country for place in places)
    return there and country is not None and all(a.country != country for a in other.actors)


def open_occasion(joining: Joining, candidate: Candidate, setting: Setting, actors: list[Actor]) -> None:
    """Makes a new occasion of a telling, and gives it the heading that announced it with one party."""
    contact = Contact(
        [candidate], [setting], actors, candidate.mode, candidate.sure, dated_status(joining, candidate, setting)
    )
    joining.contacts.append(contact)
    if candidate.nominal or candidate.kind == "caption":
        return
    for heading in joining.headings:
        telling, place = heading
        named = {a.key for a in actors}
        if (
            all(a.key in named or a.kind != "person" for a in telling.actors)
            and modes_meet(contact.mode, contact.sure, telling.mode, telling.sure)
            and statuses_meet(contact.status, telling.status.status)
            and places_meet(contact, place)
        ):
            contact.tellings.append(telling)
            contact.settings.append(place)
            if telling.sure and not contact.sure:
                contact.mode, contact.sure = telling.mode, True
            joining.headings.remove(heading)
            return


def _is_collective(joining: Joining, candidate: Candidate) -> bool:
    """One party that is several by itself: "NATO leaders met", "the G7 summit"."""
    collective = candidate.mode == "summit" or candidate.collective
    if not collective or (candidate.definite and joining.contacts and not candidate.actors):
        return False
    if candidate.part == "title" and candidate.nominal:
        return False  # "to meet before | the Arab League summit": the text will tell of it
    return any(
        a.kind in {"state", "role"} and codebook.is_summit_organisation(a.country or "") for a in candidate.actors
    )


def _add(joining: Joining, contact: Contact, candidate: Candidate, setting: Setting) -> None:
    """Adds a telling to an occasion; a journey on from there tells nothing of it."""
    if is_left_from(joining.document, candidate, contact):
        return
    contact.tellings.append(candidate)
    contact.settings.append(setting)
    if len(candidate.actors) >= 2 or candidate.attending or only_headed(contact):
        contact.actors = joined(contact.actors, candidate.actors)
    if (candidate.sure and (not contact.sure or contact.mode == "talks")) or (
        contact.mode == "talks" and candidate.mode != "talks"
    ):
        for other in joining.contacts:
            # "spoke with A and B ... In both calls": what is learnt of one of a list holds for all
            if other is contact or (
                not candidate.actors
                and other.mode == "talks"
                and other.tellings[0].trigger.at == contact.tellings[0].trigger.at
            ):
                other.mode, other.sure = candidate.mode, candidate.sure


def _note(joining: Joining, candidate: Candidate) -> None:
    if candidate.part == "title" or not (candidate.either or (candidate.sure and candidate.actors)):
        return
    sentence = joining.document.sentences[candidate.sentence]
    joining.issues.append(
        Issue(
            joining.document.article.id,
            "contact",
            _why_not(joining, candidate),
            sentence.part,
            sentence.start,
            sentence.end,
        )
    )


def _why_not(joining: Joining, candidate: Candidate) -> str:
    """What keeps a telling from being a contact, for the reader: a choice left open, or nobody on one side."""
    if not candidate.either:
        return "A contact is told here, and it is not clear between whom."
    named = [a.name or a.role or a.country or "?" for h in candidate.either for a in joining.cast.members(h)]
    return f"A contact is told here of either {' or '.join(dict.fromkeys(named))}, and not which."
