"""Events as lines of a listing: one composed sentence each, what kind it is, and how many tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.briefing.contacts import STANDINGS
from dragoman.briefing.days import days_words
from dragoman.briefing.deeds import tell_act
from dragoman.briefing.telling import KINDS, tell
from dragoman.briefing.words import capital, clean, distinct
from dragoman.store import Record
from dragoman.store.board import Card
from dragoman.store.views import EventView

# What an act of a type is called, one and several.
NOUNS: Mapping[str, tuple[str, str]] = {
    "CONSULT": ("contact", "contacts"),
    "AGREE": ("agreement", "agreements"),
    "SUPPORT": ("act of support", "acts of support"),
    "CONCEDE": ("concession", "concessions"),
    "COOPERATE": ("act of cooperation", "acts of cooperation"),
    "AID": ("act of aid", "acts of aid"),
    "RETREAT": ("retreat", "retreats"),
    "REQUEST": ("request", "requests"),
    "ACCUSE": ("accusation", "accusations"),
    "REJECT": ("rejection", "rejections"),
    "THREATEN": ("threat", "threats"),
    "PROTEST": ("protest", "protests"),
    "SANCTION": ("sanction", "sanctions"),
    "MOBILIZE": ("mobilization", "mobilizations"),
    "COERCE": ("act of coercion", "acts of coercion"),
    "ASSAULT": ("assault", "assaults"),
}


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


def make_lines(record: Record, cards: Sequence[Card]) -> dict[str, EventLine]:
    """The lines of the events of some cards, by the event's id."""
    views = record.board.views([card.event for card in cards])
    outlets = record.board.outlets_of({account.article for view in views.values() for account in view.accounts})
    return {card.event: _line(card, views[card.event], outlets) for card in cards if card.event in views}


def _line(card: Card, view: EventView, outlets: Mapping[str, str | None]) -> EventLine:
    return EventLine(
        id=view.id,
        day=card.day,
        text=sentence(view),
        kind=kind_of(view),
        standing=STANDINGS.get(view.status),
        status=view.status,
        background=view.background,
        when=days_words(view.date, year=True),
        outlets=distinct(clean(outlets.get(told.article) or told.article) for told in view.accounts),
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
    return capital(KINDS[view.mode] if view.type == "CONSULT" else noun(view.type).removeprefix("act of "))


def noun(type_: str, number: int = 1) -> str:
    """What events of a type are called: "threat", "threats"."""
    return NOUNS.get(type_, (type_.lower(), type_.lower()))[number != 1]
