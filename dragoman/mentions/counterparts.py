"""Says who a counterpart is: "his Ukrainian counterpart", "their counterparts from Sweden and Finland"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.mentions.cast import Actor
from dragoman.mentions.casting import Casting
from dragoman.mentions.mention import Mention
from dragoman.mentions.office_words import plural
from dragoman.mentions.pronouns import owner_at


def counterparts(casting: Casting, m: Mention) -> tuple[int, ...]:
    """ "his Ukrainian counterpart": whoever of that state has no other office, or an unnamed one."""
    owner = _owner(casting, m)
    role = owner.role if owner is not None else None
    office = owner.office if owner is not None else None
    why = f"the counterpart of {owner.name or owner.role}" if owner is not None and role else None
    if m.plural and len(m.countries) == 1:
        role = plural(role) if role else None
    keys = []
    own = owner.country if owner is not None else None
    for code in [c for c in m.countries if c != own or len(m.countries) == 1]:
        match = next(
            (
                a
                for a in casting.actors
                if a.kind == "person" and a.country == code and (a.office == office or a.role is None)
            ),
            None,
        )
        if match is not None:
            if match.role is None and role:
                casting.actors[match.key] = replace(match, role=role, office=office, role_why=why, role_span=None)
            keys.append(match.key)
        else:
            keys.append(
                casting.new(
                    kind="role",
                    role=role,
                    office=office,
                    country=code,
                    country_span=m.origin,
                    role_why=why,
                    sector=owner.sector if owner else None,
                )
            )
    return tuple(keys)


def learn_as_counterpart(casting: Casting, key: int, m: Mention) -> None:
    """Gives a named counterpart the office of the one whose counterpart he is."""
    actor = casting.actors[key]
    owner = _owner(casting, m, but=key)
    if actor.role is None and owner is not None and owner.role:
        casting.actors[key] = replace(
            actor,
            role=owner.role,
            office=owner.office,
            sector=owner.sector,
            role_why=f"the counterpart of {owner.name or owner.role}",
        )


def _owner(casting: Casting, m: Mention, but: int | None = None) -> Actor | None:
    """Whose counterpart a mention is: the possessive's owner, with or without an office, else the last with one."""
    if m.whose is not None:
        found = owner_at(casting, m.whose, but)
        if found is not None and (casting.actors[found].role or casting.actors[found].kind == "person"):
            return casting.actors[found]
    for _, key in reversed(casting.seen):
        if key != but and casting.actors[key].role and casting.actors[key].kind in {"person", "role"}:
            return casting.actors[key]
    return next((a for a in casting.actors if a.kind == "person" and a.role and a.key != but), None)
