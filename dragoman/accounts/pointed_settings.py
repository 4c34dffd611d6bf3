"""Says which time and place of its passage a contact has, where the second coder points surer than the tree does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.accounts.pointed_parties import TELLS, is_anothers
from dragoman.accounts.sight import BY, CONTACT, DAY, PLACE
from dragoman.accounts.triggers import OF_A_TALK, contact_words
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.owntimes import When, can_be, is_numbered, is_told_past, times_in, told_by
from dragoman.mentions.placedeeds import is_next_stop
from dragoman.mentions.placeties import is_of_matter, is_of_other, is_of_topic
from dragoman.mentions.placing import place_at
from dragoman.mentions.standins import THERE, place_stood_for
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.untold import is_apart, is_far
from dragoman.mentions.venues import town_named, venue_at
from dragoman.records import PlaceMention, Status

if TYPE_CHECKING:
    from dragoman.accounts.settings import Settings

DAY_ADDS, DAY_CHANGES = 0.65, 0.9
"""The least share of a time that is taken where the tree gives none, and where it gives another."""
PLACE_ADDS, PLACE_CHANGES = 0.5, 0.7
"""The same of a place."""
FAR_DAY = 0.7
"""The least share of a time that another sentence tells, where the contact's own has none."""
FAR_PLACE, FAR_APART, FAR_THERE, FAR_HINT = 0.4, 0.7, 0.5, 0.2
"""The least share of a place that another sentence tells, where the contact's own has none; where it may have been a
call, or of another time; where it says "there"; and where it has a word that stands for one
("the city") or a house without a name."""
PART = 0.05
"""The least share of one word of a place's name."""
BACK, NEAR = frozenset({"back", "return", "home", "fresh"}), 6  # words before the place
FROM = 0.85
"""The least share of the place that a visit is told to have been back from."""
OPENING = 4  # words: "In the capital Accra,"
ANY = frozenset({"a", "an", "some"})
"""Words before a house that is no certain one."""
JOURNEYS = frozenset({"visit", "trip", "tour", "stay", "journey"})
"""What stands for its days as told before."""
ELSEWHERE = "as another sentence tells of it"


def pointed_day(settings: Settings, i: int, when: When, status: Status) -> When:
    """The days of the contact told at a word: the tree's, or those of the time that the coder points at."""
    document = settings.document
    sentence = document.sentence_of(i)
    at, share = settings.sight.side_of(i, DAY)
    inferred = when.text is not None and when.evidence.inferred is not None
    if inferred and (when.evidence.start or 0) >= sentence.start:
        return when  # "two days before"
    if when.text is not None and share < (DAY_ADDS if inferred else DAY_CHANGES):
        return when
    if at is None or share < DAY_ADDS or is_anothers(document, settings.sight, i, at):
        return when
    return _told_at(settings, i, at, when, status, sure=share >= DAY_CHANGES)


def _told_at(settings: Settings, i: int, at: int, when: When, status: Status, *, sure: bool = False) -> When:
    """The days of the time at a word, where it is another than was found and the deed told at `i` can be of it."""
    document, sentence = settings.document, settings.document.sentence_of(at)
    own = next(iter(_times_at(settings, at)), None)
    if own is None or (when.text is not None and when.evidence.start == own[1].start):
        return when
    if status == "happened" and is_numbered(document, own[0], {i}):
        return when
    past = status == "happened" and is_told_past(document, (i,))
    if not can_be(own[1], settings.dated, status, past=past):
        coming = own[1].meaning.kind in {"step", "weekday"} and (own[1].meaning.step or 0) > 0  # "next week"
        ahead = coming or (own[1].tense != "past" and own[1].granularity == "day")
        if status != "happened" or past or not sure or not ahead:
            return when
        status = "planned"  # "on a visit to Rome next week"
    told = told_by(document, own, settings.dated, status, sentence.part, spoken=past)
    return replace(told, evidence=replace(told.evidence, by=BY))


def _times_at(settings: Settings, at: int) -> list[tuple[int, TimeMention]]:
    """The times that cover a word."""
    document, token = settings.document, settings.document.tokens[at]
    beside = times_in(document, document.sentence_of(at), settings.times)
    return [(top, t) for top, t in beside if t.start < token.end and token.start < t.end]


def dated_elsewhere(settings: Settings, i: int, when: When, status: Status) -> When | None:
    """The days that another sentence of the passage tells, where its own has none and the coder is sure of them.

    Tellings are not kept apart by them: they say which day it was where no telling does.
    """
    (near, _), (at, share) = settings.sight.side_of(i, DAY), settings.sight.far_side_of(i, DAY)
    named = near is not None and settings.document.tokens[near].lemma not in JOURNEYS  # "during the same | trip"
    if when.text is not None or named or at is None or share < FAR_DAY:
        return None
    told = _told_at(settings, i, at, when, status)
    news = when.days[0] is not None  # not told as over before it
    if told is when or (news and is_far(told.days[0], settings.dated)):
        return None  # the day of what they talked of: "the accord of November 9, 2020"
    return replace(told, evidence=replace(told.evidence, inferred=ELSEWHERE))


def pointed_place(
    settings: Settings, i: int, found: PlaceMention | None, mode: str, when: When
) -> PlaceMention | None:
    """The place that the coder points at for the contact told at a word, where it is surer than what was found."""
    document = settings.document
    at, share = _likeliest(settings, i)
    if at is None and found is None:
        if _is_listed(settings, i):
            return None
        other = _is_of_another_time(settings, i, when)
        far, _ = settings.sight.far_side_of(i, PLACE)
        if other and far is not None and is_anothers(document, settings.sight, i, far):
            return None  # "met in Oslo on Monday. X had met | Y in May"
        if far is not None and (
            _is_told_beside(settings, far)
            or _is_left(document, far)
            or _opens_next(document, i, far)
            or (mode != "visit" and is_next_stop(document, i, far))
        ):
            return None
        apart = mode == "talks" or other
        return placed_elsewhere(settings, i, FAR_APART if apart else FAR_PLACE)
    if at is None or share < PLACE_ADDS:
        return None
    if (
        is_anothers(document, settings.sight, i, at)
        or _is_of_a_matter(document, i, at)
        or is_of_other(document, at, i)
        or is_of_matter(document, at, set())
    ):
        return None
    if mode != "visit" and is_next_stop(document, i, at):
        return None
    if mode == "talks" and _is_dateline(settings, at):
        return None  # "BERLIN: X spoke with Y on Monday": it may have been by phone
    token = document.tokens[at]
    if found is not None and found.start < token.end and token.start < found.end:
        return None
    pointed = _place_meant(settings, i, at, found, mode, other=_is_of_another_time(settings, i, when))
    inside = found is not None and pointed is not None and pointed.name.endswith(f", {found.name}")  # its house
    if found is not None and not inside and share < PLACE_CHANGES:
        return None
    land = pointed is not None and pointed.kind == "country"
    wider = found is not None and found.kind != "country" and land
    return None if wider or (land and is_of_topic(document, at)) else pointed  # "discussed the situation in | Chad"


def _is_left(document: Document, at: int) -> bool:
    """Whether a place is where something was before somebody came: "arrived here after speaking in | Houston"."""
    clause = tree.clause_of(document, at)
    marks = {document.tokens[c].text.casefold() for c in tree.children(document, clause, "mark", "case")}
    return tree.plain(document.tokens[clause].relation) == "advcl" and "after" in marks


def _is_dateline(settings: Settings, at: int) -> bool:
    """Whether a word is of the place that the dispatch is from."""
    told, token = settings.dateline(), settings.document.tokens[at]
    return told is not None and told.start < token.end and token.start < told.end


def _opens_next(document: Document, i: int, at: int) -> bool:
    """Whether a later sentence opens with a place as with its own: "He will meet X. In | Lagos, he"."""
    sentence = document.sentence_of(at)
    ahead = sentence.i > document.sentence_of(i).i
    return ahead and document.tokens[sentence.first].text == "In" and at - sentence.first < OPENING


def _is_told_beside(settings: Settings, at: int) -> bool:
    """Whether a place is of a contact told beside another: "met her in Oslo, days after he had talks in | Riga"."""
    above = [k for k in settings.document.ancestors(at) if settings.sight.share_of(k, CONTACT) >= TELLS]
    lemma = settings.document.tokens[above[0]].lemma if above else ""
    return len(above) > 1 and (lemma, "NOUN") in contact_words() and _is_clause_between(settings.document, above)


def _is_clause_between(document: Document, contacts: list[int]) -> bool:
    """Whether a clause of its own stands between the first contact and the next above it."""
    between = [contacts[0], *document.ancestors(contacts[0])]
    inside = between[: between.index(contacts[1])]
    return any(tree.plain(document.tokens[k].relation) in {"advcl", "acl", "parataxis"} for k in inside)


def _likeliest(settings: Settings, i: int) -> tuple[int | None, float]:
    """The word of the place pointed at, with the shares of all words of its name: "Bletchley" and "Park"."""
    document = settings.document
    at, share = settings.sight.side_of(i, PLACE)
    if share >= PLACE_CHANGES:
        return at, share
    told: dict[int | None, tuple[int | None, float]] = {}
    for word, part in settings.sight.sides_of(i, PLACE, least=PART):
        place = place_at(document, word, settings.places) if word is not None else None
        who = place.start if place is not None else word if word is None else -word - 1
        first, sum_ = told.get(who, (word, 0.0))
        told[who] = (first, sum_ + part)
    return max(told.values(), key=lambda one: one[1], default=(at, share))


def _is_of_another_time(settings: Settings, i: int, when: When) -> bool:
    """Whether a contact's own sentence tells a time that is far off from those beside the place pointed at."""
    document, (at, _) = settings.document, settings.sight.far_side_of(i, PLACE)
    sentence = document.sentence_of(i)
    own = next((t for _, t in times_in(document, sentence, settings.times) if t.start == when.evidence.start), None)
    if at is None or own is None or when.text is None:
        return False
    times = [t for _, t in times_in(document, document.sentence_of(at), settings.times)]
    if own.granularity != "day":
        return any(t.text != own.text for t in times)
    return bool(times) and all(is_apart((own.first, own.last), (t.first, t.last)) for t in times)


def _is_listed(settings: Settings, i: int) -> bool:
    """Whether the place pointed at is one of several: "went to Kampala, Jinja and Gulu", "and Gulu in Uganda"."""
    document, (at, _) = settings.document, settings.sight.far_side_of(i, PLACE)
    place = place_at(document, at, settings.places) if at is not None else None
    if at is None or place is None:
        return False
    sentence = document.sentence_of(at)
    inside = [k for k in range(sentence.first, sentence.last) if place.start <= document.tokens[k].start < place.end]
    return any(are_several(document, k) for k in inside)


def are_several(document: Document, i: int) -> bool:
    """Whether a name stands in a list of names."""
    listed = tree.conjuncts(document, tree.first_conjunct(document, i))
    return document.tokens[i].pos == "PROPN" and sum(document.tokens[c].pos == "PROPN" for c in listed) > 1


def is_seen_there(settings: Settings, i: int, where: PlaceMention) -> bool:
    """Whether the coder surely points at the words of a place for the contact told at a word."""
    at, share = settings.sight.side_of(i, PLACE)
    token = settings.document.tokens[at] if at is not None and share >= PLACE_CHANGES else None
    return token is not None and where.start < token.end and token.start < where.end


def _place_meant(
    settings: Settings, i: int, at: int, found: PlaceMention | None, mode: str, *, other: bool
) -> PlaceMention | None:
    """What a word that is pointed at means: a place by its name, one told before ("there"), a house.

    A house is in no town of an `other` time: "was in Warsaw yesterday. In June they strolled along | the Motlawa".
    """
    document = settings.document
    back = mode == "visit" and settings.sight.side_of(i, PLACE)[1] >= FROM and _is_back(document, at)
    named = place_at(document, at, settings.places, left=back)
    if named is not None:
        return named
    elsewhere = placed_elsewhere(settings, i, FAR_HINT)
    there = placed_elsewhere(settings, i, FAR_THERE)
    pointed = there if document.tokens[at].text.casefold() == THERE else elsewhere
    stood = place_stood_for(document, at, settings.places, pointed=pointed, dateline=settings.dateline())
    town = town_named(document, at)
    if town is not None:
        return town
    if stood is not None:
        return replace(stood, why=stood.why or f"“{document.tokens[at].text}” stands for it")
    inside = _town_behind(settings, at)
    if inside is not None and any(document.tokens[c].text in ANY for c in tree.children(document, at, "det")):
        return inside  # "at a | base in Naqoura"
    return venue_at(document, at, found or inside or (None if other else elsewhere), to=mode == "visit")


def _town_behind(settings: Settings, at: int) -> PlaceMention | None:
    """The place told right behind a house: "at a | base in Naqoura"."""
    behind = settings.document.tokens[at + 1 : at + 3]
    if len(behind) < len(("in", "Oslo")) or behind[0].text != "in" or behind[1].sentence != behind[0].sentence:
        return None
    named = behind[1].i
    return place_at(settings.document, named, settings.places) or venue_at(settings.document, named, None)


def _is_back(document: Document, at: int) -> bool:
    """Whether somebody is told to be back from a place: "just | back from Rome", "returned from", not "flew from"."""
    lead = document.tokens[max(document.sentence_of(at).first, at - NEAR) : at]
    return any(t.lemma.casefold() in BACK for t in lead)


def placed_elsewhere(settings: Settings, i: int, least: float) -> PlaceMention | None:
    """The place that another sentence of the passage tells, where the coder is as sure as that."""
    at, share = settings.sight.far_side_of(i, PLACE)
    if at is None or share < least:
        return None
    found = place_at(settings.document, at, settings.places)
    return None if found is None else replace(found, why=found.why or ELSEWHERE)


def _is_of_a_matter(document: Document, i: int, at: int) -> bool:
    """ "Discussed the talks in | Vienna", "briefed him on the meeting in | Oslo": where another contact was."""
    head = document.tokens[document.tokens[at].head]
    return document.tokens[i].lemma in OF_A_TALK and (head.lemma.casefold(), "NOUN") in contact_words()
