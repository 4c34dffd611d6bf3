"""Both sides' account of one contact for a page: what each says, and what the other does not."""

from __future__ import annotations

from dragoman.briefing.comparing import Comparison, compare
from dragoman.store import Record
from dragoman.store.views import EventView

MOST_ARTICLES = 24  # of which the sides are sorted; a summit that hundreds report has no two sides


def sides_of(record: Record, view: EventView) -> Comparison | None:
    """The contact by its sides, None where fewer than two tell of it or are quoted.

    All of it are sentences that entries stand on, so it keeps to what may be shown of articles.
    """
    articles = {account.article for account in view.accounts}
    if view.type != "CONSULT" or len(articles) > MOST_ARTICLES:
        return None
    found = compare(record, view)
    return found if len(found.sides) > 1 else None
