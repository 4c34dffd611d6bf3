"""Compares two accounts feature by feature. Each answers from -1 (speaks against one event) to 1, and why.

0 says nothing either way. What the answers weigh stands in `weights.py`; what settles it alone, in `rules.py`.
"""

from __future__ import annotations

from datetime import date

from dragoman import codebook
from dragoman.merging.deeds import may_be_seldom, once, seldom_done
from dragoman.merging.facts import OPEN_FIRST, OPEN_LAST, Facts, stems, west_of
from dragoman.merging.matching import NOTHING, Match
from dragoman.merging.nearness import beside
from dragoman.merging.parties import (
    NAME,
    ROLE,
    STATE_ALONE,
    Pairing,
    fuller,
    names,
    pair_parties,
    paired,
    party_strength,
)
from dragoman.records import Account, Party

# Ways of being in contact that two reports of one contact may choose between; `talks` goes with all.
ALIKE = (frozenset({"phone", "video"}), frozenset({"meeting", "visit", "summit"}))
CALLS = frozenset({"phone", "video"})
AHEAD = frozenset({"planned", "proposed", "demanded", "offered"})
PLANNED = frozenset({"planned", "proposed"})
NIGHT, WEEK, FORTNIGHT, MONTH = 1, 7, 14, 31  # nights
YEARS = 1200  # days between two articles from which they hardly name one deed in passing
LATE = 3  # days after an event on which its news is still printed without a day
FRESH = 1  # days: what an article tells as its news without a day lies at most so far back
ENOUGH_WORDS = 4  # stems of topics on both sides, from which having none in common says something
# Beginnings of words (`facts.STEM`) by which whoever is named besides two had them meet.
BRINGING = frozenset("hosted hostin broker mediat facili auspic sponso conven chaire brough".split())
VISIT = 0.5  # the same guest in the same state, whoever received him
COPIED = 0.8  # share of the words of two sentences that are the same, from which one is copied
SHORTEST_COPY = 6  # stems besides the names: shorter sentences are alike by chance


def match_parties(a: Facts, b: Facts) -> Match:
    """Everyone paired is the best; people left over from states that are in it anyway are a delegation.

    Of one visit it is enough that it is the same guest's; who received him may be told in one of them only.
    """
    found = _match_everyone(a, b)
    if one_visit(a, b) and found.score < VISIT:
        return Match(VISIT, f"{names([*a.account.source])} on a visit to one state in both")
    return found


def _match_everyone(a: Facts, b: Facts) -> Match:
    pairing = paired(a.who, b.who)
    if a.account.mode == b.account.mode == "summit" and pairing.pairs:
        return Match(0.6, f"both at a summit, with {_both(pairing)}")
    if len(pairing.pairs) < 2:
        return Match(-1.0, "fewer than two parties in common")
    others = [party for party in outsiders(pairing) if not _publishes(party, pairing, a, b)]
    # Two at the side of a summit of three met on their own; a host whom one report leaves out says less.
    one_summit = (a.account.mode == "summit") != (b.account.mode == "summit")
    named = [party for party in others if party.name or (one_summit and party.role)]
    three = one_summit and max(len(a.parties), len(b.parties)) == len(pairing.pairs) + len(named) == 3
    hosts = all(party.country and party.country in (a.land, b.land) for party in named)
    bodies = all(party.country and codebook.state(party.country) is None for party in named)
    if named and (hosts or bodies) and not one_summit and _brought_together(pairing, a, b):
        return Match(0.6, f"{names(named)}, who brought them together, only in one of them")
    if named and hosts and (three or not one_summit):
        return Match(0.0, f"{names(named)}, the host, only in one of them")
    if named and bodies and not one_summit:
        return Match(0.1, f"{names(named)}, who may have mediated, only in one of them")
    if named:
        modes = {a.account.mode, b.account.mode}
        few = modes <= CALLS | {"talks"} and bool(modes & CALLS)  # of a call with three, a report may name two
        abroad = len(modes) == 1 and len({party.country for pair in pairing.pairs for party in pair}) > 1
        score = 0.5 if len(pairing.pairs) > 2 * len(named) else (0.4 if abroad else 0.2) if few else -0.4
        return Match(score, f"{names(named)} only in one of them")
    if pairing.strength < STATE_ALONE:
        return Match(-0.2, "same states in other roles")
    score = 0.5 + (pairing.strength - STATE_ALONE) * 1.45  # by state alone 0.5, by name or identity 1
    if others:
        return Match(min(score, 0.6), f"{_both(pairing)}; {names(others)} only in one of them")
    return Match(min(score, 1.0), f"same parties ({_both(pairing)})")


def match_company(a: Facts, b: Facts) -> Match:
    """Three or more who are all in both accounts met once: of two alone the next contact may be of that day too."""
    pairing = paired(a.who, b.who)
    whole = len(pairing.pairs) > 2 and pairing.strength >= ROLE and not (pairing.left or pairing.right)
    if not whole or "summit" in (a.account.mode, b.account.mode):
        return NOTHING
    states = {party.country for pair in pairing.pairs for party in pair if party.country}
    return Match(1.0, f"all {len(pairing.pairs)} in both") if len(states) > 2 else NOTHING


def one_visit(a: Facts, b: Facts) -> bool:
    """Whether both tell of one visitor in one state; who received the visitor there may differ."""
    if not a.account.mode == b.account.mode == "visit":
        return False
    guests = pair_parties(a.account.source, b.account.source)
    states = [{party.country for party in facts.parties} for facts in (a, b)]
    named = bool(guests.pairs) and guests.strength >= NAME and not (guests.left or guests.right)
    return named and states[0] == states[1] and len(states[0]) > 1 and None not in states[0]


def _publishes(party: Party, pairing: Pairing, a: Facts, b: Facts) -> bool:
    """Whether an account leaves out only whoever publishes it: "Today I met in Brussels with A and B"."""
    silent = b if party in pairing.left else a
    return party.country is not None and party.country == silent.source.country


def _brought_together(pairing: Pairing, a: Facts, b: Facts) -> bool:
    """Whether two are in both accounts, one at least by name, and the one that names more says who had them meet."""
    fuller_one = a if pairing.left else b
    by_name = max((party_strength(*pair) for pair in pairing.pairs), default=0.0) >= NAME
    return (
        len(pairing.pairs) == 2
        and by_name
        and pairing.strength >= ROLE
        and not BRINGING.isdisjoint(fuller_one.wording)
    )


def match_days(a: Facts, b: Facts) -> Match:
    """The same told day or overlapping narrow ranges; what isn't told or is wide says little.

    A deed done but once needs no day.
    """
    if once(a.account) is not None and once(a.account) == once(b.account):
        return _days_of_one_deed(a, b)
    if a.nights is None or b.nights is None:
        return _open_days(a, b)
    apart = days_apart(a, b)
    if apart > 0 and not may_be_a_day_apart(a, b):
        told = "no day in either" if a.assumed and b.assumed else "no day in one of them"
        if may_be_printed_late(a, b) and seldom_done(a.account, b.account):
            return Match(0.2, f"{told}, of what is seldom done, and {apart} days between their articles")
        return Match(-0.6, f"{told}, and {apart} day{'s' if apart > 1 else ''} between their articles")
    if apart > 0:
        clocks = by_the_clocks(a, b)
        why = "as the clocks of both capitals allow" if clocks else "as the day of printing allows"
        return Match(0.6 if clocks else 0.4, f"{_day(min(a.last, b.last))} and {_day(max(a.first, b.first))}, {why}")
    wide = max(a.nights, b.nights)
    when = _day(max(a.first, b.first))
    if wide > NIGHT:
        return _wide_days(a, b, wide)
    if (a.first, a.last) == (b.first, b.last):
        return Match(1.0, f"both on {when}" if wide == 0 else f"both on {when} or {_day(a.last)}")
    return Match(0.9, f"days overlap on {when}")


def match_modes(a: Facts, b: Facts) -> Match:
    """One mode, modes that reports use for one another, or modes that speak against one contact."""
    ours, theirs = a.account.mode, b.account.mode
    if ours == theirs:
        return Match(1.0, f"both {mode_words(ours)}")
    if "talks" in (ours, theirs) or None in (ours, theirs) or any({ours, theirs} <= group for group in ALIKE):
        return Match(0.5, f"{mode_words(ours)} and {mode_words(theirs)} go together")
    # One side's video call is the other's meeting; a call by phone is told as a meeting only by mistake.
    score = -0.4 if "video" in (ours, theirs) else -1.0
    return Match(score, f"one {mode_words(ours)}, the other {mode_words(theirs)}")


def match_places(a: Facts, b: Facts) -> Match:
    """One city speaks for one event, two against it; calls are held nowhere."""
    if a.city is not None and b.city is not None:
        if a.city == b.city or _near(a, b):
            return Match(1.0, f"both in {_place(a)}" if a.city == b.city else f"{_place(a)} and {_place(b)} are near")
        unplaced = (a.land == b.land or None in (a.land, b.land)) and not (_located(a) and _located(b))
        return NOTHING if unplaced else Match(-1.0, f"one in {_place(a)}, the other in {_place(b)}")
    if a.land is None or b.land is None:
        return NOTHING
    return (
        Match(0.3, f"both in {a.land}")
        if a.land == b.land
        else Match(-1.0, f"one in {a.land}, the other in {b.land}")
    )


def match_topics(a: Facts, b: Facts) -> Match:
    """How much of what the one was about the other was about as well."""
    shared, fewest = a.topics & b.topics, min(len(a.topics), len(b.topics))
    if not shared:
        return Match(-0.3, "no topic in common") if fewest >= ENOUGH_WORDS else NOTHING
    score = min(1.0, len(shared) / min(fewest, ENOUGH_WORDS)) if len(shared) > 1 else 0.4
    return Match(score, f"both on {_topics_in_common(a, shared)}")


def match_origin(a: Facts, b: Facts) -> Match:
    """Who called, invited or visited: told alike speaks for one contact, told the other way round against it."""
    ours, theirs = a.account.source, b.account.source
    if not ours or not theirs or a.account.type != "CONSULT":
        return NOTHING
    if pair_parties(ours, theirs).pairs:
        return Match(1.0, f"both begun by {names([*ours])}")
    return Match(-1.0, f"begun by {names([*ours])} in one, by {names([*theirs])} in the other")


def match_wording(a: Facts, b: Facts) -> Match:
    """The same sentence in both: one is a copy of the other. An outlet that words its news alike says nothing."""
    shared = len(a.wording & b.wording)
    if a.source.outlet == b.source.outlet or None in (a.source.outlet, b.source.outlet):
        return NOTHING
    if shared < SHORTEST_COPY or shared < COPIED * len(a.wording | b.wording):
        return NOTHING
    return Match(1.0, "in the same words")


def outsiders(pairing: Pairing) -> list[Party]:
    """Parties left over that belong to neither side's delegation: their state takes no part, or there is only one."""
    inside = {party.country for pair in pairing.pairs for party in pair if party.country}
    left_over = [*pairing.left, *pairing.right]
    return [party for party in left_over if party.country not in inside] if len(inside) > 1 else left_over


def days_apart(a: Facts, b: Facts) -> int:
    """Days between the end of the earlier and the start of the later; 0 or less where they meet."""
    return max(a.first, b.first) - min(a.last, b.last)


def may_be_a_day_apart(a: Facts, b: Facts) -> bool:
    """Whether one event can have two days: by the clocks of two capitals, or by the day on which it was printed."""
    if a.nights is None or b.nights is None or a.source.outlet == b.source.outlet or days_apart(a, b) != 1:
        return False
    early, late = (a, b) if a.first < b.first else (b, a)
    # A side's own release without a day is of the day it appears; somebody else may print it the day after.
    release = late.source.country in {party.country for party in late.parties}
    return by_the_clocks(a, b) or (late.assumed and not early.assumed and not release)


def by_the_clocks(a: Facts, b: Facts) -> bool:
    """Whether two of those who take part tell of one event on two days, the one in the west on the earlier."""
    early, late = (a, b) if a.first < b.first else (b, a)
    states = {party.country for party in (*a.parties, *b.parties)}
    return {early.source.country, late.source.country} <= states and bool(west_of(early.source, late.source))


def may_be_printed_late(a: Facts, b: Facts) -> bool:
    """Whether the later of two accounts tells no day of its own, so that its event may be the earlier one's.

    One outlet prints each occasion on its own day.
    """
    late = a if a.first > b.first else b
    elsewhere = a.source.outlet != b.source.outlet or a.source.outlet is None
    return elsewhere and late.assumed and days_apart(a, b) <= LATE


def mode_words(mode: str | None) -> str:
    """How a contact was made, in words."""
    return MODES.get(mode or "", "of untold mode")


MODES = {
    "phone": "by phone",
    "video": "by video",
    "meeting": "in person",
    "visit": "on a visit",
    "summit": "at a summit",
    "talks": "in talks",
}


def _days_of_one_deed(a: Facts, b: Facts) -> Match:
    """What is done once needs no day: later articles name it in passing, on whatever day they write."""
    if a.nights is not None and b.nights is not None and days_apart(a, b) <= 0 and not (a.assumed or b.assumed):
        return Match(1.0, f"days overlap on {_day(max(a.first, b.first))}")
    if abs(a.last - b.last) > YEARS:
        return Match(-0.2, "done once, but told of years apart")
    return Match(0.6, "done once, and no day contradicts it")


def _open_days(a: Facts, b: Facts) -> Match:
    """An end is open. News told without a day lies just before its article, a plan without one not far behind it."""
    if a.nights is None and b.nights is None:
        return _one_plan(a, b) or _between(a, b) or Match(-0.6, "no day in either")
    told, untold = (a, b) if a.nights is not None else (b, a)
    near = untold.last - told.last if untold.last < OPEN_LAST else told.first - untold.first
    again = a.account.article == b.account.article and may_be_seldom(a.account)  # "will expel ... were expelled"
    if (
        (again or a.source.outlet != b.source.outlet)
        and not untold.account.background
        and _is_still_ahead(untold.account) <= near <= FRESH  # what is ahead is not what was held that day
        and told.nights == 0
    ):
        return Match(0.2, f"on {_day(told.first)}, close to an article that tells no day")
    return Match(-0.8, "no day told in one of them")


def _is_still_ahead(account: Account) -> bool:
    """Whether what is told as ahead was not done that day: a measure or a truce is done by announcing it."""
    return account.status in AHEAD and not (account.status == "planned" and may_be_seldom(account))


def _one_plan(a: Facts, b: Facts) -> Match | None:
    """Two reports, at most two weeks apart, of what the same people agreed to do some day, in one way.

    Told within a day it is enough that one guest is to go to one state, or one body to hold a summit.
    """
    if _is_told_at_once(a, b):
        return Match(0.8, "both ahead on an untold day, told within a day of each other")
    both = a.account.status == b.account.status == "planned" and a.account.mode == b.account.mode
    near = a.last == b.last == OPEN_LAST and abs(a.first - b.first) <= FORTNIGHT
    pairing = paired(a.who, b.who)
    alone = not (pairing.left or pairing.right) and pairing.strength >= NAME
    other = a.source.outlet != b.source.outlet or a.source.outlet is None
    return Match(0.4, "both ahead on an untold day") if both and near and alone and other else None


def _is_told_at_once(a: Facts, b: Facts) -> bool:
    """Whether two outlets tell within a day of one guest's visit to one state, or one body's summit, ahead."""
    ahead = a.account.status in PLANNED and b.account.status in PLANNED
    open_ = a.last == b.last == OPEN_LAST and abs(a.first - b.first) <= FRESH
    if not (ahead and open_) or a.source.outlet == b.source.outlet:
        return False
    pairing = paired(a.who, b.who)
    summit = a.account.mode == b.account.mode == "summit" and bool(pairing.pairs)
    return one_visit(a, b) or (summit and not (pairing.left or pairing.right))


def _between(a: Facts, b: Facts) -> Match | None:
    """What is ahead in one article and behind in another was done between the two."""
    first, last = max(a.first, b.first), min(a.last, b.last)
    if first == OPEN_FIRST or last == OPEN_LAST or not 0 <= last - first <= WEEK:
        return None
    when = _day(first) if first == last else f"between {_day(first)} and {_day(last)}"
    return Match(0.4 if last - first <= FRESH else 0.0, f"ahead in one, done in the other: {when}")


def _wide_days(a: Facts, b: Facts, wide: int) -> Match:
    """The days overlap, but one of the ranges holds more than one occasion."""
    if a.assumed and b.assumed:
        return Match(-0.6, "no day in either, only the days on which the articles can have been written")
    held_and_ahead = (a.account.status in AHEAD) != (b.account.status in AHEAD)
    if wide <= WEEK and held_and_ahead:
        return Match(0.3, "one told beforehand, within a week")
    if (a.first, a.last) == (b.first, b.last) and wide <= MONTH and a.account.mode == "visit" and not held_and_ahead:
        return Match(0.5, "on a visit of the same week" if wide <= WEEK else "on a visit of the same month")
    span = "a week" if wide <= WEEK else "a month" if wide <= MONTH else "more than a month"
    return Match(-0.4 if wide <= WEEK else -0.6 if wide <= MONTH else -0.8, f"days overlap, but within {span}")


def _both(pairing: Pairing) -> str:
    return names([fuller(*pair) for pair in pairing.pairs])


def _place(facts: Facts) -> str:
    return facts.account.place.name if facts.account.place is not None else ""


def _located(facts: Facts) -> bool:
    return facts.account.place is not None and facts.account.place.lat is not None


def _near(a: Facts, b: Facts) -> bool:
    """Whether a palace and its city, say, lie within `NEAR` degrees."""
    ours, theirs = a.account.place, b.account.place
    return ours is not None and theirs is not None and beside(ours, theirs)


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if 0 < ordinal < OPEN_LAST else "an untold day"


def _topics_in_common(a: Facts, shared: frozenset[str]) -> str:
    """The topics of one account that have words of the other's, in the account's own words."""
    told = [topic for topic in a.account.topics if stems(topic) & shared]
    return "; ".join(told[:2]) or ", ".join(sorted(shared)[:3])
