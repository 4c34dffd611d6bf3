"""Makes an entry of each contact: its parties, day, topics, who says so, where accounts differ, and its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.briefing.citations import Shelf, cite, outlet
from dragoman.briefing.days import day_words, days_words
from dragoman.briefing.lands import land
from dragoman.briefing.origins import tally
from dragoman.briefing.people import side
from dragoman.briefing.shapes import Entry
from dragoman.briefing.telling import KINDS, said_by, tell
from dragoman.briefing.words import capital, clean, distinct, listing, place_name
from dragoman.merging.parties import fold
from dragoman.records import Account, Disagreement

if TYPE_CHECKING:
    from dragoman.store.views import EventView

_MOST_TOPICS = 6
STANDINGS = {
    "planned": "planned",
    "proposed": "proposed",
    "offered": "offered",
    "demanded": "demanded",
    "threatened": "threatened",
    "refused": "refused or called off",
    "denied": "denied",
    "conditional": "conditional",
}


def entry(shelf: Shelf, event: EventView, *, year: bool = False) -> Entry:
    """One contact as the briefing tells it. `year` prints years with its days."""
    citations = tuple(cite(shelf, account) for account in event.accounts)
    return Entry(
        id=event.id,
        told=tell(event, year=year),
        sides=tuple(side(party) for party in event.parties),
        mode=event.mode,
        kind=capital(KINDS[event.mode]),
        status=event.status,
        standing=STANDINGS.get(event.status),
        background=event.background,
        date=event.date,
        when=days_words(event.date, year=year),
        inferred=inferred_day(event.accounts) if None not in event.date else None,
        place=_place(event),
        topics=topics(event.topics),
        outcome=_outcome(event),
        said_by=said_by(event.accounts),
        outlets=distinct(citation.outlet for citation in citations),
        articles=len({citation.article for citation in citations}),
        citations=citations,
        differences=(*differences(shelf, event), *doubts(event)),
        history=history(shelf, event),
        tally=tally(shelf, event),
    )


def topics(told: Sequence[str]) -> tuple[str, ...]:
    """What it was about, in order: no topic that is only part of another, and no more than a reader takes in."""
    every = distinct(clean(topic) for topic in told)
    whole = [topic for topic in every if not any(fold(topic) in fold(other) for other in every if other != topic)]
    return tuple(whole[:_MOST_TOPICS])


def _place(event: EventView) -> str | None:
    """Where it was, unless that is only a state which its parties name already."""
    if event.place is None:
        return None
    place = event.place
    told_already = place.precision == "country" and any(party.country == place.country for party in event.parties)
    return None if told_already and event.mode == "visit" else place_name(place.name)


def _outcome(event: EventView) -> str | None:
    """How it ended, with the words that say so."""
    if event.outcome is None:
        return None
    words = clean(event.outcome_text or "")
    return f"{event.outcome} (“{words}”)" if words and fold(words) != event.outcome else event.outcome


def inferred_day(accounts: Sequence[Account]) -> str | None:
    """Why the day is thought to be so, where no account says it in words."""
    reasons = [
        next((evidence.inferred for evidence in account.evidence if evidence.field == "date"), None)
        for account in accounts
        if account.date != (None, None)
    ]
    return clean(reasons[0]) if reasons and reasons[0] and all(reasons) else None


def differences(shelf: Shelf, event: EventView) -> tuple[str, ...]:
    """Where the accounts of one event do not agree, each version with the outlets that give it."""
    return tuple(_difference(shelf, event, disagreement) for disagreement in event.disagreements)


def doubts(event: EventView) -> tuple[str, ...]:
    """The events that may be the same one, by their ids, and why."""
    return tuple(
        f"Possibly the same as {each.event[:8]}: {clean(', '.join(each.judgement.reasons))}"
        for each in event.possible
    )


def _difference(shelf: Shelf, event: EventView, disagreement: Disagreement) -> str:
    article_of = {account.id: account.article for account in event.accounts} | dict(event.tolls)
    told = []
    for version in disagreement.versions:
        outlets = distinct(outlet(shelf, article_of[account]) for account in version.accounts)
        words = version_words(disagreement.field, version.value)
        words = "done" if words == "held" and event.type != "CONSULT" else words
        told.append(f"{words} ({listing(outlets)})")
    what = f" ({clean(disagreement.of)})" if disagreement.of else ""
    return f"Accounts differ on {FIELDS[disagreement.field]}{what}: {'; '.join(told)}"


def version_words(field: str, value: str) -> str:
    """One version of a field as it is told: "phone call", "10 March", "held"."""
    if field == "mode":
        return KINDS[value]
    if field == "day":
        first, _, last = value.partition("/")
        return days_words((first or None, last or None) if "/" in value else (value, value))
    if field == "source":
        return listing([land(code).name for code in value.split(", ")])
    return STANDINGS.get(value, "held") if field == "status" else clean(value)


FIELDS = {
    "day": "when",
    "place": "where",
    "parties": "who took part",
    "mode": "how",
    "source": "who began it",
    "outcome": "how it ended",
    "status": "whether it took place",
    "figures": "how many",
}


def history(shelf: Shelf, event: EventView) -> tuple[str, ...]:
    """How its status went from plan to deed, each step with the article that told it."""
    article_of = {account.id: account.article for account in event.accounts}
    changes = [
        (status, account)
        for before, (status, account) in zip((None, *event.history), event.history, strict=False)
        if before is None or before[0] != status
    ]
    steps = []
    for status, account in changes if len(changes) > 1 else ():
        published = shelf.cards[article_of[account]].published
        day = f", {day_words(published)}" if published else ""
        done = "held" if event.type == "CONSULT" else "done"
        steps.append(f"{STANDINGS.get(status, done)} ({outlet(shelf, article_of[account])}{day})")
    return tuple(steps)
