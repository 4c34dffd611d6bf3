"""Says which time and place of its passage a contact has, where the second coder points surer than the tree does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.accounts.pointed_parties import is_anothers
from dragoman.accounts.sight import BY, DAY, PLACE
from dragoman.accounts.triggers import OF_A_TALK, contact_words
from dragoman.language import Document
from dragoman.mentions.owntimes import When, can_be, times_in, told_by
from dragoman.mentions.placing import place_at
from dragoman.mentions.venues import venue_at
from dragoman.records import PlaceMention, Status

if TYPE_CHECKING:
    from dragoman.accounts.settings import Settings

DAY_ADDS, DAY_CHANGES = 0.8, 0.9
"""The least share of a time that is taken where the tree gives none, and where it gives another."""
PLACE_ADDS, PLACE_CHANGES = 0.5, 0.7
"""The same of a place."""
FAR_PLACE = 0.7
"""The least share of a place that another sentence tells, where the contact's own has none."""
ELSEWHERE = "as another sentence tells of it"


def pointed_day(settings: Settings, i: int, when: When, status: Status) -> When:
    """The days of the contact told at a word: the tree's, or those of the time that the coder points at.

    Only of its own sentence: days that others tell, taken where it points at them, were as often wrong as right.
    """
    document = settings.document
    sentence = document.sentence_of(i)
    beside = times_in(document, sentence, settings.times)
    set_apart = when.text is not None and when.evidence.inferred is not None  # "two days before"
    if not beside or set_apart:
        return when
    at, share = settings.sight.side_of(i, DAY)
    if at is None or share < (DAY_ADDS if when.text is None else DAY_CHANGES):
        return when
    if is_anothers(document, settings.sight, i, at):
        return when
    token = document.tokens[at]
    own = next(((top, t) for top, t in beside if t.start < token.end and token.start < t.end), None)
    if own is None or (when.text is not None and when.evidence.start == own[1].start):
        return when
    if not can_be(own[1], settings.dated, status):
        return when
    told = told_by(document, own, settings.dated, status, sentence.part)
    return replace(told, evidence=replace(told.evidence, by=BY))


def pointed_place(settings: Settings, i: int, found: PlaceMention | None) -> PlaceMention | None:
    """The place that the coder points at for the contact told at a word, where it is surer than what was found."""
    document, places = settings.document, settings.places
    at, share = settings.sight.side_of(i, PLACE)
    if at is None and found is None:
        return _placed_elsewhere(settings, i)
    if at is None or share < (PLACE_ADDS if found is None else PLACE_CHANGES):
        return None
    if is_anothers(document, settings.sight, i, at) or _is_of_a_matter(document, i, at):
        return None
    token = document.tokens[at]
    if found is not None and found.start < token.end and token.start < found.end:
        return None
    pointed = place_at(document, at, places) or venue_at(document, at, found)
    wider = found is not None and found.kind != "country" and pointed is not None and pointed.kind == "country"
    return None if wider else pointed


def _placed_elsewhere(settings: Settings, i: int) -> PlaceMention | None:
    """The place that another sentence of the passage tells."""
    at, share = settings.sight.far_side_of(i, PLACE)
    if at is None or share < FAR_PLACE:
        return None
    found = place_at(settings.document, at, settings.places)
    return None if found is None else replace(found, why=found.why or ELSEWHERE)


def _is_of_a_matter(document: Document, i: int, at: int) -> bool:
    """ "Discussed the talks in | Vienna", "briefed him on the meeting in | Oslo": where another contact was."""
    head = document.tokens[document.tokens[at].head]
    return document.tokens[i].lemma in OF_A_TALK and (head.lemma.casefold(), "NOUN") in contact_words()
