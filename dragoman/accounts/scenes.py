"""Carries a scene on: where somebody met one, he met others of that day too, if no other place is told."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts.contact_days import best_setting
from dragoman.accounts.occasions import REMOTE, Contact
from dragoman.accounts.settings import Settings, days_apart
from dragoman.accounts.whereabouts import is_house_alone, place_record
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
    in_person = contact.sure or contact.lead.trigger.noun
    if day is None or contact.mode in REMOTE | {"visit"} or not in_person:
        return None
    if contact.status not in {"happened", "planned"} or _is_placed(contact):
        return None
    scenes = [
        scene
        for other in others
        if other is not contact and other.status in {"happened", "planned"} and _day(other) == day
        if (scene := _scene(contact, other)) is not None
    ]
    return scenes[0] if len({s.place.geonames or s.place.name for s in scenes}) == 1 else None


def at_home(contact: Contact, settings: Settings) -> Scene | None:
    """Where guests were met by those at home there, in news written there that day and telling no other place."""
    here, day, latest = settings.dateline(), _day(contact), settings.dated.range[1]
    fresh = day is not None and latest is not None and days_apart(day, latest) in {0, 1}
    told = contact.sure and contact.mode in {"meeting", "talks"} and any(not c.nominal for c in contact.tellings)
    countries = {a.country for a in contact.actors}
    if here is None or not fresh or not told or contact.status != "happened":
        return None
    if here.country not in countries or len(countries) < 2 or _is_placed(contact):
        return None
    why = "where the report is from, of which state one of the parties is"
    return Scene(place_record(here), "text", (here.start, here.end), why)


def _is_placed(contact: Contact) -> bool:
    """Whether some telling places an occasion, in more than a house that it does not name."""
    told = [s.place for s in contact.settings if s.place is not None]
    return any(not is_house_alone(place.name, place.lat) for place in told)


def _scene(contact: Contact, other: Contact) -> Scene | None:
    """The place of another occasion that shares a person with this one."""
    here = {a.key for a in contact.actors if a.kind in {"person", "role"}}
    if not best_setting(other, other.lead).stated:
        return None  # its day is only taken for the article's
    shared = next((a for a in other.actors if a.key in here), None)
    setting = next((s for s in other.settings if s.place is not None and s.place.precision in SPOTS), None)
    if setting is None or setting.place is None or other.mode in REMOTE:
        return None
    if shared is None and other.mode != "summit":
        return None
    who = f"{shared.name or shared.role} was" if shared is not None else "the summit was"
    why = f"where {who} that day, as told of another occasion"
    return Scene(setting.place, setting.part, setting.place_span, why)


def _day(contact: Contact) -> str | None:
    """The one day of an occasion; None where it may be of several."""
    first, last = best_setting(contact, contact.lead).date
    return first if first and first == last and len(first) == WHOLE_DAY else None
