"""Events as lines of a listing: one composed sentence each, what kind it is, and how many tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.briefing.citations import Shelf, outlet
from dragoman.briefing.contacts import STANDINGS
from dragoman.briefing.days import days_words
from dragoman.briefing.deeds import tell_act
from dragoman.briefing.telling import KINDS, tell
from dragoman.briefing.words import capital, distinct
from dragoman.store.board import Card
from dragoman.store.views import EventView


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in a listing. `standing` is its status in words where it has not simply happened."""

    id: str
    day: str
    text: str
    kind: str
    standing: str | None
    status: str
    background: bool
    when: str
    outlets: tuple[str, ...]
    accounts: int
    added: str
    changed: str
    corrected: str | None


def lines(shelf: Shelf, listed: Sequence[tuple[Card, EventView]]) -> tuple[EventLine, ...]:
    """The lines of some events, in their order."""
    return tuple(_line(shelf, card, view) for card, view in listed)


def _line(shelf: Shelf, card: Card, view: EventView) -> EventLine:
    return EventLine(
        id=view.id,
        day=card.day,
        text=sentence(view),
        kind=kind_of(view),
        standing=STANDINGS.get(view.status),
        status=view.status,
        background=view.background,
        when=days_words(view.date, year=True),
        outlets=distinct(outlet(shelf, account.article) for account in view.accounts),
        accounts=len(view.accounts),
        added=card.added,
        changed=card.changed,
        corrected=card.corrected,
    )


def sentence(view: EventView, *, year: bool = False) -> str:
    """An event in one sentence."""
    return tell(view, year=year) if view.type == "CONSULT" else tell_act(view, year=year)


def kind_of(view: EventView) -> str:
    """What an event is, in a word or two: "Phone call", "Sanction"."""
    return capital(KINDS[view.mode]) if view.type == "CONSULT" else capital(view.type.lower())
