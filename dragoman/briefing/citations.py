"""Opens an account or figure to its sentence: the words, what stands around them, and where it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.briefing.shapes import Citation
from dragoman.briefing.words import clean, clean_inside, web_link
from dragoman.evidence import Entry
from dragoman.merging.days import last_day, width
from dragoman.records import Statement

if TYPE_CHECKING:
    from dragoman.store.record import Record
    from dragoman.store.views import ArticleCard

# A neighbour longer than this is cut: it is there to give the sentence its setting, not to be read in full.
_LONGEST_NEIGHBOUR = 200
_NARROW = 7  # days: an article known to be of one week is near enough to stand in a curve


@dataclass(frozen=True, slots=True)
class Shelf:
    """The record with the cards of its articles at hand."""

    record: Record
    cards: Mapping[str, ArticleCard]


def cite(shelf: Shelf, entry: Entry) -> Citation:
    """The sentence that an entry stands on, in context."""
    sayer = entry.speaker_text if isinstance(entry, Statement) else entry.said_by
    card, context = shelf.cards[entry.article], shelf.record.sentence_context(entry)
    return Citation(
        id=entry.id,
        article=clean(entry.article),
        title=clean(card.title) if card.title else None,
        outlet=outlet(shelf, entry.article),
        published=card.published,
        url=web_link(card.url),
        said_by=clean(sayer) if sayer else None,
        earlier=_shorten_start(clean(context.earlier)),
        before=clean_inside(context.before).lstrip(),
        words=clean_inside(context.words),
        after=clean_inside(context.after).rstrip(),
        later=_shorten_end(clean(context.later)),
        notes=_notes(entry),
    )


def outlet(shelf: Shelf, article: str) -> str:
    """Who published an article; its id where the source is not known."""
    return clean(shelf.cards[article].source or article)


def day_of(card: ArticleCard) -> str | None:
    """The day an article appeared: the published one, or the last of the few days it can be of; else not known."""
    if card.published:
        return last_day(card.published)
    first, last = card.dated.range
    if first is None or last is None or width((first, last)) > _NARROW:
        return None
    return last_day(last)


def _notes(entry: Entry) -> tuple[str, ...]:
    """What was inferred rather than read, field by field, with the reason."""
    reasons: dict[str, dict[str, None]] = {}
    for evidence in entry.evidence:
        if evidence.inferred:
            name = evidence.field.split("[")[0].split(".")[0].replace("_", " ")
            reasons.setdefault(name, {})[clean(evidence.inferred)] = None
    return tuple(f"{name} inferred: {'; '.join(told)}" for name, told in reasons.items())


def _shorten_start(text: str) -> str:
    return text if len(text) <= _LONGEST_NEIGHBOUR else "… " + text[-_LONGEST_NEIGHBOUR:].split(" ", 1)[-1]


def _shorten_end(text: str) -> str:
    return text if len(text) <= _LONGEST_NEIGHBOUR else text[:_LONGEST_NEIGHBOUR].rsplit(" ", 1)[0] + " …"
