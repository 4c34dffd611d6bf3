"""Says of which state unnamed officials are: by the adjective before them, or by the town where they were met."""

from __future__ import annotations

from dataclasses import replace

from dragoman import codebook
from dragoman.accounts.candidates import Candidate
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import OPPONENTS, REMOTE
from dragoman.accounts.settings import Setting
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor
from dragoman.mentions.mention import Mention
from dragoman.mentions.unsaid import PUBLISHERS

OFFICIALS = frozenset("official authority minister".split())
"""Who serves where he is met: "met with government officials in Damascus"; lawmakers and rebels may be guests."""
SEATS = frozenset({"new york", "geneva", "vienna", "brussels", "washington", "the hague", "addis ababa"})
"""Where bodies of many states sit, and officials of all of them are met."""
NEAR = 3  # words between officials and where they are: "officials | there on Monday in Riyadh"


def add_delegations(joining: Joining, candidate: Candidate) -> None:
    """Adds the state whose adjective stands before a delegation: "met the | Burundian government delegation"."""
    states = {a.country for a in candidate.actors}
    for head in candidate.heads:
        m = joining.cast.mention(head)
        if m is None or m.kind != "role" or m.countries or joining.cast.members(head):
            continue
        for c in tree.children(joining.document, head, "amod", "compound"):
            own = joining.cast.mention(c)
            for actor in joining.cast.members(c) if own is not None and own.kind in {"adjective", "state"} else ():
                if actor.country is not None and actor.country not in states:
                    candidate.actors = [*candidate.actors, actor]
                    states.add(actor.country)


def officials_apart(joining: Joining, candidate: Candidate) -> list[Candidate]:
    """The occasions with officials of each state where they were met: "met officials in | Kathmandu and Delhi"."""
    if candidate.group is not None or len({a.country or a.key for a in candidate.actors}) != 1:
        return []
    own = {a.country for a in candidate.actors}
    for head in candidate.heads:
        m = joining.cast.mention(head)
        if m is None or not _are_officials(joining, m):
            continue
        there = [p for p in _places_behind(joining, m) if p.countries[0] not in own]
        told = [(p, [*candidate.actors, _official(joining, m, p)]) for p in there]
        if len(told) == 1:
            return [replace(candidate, actors=told[0][1])]
        return [replace(candidate, actors=actors, destination=p.head, listed=True) for p, actors in told]
    return []


def _are_officials(joining: Joining, m: Mention) -> bool:
    """Whether several officials are told of, of no state and no name."""
    if m.kind != "role" or not m.plural or m.countries or m.sector in OPPONENTS or joining.cast.members(m.head):
        return False
    words = {t.lemma.casefold() for t in joining.document.tokens[m.first : m.last]}
    return bool(words & OFFICIALS) or {"political", "leader"} <= words


def _places_behind(joining: Joining, m: Mention) -> list[Mention]:
    """The states and towns of states told right behind officials: "officials | in Nepal and Sri Lanka"."""
    document, cast = joining.document, joining.cast
    for k in range(m.last, min(m.last + NEAR, document.sentence_of(m.head).last)):
        if document.tokens[k].text.casefold() != "in" or document.tokens[k].pos != "ADP":
            continue
        named = [
            i for i in (k + 1, k + 2) if (p := cast.mention(i)) is not None and p.kind == "state" and p.countries
        ]
        heads = [named[0], *tree.conjuncts(document, named[0])] if named else []
        found = [p for h in heads if (p := cast.mention(h)) is not None and p.kind == "state" and p.countries]
        return [p for p in found if document.text_of(p.first, p.last).casefold() not in SEATS]
    return []


def _official(joining: Joining, m: Mention, place: Mention) -> Actor:
    """Officials of the state of a place."""
    code = place.countries[0]
    role = joining.document.text_of(*m.core)
    for actor in joining.cast.actors:
        if actor.country == code and actor.kind == "role" and actor.role == role:
            return actor
    why = "the state of the place where they were met"
    actor = Actor(
        len(joining.cast.actors), "role", role=role, office=m.office, country=code, role_span=m.core,
        country_span=(place.first, place.last), sector=m.sector, country_why=why,
    )  # fmt: skip
    joining.cast.actors.append(actor)
    return actor


def hosts_at_home(joining: Joining, candidate: Candidate, setting: Setting) -> None:
    """Makes officials of no told state those of the state visited, not of the publisher's.

    "The UN envoy came to Damascus and met | the foreign minister", a Chinese paper says.
    """
    if candidate.mode in REMOTE:
        return
    lands = [c for c in (_land(joining, candidate, setting),) if c is not None]
    met = [h for h in candidate.partners if h not in candidate.visitors]
    heads = {a.key for h in met for a in joining.cast.members(h)}
    for code in lands:
        candidate.actors = [
            _of_land(joining, a, code) if a.key in heads and _is_the_publishers(a) else a for a in candidate.actors
        ]


def _is_the_publishers(actor: Actor) -> bool:
    """Whether an office is taken for one of the publisher's state, and of no body: "the minister" in a newspaper."""
    return (
        actor.kind == "role" and actor.country_why in PUBLISHERS and codebook.state(actor.country or "") is not None
    )


def _land(joining: Joining, candidate: Candidate, setting: Setting) -> str | None:
    """The state where a telling sets itself, or that one of its parties was last told to have come to."""
    if setting.place is not None and setting.place_why is None:
        return setting.place.country
    who = {a.country for a in candidate.actors if a.country_why not in PUBLISHERS and a.kind != "state"}
    for contact in reversed(joining.contacts):
        if contact.mode == "visit" and who & {a.country for a in contact.actors} and contact.status == "happened":
            return next((a.country for a in contact.actors if a.kind == "state"), None)
    return None


def _of_land(joining: Joining, actor: Actor, code: str) -> Actor:
    """The same office in another state."""
    if actor.country == code:
        return actor
    for known in joining.cast.actors:
        if known.country == code and known.kind in {"person", "role"} and known.office == actor.office is not None:
            return known
    why = "the state of the place where they were met"
    moved = replace(actor, key=len(joining.cast.actors), country=code, country_why=why)
    joining.cast.actors.append(moved)
    return moved
