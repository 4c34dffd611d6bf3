"""Tells one contact in one sentence: who did what with whom, when, where, about what, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.briefing.days import days_words, when_clause
from dragoman.briefing.lands import land
from dragoman.briefing.people import is_singular, phrases, rank
from dragoman.briefing.words import capital, clean, distinct, listing, place_name, with_article
from dragoman.records import Account, Party, Place

if TYPE_CHECKING:
    from dragoman.store.views import EventView

KINDS: dict[str | None, str] = {
    "phone": "phone call",
    "video": "video call",
    "meeting": "meeting",
    "visit": "visit",
    "talks": "talks",
    "summit": "summit",
    None: "contact",
}
_HELD = {
    "phone": "spoke by phone",
    "video": "spoke by video link",
    "meeting": "met",
    "talks": "held talks",
    "summit": "met at a summit",
    None: "were in contact",
}
_HELD_ALONE = {
    "phone": "held a phone call",
    "video": "held a video call",
    "meeting": "held a meeting",
    "visit": "made a visit",
    "talks": "held talks",
    "summit": "took part in a summit",
    None: "made contact",
}
_TO_HOLD = {
    "phone": "to speak by phone",
    "video": "to speak by video link",
    "meeting": "to meet",
    "talks": "to hold talks",
    "summit": "to meet at a summit",
    None: "to be in contact",
}
# What was said of a contact that did not take place. The first needs to know whose word it was, the second does not.
_WORDS_ONLY = {
    "proposed": ("proposed", "proposed"),
    "offered": ("offered", "offered"),
    "demanded": ("demanded", "demanded"),
    "threatened": ("threatened", "threatened"),
    "conditional": (None, "made conditional"),
    "refused": (None, "refused or called off"),
    "denied": (None, "denied"),
}
OUTCOMES = {
    "agreed": "ended in agreement",
    "failed": "failed",
    "inconclusive": "ended inconclusively",
    "continuing": "will continue",
}
_LONGEST_TOPIC = 90
_MOST_TOPICS = 2
_MOST_PARTIES = 4


def tell(event: EventView, *, year: bool = False) -> str:
    """One contact in one sentence, from its joined fields and its leading account only."""
    return f"{capital(what(event))}{_when_and_where(event, year=year)}{_about(event)}{_outcome(event)}."


def what(event: EventView) -> str:
    """Who did what with whom, without the day: "A and B spoke by phone"."""
    parties = event.parties
    if event.status not in ("happened", "planned"):
        return _word_only(event)
    alone = len(parties) == 1 and is_singular(parties)
    if not parties:
        return f"{_noun(event.mode)} {'took place' if event.status == 'happened' else 'was planned'}"
    if event.mode == "visit" and not alone and (visitors := _visitors(event)):
        verb = "visited" if event.status == "happened" else f"{_be(visitors)} to visit"
        return f"{listing(_named(visitors))} {verb} {_visited(event, visitors)}"
    if event.status == "planned":
        return f"{_everybody(event)} {_be(parties)} {_to_hold(event.mode, alone=alone)}"
    if event.mode == "visit" and not alone:
        return f"a visit brought together {_everybody(event)}"
    return f"{_everybody(event)} {(_HELD_ALONE if alone else _HELD)[event.mode]}"


def _visited(event: EventView, visitors: Sequence[Party]) -> str:
    """Whom a visit was to; the town rather than the state where nobody there is named."""
    hosts = _without(event.parties, visitors)
    if _to_place(event, hosts) and event.place and event.place.precision != "country":
        return place_name(event.place.name)
    return listing(_named(hosts))


def _to_place(event: EventView, hosts: Sequence[Party]) -> bool:
    return event.mode == "visit" and event.place is not None and not any(host.name or host.role for host in hosts)


def _to_hold(mode: str | None, *, alone: bool) -> str:
    if mode == "visit":
        return "to make a visit" if alone else "to meet on a visit"
    return "to hold " + _noun(mode) if alone else _TO_HOLD[mode]


def _word_only(event: EventView) -> str:
    active, passive = _WORDS_ONLY[event.status]
    others = _without(event.parties, event.source)
    if active and event.source and others:
        return f"{listing(_named(event.source))} {active} {_noun(event.mode)} with {listing(_named(others))}"
    between = f" between {_everybody(event)}" if len(event.parties) > 1 else f" with {_everybody(event)}"
    be = "were" if event.mode == "talks" else "was"
    return f"{_noun(event.mode)}{between if event.parties else ''} {be} {passive}"


def _noun(mode: str | None) -> str:
    return "talks" if mode == "talks" else f"a {KINDS[mode]}"


def _be(parties: Sequence[Party]) -> str:
    return "is" if is_singular(parties) else "are"


def _everybody(event: EventView) -> str:
    """All parties, those who called first, first."""
    others = _without(event.parties, event.source)
    return listing(_named([*event.source, *others] if others else event.parties))


def _named(parties: Sequence[Party]) -> list[str]:
    """The parties as phrases; of many, the highest in office, and how many more there were."""
    told = phrases(parties)
    if len(told) <= _MOST_PARTIES:
        return told
    highest = sorted(parties, key=rank, reverse=True)[: _MOST_PARTIES - 1]
    return [*phrases(highest), f"{len(parties) - len(highest)} others"]


def _without(parties: Sequence[Party], left_out: Sequence[Party]) -> list[Party]:
    """Parties that are none of those; a name or an office and state make somebody the same."""
    known = {_key(party) for party in left_out}
    return [party for party in parties if _key(party) not in known]


def _key(party: Party) -> tuple[str | None, str | None, str | None]:
    return (party.actor or party.name, None, None) if party.name else (None, party.role, party.country)


def _visitors(event: EventView) -> list[Party]:
    """Who travelled: those said to have come, or those whose state is not where the visit was."""
    if event.source and _without(event.parties, event.source):
        return list(event.source)
    where = event.place.country if event.place else None
    if where is None or not any(party.country == where for party in event.parties):
        return []
    return [party for party in event.parties if party.country != where]


def _when_and_where(event: EventView, *, year: bool) -> str:
    day = when_clause(event.date, year=year)
    if event.status in _WORDS_ONLY:  # its day is the one it was meant for; an open one says nothing
        day = f"(for {days_words(event.date, year=year)})" if None not in event.date else ""
    visited = len(event.parties) > 1 and _to_place(event, _without(event.parties, _visitors(event)))
    place = None if visited or event.mode in ("phone", "video") else event.place
    clauses = [_where(place) if place else "", day]
    return "".join(f" {clause}" for clause in clauses if clause)


def _where(place: Place) -> str:
    name = place_name(place.name)
    if place.precision == "exact" or name.startswith("the "):
        return f"at {name}"
    if place.precision == "country" and place.country:
        return f"in {land(place.country).in_sentence}"
    return f"in {name}"


def _about(event: EventView) -> str:
    """What it was about, in the words of the fullest account that tells it, with the one who says so."""
    account = next((account for account in event.accounts if account.topics), None)
    sayer = clean(account.said_by) if account and account.said_by else None
    if account is None:
        return _sayers(event)
    topics = [topic for topic in map(clean, account.topics) if len(topic) <= _LONGEST_TOPIC][:_MOST_TOPICS]
    if not topics:
        return _sayers(event)
    if event.status == "happened":
        verb = "says they discussed" if sayer else "they discussed"
    else:
        verb = "says the subject is" if sayer else "the subject is"
    return f"; {with_article(sayer) + ' ' if sayer else ''}{verb} {listing(topics)}"


def _sayers(event: EventView) -> str:
    sayers = said_by(event.accounts)
    return f", according to {listing([with_article(sayer) for sayer in sayers[:3]])}" if sayers else ""


def said_by(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Everybody who gives an account of it, other than the articles themselves, in order."""
    return distinct(clean(account.said_by) for account in accounts if account.said_by)


def _outcome(event: EventView) -> str:
    if event.outcome is None or event.status != "happened":
        return ""
    if event.outcome == "continuing" and event.mode in ("phone", "video"):
        return "; contacts are to continue"
    subject = {"phone": "call", "video": "call", "summit": "summit"}.get(event.mode or "", "talks")
    return f"; the {subject} {OUTCOMES[event.outcome]}"
