"""Puts acts together by who did them to whom: what was done, apart from what was only said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.briefing.citations import Shelf, cite
from dragoman.briefing.contacts import STANDINGS, differences, history, inferred_day
from dragoman.briefing.days import day_words, days_words
from dragoman.briefing.deeds import in_own_words, is_deed, what_done
from dragoman.briefing.news import news_day
from dragoman.briefing.origins import tally
from dragoman.briefing.people import side
from dragoman.briefing.shapes import Act, Dyad
from dragoman.briefing.telling import said_by
from dragoman.briefing.words import capital, distinct, listing, place_name
from dragoman.merging.parties import fold
from dragoman.records import Party

if TYPE_CHECKING:
    from dragoman.store.views import EventView

_MOST_ACTS = 12  # of one dyad in one column
_MOST_DYADS = 40
# Types that say their status themselves.
_SELF_TOLD = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE"})


def act(shelf: Shelf, event: EventView, *, year: bool = False) -> Act:
    """One act as the briefing tells it. `year` prints years with its days."""
    citations = tuple(cite(shelf, account) for account in event.accounts)
    own = in_own_words(event)
    standing = STANDINGS.get(event.status)
    denied = own is not None and event.status == "denied"  # its line says so, and who says it
    if denied or (event.type in _SELF_TOLD and event.status not in {"denied", "conditional"}):
        standing = None
    return Act(
        id=event.id,
        told=capital(own or what_done(event)),
        in_own_words=own is not None,
        kind=", ".join(word for word in (event.type.lower(), event.mode) if word),
        type=event.type,
        mode=event.mode,
        status=event.status,
        standing=standing,
        deed=is_deed(event),
        background=event.background,
        date=event.date,
        when=_when(shelf, event, year=year),
        inferred=inferred_day(event.accounts) if None not in event.date else None,
        place=place_name(event.place.name) if event.place else None,
        said_by=said_by(event.accounts)[denied:],
        outlets=distinct(citation.outlet for citation in citations),
        articles=len({citation.article for citation in citations}),
        citations=citations,
        differences=differences(shelf, event),
        history=history(shelf, event),
        tally=tally(shelf, event),
    )


def _when(shelf: Shelf, event: EventView, *, year: bool) -> str:
    """Its day; of words whose day is open ("threatened to ..."), that of the report."""
    if None not in event.date or is_deed(event):
        return days_words(event.date, year=year)
    day = news_day(shelf, event)
    return f"reported {day_words(day, year=year)}" if day else days_words(event.date, year=year)


def dyads(shelf: Shelf, events: Sequence[EventView], told: dict[str, Act]) -> tuple[Dyad, ...]:
    """The acts by who did them to whom, those of most reports first, each side's newest first."""
    groups: dict[tuple[str, str], list[EventView]] = {}
    for event in events:
        groups.setdefault((_side(event.source), _side(event.target)), []).append(event)
    ordered = sorted(groups, key=lambda pair: (-_weight(groups[pair]), pair))
    return tuple(_dyad(shelf, pair, groups[pair], told) for pair in ordered[:_MOST_DYADS])


def _dyad(shelf: Shelf, pair: tuple[str, str], events: Sequence[EventView], told: dict[str, Act]) -> Dyad:
    newest = sorted(events, key=lambda event: (news_day(shelf, event), event.id), reverse=True)
    done = [told[event.id] for event in newest if is_deed(event)]
    said = [told[event.id] for event in newest if not is_deed(event)]
    source, target = pair
    return Dyad(
        who=f"{source} to {target}" if target else source,
        source=source,
        target=target or None,
        done=tuple(done[:_MOST_ACTS]),
        said=tuple(said[:_MOST_ACTS]),
        more=max(0, len(done) - _MOST_ACTS) + max(0, len(said) - _MOST_ACTS),
    )


def _side(parties: Iterable[Party]) -> str:
    """The states and bodies of a side, or whoever has none, in the order of the text."""
    labels = distinct(label for party in parties if (label := side(party).label or side(party).who))
    return listing(sorted(labels, key=fold)) if len(labels) <= 3 else f"{labels[0]} and {len(labels) - 1} others"


def _weight(events: Sequence[EventView]) -> int:
    """How much a dyad is reported: each article once for each act, deeds twice."""
    return sum(len({a.article for a in event.accounts}) * (1 + is_deed(event)) for event in events)
