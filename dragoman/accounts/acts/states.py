"""Makes states of actors, and says which states an article is mostly about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dragoman import codebook
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor, Cast

NEWS = "JRN"  # the sector of outlets, whose state only tells where the report was written
REBELS = frozenset({"REB", "PRM"})
PAIR = 2  # times as often as any third: the two that an article is about
VENUE = frozenset({"in", "at", "near", "outside"})  # before where something is
SCENE = 1.3  # times as often as the next: a state the article is mostly about


def state_of(actor: Actor, why: str) -> Actor:
    """The state of an actor, for a reason."""
    return Actor(
        actor.key, "state", country=actor.country, sector="GOV", country_span=actor.country_span, country_why=why
    )


def scene_of(cast: Cast) -> tuple[list[str], str | None, tuple[str, str] | None]:
    """The states of an article, most told first; the one it is mostly about, if one is; the two, if two are."""
    told = Counter(code for _, code in _named(cast)).most_common()
    clear = told and (len(told) == 1 or told[0][1] >= SCENE * told[1][1])
    third = told[2][1] if len(told) > 2 else 0
    two = len(told) > 1 and told[1][1] >= PAIR * max(third, 1)
    two = two or (len(told) > 1 and _headlined(cast) == {code for code, _ in told[:2]})
    pair = (told[0][0], told[1][0]) if two else None
    return [code for code, _ in told], told[0][0] if clear else None, pair


def strife_of(cast: Cast) -> str | None:
    """The one state whose armed bodies an article names: its rebels are of that state, whoever mediates."""
    bodies = [a for m in cast.mentions if m.kind == "body" for a in cast.members(m.head)]
    states = {a.country for a in bodies if a.sector in REBELS and a.country}
    return states.pop() if len(states) == 1 else None


def _named(cast: Cast) -> list[tuple[int, str]]:
    """Each mention of a state or of one of its people, by its head, with the state."""
    told = [(m.head, a.country) for m in cast.mentions for a in cast.members(m.head) if a.sector != NEWS]
    return [(head, code) for head, code in told if code and codebook.state(code) is not None]


def _headlined(cast: Cast) -> set[str]:
    """The states that the title names, but not as where it is: "Chad and Niger sign truce | in Algiers"."""
    document = cast.document
    titled = [(head, code) for head, code in _named(cast) if document.sentence_of(head).part == "title"]
    return {code for head, code in titled if not set(tree.cases(document, head)) & VENUE}


def with_country(actor: Actor, code: str, why: str) -> Actor:
    """The actor with a state that its own words leave out."""
    return replace(actor, country=code, country_why=why, country_span=None)


def tidied(actors: list[Actor]) -> list[Actor]:
    """Without a bare state beside its own official."""
    persons = {a.country for a in actors if a.kind in {"person", "role"} and a.country}
    return [a for a in actors if a.kind != "state" or a.country not in persons]


def is_unknown(actor: Actor) -> bool:
    """Whether an actor is only a capitalised name that no table has: as likely a town or a ship."""
    nameless = actor.country is None and actor.role is None
    return nameless and (actor.kind == "person" or (actor.kind == "body" and actor.key < 0))
