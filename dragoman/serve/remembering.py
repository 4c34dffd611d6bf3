"""Remembers what was composed of an event for a listing: made again only where the event's card is another one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar

from dragoman.store import Record
from dragoman.store.board import Card

Made = TypeVar("Made")


class Remembered(Generic[Made]):
    """What `make` makes of events, for as many as `most`; those not asked for longest are forgotten first.

    A card is another one whenever its event's accounts are, so nothing here is ever out of date.
    """

    def __init__(self, make: Callable[[Record, Sequence[Card]], Mapping[str, Made]], *, most: int) -> None:
        self._make = make
        self._most = most
        self._made: OrderedDict[Card, Made] = OrderedDict()
        self._lock = Lock()

    def of(self, record: Record, cards: Sequence[Card]) -> tuple[Made, ...]:
        """What is made of the events of these cards, in order; an event that is gone meanwhile is left out."""
        known = self._known(cards)
        if missing := [card for card in cards if card not in known]:
            made = self._make(record, missing)
            found = {card: made[card.event] for card in missing if card.event in made}
            self._remember(found)
            known |= found
        return tuple(known[card] for card in cards if card in known)

    def _known(self, cards: Sequence[Card]) -> dict[Card, Made]:
        with self._lock:
            known = {card: self._made[card] for card in cards if card in self._made}
            for card in known:
                self._made.move_to_end(card)
        return known

    def _remember(self, made: Mapping[Card, Made]) -> None:
        with self._lock:
            self._made.update(made)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
