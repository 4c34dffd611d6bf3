"""Keeps somebody in the town where he met one host: there he met others at home in it in those days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.accounts.contact_days import best_setting
from dragoman.accounts.occasions import REMOTE, Contact
from dragoman.accounts.pointed_settings import ELSEWHERE
from dragoman.accounts.scenes import SPOTS, Scene, in_opening, is_in_person, is_placed, towns_told
from dragoman.accounts.settings import Setting, Settings, days_apart
from dragoman.accounts.whereabouts import is_near, place_record, spot_of, town_of
from dragoman.mentions.cast import Actor

STAY = 2  # days: between two talks of one visit
NEXT = 1
SIDES = 2
TOLD = frozenset({"happened", "planned"})


def drop_hosts_towns(contacts: Sequence[Contact]) -> None:
    """Takes from occasions the town that the coder found in another sentence, where that is another host's of another
    day: "met Paet in | Tallinn on Monday. On Wednesday he met Hungary's minister".
    """
    for contact in contacts:
        for n, setting in enumerate(contact.settings):
            if setting.place_why == ELSEWHERE and any(_is_hosts(contact, setting, other) for other in contacts):
                contact.settings[n] = replace(
                    setting, place=None, place_span=None, place_why=None, place_tokens=None, place_by=None
                )


def _is_hosts(contact: Contact, setting: Setting, other: Contact) -> bool:
    """Whether a place is told for another occasion of another day, at the home of one who had no part in this one."""
    lands = {a.country for a in contact.actors}
    own = [s for s in other.settings if s.place_why is None]
    told = any((s.part, s.place_span) == (setting.part, setting.place_span) for s in own)
    if other is contact or not told or setting.place is None or len(lands) < SIDES or None in lands:
        return False
    sides = {a.country for a in other.actors}
    host = len(sides) == SIDES and setting.place.country in sides - lands
    stated = all(best_setting(c, c.lead).stated for c in (contact, other))
    return host and stated and bool(_days_between(contact, other))


@dataclass(frozen=True, slots=True)
class _Stay:
    """Where another occasion had one of those who met, how many days apart, and whether this may have been there."""

    scene: Scene
    apart: int
    fits: bool


def on_the_stay(contact: Contact, others: Sequence[Contact], settings: Settings) -> Scene | None:
    """Where a guest of one at home was in those days, or both sides the day before, if nothing speaks against it.

    What does is that he was elsewhere that day, in two towns of it, or that the sentence names another.
    """
    if contact.mode == "visit" or not is_in_person(contact) or contact.status not in TOLD or is_placed(contact):
        return None
    stays = [s for other in others if other is not contact for s in _stays(contact, other, settings)]
    off = [s.place for other in others if other.status == "refused" for s in other.settings if s.place is not None]
    told = next((s.scene for s in sorted(stays, key=lambda s: s.apart) if s.fits), None)
    if told is None or any(is_near(told.place, place) for place in off):
        return None  # a journey there was called off
    if any(not is_near(told.place, s.scene.place) for s in stays if s.fits or not s.apart):
        return None
    named = [place_record(p) for c in contact.tellings for p in towns_told(c, settings)]
    return None if any(not is_near(told.place, place) for place in named) else told


def _stays(contact: Contact, other: Contact, settings: Settings) -> Iterator[_Stay]:
    """Where another occasion of those days had one of the same persons who is not at home there."""
    scene = _scene_of(other, settings)
    apart = _days_between(contact, other)
    if scene is None or apart is None or apart > STAY or other.status == "planned" != contact.status:
        return
    shared = _shared(contact, other)
    home = scene.place.country
    guests = [a for a in shared if a.country != home]
    if guests:
        met = {a.country for a in contact.actors} - {a.country for a in guests}
        who = guests[0].name or guests[0].role
        why = f"where {who} was in those days, as told of another occasion"
        fits = home in met or (len(shared) >= SIDES and apart <= NEXT)
        yield _Stay(Scene(town_of(scene.place), scene.part, scene.span, why), apart, fits)


def _scene_of(other: Contact, settings: Settings) -> Scene | None:
    """The town or house of an occasion, as a telling has it or as the report opens with it."""
    if other.status not in TOLD or other.mode in REMOTE:
        return None
    for setting in other.settings:
        if setting.place is not None and spot_of(setting.place).precision in SPOTS:
            return Scene(spot_of(setting.place), setting.part, setting.place_span, "")
    return in_opening(other, settings)


def _shared(contact: Contact, other: Contact) -> list[Actor]:
    """The persons of an occasion who had part in another."""
    keys = {a.key for a in other.actors}
    return [a for a in contact.actors if a.key in keys and a.kind in {"person", "role"}]


def _days_between(contact: Contact, other: Contact) -> int | None:
    """The whole days between two occasions; None where either may be of any day, or this one of many."""
    (first, last), (start, end) = (best_setting(c, c.lead).date for c in (contact, other))
    if not first or not last or not start or not end:
        return None
    long, ahead, behind = days_apart(first, last), days_apart(last, start), days_apart(end, first)
    if long is None or long > STAY or ahead is None or behind is None:
        return None
    return max(0, ahead, behind)
