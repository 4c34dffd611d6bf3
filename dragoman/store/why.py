"""Why two entries are one event or two: what each comparison says and weighs, and what persons have judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.merging.facts import Facts, Source, facts_of
from dragoman.merging.judgements import compared, judge_facts
from dragoman.merging.rules import ruled_out
from dragoman.merging.weights import BEFORE
from dragoman.records import Account, Judgement
from dragoman.store.rulings import Logged


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison of two accounts: its name, what it saw, its answer from -1 to 1, and the bits it adds."""

    name: str
    reason: str
    score: float
    bits: float


@dataclass(frozen=True, slots=True)
class Why:
    """What is held of two entries: the judgement on the two accounts of them that go together best, and how it came.

    `together` is true where they are one event now. `before` are the bits that speak against any two accounts.
    `rulings` are those of persons between the entries, taken back or not.
    """

    judgement: Judgement
    together: bool
    features: tuple[Feature, ...]
    before: float
    rulings: tuple[Logged, ...]


def why(
    ours: Sequence[Account],
    theirs: Sequence[Account],
    *,
    sources: Mapping[str, Source],
    event_of: Mapping[str, str],
    log: Sequence[Logged],
) -> Why:
    """Compares each account of the one entry with each of the other, and tells of the pair that goes best."""

    def ready(accounts: Sequence[Account]) -> list[Facts]:
        return [facts_of(account, sources.get(account.article, Source())) for account in accounts]

    pairs = [(a, b, judge_facts(a, b)) for a in ready(ours) for b in ready(theirs) if a.id != b.id]
    a, b, judgement = max(pairs, key=lambda pair: (pair[2].score, pair[2].a, pair[2].b))
    asked = {frozenset((one.id, other.id)) for one in ours for other in theirs}
    return Why(
        judgement=judgement,
        together=bool({event_of.get(one.id) for one in ours} & {event_of.get(other.id) for other in theirs}),
        features=_features(*sorted((a, b), key=lambda fact: fact.id)),
        before=BEFORE,
        rulings=tuple(logged for logged in log if asked & {frozenset(pair) for pair in logged.ruling.pairs()}),
    )


def _features(a: Facts, b: Facts) -> tuple[Feature, ...]:
    if ruled_out(a, b) is not None:
        return ()
    return tuple(
        Feature(weight.compare.__name__.removeprefix("match_"), match.reason, match.score, weight.bits * match.score)
        for weight, match in compared(a, b)
        if match.reason
    )
