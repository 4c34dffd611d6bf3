"""Where the accounts of an event do not agree, field by field, each version with who gives it; numbers too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.briefing.citations import Shelf, outlet
from dragoman.briefing.contacts import FIELDS, version_words
from dragoman.briefing.words import amount, capital, clean, distinct
from dragoman.merging.series import figure_disagreements
from dragoman.records import Disagreement, Figure
from dragoman.store.views import EventView


@dataclass(frozen=True, slots=True)
class Told:
    """One version: the value in words, the outlets that give it, and their accounts."""

    value: str
    outlets: tuple[str, ...]
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """What is told differently, with every version of it."""

    what: str
    versions: tuple[Told, ...]


def differing(shelf: Shelf, view: EventView, figures: Sequence[Figure] = ()) -> tuple[Differing, ...]:
    """Each field on which the accounts differ, then each number that the same articles give differently."""
    article_of = {account.id: account.article for account in view.accounts}
    fields = [
        Differing(
            capital(FIELDS.get(each.field, each.field)),
            tuple(
                Told(_words(view, each.field, version.value), _outlets(shelf, article_of, version.accounts),
                     version.accounts)
                for version in each.versions
            ),
        )
        for each in view.disagreements
    ]  # fmt: skip
    known = {figure.id: figure for figure in figures}
    return (*fields, *(_numbers(shelf, known, each) for each in figure_disagreements(figures)))


def _words(view: EventView, field: str, value: str) -> str:
    """A version in words; an act is not held but happens."""
    return value if field == "status" and view.type != "CONSULT" else version_words(field, value)


def _numbers(shelf: Shelf, known: Mapping[str, Figure], each: Disagreement) -> Differing:
    """A number that is told differently: of what, and who gives which."""
    article_of = {id_: figure.article for id_, figure in known.items()}
    lead = known[each.versions[0].accounts[0]]
    of, where = clean(lead.of or ""), clean(lead.where or "")
    what = f"{capital(lead.measure)}{f', {of}' if of else ''}{f', {where}' if where else ''}"
    versions = tuple(
        Told(_amount(known[version.accounts[0]]), _outlets(shelf, article_of, version.accounts), ())
        for version in each.versions
    )
    return Differing(what, versions)


def _amount(figure: Figure) -> str:
    return f"{amount(figure)}, according to {clean(figure.said_by)}" if figure.said_by else amount(figure)


def _outlets(shelf: Shelf, article_of: Mapping[str, str], ids: Iterable[str]) -> tuple[str, ...]:
    return distinct(outlet(shelf, article_of[id_]) for id_ in ids)
