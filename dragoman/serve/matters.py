"""The ledger as a page and the API tell it: what was asked, offered, planned or threatened, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.merging.ledger import Matter, Step, ledger
from dragoman.serve.desk import Desk
from dragoman.serve.filters import Filters, written
from dragoman.serve.lines import EventLine
from dragoman.store import Record
from dragoman.store.board import Card
from dragoman.store.matters import MOST_ANSWERS

STATES = ("open", "asked", "offered", "planned", "threatened", "agreed", "done", "denied", "refused", "lapsed")
OPEN = frozenset({"asked", "offered", "planned", "threatened", "agreed"})
A_LOOK = 12  # events that open a matter, looked at together
MOST_LOOKS = 3  # for a page of one state: then the next page goes on


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter with its opening told in a line, and each later step. `cut`: not all later reports were looked at."""

    matter: Matter
    opening: EventLine
    steps: tuple[tuple[Step, EventLine | None], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class MatterPage:
    """A page of the ledger, and where the next begins; None at the end."""

    lines: tuple[MatterLine, ...]
    next: str | None


def matter_page(desk: Desk, record: Record, asked: Filters, *, state: str | None, limit: int) -> MatterPage:
    """The matters that fit and stand so, the newest first; of one state a page may be short and still go on."""
    cursor, found = asked.cursor(), list[MatterLine]()
    for _ in range(MOST_LOOKS):
        openers = record.board.openers(asked.query(), after=cursor, limit=A_LOOK)
        told = matters_of(desk, record, openers)
        for card in openers:
            cursor = card.cursor
            line = told.get(card.event)
            if line is not None and _stands(line.matter, state):
                found.append(line)
            if len(found) == limit:
                return MatterPage(tuple(found), written(cursor))
        if len(openers) < A_LOOK:
            return MatterPage(tuple(found), None)
    return MatterPage(tuple(found), written(cursor) if cursor is not None else None)


def matters_of(desk: Desk, record: Record, openers: Sequence[Card]) -> Mapping[str, MatterLine]:
    """What became of each of some events that open a matter, by the event's id."""
    views = record.board.views([card.event for card in openers])
    cards: dict[str, Card] = {card.event: card for card in openers}
    cut: set[str] = set()
    for event, answers in record.board.answering(views.values()).items():
        cards |= {card.event: card for card in answers[:MOST_ANSWERS] if card.event not in cards}
        cut |= {event} if len(answers) > MOST_ANSWERS else set()
    views |= record.board.views([event for event in cards if event not in views])
    matters = {matter.id: matter for matter in ledger(list(views.values()), today=record.board.last_day())}
    wanted = [matters[card.event] for card in openers if card.event in matters]
    steps = {step.event for matter in wanted for step in matter.steps}
    lines = {line.id: line for line in desk.lines.of(record, [cards[event] for event in sorted(steps)])}
    return {matter.id: _told(matter, lines, cut) for matter in wanted if matter.id in lines}


def _told(matter: Matter, lines: Mapping[str, EventLine], cut: set[str]) -> MatterLine:
    """A matter in words."""
    steps = tuple((step, lines.get(step.event)) for step in matter.steps)
    return MatterLine(matter, lines[matter.id], steps, matter.id in cut)


def _stands(matter: Matter, state: str | None) -> bool:
    return state is None or matter.state == state or (state == "open" and matter.state in OPEN)
