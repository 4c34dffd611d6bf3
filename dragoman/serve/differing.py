"""Where the accounts of an event do not agree, field by field, each version with who gives it; numbers too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.briefing.citations import Shelf, outlet
from dragoman.briefing.contacts import FIELDS, version_words
from dragoman.briefing.words import capital, clean, distinct
from dragoman.records import Disagreement
from dragoman.store.views import EventView


@dataclass(frozen=True, slots=True)
class Told:
    """One version: the value in words, and the outlets that give it."""

    value: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """What is told differently, with every version of it."""

    what: str
    versions: tuple[Told, ...]


def differing(shelf: Shelf, view: EventView) -> tuple[Differing, ...]:
    """Each field on which the accounts differ, and each number that they give differently."""
    article_of = {account.id: account.article for account in view.accounts} | dict(view.tolls)
    return tuple(_differing(shelf, view, each, article_of) for each in view.disagreements)


def _differing(shelf: Shelf, view: EventView, each: Disagreement, article_of: Mapping[str, str]) -> Differing:
    what = capital(FIELDS.get(each.field, each.field)) + (f": {clean(each.of)}" if each.of else "")
    versions = tuple(
        Told(_words(view, each.field, version.value), _outlets(shelf, article_of, version.accounts))
        for version in each.versions
    )
    return Differing(what, versions)


def _words(view: EventView, field: str, value: str) -> str:
    """A version in words; an act is not held but happens."""
    return value if field == "status" and view.type != "CONSULT" else version_words(field, value)


def _outlets(shelf: Shelf, article_of: Mapping[str, str], ids: Iterable[str]) -> tuple[str, ...]:
    return distinct(outlet(shelf, article_of[id_]) for id_ in ids if article_of.get(id_) in shelf.cards)
