"""What an account is known by when its article is read again: the sentence, the words, who takes part.

An account's id is a hash of all it says, so a newer reader gives another. A person's judgement must outlive that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.merging.parties import last_name, parties_of
from dragoman.records import Account

CONTACT = "CONSULT"
ENOUGH = 2.0  # of 4: the same sentence, or the same parties


def anchor_of(account: Account) -> dict[str, Any]:
    """What an account is known by, as plain values."""
    return {
        "id": account.id,
        "article": account.article,
        "contact": account.type == CONTACT,
        "in": account.part,
        "span": list(account.span),
        "sentence": account.sentence,
        "who": _who(account),
        "date": list(account.date),
    }


def find(anchor: Mapping[str, Any], accounts: Sequence[Account]) -> str | None:
    """The id of the account among those of its article that the anchor was made of; None where there is none."""
    for account in accounts:
        if account.id == anchor["id"]:
            return account.id
    ranked = sorted((-_likeness(anchor, account), account.span, account.id) for account in accounts)
    return ranked[0][2] if ranked and -ranked[0][0] >= ENOUGH else None


def _likeness(anchor: Mapping[str, Any], account: Account) -> float:
    """From 0 to 4.5: how far an account tells what the anchor's did."""
    if anchor["contact"] != (account.type == CONTACT):
        return 0.0
    same_sentence = account.sentence == anchor["sentence"]
    low, high = anchor["span"]
    overlap = same_sentence and account.part == anchor["in"] and account.span[0] < high and low < account.span[1]
    ours, theirs = set(anchor["who"]), set(_who(account))
    shared = len(ours & theirs) / max(1, len(ours | theirs))
    return float(1.5 * same_sentence + 0.5 * overlap + 2.0 * shared + 0.5 * (list(account.date) == anchor["date"]))


def _who(account: Account) -> list[str]:
    return sorted({f"{last_name(party.name)}|{party.country or ''}" for party in parties_of(account)})
