"""Whether two accounts tell of one occurrence: same, possible or different, with a score and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Literal, NamedTuple

from dragoman.merging.days import bounds, known, meet, width
from dragoman.merging.parties import STATE, Pairing, pair_parties
from dragoman.records import Account, Days, Party

Relation = Literal["same", "possible", "different"]

# Ways of being in contact that two reports of one contact may choose between; `talks` goes with all.
ALIKE = (frozenset({"phone", "video"}), frozenset({"meeting", "visit", "summit"}))
# A contact that happened was not refused; every other two statuses can be one contact's history.
AGAINST_HAPPENED = frozenset({"refused", "denied"})
SAME = 0.7  # the product of parties, mode and day from which two accounts are one
WIDEST_DAYS = 1  # nights: "late Thursday" told as Thursday or Friday; wider ranges hold more than one occasion
# What is left of the score where modes differ: what one side calls a video call, the other calls a meeting.
VIDEO_OR_IN_PERSON = 0.75
PHONE_OR_IN_PERSON = 0.6


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is held of two accounts: `relation`, a `score` from 0 to 1, and why."""

    a: str
    b: str
    relation: Relation
    score: float
    reason: str


class Match(NamedTuple):
    """One comparison's score from 0 to 1 and what it saw."""

    score: float
    reason: str


def judge(a: Account, b: Account) -> Judgement:
    """Compares two accounts. Symmetric but for the order of the ids."""
    if b.id < a.id:
        a, b = b, a
    ruled_out = _different(a, b)
    if ruled_out is not None:
        return Judgement(a.id, b.id, "different", 0.0, ruled_out)
    matches = (match_parties(a, b), match_modes(a, b), match_days(a.date, b.date))
    score = round(prod(match.score for match in matches), 2)
    relation: Relation = "same" if score >= SAME else "possible" if matches[0].score > 0 else "different"
    return Judgement(a.id, b.id, relation, score, ", ".join(match.reason for match in matches))


def match_parties(a: Account, b: Account) -> Match:
    """Every party paired is the best; people left over from states that are in it anyway are its delegation."""
    pairing = pair_parties(a, b)
    if len(pairing.pairs) < 2:
        return Match(0.0, "fewer than two parties in common")
    if _outsiders(pairing):
        return Match(0.5, f"{_names(_outsiders(pairing))} only in one of them")
    if pairing.strength < STATE:
        return Match(pairing.strength, "same states in other roles")
    return Match(pairing.strength, f"same parties ({_names([_fuller(*pair) for pair in pairing.pairs])})")


def match_modes(a: Account, b: Account) -> Match:
    """One mode, modes that reports use for one another, or modes that speak against one contact."""
    if a.mode == b.mode:
        return Match(1.0, f"both {_mode_words(a.mode)}")
    if "talks" in (a.mode, b.mode) or None in (a.mode, b.mode) or any({a.mode, b.mode} <= group for group in ALIKE):
        return Match(0.95, f"{_mode_words(a.mode)} and {_mode_words(b.mode)} go together")
    mixed = VIDEO_OR_IN_PERSON if "video" in (a.mode, b.mode) else PHONE_OR_IN_PERSON
    return Match(mixed, f"one {_mode_words(a.mode)}, the other {_mode_words(b.mode)}")


def match_days(a: Days, b: Days) -> Match:
    """The same told day or overlapping narrow ranges; what isn't told or is wide stays possible."""
    if not known(a) or not known(b):
        return Match(0.4, "no day told in one of them" if any(a) or any(b) else "no day told in either")
    if max(width(a), width(b)) > WIDEST_DAYS:
        return Match(0.5, "days overlap but are told too widely")
    low, high = max(bounds(a)[0], bounds(b)[0]), min(bounds(a)[1], bounds(b)[1])
    if bounds(a) == bounds(b):
        return Match(1.0, f"both on {low}" if low == high else f"both on {low} or {high}")
    return Match(0.9, f"days overlap on {low}")


def _different(a: Account, b: Account) -> str | None:
    """The hard rules: what no likeness of the rest can outweigh."""
    if a.type != "CONSULT" or b.type != "CONSULT":
        return "acts are not joined yet"
    if a.article == b.article:
        return "one article tells them apart"
    if not meet(a.date, b.date):
        return "their days cannot meet"
    statuses = {a.status, b.status}
    if "happened" in statuses and statuses & AGAINST_HAPPENED:
        return "one happened and the other was refused or denied"
    return None


def _outsiders(pairing: Pairing) -> list[Party]:
    """Parties left over that belong to neither side's delegation: their state takes no part, or there is only one."""
    inside = {party.country for pair in pairing.pairs for party in pair if party.country}
    left_over = [*pairing.left, *pairing.right]
    return [party for party in left_over if party.country not in inside] if len(inside) > 1 else left_over


def _fuller(p: Party, q: Party) -> Party:
    return max(p, q, key=lambda party: (len(party.name or ""), party.name or "", party.country or ""))


def _names(parties: list[Party]) -> str:
    return ", ".join(sorted(party.name or party.country or party.role or "unnamed" for party in parties))


def _mode_words(mode: str | None) -> str:
    by = {
        "phone": "by phone",
        "video": "by video",
        "meeting": "in person",
        "visit": "on a visit",
        "summit": "at a summit",
    }
    return by.get(mode or "", "in talks" if mode == "talks" else "of untold mode")
