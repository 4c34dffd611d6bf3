"""Says how many accounts, outlets and independent origins an entry has: ten reprints of one wire are one origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.briefing.citations import Shelf, outlet
from dragoman.briefing.words import distinct

if TYPE_CHECKING:
    from dragoman.store.views import EventView


@dataclass(frozen=True, slots=True)
class Tally:
    """How many accounts an event has, in how many articles of how many outlets, from how many independent origins."""

    accounts: int
    articles: int
    outlets: int
    origins: int

    def __str__(self) -> str:
        """In words: "3 accounts, 2 outlets, 1 independent origin"."""
        return ", ".join(
            (
                _counted(self.accounts, "account"),
                _counted(self.outlets, "outlet"),
                _counted(self.origins, "independent origin"),
            )
        )


def counts(shelf: Shelf, view: EventView) -> Tally:
    """The numbers of an event."""
    articles = {account.article for account in view.accounts}
    outlets = distinct(outlet(shelf, article) for article in sorted(articles))
    return Tally(len(view.accounts), len(articles), len(outlets), len(view.origins))


def tally(shelf: Shelf, view: EventView) -> str:
    """The numbers of an event in words: "3 accounts, 2 outlets, 1 independent origin"."""
    return str(counts(shelf, view))


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
