"""Says who a people of another state's name or a land within a state is: "Bosnian Serbs", "Abkhazia", "the Serbs"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.accounts.acts import words
from dragoman.codebook.names import NameMatch
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.mention import Mention

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides

PLURALS = frozenset({"NNS", "NNPS"})
# "Chinese Americans" are of the second land, "Bosnian Serbs" of the first.
OF_IMMIGRATION = frozenset({"USA", "CAN", "GBR", "AUS", "NZL", "FRA", "DEU"})
CIVIL = "CVL"


def land_within(sides: Sides, i: int) -> list[Actor]:
    """ "Abkhazia", "the Iraqi Kurds": a land or people within a state, which is not the state, by its own name."""
    m = sides.lists.mention_at(i)
    if m is None or m.kind != "state" or m.head != i:
        return []
    text = sides.document.text_of(*m.core)
    if (land := _land_named(text)) is None:
        return []
    return [
        replace(a, key=-1 - i, kind="body", name=text, name_span=m.core, sector=land.sector)
        for a in sides.cast.members(m.head)[:1]
    ]


def _land_named(text: str) -> NameMatch | None:
    """The land or people within a state that a text names and nothing else."""
    name = next(iter(codebook.find_names(text)), None)
    return name if name is not None and name.kind == "entity" and name.end - name.start == len(text) else None


def is_group_called(sides: Sides, i: int) -> bool:
    """ "Colombia's largest rebel group, | the FARC": a group of a land is not its state."""
    m = sides.lists.mention_at(i)
    if m is None or m.kind != "group" or m.head != i:
        return False
    return sides.tokens[i].lemma.casefold() in words.ARMED_GROUPS | words.MOVEMENTS


def with_land(sides: Sides, m: Mention, members: list[Actor]) -> list[Actor]:
    """ "Bosnian Serb leaders": officials who hold no office of the state, by whose they are."""
    first = m.core[0]
    within = adjective_within(sides, first)
    if within is None:
        within = next((k for k in range(m.first, m.head) if adjective_within(sides, k + 1) == m.first), None)
        within = m.first if within is not None else None
    if within is None:
        return members
    role = sides.document.text_of(within, m.head + 1)
    return [replace(a, role=role, role_span=(within, m.head + 1)) if a.kind == "role" else a for a in members]


def people_within(sides: Sides, i: int) -> list[Actor]:
    """ "Bosnian Croats", "Bosnia's Croats": a people by the state they live in, not by the one of their name."""
    if sides.tokens[i].tag not in PLURALS or not sides.tokens[i].text[:1].isupper():
        return []
    own = _state_of_people(sides, i)
    if own is None:
        return []
    first, host = i, None
    if i > sides.document.sentence_of(i).first and (before := _state_by_adjective(sides, i - 1)) is not None:
        first, host = i - 1, before if len(codebook.find_names(sides.document.text_of(i - 1, i + 1))) > 1 else None
    for c in tree.children(sides.document, i, "nmod:poss"):
        host = host or next((a.country for a in sides.at(c) if a.kind == "state"), None)
    if host in {None, own} or own in OF_IMMIGRATION:
        return _named_before(sides, i) if first == i else []
    why = f"the people of {sides.document.text_of(i, i + 1)} who live there"
    name = sides.document.text_of(first, i + 1)
    return [
        Actor(-1 - i, "body", name=name, name_span=(first, i + 1), country=host, sector=CIVIL, country_why=why)
    ]  # fmt: skip


def _state_of_people(sides: Sides, i: int) -> str | None:
    """The state whose people a word names: "Serbs"."""
    names = codebook.find_names(sides.tokens[i].text)
    return names[0].code if len(names) == 1 and names[0].kind == "demonym" else None


def _state_by_adjective(sides: Sides, i: int) -> str | None:
    """The state of an adjective, or of a name that stands as one: "Bosnian", "Kosovo"."""
    names = codebook.find_names(sides.tokens[i].text) if sides.tokens[i].text[:1].isupper() else []
    return names[0].code if len(names) == 1 and names[0].kind in {"adjective", "state"} else None


def _named_before(sides: Sides, i: int) -> list[Actor]:
    """ "The Serbs", of a report that tells of Bosnian Serbs before, and of no other Serbs."""
    low = sides.tokens[i].text.casefold()
    found: dict[str, Actor] = {}
    for k in range(i):
        alike = sides.tokens[k].text.casefold() in {low, low.removesuffix("s")}
        for actor in (land_within(sides, k) or _of_adjective(sides, k)) if alike else ():
            found.setdefault(str(actor.name), actor)
    return list(found.values()) if len(found) == 1 else []


def _of_adjective(sides: Sides, k: int) -> list[Actor]:
    """ "Bosnian Serb leaders": the people or land within a state that an adjective of two words names."""
    if k == 0:
        return []
    text = sides.document.text_of(k - 1, k + 1)
    if (name := _land_named(text)) is None:
        return []
    plural = text if text.endswith("s") else f"{text}s"
    return [
        Actor(
            -1 - k, "body", name=plural, name_span=(k - 1, k + 1), country=name.code, sector=name.sector,
            country_why=f"where {plural} live",
        )
    ]  # fmt: skip


def adjective_within(sides: Sides, i: int) -> int | None:
    """The first word of a land's or people's adjective before a noun: "| Bosnian Serb forces" are not Bosnia's."""
    for first in (i - 2, i - 1):
        if first < sides.document.sentence_of(i).first:
            continue
        if _land_named(sides.document.text_of(first, i)) is not None:
            return first
    return None
