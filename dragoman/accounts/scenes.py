"""Carries a scene on: where somebody met one, he met others of that day too, if no other place is told."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts.contact_days import best_setting
from dragoman.accounts.occasions import REMOTE, Contact
from dragoman.records import Part, Place

WHOLE_DAY = 10  # characters of an ISO day
SPOTS = frozenset({"city", "exact"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A place with the characters that name it, and the reason why another occasion was there."""

    place: Place
    part: Part
    span: tuple[int, int] | None
    why: str


def scene_of(contact: Contact, others: list[Contact]) -> Scene | None:
    """Where an occasion without a place was: where one of its persons is told to have been on that very day.

    None where that day saw the person in two places, or where the occasion may have been a call.
    """
    day = _day(contact)
    if day is None or contact.mode in REMOTE | {"visit"} or (not contact.sure and not contact.lead.trigger.noun):
        return None
    if contact.status not in {"happened", "planned"} or any(s.place is not None for s in contact.settings):
        return None
    scenes = [
        scene
        for other in others
        if other is not contact and other.status in {"happened", "planned"} and _day(other) == day
        if (scene := _scene(contact, other)) is not None
    ]
    return scenes[0] if len({s.place.geonames or s.place.name for s in scenes}) == 1 else None


def _scene(contact: Contact, other: Contact) -> Scene | None:
    """The place of another occasion that shares a person with this one."""
    here = {a.key for a in contact.actors if a.kind in {"person", "role"}}
    if not best_setting(other, other.lead).stated:
        return None  # its day is only taken for the article's
    shared = next((a for a in other.actors if a.key in here), None)
    setting = next((s for s in other.settings if s.place is not None and s.place.precision in SPOTS), None)
    if shared is None or setting is None or setting.place is None or other.mode in REMOTE:
        return None
    why = f"where {shared.name or shared.role} was that day, as told of another occasion"
    return Scene(setting.place, setting.part, setting.place_span, why)


def _day(contact: Contact) -> str | None:
    """The one day of an occasion; None where it may be of several."""
    first, last = best_setting(contact, contact.lead).date
    return first if first and first == last and len(first) == WHOLE_DAY else None
