"""Gives each account of an article an id of its own, also where one sentence tells two in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dragoman.hashes import content_id
from dragoman.records import Account


def told_apart(accounts: Iterable[Account]) -> list[Account]:
    """The accounts in order; whichever has the id of one before it gets another, of its place and its turn.

    "Visited Kharkiv and Sumy last spring" is two visits of one day by the same people in the same words.
    """
    turns: Counter[str] = Counter()
    found = []
    for account in accounts:
        turn = turns[account.id]
        turns[account.id] += 1
        found.append(account if turn == 0 else replace(account, id=_id_at(account, turn)))
    return found


def _id_at(account: Account, turn: int) -> str:
    return content_id("account", account.id, account.place.name if account.place is not None else None, turn)
