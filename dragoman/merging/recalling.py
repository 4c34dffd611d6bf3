"""The one event that is all of what is told without its day: "their meeting in Rome in May", "the ten expelled".

What weighs too little by itself is enough where nothing else of theirs is known of those days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.merging.comparing import (
    AHEAD,
    CALLS,
    LATE,
    MONTH,
    WEEK,
    match_modes,
    match_parties,
    match_places,
    outsiders,
)
from dragoman.merging.deeds import (
    DEAL,
    is_summons,
    match_counts,
    match_deeds,
    match_sides,
    match_words,
    of_one_kind,
    seldom_done,
)
from dragoman.merging.facts import OPEN_LAST, Facts
from dragoman.merging.judgements import probability
from dragoman.merging.namesakes import named_in_both
from dragoman.merging.parties import NAME, ROLE, STATE_ALONE, is_body, one_office, pair_parties, party_strength
from dragoman.merging.rules import CONTACT
from dragoman.merging.struck import FORCE
from dragoman.merging.weights import SAME
from dragoman.records import Judgement, Party

SAME_PEOPLE = 0.9  # of `match_parties`: everybody by name
SAME_CLASS = 0.5  # of `match_deeds`: one mode or one CAMEO code
NEAREST = 8  # events that an account without a narrow day is compared with, before it and after it
QUARTER = 92  # nights: "last autumn", the widest days from which a deed of few is recalled
YEAR = (
    366  # days: what is recalled without its day is looked for so far back where both name the thing it was done to
)
SEASON = 62  # days within which what was agreed without a day is held, if nothing else of theirs is told
# Deeds that two sides do seldom enough for one of a month to be known by its number or words.
SELDOM = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "SANCTION", "COERCE"})


def only_one_there(fact: Facts, near: Sequence[Facts], judged: Sequence[Judgement]) -> list[Judgement]:
    """The one event that is all of "their meeting in Rome in May": of the same people, there, within those days.

    None where there are more, or the days are wider than a month. A visit needs no town: its host's land is told; a
    call is held nowhere.
    """
    fits = _FITTING.get(fact.account.type, _deeds_then)(fact, near)
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
    if fact.city is not None and not outsiders(ours) and _are_delegates(fact, other):
        return True
    strengths = sorted(party_strength(p, q) for p, q in ours.pairs)
    if fact.account.mode == "visit":
        return len(ours.pairs) == 2 and strengths[0] >= STATE_ALONE and strengths[1] >= NAME and not outsiders(ours)
    if fact.city is None or outsiders(ours):
        return strengths[0] >= NAME and fact.city is not None
    return strengths[0] >= STATE_ALONE and strengths[-1] >= NAME  # "a delegation met him in Rome"


def _are_delegates(fact: Facts, other: Facts) -> bool:
    """Whether nobody is named who was there by one account, only "the representatives", and no minister by the other.

    Leaders and ministers of the same two states may have met in that town in those weeks as well.
    """
    unnamed = all(is_body(party) for party in fact.parties)
    return unnamed and not any(one_office(party) for party in other.parties)


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
    """The days in which "their recent meeting in Rome" or a coming visit is looked for: those told, or a month.

    What is ahead without a day is not of that day, and may be two months off; with neither day nor town told it was
    of that week.
    """
    if fact.nights is not None:
        return fact.first, fact.last
    if fact.account.status in AHEAD:
        return fact.first + 1, fact.first + (SEASON if fact.account.status == "planned" else MONTH)
    return fact.last - (WEEK if _just_told(fact) else MONTH), fact.last


def _just_told(fact: Facts) -> bool:
    """Whether an account recalls what has no told day and no town: "the announcement came after the two spoke"."""
    told = fact.account.date_text is not None or fact.city is not None or fact.account.mode == "visit"
    return fact.nights is None and fact.last < OPEN_LAST and not told


def _contacts_there(fact: Facts, near: Sequence[Facts]) -> list[Facts]:
    """The contacts that are all of what an account tells: of the same people, there, within those days."""
    first, last = _within(fact)
    ahead = fact.account.status in AHEAD  # "they are to meet": the one meeting that came of it
    just = _just_told(fact)
    told = fact.city is not None or fact.account.mode == "visit" or ahead or just or _in_told_days(fact)
    if last - first > (SEASON if ahead else MONTH) or not told or fact.account.status not in (*AHEAD, "happened"):
        return []
    fits = [
        other
        for other in near
        if (other.account.mode != "visit" if just else _is_there(fact, other, ahead=ahead))
        and other.account.status in ("happened", "planned")
        and first <= other.first <= other.last <= last
        and match_modes(fact, other).score > 0
        and _same_people(fact, other)
    ]
    return [] if just and any(other.last < fact.last - LATE for other in fits) else fits


def _deeds_then(fact: Facts, near: Sequence[Facts]) -> list[Facts]:
    """The deeds that are all of what an account recalls: "in March it expelled ten", "the credit line of May"."""
    if not _may_be_recalled(fact):
        return []
    first, last = (fact.first, fact.last) if fact.nights is not None else (fact.last - MONTH, fact.last)
    early = first if fact.nights is not None else fact.last - YEAR
    return [
        other
        for other in near
        if (first if not _of_one_thing(fact, other) else early) <= other.first <= other.last <= last
        and other.account.status in ("happened", "planned")
        and match_sides(fact, other).score > 0
        and _is_that_deed(fact, other, near=fact.nights is not None or other.last >= fact.last - LATE)
    ]


def _may_be_recalled(fact: Facts) -> bool:
    account = fact.account
    told = fact.nights is not None and not fact.assumed and fact.nights <= QUARTER
    done = account.status == "happened" or (account.type in DEAL and account.status == "planned")
    return (
        (account.type in SELDOM or is_summons(account))
        and done
        and (told or (fact.nights is None and fact.last < OPEN_LAST))
    )


def _is_that_deed(fact: Facts, other: Facts, *, near: bool) -> bool:
    """Whether a deed is the one recalled: of its kind and number, or `near` the days told in its words."""
    number = match_counts(fact, other).score
    if number > 0 and of_one_kind(fact.account, other.account):
        return near or number == 1
    deeds, words = match_deeds(fact, other).score, match_words(fact, other).score
    # "The restrictions imposed by Wellington", days after the news of them, is in no words of that news.
    just_done = fact.nights is None and deeds >= SAME_CLASS
    just_done = just_done or ((fact.nights or 0) <= MONTH and seldom_done(fact.account, other.account))
    alike = number == 0 and deeds > 0 and match_sides(fact, other).score == 1
    return alike and ((near and (words > 0 or just_done)) or _of_one_thing(fact, other))


def _attacks_then(fact: Facts, near: Sequence[Facts]) -> list[Facts]:
    """The attack that one recalled by the name of its town is: "the attack on Erbil", the only one there of a month.

    Where more attacks are known than are looked at, none is the only one.
    """
    account = fact.account
    told = fact.nights is not None and fact.nights <= MONTH
    if account.status != "happened" or not account.background or len(near) >= NEAREST:
        return []
    first, last = (fact.first, fact.last) if told else (fact.last - MONTH, fact.last)
    return [
        other
        for other in near
        if first <= other.first <= other.last <= last
        and other.account.type == account.type
        and other.account.status == "happened"
        and match_sides(fact, other).score == 1
        and named_in_both(fact, other)
    ]


def _of_one_thing(fact: Facts, other: Facts) -> bool:
    """Whether two of a kind seldom done name one thing besides their sides: the consulate in Split, shut but once."""
    return seldom_done(fact.account, other.account) and bool(named_in_both(fact, other))


_FITTING = {CONTACT: _contacts_there, FORCE: _attacks_then}
