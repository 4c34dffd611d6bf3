"""The ledger by the page: events that open a matter, and those that may answer one, found by their cards.

What answers what is decided by `merging.ledger`; here only so much is fetched as a page of it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from dragoman.merging.answers import ANSWER_DAYS, CLOSES, CONTACT, GIVING, HARMING, OPENS, Kind, kind_of, plus, states
from dragoman.merging.days import FIRST, LAST, bounds
from dragoman.store import tables
from dragoman.store.terms import has_term, term
from dragoman.store.views import EventView

MOST_ANSWERS = 40  # events after one that opened a matter, the earliest: what comes later is said to be left out
WIDEST_DAYS = 31  # between the first and last day that an answer leaves open; a wider one says too little
TakesPart = Callable[[frozenset[str]], ColumnElement[bool]]

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
    status, type_ = _plain(_cards.status), _plain(_cards.type)
    was_ahead = and_(status.in_(list(CLOSES)), by_several, type_ == CONTACT, exists(told))
    return and_(_cards.background.is_(False), or_(status.in_(list(OPENS)), was_ahead))


def answering(chosen: Select[Any], opener: EventView, takes_part: TakesPart) -> Select[Any] | None:
    """The cards that may answer an event, the earliest first; None where it opens nothing that is still open.

    `takes_part` says in which cards one of some states does.
    """
    kind = kind_of(opener)
    if kind is None or opener.status not in OPENS:
        return None
    first, last = bounds(opener.date)
    start = first if first != FIRST else plus(last, -ANSWER_DAYS) if last != LAST else None
    if start is None:
        return None
    end = last if kind == "contact" and last != LAST else plus(start, ANSWER_DAYS)
    types = sorted(_ANSWERS[kind] | {opener.type})
    fitting = chosen.where(
        _plain(_cards.type).in_(types), _cards.first >= start, _cards.first <= end, _cards.day >= start,
        _cards.day <= plus(end, WIDEST_DAYS), *_doing(opener, kind, takes_part),
    )  # fmt: skip
    return fitting.order_by(_cards.day, _cards.key).limit(MOST_ANSWERS + 1)


def _plain(column: ColumnElement[str]) -> ColumnElement[str]:
    """A column that no index is used for: the cards are gone through by day, and the first that fit are enough."""
    return func.coalesce(column, "")


def _doing(opener: EventView, kind: Kind, takes_part: TakesPart) -> Sequence[ColumnElement[bool]]:
    """Cards in which whoever can answer takes part: both of a contact, who was asked, who threatened or planned."""
    if kind == "contact":
        return [takes_part(frozenset({state})) for state in sorted(states(opener.parties))[:2]]
    sides = {"request": opener.target, "offer": (*opener.source, *opener.target)}.get(kind, opener.source)
    return [takes_part(states(sides) or states(opener.parties))]


def taking_part(connection: Connection) -> TakesPart:
    """In which cards one of some states takes part; asked of the store once for the same states."""
    known: dict[frozenset[str], ColumnElement[bool]] = {}

    def takes_part(codes: frozenset[str]) -> ColumnElement[bool]:
        if codes not in known:
            numbers = [term("state", code) for code in sorted(codes)]
            known[codes] = has_term(connection, numbers, _terms.card, _cards.key)
        return known[codes]

    return takes_part
