"""Whether two accounts tell of one occurrence: same, possible or different, with a score and the reasons in words."""

from __future__ import annotations

from dragoman.merging.facts import Facts, Source, facts_of
from dragoman.merging.matching import Match
from dragoman.merging.rules import CONTACT, ruled_out
from dragoman.merging.weights import ACT_FEATURES, BEFORE, CONTACT_FEATURES, SAME, Weight
from dragoman.records import Account, Judgement


def judge(a: Account, b: Account, *, sources: tuple[Source, Source] = (Source(), Source())) -> Judgement:
    """Compares two accounts; `sources` are who published them. Symmetric but for the order of the ids."""
    return judge_facts(facts_of(a, sources[0]), facts_of(b, sources[1]))


def judge_facts(a: Facts, b: Facts) -> Judgement:
    """Compares two accounts that were made ready."""
    if b.id < a.id:
        a, b = b, a
    why = ruled_out(a, b)
    if why is not None:
        return Judgement(a.id, b.id, "different", 0.0, (why,))
    found = compared(a, b)
    bits = BEFORE + sum(weight.bits * match.score for weight, match in found)
    reasons = tuple(match.reason for _, match in found if match.reason)
    return Judgement(a.id, b.id, "same" if bits >= SAME else "possible", probability(bits), reasons)


def compared(a: Facts, b: Facts) -> list[tuple[Weight, Match]]:
    """Each comparison of two accounts of one kind, with what it answers."""
    features = CONTACT_FEATURES if a.account.type == CONTACT else ACT_FEATURES
    return [(weight, weight.compare(a, b)) for weight in features]


def probability(bits: float) -> float:
    """A weight of evidence as a score between 0 and 1."""
    return float(round(1 / (1 + 2.0**-bits), 3))
