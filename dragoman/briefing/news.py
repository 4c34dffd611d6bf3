"""Chooses what is new and tells it in a few lines: the most important of the last days first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.briefing.citations import Shelf, day_of, outlet
from dragoman.briefing.days import as_date, day_words, when_clause
from dragoman.briefing.deeds import is_deed, tell_act
from dragoman.briefing.people import phrase, phrases, weight
from dragoman.briefing.shapes import Curve, Line, Panel, Point
from dragoman.briefing.telling import KINDS, tell
from dragoman.briefing.words import capital, distinct, listing, with_article
from dragoman.merging.days import last_day
from dragoman.merging.parties import fold
from dragoman.records import Party

if TYPE_CHECKING:
    from dragoman.store.views import EventView

_MOST_LINES = 6
_MOST_FIGURES = 3
_TOLD = ("killed", "injured", "missing", "captured", "displaced")  # the others need their context to mean anything
_FRESH = 10  # days: the UN's counts came out every few days in 2022, a figure older than this is history
_ENOUGH = 5  # contacts that make a briefing's news at least; older days are taken until there are as many
_DAY_UNKNOWN = 2  # points that a contact loses for it
_NEW_DAYS, _OLDEST = 4, 14  # days before the last one that are new, and that can be where there is little
_PER_DAY = 0.5  # a president's call of two days ago still comes before a minister's of today
_ROUND = 3  # contacts of one person in one day that are told in one line
_MOST_ACTS = 5
# What a reader wants to know of first among the acts of a day.
_ACT_WEIGHT = {"ASSAULT": 2, "COERCE": 1, "SANCTION": 1, "MOBILIZE": 1, "AID": 1, "RETREAT": 1, "THREATEN": 1}
_STATUS_WEIGHT = {"happened": 1, "refused": 1, "denied": 1}


@dataclass(frozen=True, slots=True)
class _Candidate:
    event: EventView
    day: str
    outlets: int
    weight: float


def news_lines(shelf: Shelf, events: Sequence[EventView]) -> tuple[Line, ...]:
    """The contacts of the last days, each in one sentence; one person's round of calls in one line."""
    candidates = [_candidate(shelf, event) for event in events if not event.background]
    days = [candidate.day for candidate in candidates if candidate.day]
    if not days:
        return ()
    groups = _groups([candidate for candidate in candidates if candidate.day >= _new_since(days)])
    groups.sort(key=lambda group: group[0].event.id)
    groups.sort(key=lambda group: _weight(group, max(days)), reverse=True)
    return tuple(_line(group, max(days)[:4]) for group in groups[:_MOST_LINES])


def act_lines(shelf: Shelf, acts: Sequence[EventView]) -> tuple[Line, ...]:
    """The acts of the last days that weigh most, each in one sentence: deeds before words, both sides named."""
    named = [event for event in acts if not event.background and event.source and event.target and _crosses(event)]
    candidates = [_act_candidate(shelf, event) for event in named]
    days = [candidate.day for candidate in candidates if candidate.day]
    if not days:
        return ()
    newest = [[c] for c in candidates if c.day >= _new_since(days)]
    newest.sort(key=lambda group: group[0].event.id)
    newest.sort(key=lambda group: _weight(group, max(days)), reverse=True)
    return tuple(_act_line(group[0], max(days)[:4]) for group in newest[:_MOST_ACTS])


def _crosses(event: EventView) -> bool:
    """Whether an act is done to somebody of another state or body: what a government asks at home is no headline."""
    return {party.country for party in event.source} != {party.country for party in event.target}


def _act_candidate(shelf: Shelf, event: EventView) -> _Candidate:
    articles = {account.article for account in event.accounts}
    outlets = len({outlet(shelf, article) for article in articles})
    points = min(outlets - 1, 4) * 1.5 + 2 * is_deed(event) + _ACT_WEIGHT.get(event.type, 0)
    return _Candidate(event, news_day(shelf, event), outlets, points)


def _act_line(candidate: _Candidate, this_year: str) -> Line:
    event = candidate.event
    return Line(
        text=tell_act(event, year=any(day[:4] != this_year for day in event.date if day)),
        accounts=tuple(account.id for account in event.accounts),
        entries=(event.id,),
        outlets=candidate.outlets,
    )


def _new_since(days: Sequence[str]) -> str:
    """The first day that is new: of the last days, or a little further back where they tell of few contacts."""
    latest = as_date(max(days))
    last_days = (latest - timedelta(days=_NEW_DAYS)).isoformat()
    oldest = (latest - timedelta(days=_OLDEST)).isoformat()
    few = sorted(days, reverse=True)[min(_ENOUGH, len(days)) - 1]
    return min(last_days, max(few, oldest))


def _weight(group: Sequence[_Candidate], latest: str) -> float:
    """The most important of a group counts, less for each day that it is old, more for a round of calls."""
    ages = {candidate.event.id: (as_date(latest) - as_date(candidate.day)).days for candidate in group}
    return max(c.weight - ages[c.event.id] * _PER_DAY for c in group) + (len(group) > 1)


def figure_lines(panels: Sequence[Panel], latest: str | None) -> tuple[Line, ...]:
    """The latest number of each measure, if it is of these days, with the one before it from the same source."""
    newest: dict[str, tuple[tuple[bool, str, bool], Line]] = {}
    for panel in panels:
        for curve in panel.curves if panel.measure in _TOLD else ():
            point = _standing(curve)[-1]
            if point.day is None or not _is_fresh(point.day, latest):
                continue
            worth = (panel.drawn, point.day, point.stated)
            if panel.measure not in newest or newest[panel.measure][0] < worth:
                newest[panel.measure] = (worth, _figure_line(panel, curve, point.day[:4]))
    return tuple(line for _, line in newest.values())[:_MOST_FIGURES]


def _figure_line(panel: Panel, curve: Curve, this_year: str) -> Line:
    """The last number of a curve: "Civilians killed: 549 as of 9 March, says X, after 364 as of 5 March."."""
    point = _standing(curve)[-1]
    earlier = [other for other in _standing(curve)[:-1] if other.day and other.day != point.day]
    before = [other for other in earlier if other.told != point.told][-1:]
    counted = ", ".join(words for words in (panel.title, curve.place, panel.scope) if words)
    after = f", revised from {point.revises}" if point.revises else ""
    after += "".join(f", after {other.told} {_as_of(other, this_year)}" for other in before)
    return Line(
        text=f"{counted}: {point.told} {_as_of(point, this_year)}, says {with_article(curve.source)}{after}.",
        accounts=tuple(citation.id for told in (point, *before) for citation in told.citations),
        entries=(panel.id,),
        outlets=len({citation.outlet for citation in point.citations}),
    )


def _standing(curve: Curve) -> Sequence[Point]:
    """The numbers of a curve that its source has not revised, or all where it has revised each."""
    return [point for point in curve.points if point.revised is None] or curve.points


def _as_of(point: Point, this_year: str) -> str:
    """Its day: "as of" the one its source gives, else that of the report; a day of another year with the year."""
    day = day_words(str(point.day), year=str(point.day)[:4] != this_year)
    return f"as of {day}" if point.stated else f"(reported {day})"


def _is_fresh(day: str, latest: str | None) -> bool:
    return latest is None or (as_date(latest) - as_date(day)).days <= _FRESH


def _candidate(shelf: Shelf, event: EventView) -> _Candidate:
    articles = {account.article for account in event.accounts}
    outlets = len({outlet(shelf, article) for article in articles})
    points = weight(event.parties) + min(outlets - 1, 4) * 0.75 + _STATUS_WEIGHT.get(event.status, 0)
    points -= 0 if event.date[0] and event.date[0] == event.date[1] else _DAY_UNKNOWN
    return _Candidate(event, news_day(shelf, event), outlets, points)


def news_day(shelf: Shelf, event: EventView) -> str:
    """The day an event became news: its own where it happened, the day of the report where it was only words."""
    own = event.date[1] or event.date[0]
    if event.status == "happened" and own:
        return last_day(own)
    reported = [day for account in event.accounts if (day := day_of(shelf.cards[account.article]))]
    return max(reported, default=last_day(own) if own else "")


def _groups(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """The contacts one by one, but three and more of one mode and day that share one party together."""
    groups: list[list[_Candidate]] = []
    rest = list(candidates)
    kinds = {(c.event.mode, c.event.date) for c in rest if c.event.status == "happened" and c.event.mode != "visit"}
    for kind in sorted(kinds, key=str):
        alike = [c for c in rest if (c.event.mode, c.event.date) == kind and c.event.status == "happened"]
        names = Counter(key for c in alike for key in {_key(party) for party in c.event.parties if party.name})
        for key, count in sorted(names.items(), key=lambda pair: (-pair[1], pair[0])):
            group = [c for c in alike if c in rest and any(_key(party) == key for party in c.event.parties)]
            if count >= _ROUND and len(group) >= _ROUND:
                groups.append(sorted(group, key=lambda c: -c.weight))
                rest = [c for c in rest if c not in group]
    return groups + [[candidate] for candidate in rest]


def _key(party: Party) -> str:
    return party.actor or fold(party.name or "")


def _line(group: Sequence[_Candidate], this_year: str) -> Line:
    events = [candidate.event for candidate in group]
    year = any(day[:4] != this_year for day in events[0].date if day)
    return Line(
        text=tell(events[0], year=year) if len(events) == 1 else _tell_round(events, year=year),
        accounts=tuple(account.id for event in events for account in event.accounts),
        entries=tuple(event.id for event in events),
        outlets=max(candidate.outlets for candidate in group),
    )


def _tell_round(events: Sequence[EventView], *, year: bool) -> str:
    """One person's separate contacts of one day: "A held separate phone calls with B, C and D on 27 February."."""
    names = Counter(_key(party) for event in events for party in event.parties if party.name)
    shared = max(sorted(names), key=lambda key: names[key])
    lead = next(party for party in events[0].parties if _key(party) == shared)
    others = distinct(
        told for event in events for told in phrases([party for party in event.parties if _key(party) != shared])
    )
    noun = "talks" if events[0].mode == "talks" else f"{KINDS[events[0].mode]}s"
    clause = when_clause(events[0].date, year=year)
    return f"{capital(phrase(lead))} held separate {noun} with {listing(others)}{' ' + clause if clause else ''}."
