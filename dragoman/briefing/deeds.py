"""Tells one act in one sentence: who did, offered, asked, threatened or refused what to whom, and who says so."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dragoman.briefing.days import when_clause
from dragoman.briefing.own_words import own_line
from dragoman.briefing.people import is_singular, phrases
from dragoman.briefing.telling import said_by
from dragoman.briefing.words import capital, clean, listing, with_article
from dragoman.codebook.acts import act_types, word_classes
from dragoman.merging.parties import fold
from dragoman.records import Party

if TYPE_CHECKING:
    from dragoman.store.views import EventView

# How a status turns "attacked" and "attack": {who} did it, {done} is its past, {base} its infinitive.
_TURNS: Mapping[str, str] = {
    "happened": "{who} {done}",
    "planned": "{who} {be} to {base}",
    "proposed": "{who} proposed to {base}",
    "offered": "{who} offered to {base}",
    "demanded": "{who} {was} asked to {base}",
    "threatened": "{who} threatened to {base}",
    "refused": "{who} refused to {base}",
    "denied": "it is denied that {who} {done}",
    "conditional": "{who} would {base} on a condition",
}
# What has its status in its type: a threat is told as a threat, whatever stands beside it.
_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_AGREED: Mapping[str, tuple[str, str]] = {
    "planned": ("made {them} a promise", "made a promise"),
    "offered": ("made {them} an offer", "made an offer"),
    "proposed": ("made {them} a proposal", "made a proposal"),
}
# What these types tell is in the words only: what was asked, promised, given, cut off.
_WITH_WORDS = frozenset(
    {"AGREE", "REQUEST", "REJECT", "THREATEN", "AID", "COOPERATE", "SANCTION", "COERCE", "RETREAT", "CONCEDE"}
)
_MOST_PARTIES = 3
_MOST_WORDS = 18
_PARTICLES = frozenset({"off", "out", "up", "down", "back"})
_BROKEN = frozenset({"of", "and", "or", "'s", "’s"})  # words that follow on what was cut off
_BEFORE_TARGET = 2  # words between what was done and to whom, that need not be shown
_DEEDS = frozenset({2, 4})
"""The quad classes of what is done; the others are words."""


def is_deed(event: EventView) -> bool:
    """Whether something was done, not only said: a material act that happened."""
    return event.status == "happened" and act_types()[event.type].quad in _DEEDS


def tell_act(event: EventView, *, year: bool = False) -> str:
    """One act in one sentence, with its day and who says so."""
    open_ended = None in event.date or event.status == "conditional"
    clause = "" if open_ended else when_clause(event.date, year=year)
    sayers = [sayer for sayer in said_by(event.accounts) if not _does_it(event, sayer)]
    source = f", according to {listing([with_article(name) for name in sayers[:2]])}" if sayers else ""
    own = in_own_words(event)
    if own and event.status == "denied":
        source = ""
    words = f": “{words}”" if not own and (words := own_words(event)) else ""
    return f"{capital(own or what_done(event))}{' ' + clause if clause else ''}{source}{words}."


def _does_it(event: EventView, sayer: str) -> bool:
    """Whether the one who says it is the one who did it: nobody needs to be told both."""
    return any(party.name and fold(sayer) in fold(party.name) for party in event.source)


def in_own_words(event: EventView) -> str | None:
    """Who did what to whom in the words of the leading account; None where they make no sentence of their own."""
    sayers = said_by(event.accounts)
    who = listing(_named(event.source)) if event.source else "a party not named"
    return own_line(event.accounts[0], who, with_article(sayers[0]) if sayers else None)


def what_done(event: EventView) -> str:
    """Who did what to whom, without the day: "Germany imposed restrictions on Russia"."""
    who = listing(_named(event.source)) if event.source else "a party not named"
    others = [_of_a_weapon(party) for party in event.target] if event.type == "ACCUSE" else event.target
    them = "each other" if len(event.source) > 1 and event.source == event.target else listing(_named(others))
    done, base = _verbs(event.type, event.mode, alone=not event.target)
    if event.type == "AGREE" and event.status in _AGREED:
        told = _AGREED[event.status][not event.target]
        return f"{who} {told.format(them=them)}"
    turn = _TURNS["happened" if event.type in _WORDS and event.status != "denied" else event.status]
    one = is_singular(event.source) or not event.source
    return turn.format(
        who=who, done=done.format(them=them), base=base.format(them=them), be="is" if one else "are",
        was="was" if one else "were",
    )  # fmt: skip


def _of_a_weapon(party: Party) -> Party:
    """Whose a weapon is: a missile is accused of nothing."""
    arms = word_classes()["weapons"] | word_classes()["projectiles"]
    is_arm = party.name is None and party.role is not None and party.role.split()[-1].removesuffix("s") in arms
    return replace(party, role=None) if is_arm and party.country else party


def own_words(event: EventView) -> str:
    """What was asked, promised or given, in the words of the leading account: "a loan of 30 million euros"."""
    account = event.accounts[0]
    told = {
        piece.field: (piece.start, piece.end)
        for piece in account.evidence
        if piece.part == account.part and not piece.inferred and piece.start is not None and piece.end is not None
    }
    status, target = told.get("status"), told.get("target")
    first, last = account.span
    if event.type not in _WITH_WORDS or status is None or not first <= status[0] < last:
        return ""
    start, begins = status[1], account.sentence_span[0]
    if target is not None and start <= target[0] < target[1] <= last:
        between = account.sentence[start - begins : target[0] - begins]
        start = target[1] if len(between.split()) <= _BEFORE_TARGET else start  # "urged | on Chad | to withdraw"
    words = clean(account.sentence[start - begins : last - begins]).strip(" ,;:").split()
    if words and words[0] in _PARTICLES:
        words = words[1:]  # "ruled | out | an embargo"
    if words and words[0] in _BROKEN:
        return ""
    short = " ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
    return short if len(words) > 1 else ""


def _named(parties: Sequence[Party]) -> list[str]:
    told = phrases(parties)
    if len(told) <= _MOST_PARTIES:
        return told
    return [*told[: _MOST_PARTIES - 1], f"{len(told) - _MOST_PARTIES + 1} others"]


def _verbs(type_: str, mode: str | None, *, alone: bool) -> tuple[str, str]:
    row = _table().get((type_, mode or "")) or _table()[type_, ""]
    return (row["alone_done"], row["alone_base"]) if alone else (row["done"], row["base"])


@cache
def _table() -> Mapping[tuple[str, str], Mapping[str, str]]:
    text = (files("dragoman.briefing") / "tables" / "acts.csv").read_text(encoding="utf-8")
    return {(row["type"], row["mode"]): row for row in csv.DictReader(text.splitlines())}
