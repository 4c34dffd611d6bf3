"""Whether two accounts tell of one occurrence: same, possible or different, with a score and the reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.merging.comparing import AHEAD, CALLS, MONTH, WEEK, match_modes, match_parties, match_places, outsiders
from dragoman.merging.facts import Facts, Source, facts_of
from dragoman.merging.matching import Match
from dragoman.merging.parties import NAME, ROLE, STATE_ALONE, pair_parties, party_strength
from dragoman.merging.rules import CONTACT, ruled_out
from dragoman.merging.weights import ACT_FEATURES, BEFORE, CONTACT_FEATURES, SAME, Weight
from dragoman.records import Account, Judgement, Party

SAME_PEOPLE = 0.9  # of `match_parties`: everybody by name


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


def only_one_there(fact: Facts, near: Sequence[Facts], judged: Sequence[Judgement]) -> list[Judgement]:
    """The one event that is all of "their meeting in Rome in May": of the same people, there, within those days.

    None where there are more, or the days are wider than a month. A visit needs no town: its host's land is told; a
    call is held nowhere.
    """
    first, last = _within(fact)
    ahead = fact.account.status in AHEAD  # "they are to meet": the one meeting that came of it
    told = fact.city is not None or fact.account.mode == "visit" or ahead or _in_told_days(fact)
    if last - first > MONTH or not told:
        return []
    fits = [
        other
        for other in near
        if _is_there(fact, other, ahead=ahead)
        and other.account.status in (("happened", "planned") if ahead else ("happened",))
        and first <= other.first <= other.last <= last
        and match_modes(fact, other).score > 0
        and _same_people(fact, other)
    ]
    if len(fits) != 1:
        return []
    found = next((j for j in judged if fits[0].id in (j.a, j.b)), None)
    if found is None or found.relation == "different":
        return []
    reasons = (*found.reasons, "the only one of theirs told there in these days")
    return [replace(found, relation="same", score=probability(SAME), reasons=reasons)]


def _in_told_days(fact: Facts) -> bool:
    """Whether an account tells the week of what no town is told of: "spoke by telephone last week".

    A recalled call or talks may be of a month; talks told as news are of no mode.
    """
    if fact.nights is None or fact.assumed or fact.city is not None:
        return False
    if fact.account.background and fact.account.mode in CALLS | {"talks"}:
        return True
    return fact.nights <= WEEK and fact.account.mode != "talks"


def _same_people(fact: Facts, other: Facts) -> bool:
    """Whether all that an account names were there, by name; who brought them together may go untold.

    Of a visit the state that was visited is enough: whoever received the visitor is of it.
    """
    ours = pair_parties(fact.parties, other.parties)
    if match_parties(fact, other).score >= SAME_PEOPLE:
        return True
    if ours.left or len(ours.pairs) < 2:
        return False
    if not outsiders(ours) and all(_in_person(p, q) for p, q in ours.pairs):
        return True
    strengths = sorted(party_strength(p, q) for p, q in ours.pairs)
    if fact.account.mode == "visit":
        return len(ours.pairs) == 2 and strengths[0] >= STATE_ALONE and strengths[1] >= NAME and not outsiders(ours)
    return strengths[0] >= NAME and fact.city is not None


def _in_person(p: Party, q: Party) -> bool:
    """Whether two are one person by name, or by an office of one state: "the Ethiopian prime minister"."""
    strength = party_strength(p, q)
    return strength >= NAME or (strength >= ROLE and bool(p.role and q.role))


def _is_there(fact: Facts, other: Facts, *, ahead: bool) -> bool:
    """Whether an event can be where an account tells: in its town, else on a visit, else anywhere if ahead."""
    if _in_told_days(fact) and fact.account.mode != "visit" and not ahead:
        return fact.account.mode not in CALLS or other.account.mode == fact.account.mode
    if fact.city is not None:
        return other.city == fact.city or (other.land == fact.land and match_places(fact, other).score > 0)
    return ahead or other.account.mode == "visit"


def _within(fact: Facts) -> tuple[int, int]:
    """The days in which "their recent meeting in Rome" or a coming visit is looked for: those told, or a month."""
    if fact.nights is not None:
        return fact.first, fact.last
    if fact.account.status in AHEAD:
        return fact.first, fact.first + MONTH
    return fact.last - MONTH, fact.last


def compared(a: Facts, b: Facts) -> list[tuple[Weight, Match]]:
    """Each comparison of two accounts of one kind, with what it answers."""
    features = CONTACT_FEATURES if a.account.type == CONTACT else ACT_FEATURES
    return [(weight, weight.compare(a, b)) for weight in features]


def probability(bits: float) -> float:
    """A weight of evidence as a score between 0 and 1."""
    return float(round(1 / (1 + 2.0**-bits), 3))
