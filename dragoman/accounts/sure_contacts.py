"""Adds contacts whose parties the rules leave open, where the second coder is sure that a word tells one.

"The two spoke until two", "his guest", "flying on to Tunis": the word is a contact's, and whom it is of is told
elsewhere or by words of no mention. Whom the coder points at is looked up in the article's cast; where the first
it points at is nobody known, the next is asked. What an account tells already is not told again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman import codebook
from dragoman.accounts.candidates import (
    Candidate,
    goes_to_his_post,
    is_a_match,
    is_habit,
    is_nominal,
    words_of_contact,
    words_of_trigger,
)
from dragoman.accounts.contact_parties import tidied
from dragoman.accounts.contact_review import JOINING, is_of_another, is_to_some
from dragoman.accounts.groups import group_of
from dragoman.accounts.joining import goes_on, open_occasion
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.lists import Lists
from dragoman.accounts.occasions import REMOTE, Contact, places_meet, statuses_meet
from dragoman.accounts.participants import Participants, is_of_the_matter
from dragoman.accounts.pointed_parties import (
    HOSTING,
    is_anothers,
    is_of_a_later_one,
    is_topic,
    only_says_it,
    party_heads,
    phrase_of,
    put_together,
    sides_among,
)
from dragoman.accounts.settings import Setting
from dragoman.accounts.sight import CONTACT, DOER, OTHER, PLACE, Sight
from dragoman.accounts.telling_again import dated_status, days_meet
from dragoman.accounts.triggers import OF_A_TALK, Trigger, contact_words, is_sending
from dragoman.accounts.unknown_contacts import MODES, UNTOLD, candidate_of, goes_nowhere, is_going_on, trigger_at
from dragoman.accounts.unnamed_parties import add_destination
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor

SURE = 0.9
"""The least share of a contact at a word, and of one pointed at in the midst of another's words."""
SAID = 0.6
"""The least share of its mode, of the place of a visit, and of one of whom only another sentence tells."""
NEXT, OF_SEVERAL = 0.5, 0.2
"""The least share of one asked for where the first pointed at is nobody known, and where that stands for several."""
OF_LIST = 0.3
"""The least share of one in the contact's own sentence: of those of a list each has but a part."""
ANY = 0.02
"""The least share that adds to others of the same party."""
SIDES = 2
SEEING, LEAVING = frozenset({"see", "watch", "hear"}), frozenset({"leave", "depart", "quit"})
ACTING = frozenset(
    "delegation delegate envoy emissary negotiator mediator rebel insurgent guerrilla command faction side".split()
)
"""Words for people who act for a side, be it of no state and without a name."""


@dataclass(frozen=True, slots=True)
class Look:
    """A word that is looked at, with what is seen and who is named."""

    lists: Lists
    sight: Sight
    at: int


def add_sure_contacts(joining: Joining, lists: Lists) -> None:
    """Adds the contacts that the coder is sure of, where none that was read has their words or tells them."""
    before = len(joining.contacts)
    for candidate in _sure_contacts(joining, lists):
        _add(joining, candidate)
    if len(joining.contacts) > before:
        joining.contacts.sort(key=lambda c: (c.tellings[0].part != "title", c.tellings[0].trigger.at))


def _sure_contacts(joining: Joining, lists: Lists) -> Iterator[Candidate]:
    """What the coder is surely told of contacts in the text, with the sides that it points at, in reading order."""
    document, sight = lists.document, joining.settings.sight
    for sentence in document.sentences:
        if sentence.part != "text" or sentence.kind in UNTOLD or document.tokens[sentence.last - 1].text == "?":
            continue
        for i, share in sight.shares_of(sentence, CONTACT):
            if share < SURE or is_going_on(document, i) or document.tokens[i].lemma in JOINING:
                continue
            mode = sight.mode_at(i)
            if mode is None or mode.what not in MODES or mode.share < SAID or is_way_alone(document, i, mode.what):
                continue
            if _is_read(joining, trigger_at(document, i, MODES[mode.what])) or is_to_some(lists, i):
                continue
            if mode.what == "visit" and goes_to_his_post(document, i):
                continue
            lists.either = []
            candidate = candidate_of(lists, sight, i, _sure_parties(lists, sight, i, mode.what))
            if candidate is None or lists.either or goes_nowhere(candidate):
                continue
            if _is_not_once(lists, sight, candidate) or any(
                is_of_the_matter(lists, i, h) for h in candidate.partners
            ):
                continue
            if not _is_spoken_of(lists, sight, candidate) and not is_of_another(document, sight, candidate):
                yield candidate


def _is_read(joining: Joining, trigger: Trigger) -> bool:
    """Whether contacts were read at the words of one, with both sides, or as one told before."""
    nominal = trigger.noun and is_nominal(joining.document, trigger)
    words = words_of_trigger(trigger, nominal=nominal) | phrase_of(joining.document, trigger.at)
    tellings = (t for c in joining.contacts for t in c.tellings)
    return any(words & words_of_contact(t) and (len(t.actors) >= SIDES or t.definite) for t in tellings)


def _is_spoken_of(lists: Lists, sight: Sight, candidate: Candidate) -> bool:
    """Whether a group only says something of a contact: "| The leaders expressed hope that the talks would go on"."""
    document, at = lists.document, candidate.trigger.at
    doers = [d for d, _ in sight.sides_of(at, DOER, least=NEXT) if d is not None and _is_several(lists, d)]
    group = candidate.group if candidate.group is not None or not doers else doers[0]
    if group is None:
        return False
    path = [at, *tree.upward(document, at)]
    verb = document.tokens[group].head
    below = path[: path.index(verb)] if verb in path else []
    return any(
        "that" in (document.tokens[c].text.casefold() for c in tree.children(document, i, "mark")) for i in below
    )


def is_way_alone(document: Document, i: int, mode: str) -> bool:
    """Whether a word only tells that somebody went: "watched X | leave", "| saw X leave", "| left Oslo"."""
    token = document.tokens[i]
    word = contact_words().get((token.lemma.casefold(), "VERB")) if token.pos == "VERB" else None
    if token.lemma in SEEING and tree.children(document, i, "xcomp", "ccomp"):
        return True
    if token.lemma in LEAVING and tree.children(document, i, "obj"):
        return mode == "visit"
    if token.pos == "VERB" and is_sending(token.lemma):
        return True  # whom somebody sent is the rules' to tell: "France | sent a note to Chad"
    return word is not None and word.mode == "visit" and mode != "visit"


def _is_not_once(lists: Lists, sight: Sight, candidate: Candidate) -> bool:
    """Whether a present tense tells a habit, or a match of teams, and the coder sees nothing ahead in it."""
    said = sight.status_at(candidate.trigger.at)
    ahead = said is not None and said.what == "planned" and said.share >= SURE
    if is_habit(lists.document, candidate.trigger) and not ahead:
        return True
    who = Participants(candidate.heads)
    return candidate.group is None and is_a_match(lists.document, lists, candidate.trigger, who)


def _add(joining: Joining, candidate: Candidate) -> None:
    """Adds a contact that the coder is sure of, unless others tell it or it lacks a side."""
    setting = joining.settings.of(candidate)
    if candidate.group is not None:
        _take_up(joining, candidate)
    add_destination(joining, candidate, setting)
    candidate.collective = _is_of_a_body(joining, candidate)
    sides = len(sides_among(tidied(candidate.actors))) + len(candidate.unnamed)
    if sides < SIDES and not candidate.collective:
        return
    candidate.actors += [joining.unnamed(m) for h in candidate.unnamed if (m := joining.cast.mention(h)) is not None]
    if _is_told(joining, candidate, setting) or _continues(joining, candidate):
        return
    open_occasion(joining, candidate, setting, list(candidate.actors))
    told = joining.document.sentences[candidate.sentence]
    joining.issues = [x for x in joining.issues if (x.part, x.start, x.end) != (told.part, told.start, told.end)]


def _continues(joining: Joining, candidate: Candidate) -> bool:
    """Whether talks told before are only to go on: "The talks will | continue on Tuesday"."""
    token = joining.document.tokens[candidate.trigger.at]
    return goes_on(joining, candidate) or (token.lemma == "continue" and candidate.status.status == "planned")


def _take_up(joining: Joining, candidate: Candidate) -> None:
    """Gives a contact those whom its group stands for, by what was told before it."""
    told = joining.contacts
    joining.contacts = [c for c in told if c.tellings[0].trigger.at < candidate.trigger.at]
    candidate.actors = group_of(joining, candidate, candidate.actors)
    joining.contacts = told


def _is_of_a_body(joining: Joining, candidate: Candidate) -> bool:
    """Whether one party is several by itself: "SADC foreign ministers convened"."""
    if candidate.mode in {"phone", "visit"} or len(candidate.heads) != 1:
        return False
    m = joining.cast.mention(candidate.heads[0])
    bodies = [codebook.is_summit_organisation(a.country or "") for a in candidate.actors]
    return m is not None and m.plural and len(bodies) == 1 and bodies[0]


def _is_told(joining: Joining, candidate: Candidate, setting: Setting) -> bool:
    """Whether contacts that were read tell what a candidate does: "both calls" tells two again."""
    again = joining.document.tokens[candidate.trigger.at].lemma in OF_A_TALK
    told: set[int] = set()
    for contact in joining.contacts:
        if not again and not may_be_of(joining, contact, candidate, setting):
            continue
        shared = {a.key for a in candidate.actors if _takes_part(contact, a, candidate)}
        if len(shared) >= min(SIDES, len(candidate.actors)):
            told |= shared
    return bool(told) if again else all(a.key in told for a in candidate.actors)


def may_be_of(joining: Joining, contact: Contact, candidate: Candidate, setting: Setting) -> bool:
    """Whether a contact can be the one that a candidate tells: of no other day or place, nor one yet to come."""
    beside = any(t.sentence == candidate.sentence for t in contact.tellings)
    if beside and "visit" in {contact.mode, candidate.mode}:
        return True  # "flew to Rome on Monday, where he will meet X on Tuesday"
    status = dated_status(joining, candidate, setting)
    ahead = setting.stated and not statuses_meet(contact.status, status)
    return not ahead and days_meet(contact, setting) and (beside or places_meet(contact, setting))


def _takes_part(contact: Contact, actor: Actor, candidate: Candidate) -> bool:
    """Whether one is a party of a contact, or is of a state that is, where a visit is not told as a call."""
    if any(a.key == actor.key for a in contact.actors):
        return True
    if actor.country is None and actor.name is None:
        return any(a.country is None and a.name is None for a in contact.actors)
    modes = {contact.mode, candidate.mode}
    if "talks" not in modes and len({mode in REMOTE for mode in modes}) > 1:
        return False
    of_state = [a for a in contact.actors if a.country is not None and a.country == actor.country]
    return any({a.kind, actor.kind} != {"person"} for a in of_state)


def _sure_parties(lists: Lists, sight: Sight, i: int, mode: str) -> Participants:
    """Who takes part in the contact that a word tells, by all that the coder points at."""
    found, look = Participants(), Look(lists, sight, i)
    near = [at for at, _ in sight.sides_of(i, PLACE, least=NEXT) if at is not None]
    place = near[0] if near else None
    doers = _side(look, found, DOER, place, [])
    others = _side(look, found, OTHER, place, doers)
    if doers and not others:  # both were seen in one: "will hold | talks with X and Y"
        met = _side(look, Participants(), OTHER, place, [])
        told = _side(look, Participants(), DOER, place, met)
        doers, others = (told, met) if met and told else (doers, others)
    if mode != "visit":
        others = [h for h in others if not is_topic(lists, h, mode)]
    hosting = lists.tokens[i].lemma in HOSTING
    held = lists.tokens[lists.tokens[i].head].lemma in HOSTING  # "thanked A and B for hosting | earlier rounds"
    if (hosting or held) and not others:
        return found
    put_together(found, doers, others, place=place, visit=mode == "visit", hosting=hosting)
    return found


def _side(look: Look, found: Participants, side: int, place: int | None, but: list[int]) -> list[int]:
    """The heads of those on one side: whom its sentence tells, else whom others tell; a group is noted."""
    lists, sight, i = look.lists, look.sight, look.at
    near = [(at, share) for at, share in sight.sides_of(i, side, least=OF_SEVERAL) if at is None or at != place]
    first: int | None = None
    passed: list[tuple[int, float]] = []
    for at, share in near:
        if at is None:
            break  # likelier that its sentence tells none
        if share < SURE and is_anothers(lists.document, sight, i, at):
            passed.append((at, share))
        elif share >= OF_LIST and (heads := _new_heads(lists, at, but)):
            return [h for h in heads if not only_says_it(lists, h, i)]
        else:
            first = at if first is None else first
    if first is not None and near[0][1] >= SURE and _is_of_a_side(lists, first):
        found.unnamed.append(first)
        return []
    unknown = bool(near) and near[0][0] is not None
    if first is None or not _is_several(lists, first):
        told = _told_elsewhere(look, side, but, [], place)
        return told[0][0] if told and told[0][1] >= (NEXT if unknown else SAID) else []
    told = _told_elsewhere(look, side, but, passed, place)
    several = [h for heads, share in told if share >= OF_SEVERAL for h in heads]
    if len(lists.actors(several)) >= SIDES:
        return several
    m = lists.mention_at(first)
    found.group = m.head if m is not None and lists.takes_up(m) else None
    return []


def _is_of_a_side(lists: Lists, at: int) -> bool:
    """Whether a word is for people who act for a side that is no state told of: "envoys of the northern front"."""
    m = lists.cast.mention(at)
    return m is not None and lists.tokens[at].lemma in ACTING and not m.countries and not lists.takes_up(m)


def _is_several(lists: Lists, at: int) -> bool:
    """Whether a word stands for several: "the two", "both neighbours", "they"."""
    m, token = lists.mention_at(at), lists.tokens[at]
    return token.tag in {"NNS", "CD"} or token.lemma == "both" or (m is not None and m.plural)


def _told_elsewhere(
    look: Look, side: int, but: list[int], beside: list[tuple[int, float]], place: int | None
) -> list[tuple[list[int], float]]:
    """Whom all the passage's words tell for a side, and those `beside`, the surest first: all of one's add up.

    Whom only another contact told later has is none of them.
    """
    lists = look.lists
    shares: dict[tuple[int, ...], float] = {}
    heads_of: dict[tuple[int, ...], list[int]] = {}
    all_told = look.sight.named_sides_of(look.at, side, least=ANY)
    named = [
        (at, share) for at, share in all_told
        if at is not None and at != place and not is_of_a_later_one(lists.document, look.sight, look.at, at)
    ]  # fmt: skip
    for at, share in [*beside, *named]:
        heads = _new_heads(lists, at, but)
        who = tuple(sorted(a.key for a in lists.actors(heads)))
        if who:
            shares[who] = shares.get(who, 0.0) + share
            heads_of.setdefault(who, heads)
    return [(heads_of[who], share) for who, share in sorted(shares.items(), key=lambda one: -one[1])]


def _new_heads(lists: Lists, at: int, but: list[int]) -> list[int]:
    """The heads of those at a word, where none of them is told already."""
    heads = [
        h for h in party_heads(lists, at) if any(a.name or a.country or a.identity for a in lists.cast.members(h))
    ]
    known = {a.key for a in lists.actors(but)}
    states = {a.country for a in lists.actors(but) if a.country and a.kind not in {"person", "body"}}
    new = lists.actors(heads)
    return [] if any(a.key in known or (a.kind != "body" and a.country in states) for a in new) else heads
