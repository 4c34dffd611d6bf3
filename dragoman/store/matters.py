"""The ledger by the page: events that open a matter, and those that may answer one, found by their cards.

What answers what is decided by `merging.ledger`; here only so much is fetched as a page of it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from dragoman.merging.answers import ANSWER_DAYS, CLOSES, CONTACT, GIVING, HARMING, OPENS, Kind, kind_of, plus, states
from dragoman.merging.days import FIRST, LAST, bounds
from dragoman.store import tables
from dragoman.store.terms import term
from dragoman.store.views import EventView

MOST_ANSWERS = 40  # events after one that opened a matter, the earliest: what comes later is said to be left out

_cards = tables.event_cards.c
_terms = tables.event_terms.c
_ANSWERS: dict[Kind, frozenset[str]] = {
    "contact": frozenset({CONTACT, "REJECT"}),
    "request": GIVING | {"AGREE", "REJECT", "REQUEST"},
    "offer": GIVING | {"AGREE", "REJECT"},
    "threat": HARMING | {"THREATEN"},
    "plan": GIVING,
}


def opens() -> ColumnElement[bool]:
    """Cards of events that open a matter: told as news, and ahead at least in one of their accounts."""
    accounts, members = tables.accounts.c, tables.event_accounts.c
    told = (
        select(members.account)
        .join(tables.accounts, accounts.id == members.account)
        .where(members.event == _cards.event, accounts.status.in_(list(OPENS)))
    )
    by_several = _cards.members.like("% %")
    was_ahead = and_(_cards.status.in_(list(CLOSES)), by_several, _cards.type == CONTACT, exists(told))
    return and_(_cards.background.is_(False), or_(_cards.status.in_(list(OPENS)), was_ahead))


def answering(chosen: Select[Any], opener: EventView) -> Select[Any] | None:
    """The cards that may answer an event, the earliest first; None where it opens nothing that is still open."""
    kind = kind_of(opener)
    if kind is None or opener.status not in OPENS:
        return None
    first, last = bounds(opener.date)
    start = first if first != FIRST else plus(last, -ANSWER_DAYS) if last != LAST else None
    if start is None:
        return None
    end = last if kind == "contact" and last != LAST else plus(start, ANSWER_DAYS)
    types = sorted(_ANSWERS[kind] | {opener.type})
    fitting = chosen.where(_cards.type.in_(types), _cards.first >= start, _cards.first <= end, *_doing(opener, kind))
    return fitting.order_by(_cards.first, _cards.key).limit(MOST_ANSWERS + 1)


def _doing(opener: EventView, kind: Kind) -> Sequence[ColumnElement[bool]]:
    """Cards in which whoever can answer takes part: both of a contact, who was asked, who threatened or planned."""
    if kind == "contact":
        return [_takes_part({state}) for state in sorted(states(opener.parties))[:2]]
    sides = {"request": opener.target, "offer": (*opener.source, *opener.target)}.get(kind, opener.source)
    return [_takes_part(states(sides) or states(opener.parties))]


def _takes_part(codes: Any) -> ColumnElement[bool]:
    numbers = [term("state", code) for code in sorted(codes)]
    return exists(select(_terms.card).where(_terms.card == _cards.key, _terms.term.in_(numbers)))
