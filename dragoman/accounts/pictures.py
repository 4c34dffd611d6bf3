"""Joins what a picture's caption tells to the occasion that the article tells: "last month" and "Sept. 21"."""

from __future__ import annotations

from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import Contact, modes_meet, places_meet, statuses_meet

Range = tuple[str | None, str | None]


def join_pictures(joining: Joining) -> None:
    """Adds a contact told by captions alone to the one of the same parties within whose days the picture is."""
    for picture in [c for c in joining.contacts if all(t.kind == "caption" for t in c.tellings)]:
        whole = next((c for c in joining.contacts if c is not picture and _shows(picture, c)), None)
        if whole is not None:
            whole.tellings += picture.tellings
            whole.settings += picture.settings
            joining.contacts.remove(picture)


def _shows(picture: Contact, contact: Contact) -> bool:
    """Whether a picture is of a contact: same parties, a day within the days that the text states."""
    taken = next((s.date for s in picture.settings if s.stated), None)
    told = next((s.date for s in contact.settings if s.stated), None)
    if taken is None or told is None or not _within(taken, told):
        return False
    return (
        {a.key for a in picture.actors} == {a.key for a in contact.actors}
        and modes_meet(picture.mode, picture.sure, contact.mode, contact.sure)
        and statuses_meet(picture.status, contact.status)
        and all(places_meet(contact, setting) for setting in picture.settings)
    )


def _within(day: Range, days: Range) -> bool:
    """Whether a range with both ends lies in another."""
    if not (day[0] and day[1] and days[0] and days[1]):
        return False
    return days[0] <= day[0] and day[1] <= days[1]
