"""The ledger by the page: events that open a matter, and those that may answer one, found by their cards.

What answers what is decided by `merging.ledger`; here only so much is fetched as a page of it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, false, func, or_, select

from dragoman.merging.answers import ANSWER_DAYS, CLOSES, CONTACT, GIVING, HARMING, OPENS, Kind, kind_of, plus, states
from dragoman.merging.days import FIRST, LAST, bounds
from dragoman.records import Party
from dragoman.store import tables
from dragoman.store.views import EventView

MOST_ANSWERS = 40  # events after one that opened a matter, the earliest: what comes later is said to be left out
WIDEST_DAYS = 31  # between the first and last day that an answer leaves open; a wider one says too little

CARD_COLUMNS = ("event", "day", "key", "added", "changed", "corrected", "type", "members")
_cards = tables.event_cards.c
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


def answering(opener: EventView) -> tuple[Select[Any], Mapping[str, str]] | None:
    """The question for the cards that may answer an event, the earliest first, with what to give to it.

    None where it opens nothing that is still open.
    """
    kind = kind_of(opener)
    if kind is None or opener.status not in OPENS:
        return None
    first, last = bounds(opener.date)
    start = first if first != FIRST else plus(last, -ANSWER_DAYS) if last != LAST else None
    if start is None:
        return None
    end = last if kind == "contact" and last != LAST else plus(start, ANSWER_DAYS)
    doing = _doing(opener, kind)
    given = {f"code_{at}_{place}": code for at, codes in enumerate(doing) for place, code in enumerate(codes)}
    asked = _question(_ANSWERS[kind] | {opener.type}, tuple(map(len, doing)))
    return asked, {"start": start, "end": end, "latest": plus(end, WIDEST_DAYS), **given}


@lru_cache(maxsize=256)
def _question(types: frozenset[str], doing: tuple[int, ...]) -> Select[Any]:
    """The question for cards of some types, in which one of so many states takes part, and one of so many others.

    Made once for all openers alike: to put it together takes longer than to answer it.
    """
    taking: list[list[ColumnElement[str]]] = [
        [bindparam(f"code_{at}_{place}") for place in range(number)] for at, number in enumerate(doing)
    ]
    fitting = select(*(_cards[name] for name in CARD_COLUMNS)).where(
        _plain(_cards.type).in_(sorted(types)), _cards.first >= bindparam("start"), _cards.first <= bindparam("end"),
        _cards.day >= bindparam("start"), _cards.day <= bindparam("latest"), *map(_take_part, taking),
    )  # fmt: skip
    return fitting.order_by(_cards.day, _cards.key).limit(MOST_ANSWERS + 1)


def _plain(column: ColumnElement[str]) -> ColumnElement[str]:
    """A column that no index is used for: the cards are gone through by day, and the first that fit are enough."""
    return func.coalesce(column, "")


def _doing(opener: EventView, kind: Kind) -> Sequence[Sequence[str]]:
    """The states of which one must take part in an answer, once or twice: both of a contact, who was asked,
    who threatened or planned."""
    if kind == "contact":
        return [[state] for state in _codes(opener.parties)[:2]]
    sides = {"request": opener.target, "offer": (*opener.source, *opener.target)}.get(kind, opener.source)
    return [_codes(sides or opener.parties)]


def _codes(parties: Iterable[Party]) -> list[str]:
    return sorted(states(parties))


def _take_part(codes: Iterable[ColumnElement[str]]) -> ColumnElement[bool]:
    """Cards in which one of some states takes part: told by the index that the cards are gone through by."""
    spaced = " " + _cards.states + " "
    return or_(false(), *(spaced.contains(" " + code + " ") for code in codes))
