"""Who can be meant by a word for several: "the two leaders", "both ministers", "the three men", "the delegations"."""

from __future__ import annotations

from dragoman.language import Document
from dragoman.mentions.cast import Actor
from dragoman.mentions.mention import Mention, singular
from dragoman.mentions.office_words import FIRST_OFFICIALS, LEADERS

NUMBERS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
# Words for people who act for a side: who leads it is none of them.
SIDED = frozenset(
    "delegation delegations team teams negotiator negotiators official officials expert experts aide aides "
    "deputy deputies ambassador ambassadors".split()
)
STATES = frozenset("sides countries nations states neighbours neighbors governments capitals".split())
# Offices that a word for several names: "the foreign ministers" are nobody else.
OF_OFFICE = frozenset(
    "foreign_minister defence_minister interior_minister finance_minister national_security".split()
)
DEPUTIES = frozenset({"vice", "deputy", "assistant", "under"})
MINISTERS = frozenset({"minister", "secretary"})
NOT_LEADERS = frozenset(
    {
        "foreign_minister",
        "defence_minister",
        "interior_minister",
        "finance_minister",
        "economy_minister",
        "energy_minister",
        "minister",
        "national_security",
        "intelligence",
        "spokesperson",
        "adviser",
        "envoy",
        "diplomat",
        "ambassador",
        "military_chief",
    }
)


def fitting(m: Mention, actors: list[Actor], document: Document) -> list[Actor]:
    """Those of some actors that a word for several can mean; none where its number is another."""
    word = (m.role or "").split(" of ")[0].split(" ")[-1]  # "heads of state" are heads
    found = [a for a in actors if _fits(word, a) and _is_of_office(m, a)]
    number = number_of(m, document)
    if number is None or len(found) == number:
        return found
    persons = [a for a in found if a.kind == "person"]
    if len(persons) == number:
        return persons
    titled = [a for a in persons if (a.role or "").split(" ")[-1] == singular(word)]
    if len(titled) == number:
        return titled  # "the two ministers" of three, the third of whom is a secretary of state
    return found if word in {"sides", "countries", "nations", "states", "parties"} and len(found) > number else []


def _fits(word: str, actor: Actor) -> bool:
    role = set((actor.role or "").replace("-", " ").split())
    if word in {"men", "women"}:
        return actor.kind != "state" and actor.female is not (word == "men")
    if word in {"leaders", "heads"}:
        return actor.office not in NOT_LEADERS
    if word == "presidents":
        return actor.role is None or "president" in role
    if word in {"ministers", "secretaries"}:
        return actor.role is None or _is_minister(actor, role)
    if word == "diplomats":
        return actor.office not in LEADERS
    return True


def _is_minister(actor: Actor, role: set[str]) -> bool:
    """Whether one of "the two ministers" can be somebody: no leader, nobody's deputy, no ambassador."""
    office = actor.office or ""
    if office.endswith("minister") and not office.startswith("deputy"):
        return True
    return bool(role & MINISTERS) and not role & DEPUTIES and (office not in LEADERS or "foreign" in role)


def _is_of_office(m: Mention, actor: Actor) -> bool:
    """Whether somebody has the very office that a word for several names: "the foreign ministers"."""
    if (m.role or "").endswith("foreign secretaries") and actor.country in FIRST_OFFICIALS:
        return actor.role is None or "secretary" in actor.role
    if m.office not in OF_OFFICE or actor.office in {None, m.office}:
        return True
    matter = (m.role or "").split(" ")[0]
    return matter in (actor.role or "") and actor.office != f"deputy_{m.office}"


def number_of(m: Mention, document: Document) -> int | None:
    """How many a word for several says that they are: "the three men"; None where it doesn't."""
    words = [document.tokens[i].text.casefold() for i in range(m.first, m.last)]
    return next((NUMBERS[w] for w in words if w in NUMBERS), None)


def is_of_states(m: Mention) -> bool:
    """Whether a word is for states: "both countries", "the two sides"."""
    return bool(STATES & set((m.role or "").split()))


def is_of_sides(m: Mention) -> bool:
    """Whether a word is for people acting for the sides, not for those who were named: "the delegations"."""
    return (m.role or "").split(" ")[-1] in SIDED
