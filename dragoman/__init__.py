"""Dragoman reads news reports into a sourced record of diplomacy.

>>> import dragoman
>>> reading = dragoman.read("Foreign Minister ... met ...")  # doctest: +SKIP
>>> reading.to_dicts()["accounts"]  # doctest: +SKIP

Everything public is importable from here. Importing does no reading of files and loads no model: each
name is fetched from its module when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from dragoman.accounts.coder import classify_act as classify_act
    from dragoman.codebook.additions import use_actors as use_actors
    from dragoman.errors import CodebookError as CodebookError
    from dragoman.errors import DragomanError as DragomanError
    from dragoman.errors import NotAnArticle as NotAnArticle
    from dragoman.errors import NotFound as NotFound
    from dragoman.errors import NotInSentence as NotInSentence
    from dragoman.errors import StoreError as StoreError
    from dragoman.intake import article_from_text as article_from_text
    from dragoman.intake import read_paths as read_paths
    from dragoman.mentions.resolving import resolve_actor as resolve_actor
    from dragoman.pipeline import read_into as read_into
    from dragoman.records import Account as Account
    from dragoman.records import Actor as Actor
    from dragoman.records import Article as Article
    from dragoman.records import Block as Block
    from dragoman.records import Coder as Coder
    from dragoman.records import Dated as Dated
    from dragoman.records import Event as Event
    from dragoman.records import Evidence as Evidence
    from dragoman.records import Figure as Figure
    from dragoman.records import Issue as Issue
    from dragoman.records import Judgement as Judgement
    from dragoman.records import Office as Office
    from dragoman.records import Party as Party
    from dragoman.records import Place as Place
    from dragoman.records import PlaceMention as PlaceMention
    from dragoman.records import Position as Position
    from dragoman.records import Reading as Reading
    from dragoman.records import Skip as Skip
    from dragoman.records import Statement as Statement
    from dragoman.records import Time as Time
    from dragoman.store import Record as Record
    from dragoman.store import Store as Store

__version__ = "0.1.0"

_HOMES = {
    "dragoman.accounts.coder": ("classify_act",),
    "dragoman.errors": ("CodebookError", "DragomanError", "NotAnArticle", "NotFound", "NotInSentence", "StoreError"),
    "dragoman.codebook.additions": ("use_actors",),
    "dragoman.intake": ("article_from_text", "read_paths"),
    "dragoman.pipeline": ("read_into",),
    "dragoman.mentions.resolving": ("resolve_actor",),
    "dragoman.records": (
        "Account", "Actor", "Article", "Block", "Coder", "Dated", "Event", "Evidence", "Figure", "Issue",
        "Judgement", "Office", "Party", "Place", "PlaceMention", "Position", "Reading", "Skip", "Statement", "Time",
    ),
    "dragoman.store": ("Record", "Store"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", "find_places", "find_times", "read", *sorted(_HOME_OF)]  # noqa: PLE0604  # every name is a string


def read(text_or_article: str | Article) -> Reading:
    """What one article says: its accounts, figures and what was not understood.

    A string is taken as the plain text of an article of unknown outlet and day. Raises `NotAnArticle`
    where there is nothing to read in it; files are read with `read_paths`.
    """
    from dragoman.evidence import founded  # noqa: PLC0415  # importing dragoman loads nothing
    from dragoman.intake import article_from_text  # noqa: PLC0415
    from dragoman.reading import read as read_article  # noqa: PLC0415
    from dragoman.records import Article  # noqa: PLC0415

    given = article_from_text(text_or_article, strict=False) if isinstance(text_or_article, str) else text_or_article
    if not isinstance(given, Article):
        raise TypeError(
            f"A text or an Article is read here, not {type(given).__name__}. For files: dragoman.read_paths"
        )
    return founded(read_article(given))


def find_places(text: str) -> list[PlaceMention]:
    """The places that a text names, in order, each with its characters, state, point and GeoNames id.

    For any text, without an article around it. `role` tells places as such from names that stand for a government
    ("Ankara said"), words for a people ("Turkish"), which are put where their state is, and names within names
    ("Bank of England"). A place that no table has is left out. Which of namesakes is meant is worked out from the
    whole text, so give it whole.
    """
    from dragoman.mentions.places import find_places as find  # noqa: PLC0415  # importing dragoman loads nothing

    if not isinstance(text, str):
        raise TypeError(f"A text is read here, not {type(text).__name__}.")
    return find(text)


def find_times(text: str, *, published: str | dt.date | None = None) -> list[Time]:
    """The times that a text tells, in order, as TIMEX3 has them: dates, times of day, lengths, repeated ones.

    `published` is the day the text was written (an ISO day or a date), from which "last week" is counted. Without it,
    a date that opens the text or stands on a line of its own near the start is taken; else what is not written in
    full keeps an `X` for what can't be told. Raises `ValueError` where `published` is no ISO day.
    """
    from dragoman.mentions.timeparts import given  # noqa: PLC0415  # importing dragoman loads nothing
    from dragoman.mentions.times import find_times as find  # noqa: PLC0415

    return [time for mention in find(text, anchor=published) for time in given(mention)]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
