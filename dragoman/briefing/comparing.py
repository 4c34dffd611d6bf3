"""Sets the accounts of one contact side by side: what each side says, what only one mentions, who agreed to what.

A side is a state that takes part and tells of it itself: by its own release, through its spokesman in somebody
else's report, or by words of its people that a report quotes; everybody else is "Others". What they say are the
statements, positions and promises read from their articles: nothing here that no sentence of an article says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.briefing.citations import Shelf
from dragoman.briefing.claims import OTHERS, Asked, Claim, Said, alone, inmost, made_by, said_in, side_of
from dragoman.briefing.contacts import differences
from dragoman.briefing.days import days_words
from dragoman.briefing.deeds import what_done
from dragoman.briefing.lands import land
from dragoman.briefing.origins import tally
from dragoman.briefing.people import phrases
from dragoman.briefing.telling import KINDS
from dragoman.briefing.words import capital, clean, distinct, listing
from dragoman.merging.facts import stems
from dragoman.records import Account

if TYPE_CHECKING:
    from dragoman.store.record import Record
    from dragoman.store.views import EventView

MOST_CLAIMS = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What one side says. `topics` and `claims` are those that it alone mentions, `shared` topics the others' too.

    `positions` are where it says that somebody stands. `agreed` is what it says was agreed by itself or by all,
    `other_agreed` what it says the other side agreed to; `wording` the sentences of its accounts. A side may have no
    account of its own and still be quoted by others.
    """

    side: str
    accounts: tuple[str, ...]
    outlets: tuple[str, ...]
    mode: str
    days: str
    began: str | None
    shared: tuple[str, ...]
    topics: tuple[str, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Claim, ...]
    agreed: tuple[Claim, ...]
    other_agreed: tuple[Claim, ...]
    wording: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """One matter of which two sides or more speak, in the words of each."""

    matter: str
    sides: tuple[tuple[str, tuple[Claim, ...]], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One contact as its sides tell it.

    `differences` are where its accounts contradict one another, `silent` the states without an account of their own,
    `worded` what several sides speak of, `tally` from how many accounts, outlets and origins all this is.
    """

    event: str
    heading: str
    tally: str
    sides: tuple[Told, ...]
    worded: tuple[Worded, ...]
    differences: tuple[str, ...]
    silent: tuple[str, ...]


def compare(record: Record, view: EventView) -> Comparison:
    """Sorts what is told of a contact by side and says what each tells that the others don't."""
    shelf = Shelf(record, record.cards(account.article for account in view.accounts))
    grouped: dict[str, list[Account]] = {}
    for account in view.accounts:
        grouped.setdefault(side_of(shelf, account, view), []).append(account)
    asked = Asked(shelf, view, {a.article: side for side, accounts in grouped.items() for a in accounts})
    said = said_in(asked, record.gave(asked.sides))
    names = sorted({*grouped, *(each.side for each in said)}, key=lambda side: (side == OTHERS, side))
    told = tuple(_told(asked, name, grouped, said) for name in names)
    states = {land(code).name for code in asked.states if codebook.state(code)}
    return Comparison(
        event=view.id,
        heading=_heading(view),
        tally=tally(shelf, view),
        sides=told,
        worded=_worded(names, said),
        differences=differences(shelf, view),
        silent=tuple(sorted(states - set(grouped))),
    )


def _told(asked: Asked, side: str, grouped: dict[str, list[Account]], said: Sequence[Said]) -> Told:
    mine = grouped.get(side, [])
    theirs = [account for other, accounts in grouped.items() if other != side for account in accounts]
    topics = distinct(clean(topic) for account in mine for topic in account.topics)
    known = [stems(topic) for account in theirs for topic in account.topics]
    shared = tuple(topic for topic in topics if any(stems(topic) & other for other in known))
    ours, others = [s for s in said if s.side == side], [s for s in said if s.side != side]
    agreed = [each for each in ours if each.kind == "agreed"]
    of_other = [each for each in agreed if side != OTHERS and each.by and side not in made_by(each)]
    statements = inmost(alone([each for each in ours if each.kind == "statement"], others))
    return Told(
        side=side,
        accounts=tuple(account.id for account in mine),
        outlets=distinct(asked.outlet(article) for article in _articles(mine, ours)),
        mode=listing(distinct(KINDS.get(account.mode) or str(account.mode) for account in mine)) or "not told",
        days=listing(distinct(days_words(account.date, year=True) for account in mine)) or "not told",
        began=listing(distinct(name for account in mine for name in phrases(account.source))) or None,
        shared=shared,
        topics=tuple(topic for topic in topics if topic not in shared) if theirs else (),
        claims=tuple(each.claim for each in statements)[:MOST_CLAIMS] if others or theirs else (),
        positions=tuple(each.claim for each in ours if each.kind == "position")[:MOST_CLAIMS],
        agreed=tuple(each.claim for each in agreed if each not in of_other),
        other_agreed=tuple(each.claim for each in of_other),
        wording=tuple(asked.sentence(account) for account in mine),
    )


def _worded(names: Sequence[str], said: Sequence[Said]) -> tuple[Worded, ...]:
    """The matters of which more than one side speaks, each in the words of the sides."""
    found = []
    for matter in sorted({matter for each in said for matter in each.matters}):
        sides = [(name, tuple(s.claim for s in said if s.side == name and matter in s.matters)) for name in names]
        told = [(name, claims[:2]) for name, claims in sides if claims]
        if len(told) > 1:
            found.append(Worded(matter, tuple(told)))
    return tuple(found)


def _articles(mine: Iterable[Account], ours: Iterable[Said]) -> list[str]:
    return [account.article for account in mine] or [each.article for each in ours]


def _heading(view: EventView) -> str:
    kind = KINDS[view.mode] if view.type == "CONSULT" else what_done(view)
    when = days_words(view.date, year=True)
    return f"{capital(kind)}, {when}: {listing(phrases(view.parties)) or 'parties not named'}"
