"""What parts two accounts however alike the rest is: days that cannot meet, a deed held against one that wasn't."""

from __future__ import annotations

from dragoman.merging.comparing import days_apart, may_be_a_day_apart, may_be_printed_late, one_visit
from dragoman.merging.deeds import match_words, may_be_one_deed, of_one_kind, once, sides_turned
from dragoman.merging.facts import Facts
from dragoman.merging.measures import aimed_elsewhere
from dragoman.merging.nearness import beside
from dragoman.merging.parties import names, paired
from dragoman.merging.struck import at_other_hours, struck_elsewhere

# A contact that happened was not refused; every other two statuses can be one event's history.
AGAINST_HAPPENED = frozenset({"refused"})
CONTACT = "CONSULT"
ONE_DEED = 400  # days: a war told of in its second year is the one begun in the first; that of 2014 is another


def ruled_out(a: Facts, b: Facts) -> str | None:
    """Why two accounts cannot tell of one event; None where they can."""
    return one_article(a, b) or contradicts(a, b) or of_two_types(a, b)


def contradicts(a: Facts, b: Facts) -> str | None:
    """Why they cannot by what they say, whichever articles they stand in."""
    for rule in RULES:
        if (why := rule(a, b)) is not None:
            return why
    return None


def other_kind(a: Facts, b: Facts) -> str | None:
    """A contact is no act, and acts of two types are two, but for those as which reports tell one deed."""
    ours, theirs = a.account.type, b.account.type
    if may_be_one_deed(a.account, b.account):
        return None
    return f"one is {_kind(ours)}, the other {_kind(theirs)}"


def of_two_types(a: Facts, b: Facts) -> str | None:
    """Acts of two types are two, where their words don't tell of one deed."""
    if a.account.type == CONTACT or of_one_kind(a.account, b.account) or match_words(a, b).score > 0:
        return None
    return f"one is {_kind(a.account.type)}, the other {_kind(b.account.type)}"


def one_article(a: Facts, b: Facts) -> str | None:
    """What one article tells apart is apart; of a deed it can speak in two places, though not as of two types."""
    if a.account.article != b.account.article:
        return None
    contact = a.account.type == CONTACT
    together = visit_and_talks(a, b) if contact else of_one_kind(a.account, b.account)
    return None if together else "one article tells them apart"


def visit_and_talks(a: Facts, b: Facts) -> bool:
    """Whether one is a visit and the other the talks held during it, which are one contact.

    Of a visit to a town only talks told to be in that town are: "visited Borodianka ... also met the minister".
    """
    modes = {a.account.mode, b.account.mode}
    visit, talks = (a, b) if a.account.mode == "visit" else (b, a)
    if visit.city is not None and not (talks.city == visit.city or _in_one_town(visit, talks)):
        return False
    if "visit" not in modes or not modes & {"meeting", "talks"} or days_apart(a, b) > 0:
        return False
    pairing = paired(a.who, b.who)
    states = [{party.country for party in facts.parties} for facts in (a, b)]
    return len(pairing.pairs) > 1 and states[0] == states[1] and not (pairing.left or pairing.right)


def _in_one_town(a: Facts, b: Facts) -> bool:
    ours, theirs = a.account.place, b.account.place
    return ours is not None and theirs is not None and b.city is not None and beside(ours, theirs)


def days_that_cannot_meet(a: Facts, b: Facts) -> str | None:
    """No day is in both ranges, and no clock explains it."""
    apart = days_apart(a, b)
    if once(a.account) is not None and once(a.account) == once(b.account):
        late = a if a.first > b.first else b  # whose own day is told; the other article was written long before it
        return "done in other years" if apart > ONE_DEED and not late.assumed else None
    if apart <= 0 or may_be_a_day_apart(a, b) or may_be_printed_late(a, b):
        return None
    return "their days cannot meet"


def held_and_refused(a: Facts, b: Facts) -> str | None:
    """What was held was not refused or called off."""
    statuses = {a.account.status, b.account.status}
    if "happened" in statuses and statuses & AGAINST_HAPPENED:
        return "one happened and the other was refused"
    return None


def a_party_excluded(a: Facts, b: Facts) -> str | None:
    """Two people of one state, each the only one of it in an account: the one excludes the other."""
    pairing = paired(a.who, b.who)
    if a.account.type != CONTACT or a.account.mode == b.account.mode == "summit" or one_visit(a, b):
        return None
    if len(pairing.pairs) < 2:
        return _excluding(a, b) or "fewer than two parties in common"
    return None


def turned_round(a: Facts, b: Facts) -> str | None:
    """What one did to the other is not what the other did to it."""
    return sides_turned(a, b) if a.account.type != CONTACT else None


RULES = (
    other_kind, days_that_cannot_meet, held_and_refused, a_party_excluded, turned_round, struck_elsewhere,
    at_other_hours, aimed_elsewhere,
)  # fmt: skip


def _excluding(a: Facts, b: Facts) -> str | None:
    pairing = paired(a.who, b.who)
    for party in pairing.left:
        for other in pairing.right:
            if party.country and party.country == other.country and pairing.pairs:
                return f"{names([party])} in one, {names([other])} in the other"
    return None


def _kind(type_: str) -> str:
    return "a contact" if type_ == CONTACT else f"an act ({type_})"
