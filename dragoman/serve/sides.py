"""Both sides' account of one contact for a page: what each says that the other does not, within rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.briefing.comparing import Claim, Comparison, compare
from dragoman.merging.parties import fold
from dragoman.records import Figure, Position, Statement
from dragoman.store import Record
from dragoman.store.views import EventView

MOST_ARTICLES = 24  # whose texts are gone through


def sides_of(
    record: Record, view: EventView, *, private: bool, entries: Iterable[Statement | Position | Figure] = ()
) -> Comparison | None:
    """The contact by its sides, None where fewer than two tell of it.

    Where the desk is not private, of the articles' sentences only those that an entry stands on are told.
    """
    articles = {account.article for account in view.accounts}
    if view.type != "CONSULT" or len(articles) < 2 or len(articles) > MOST_ARTICLES:
        return None
    found = compare(record, view)
    if len(found.sides) < 2:
        return None
    if private:
        return found
    quoted = {fold(entry.sentence) for entry in (*view.accounts, *entries)}
    return within_rights(found, quoted)


def within_rights(found: Comparison, quoted: set[str]) -> Comparison:
    """The comparison without sentences that no entry stands on; `quoted` are those that one does, folded."""

    def kept(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(claim for claim in claims if fold(claim.text) in quoted)

    sides = tuple(
        replace(
            told, claims=kept(told.claims), agreed=kept(told.agreed), other_agreed=kept(told.other_agreed),
            wording=kept(told.wording),
        )
        for told in found.sides
    )  # fmt: skip
    return replace(found, sides=sides)
