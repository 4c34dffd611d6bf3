"""Sets the accounts of one contact side by side: what each side says, what only one mentions, who agreed to what.

A side is a state that takes part and tells of it itself, by its own release or through its spokesman in somebody
else's report; everybody else is "others". Nothing is said here that no sentence of an article says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.briefing.lands import land
from dragoman.briefing.words import clean, distinct, listing
from dragoman.codebook.tables import cell_list, rows
from dragoman.merging.facts import stems
from dragoman.merging.parties import fold, last_name
from dragoman.records import Account, Article, Party

if TYPE_CHECKING:
    from dragoman.store.record import Record
    from dragoman.store.views import EventView

OTHERS = "Others"
SENTENCE = re.compile(r"(?<=[.!?])[”\"']?\s+(?=[“\"'A-Z])|\n+")
TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|Jr|Sr|Gen|Col|Gov|Sen|U\.S|U\.K|U\.N)\.\s")
KEPT = "\ue000"  # stands for the space after a title while sentences are cut
ALIKE = 0.5  # share of the shorter sentence's stems from which two say the same
TOGETHER = frozenset("both sides leaders ministers presidents parties they two countries".split())
TITLE_WORDS = frozenset("the of and".split())
MOST_CLAIMS = 8


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an article of one side, and who published it."""

    text: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one side's accounts say. `topics` and `claims` are those that it alone mentions.

    `agreed` are sentences on what was agreed; `other_agreed` those that say so of the other side.
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
    agreed: tuple[Claim, ...]
    other_agreed: tuple[Claim, ...]
    wording: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One contact as its sides tell it; `differences` are where their accounts contradict one another."""

    event: str
    heading: str
    sides: tuple[Told, ...]
    differences: tuple[str, ...]
    silent: tuple[str, ...]


def compare(record: Record, view: EventView) -> Comparison:
    """Sorts the accounts of a contact by side and says what each tells that the others don't."""
    grouped: dict[str, list[Account]] = {}
    for account in view.accounts:
        grouped.setdefault(_side_of(record, account, view), []).append(account)
    articles = {account.article: record.article(account.article) for account in view.accounts}
    ordered = sorted(grouped, key=lambda side: (side == OTHERS, side))
    told = tuple(_told(side, grouped, articles, view) for side in ordered)
    states = {land(code).name for party in view.parties if (code := party.country) and codebook.state(code)}
    return Comparison(
        event=view.id,
        heading=f"{(view.mode or view.type.lower()).capitalize()}, {_days(view.date)}: {_names(view.parties)}",
        sides=told,
        differences=tuple(
            f"{each.field}: " + "; ".join(f"{version.value} ({len(version.accounts)})" for version in each.versions)
            for each in view.disagreements
        ),
        silent=tuple(sorted(states - set(ordered))),
    )


def _side_of(record: Record, account: Account, view: EventView) -> str:
    """The state whose account it is: of who says so, or else of the publisher, where that takes part."""
    states: set[str] = {party.country for party in view.parties if party.country}
    card = record.card(account.article)
    for words in (account.said_by, card.source):
        codes = {name.code for name in codebook.find_names(words or "") if name.code} & states
        codes |= _speaking(words or "", view)
        if len(codes) == 1:
            return land(next(iter(codes))).name
    return land(card.country).name if card.country in states and card.country else OTHERS


def _speaking(words: str, view: EventView) -> set[str]:
    """The states of those who take part and are named among the words."""
    said = fold(words).split()
    return {party.country for party in view.parties if party.country and last_name(party.name) in said}


def _told(side: str, grouped: dict[str, list[Account]], articles: dict[str, Article], view: EventView) -> Told:
    mine = grouped[side]
    theirs = [account for other, accounts in grouped.items() if other != side for account in accounts]
    ours = _claims(mine, articles, view)
    elsewhere = [claim.text for claim in _claims(theirs, articles, view)]
    alone = [claim for claim in ours if not any(_say_alike(claim.text, other) for other in elsewhere)]
    agreed = [claim for claim in ours if _kind(claim.text) == "agreed"]
    others = [party for party in view.parties if party.country and land(party.country).name != side]
    own = [party for party in view.parties if party not in others]
    of_other = [claim for claim in agreed if side != OTHERS and _other_agrees(claim.text, own, others)]
    topics = distinct(clean(topic) for account in mine for topic in account.topics)
    known = [stems(topic) for account in theirs for topic in account.topics]
    shared = tuple(topic for topic in topics if any(stems(topic) & other for other in known))
    return Told(
        side=side,
        accounts=tuple(account.id for account in mine),
        outlets=distinct(articles[account.article].source or account.article for account in mine),
        mode=listing(distinct(account.mode or "not told" for account in mine)),
        days=listing(distinct(_days(account.date) for account in mine)),
        began=listing(distinct(_names(account.source) for account in mine if account.source)) or None,
        shared=shared,
        topics=tuple(topic for topic in topics if topic not in shared) if theirs else (),
        claims=tuple(claim for claim in alone if claim not in agreed)[:MOST_CLAIMS] if theirs else (),
        agreed=tuple(claim for claim in agreed if claim not in of_other),
        other_agreed=tuple(of_other),
        wording=tuple(
            Claim(clean(account.sentence), articles[account.article].source or account.article) for account in mine
        ),
    )


def _claims(accounts: Sequence[Account], articles: dict[str, Article], view: EventView) -> list[Claim]:
    """The sentences of the accounts' articles that say something of those who take part, each once."""
    names = {last_name(party.name) for party in view.parties if party.name} | TOGETHER
    lands = {fold(land(party.country).name) for party in view.parties if party.country}
    found: dict[str, Claim] = {}
    for article in (articles[id_] for id_ in dict.fromkeys(account.article for account in accounts)):
        for sentence in sentences(article.text):
            words = set(fold(sentence).split())
            told = words & names or any(name in fold(sentence) for name in lands)
            if told and _kind(sentence) is not None:
                found.setdefault(fold(sentence), Claim(clean(sentence), article.source or article.id))
    return list(found.values())


def sentences(text: str) -> list[str]:
    """A text's sentences, cut at full stops before a capital; titles and initials are no ends."""
    guarded = TITLES.sub(lambda match: match.group().rstrip() + KEPT, text)
    return [piece.replace(KEPT, " ").strip() for piece in SENTENCE.split(guarded) if piece and piece.strip()]


@cache
def _cues() -> dict[str, str]:
    return {word: row["kind"] for row in rows("claim_words") for word in cell_list(row["words"])}


def _kind(sentence: str) -> str | None:
    kinds = {_cues()[word] for word in fold(sentence).split() if word in _cues()}
    return "agreed" if "agreed" in kinds else "claimed" if kinds else None


def _say_alike(one: str, other: str) -> bool:
    ours, theirs = stems(one), stems(other)
    return bool(ours and theirs) and len(ours & theirs) >= ALIKE * min(len(ours), len(theirs))


def _other_agrees(sentence: str, own: Iterable[Party], others: Iterable[Party]) -> bool:
    """Whether it is the other side that agreed: it alone is named before the word, and nobody "both" or "they"."""
    words = fold(sentence).split()
    at = next(place for place, word in enumerate(words) if _cues().get(word) == "agreed")
    before = set(words[:at]) - TITLE_WORDS
    return bool(_called(others) & before) and not (TOGETHER | _called(own)) & before


def _called(parties: Iterable[Party]) -> set[str]:
    """The surnames of parties, and the words of their states' names."""
    told = {last_name(party.name) for party in parties if party.name}
    return told | {word for party in parties if party.country for word in fold(land(party.country).name).split()}


def _names(parties: Iterable[Party]) -> str:
    return listing(distinct(clean(party.name or party.role or party.country or "unnamed") for party in parties))


def _days(days: tuple[str | None, str | None]) -> str:
    first, last = days
    if first is None and last is None:
        return "day not told"
    return str(first) if first == last else f"{first or '…'} to {last or '…'}"
