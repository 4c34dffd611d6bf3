"""Says whose officials did what a passive leaves open: "jailed in Madrid", "detained, the Libyan navy said"."""

from __future__ import annotations

from dragoman import codebook
from dragoman.accounts.acts import slots
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

# What a state's own officials do where it takes place.
DONE_THERE = frozenset({"arrest", "deport", "censor", "curfew"})
COURTS = frozenset({"115", "116"})  # CAMEO's codes of charges and convictions, which are a court's
PROTESTED = "114"  # CAMEO's code of formal complaints, which an envoy is called in for
# What is said or decided in a capital is its state's.
SAID_THERE = frozenset({"ACCUSE", "REJECT"})
# Who tells of their own deeds: a ministry, an army, a court.
OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "SPY"})
SAID_BY = frozenset({"COERCE", "RETREAT", "AID", "SANCTION"})
AT = frozenset({"in", "at", "from", "near", "inside"})


def by_officials(sides: Sides, telling: Telling) -> list[Actor]:
    """Who does a deed that is told without a doer: the officials of the place, or those who say so of others."""
    at = telling.deed.at
    noun = telling.deed.noun
    if telling.mentioned and not telling.deed.frame.alone:
        return []
    if not noun and not tree.is_passive(sides.document, at):
        return []
    if not noun and telling.cameo == PROTESTED and (host := _called_to(sides, at)):
        return host
    official = telling.mode in DONE_THERE or telling.cameo in COURTS
    there = _place(sides, at, official)
    if there is not None and (official or (telling.base in SAID_THERE and not noun)):
        return [sides.state(at, there, "where it took place: done by its officials")]
    return [] if noun else _who_says(sides, telling)


def _called_to(sides: Sides, at: int) -> list[Actor]:
    """Whose ministry an envoy was called to, or where he serves: "to our ministry", "the envoy in London was"."""
    for c in tree.children(sides.document, at, "obl"):
        if "to" in tree.cases(sides.document, c):
            found = sides.party(c) or sides.owner(c)
            return [a for a in found if a.country and (a.kind == "state" or a.sector in OFFICIAL)]
    for envoy in slots.objects(sides.document, at):
        for c in tree.children(sides.document, envoy, "nmod"):
            if AT & set(tree.cases(sides.document, c)) and (there := sides.place(c)):
                return [sides.state(at, str(there[0].country), "where the envoy serves: called in by its ministry")]
    return []


def _place(sides: Sides, at: int, anywhere: bool) -> str | None:
    """The state of the place that a deed's own words give; only of a capital, unless `anywhere`."""
    for c in tree.children(sides.document, at, "obl", "nmod"):
        if c > at and AT & set(tree.cases(sides.document, c)):
            name = sides.lists.mention_at(c)
            found = [a for a in sides.at(c) if a.kind == "state"] if name is not None else []
            if anywhere and not found:  # "in Kisumu", "at a London clinic"
                found = sides.place(c) or [a for a in sides.modifiers(c) if a.kind == "state"]
            if found and found[0].country and codebook.state(found[0].country) is not None:
                return found[0].country
    return None


def _who_says(sides: Sides, telling: Telling) -> list[Actor]:
    """The officials who say that something was done to others: "were detained, the Libyan coastguard said"."""
    if telling.base not in SAID_BY:
        return []
    hit = {a.country for a in telling.targets}
    told = [a for a in sides.speaker(telling.deed.at) if a.country and codebook.state(a.country) is not None]
    told = [a for a in told if a.sector in OFFICIAL or a.kind == "state"]
    if len(told) != 1 or (told[0].country in hit and told[0].sector not in {"COP", "JUD"}):
        return []
    return [sides.state(telling.deed.at, str(told[0].country), "whoever says so of what was done to others")]
