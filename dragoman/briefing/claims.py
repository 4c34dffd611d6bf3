"""Gathers what each side of a contact says: its statements, positions and promises, from whichever article.

A ministry's own release is that side's telling, whoever speaks in it; of a report by others, each speaker's words
are those of his side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from dragoman import codebook
from dragoman.briefing.citations import Shelf, outlet
from dragoman.briefing.lands import land
from dragoman.briefing.people import phrases
from dragoman.briefing.words import clean, listing
from dragoman.codebook.tables import cell_list, rows
from dragoman.merging.facts import stems
from dragoman.merging.parties import fold, last_name
from dragoman.records import Account, Party, Position, Statement

if TYPE_CHECKING:
    from dragoman.store.gave import Gave
    from dragoman.store.views import EventView

OTHERS = "Others"
ALIKE = 0.5  # share of the shorter one's stems from which two statements say the same
ALIKE_ON_ONE_MATTER = 0.3  # and where they name one matter
PROMISES = frozenset({"AGREE", "CONCEDE"})
SayingKind = Literal["statement", "position", "agreed"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of an article of one side: who says them (None: the article), who published them, and the entry's id."""

    text: str
    outlet: str
    speaker: str | None
    entry: str
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with what it is sorted by: whose telling it is, by whose doing (states), and the matters it names."""

    kind: SayingKind
    side: str
    by: frozenset[str]
    article: str
    matters: frozenset[str]
    claim: Claim


@dataclass(frozen=True, slots=True)
class Asked:
    """The contact whose sides are compared, and whose telling each of its articles is."""

    shelf: Shelf
    view: EventView
    sides: Mapping[str, str]

    @property
    def states(self) -> frozenset[str]:
        """The states and bodies that take part."""
        return frozenset(party.country for party in self.view.parties if party.country)

    def outlet(self, article: str) -> str:
        """Who published an article."""
        return outlet(self.shelf, article)

    def sentence(self, account: Account) -> Claim:
        """The sentence in which an account tells of the contact."""
        said_by = clean(account.said_by) if account.said_by else None
        return Claim(clean(account.sentence), self.outlet(account.article), said_by, account.id)


def side_of(shelf: Shelf, account: Account, view: EventView) -> str:
    """The state whose account it is: of who says so, or else of the publisher, where that takes part."""
    states: set[str] = {party.country for party in view.parties if party.country}
    card = shelf.cards[account.article]
    for words in (account.said_by, card.source):
        codes = {name.code for name in codebook.find_names(words or "") if name.code} & states
        codes |= _speaking(words or "", view)
        if len(codes) == 1:
            return land(next(iter(codes))).name
    return land(card.country).name if card.country in states and card.country else OTHERS


def said_in(asked: Asked, gave: Gave) -> list[Said]:
    """What the articles of a contact say that has to do with those who take part, in order."""
    found = [*_statements(asked, gave.statements), *_positions(asked, gave.positions), *_agreed(asked, gave)]
    once = {(each.kind, each.side, fold(each.claim.text)): each for each in reversed(found)}
    return [each for each in found if once[each.kind, each.side, fold(each.claim.text)] is each]


def made_by(said: Said) -> set[str]:
    """The names of the states that promise what was agreed."""
    return {land(code).name for code in said.by}


def alone(ours: Sequence[Said], others: Sequence[Said]) -> list[Said]:
    """What one side says that no other tells alike: by the same speaker's state, in much the same words."""
    return [each for each in ours if not any(_alike(each, other) for other in others)]


def inmost(said: Sequence[Said]) -> list[Said]:
    """What is said, without what only tells that another of these was: "X told Y that | he would come"."""
    return [each for each in said if not any(_is_within(other, each) for other in said)]


def _is_within(inner: Said, outer: Said) -> bool:
    """Whether the words of one are the end of the other's, in the same article."""
    words, around = fold(inner.claim.text), fold(outer.claim.text)
    return inner.article == outer.article and len(words) < len(around) and around.endswith(words)


def _statements(asked: Asked, statements: Iterable[Statement]) -> Iterator[Said]:
    told = {statement.id: statement for statement in statements}
    for statement in told.values():
        outer = told.get(statement.parent or "")
        by = _states(statement.speaker) & asked.states or _named(statement.speaker_text, asked)
        if statement.background or not (by or (outer is not None and _states(outer.speaker) & asked.states)):
            continue
        speaker = listing(phrases(statement.speaker)) or clean(statement.speaker_text)
        kind: SayingKind = "agreed" if fold(statement.cue).split()[:1] and _promises(statement.cue) else "statement"
        text = clean(statement.sentence if kind == "agreed" else statement.content)
        claim = Claim(text, asked.outlet(statement.article), speaker, statement.id, statement.kind == "direct")
        # Words inside another's words are told by that other: "Ivanov said that Marin had promised".
        teller = _states(outer.speaker) & asked.states if outer is not None else by
        yield _said(asked, kind, statement.article, teller, by, statement.content, claim)


def _positions(asked: Asked, positions: Iterable[Position]) -> Iterator[Said]:
    for position in positions:
        by = _states(position.holder) & asked.states
        if by and not position.background:
            known = codebook.matters().get(position.matter)
            matter = clean(known.name if known is not None else position.matter_text)
            holder = listing(phrases(position.holder))
            text = f"{holder} {STANCES[position.stance]} {matter}"
            claim = Claim(text, asked.outlet(position.article), holder, position.id)
            yield _said(asked, "position", position.article, by, by, position.matter_text, claim)


def _agreed(asked: Asked, gave: Gave) -> Iterator[Said]:
    """What was promised or agreed: acts that say so, and how the contact ended by its accounts."""
    for account in gave.accounts:
        by = _states(account.source) & asked.states
        if account.type in PROMISES and account.status not in ("refused", "denied") and by and not account.background:
            claim = asked.sentence(account)
            yield _said(asked, "agreed", account.article, by, by, account.quote, claim)
    for account in asked.view.accounts:
        if account.outcome == "agreed" and account.outcome_text:
            claim = Claim(clean(account.outcome_text), asked.outlet(account.article), None, account.id)
            yield _said(asked, "agreed", account.article, asked.states, asked.states, account.outcome_text, claim)


def _said(  # noqa: PLR0917
    asked: Asked, kind: SayingKind, article: str, teller: Iterable[str], by: Iterable[str], words: str, claim: Claim
) -> Said:
    side = asked.sides[article]
    tellers = sorted(set(teller))
    if side == OTHERS and len(tellers) == 1:
        side = land(tellers[0]).name
    matters = frozenset(match.name for match in codebook.find_matters(words))
    return Said(kind, side, frozenset(by), article, matters, claim)


def _alike(one: Said, other: Said) -> bool:
    if one.by and other.by and not one.by & other.by:
        return False
    ours, theirs = stems(one.claim.text), stems(other.claim.text)
    least = ALIKE_ON_ONE_MATTER if one.matters & other.matters else ALIKE
    return bool(ours and theirs) and len(ours & theirs) >= least * min(len(ours), len(theirs))


def _states(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.country for party in parties if party.country)


def _named(words: str, asked: Asked) -> frozenset[str]:
    """The states of those who take part and whom a speaker's words name."""
    codes = {name.code for name in codebook.find_names(words) if name.code}
    return frozenset((codes & asked.states) | _speaking(words, asked.view))


def _speaking(words: str, view: EventView) -> set[str]:
    """The states of those who take part and are named among the words."""
    said = fold(words).split()
    return {party.country for party in view.parties if party.country and last_name(party.name) in said}


def _promises(cue: str) -> bool:
    return any(word in _promising() for word in fold(cue).split())


@cache
def _promising() -> frozenset[str]:
    return frozenset(word for row in rows("claim_words") for word in cell_list(row["words"]))


# How a position reads behind its holder's name.
STANCES = {
    "supports": "supports",
    "opposes": "opposes",
    "recognises": "recognises",
    "does_not_recognise": "does not recognise",
    "demands": "demands",
    "rules_out": "rules out",
    "offers": "offers",
    "open_to": "is open to",
}
