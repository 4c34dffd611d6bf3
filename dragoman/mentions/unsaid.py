"""Fills offices and states that an article leaves out, from the table of holders and the publisher's state."""

from __future__ import annotations

from dataclasses import replace

from dragoman import codebook
from dragoman.codebook import Holder
from dragoman.mentions.cast import Actor
from dragoman.mentions.casting import Casting
from dragoman.mentions.office_words import GENDERED, LEADERS, TITLE_OF_OFFICE, office_in
from dragoman.mentions.spellings import name_words, same_full_name, surname

SEVERAL = 2  # states, or words of a full name
# Of whom a surname alone tells who he is, where they are of one state.
SAFE = LEADERS | {"foreign_minister", "secretary_general"}
SOLDIERS = frozenset("general colonel captain major admiral marshal lieutenant commander brigadier".split())
OF_SOLDIERS = frozenset({"military_chief", "defence_minister", "vice_president", "rebel_leader"})
HOME_WHY = "the state of the publisher, where the text leaves it out"
HOLDER_WHY = "the state or body of the publisher, where the text leaves it out"
PUBLISHERS = frozenset({HOME_WHY, HOLDER_WHY})
"""Why somebody is of the publisher's state."""


def fill_in(casting: Casting) -> None:
    """Fills offices and states from the table of holders on the article's day, marked as inferred."""
    for actor in list(casting.actors):
        if actor.kind != "person":
            continue
        if actor.role and actor.country:
            _mend_state(casting, actor)
            continue
        holder = _holder(casting, actor)
        if holder is None:
            continue
        changes: dict[str, object] = {}
        if actor.country is None:
            changes |= {"country": holder.country, "country_why": f"{holder.name} is known as {holder.title}"}
        if actor.role is None and holder.office in TITLE_OF_OFFICE:
            role = (
                (holder.title or "").split(" of ")[0].split(" for ")[0].casefold()
                if holder.office in LEADERS
                else TITLE_OF_OFFICE[holder.office]
            )
            changes |= {
                "role": role,
                "office": holder.office,
                "role_why": f"{holder.name} is in the table of office holders as {holder.title}",
            }
        changes["identity"] = holder.wikidata or None
        casting.actors[actor.key] = replace(casting.actors[actor.key], **changes)  # type: ignore[arg-type]
    for actor in list(casting.actors):
        if actor.kind != "person" or actor.country is not None or not actor.role:
            continue
        if (consort := _consort_of(casting, actor)) is not None:
            why = f"{actor.role}, of one name with {consort.name}"
            casting.actors[actor.key] = replace(actor, country=consort.country, country_why=why)
        elif (
            casting.home and not set(actor.role.split()) & GENDERED
        ):  # a release of a republic tells of another's king
            casting.actors[actor.key] = replace(actor, country=casting.home, country_why=HOME_WHY)
    for actor in list(casting.actors):
        if (office := office_in(actor.role, actor.office, actor.country)) != actor.office:
            casting.actors[actor.key] = replace(actor, office=office)


def _consort_of(casting: Casting, actor: Actor) -> Actor | None:
    """Whose husband or wife a first lady is: a leader of the same surname."""
    if "first lady" not in (actor.role or "") and "first gentleman" not in (actor.role or ""):
        return None
    last = surname(actor.name or "")
    named = [a for a in casting.actors if a.kind == "person" and a.country and a.office in LEADERS]
    return next((a for a in named if surname(a.name or "") == last), None)


def _mend_state(casting: Casting, actor: Actor) -> None:
    """Puts a well-known holder of the very office back in his state, where a neighbouring title gave another.

    "... the invitation of the President of Turkey, Vladimir Putin said" reads as a title with its name.
    """
    if len(name_words(actor.name or "")) < SEVERAL:
        return
    found = [
        h
        for h in codebook.holders(actor.name or "")
        if same_full_name(actor.name or "", h) and h.in_office_between(*casting.days)
    ]
    states = {h.country for h in found}
    leads = any(h.office in LEADERS and (casting.is_dated or h.office == actor.office) for h in found)
    if len(states) == 1 and actor.country not in states and leads:
        casting.actors[actor.key] = replace(
            actor,
            country=states.pop(),
            country_span=None,
            country_why=f"{found[0].name} is in the table of office holders as {found[0].title}",
        )


def _latest(spells: list[Holder]) -> list[Holder]:
    """The spells for whom one person served last, where no day says when it was: Ban Ki-moon is the UN's."""
    last = max(spells, key=lambda h: h.start or "")
    return [h for h in spells if h.country == last.country]


def _holder(casting: Casting, actor: Actor) -> Holder | None:
    surname_alone = len(name_words(actor.name or "")) == 1 and "." not in (actor.name or "")  # "J.D. Vance" is whole
    found = [
        h
        for h in codebook.holders(actor.name or "")
        if (h.country == actor.country if actor.country else same_full_name(actor.name or "", h))
    ]
    on = [h for h in found if h.in_office_between(*casting.days)]
    found = [h for h in on or ([] if surname_alone else found) if _has_title(h, actor)]
    if actor.office:
        alike = LEADERS if actor.office in LEADERS else {actor.office}  # a president may head a government
        found = (
            [h for h in found if h.office == actor.office]
            or [h for h in found if h.office in alike]
            or ([] if surname_alone else found)
        )
    elif surname_alone and actor.country is None:
        # A surname alone, no title, no state: only a head of state or government of one state is safe.
        soldier = casting.honours.get(actor.key, frozenset()) & SOLDIERS
        commanders = [h for h in found if soldier and h.office in OF_SOLDIERS and h.country in casting.named]
        found = [h for h in found if h.office in SAFE] or commanders
    found = _of_one_state(casting, found, surname_alone=surname_alone)
    if not found:
        return None
    order = ["head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general"]
    return sorted(found, key=lambda h: (order.index(h.office) if h.office in order else 9, h.start or ""))[0]


def _has_title(holder: Holder, actor: Actor) -> bool:
    """Whether a holder's state uses the title that somebody is given: Jordan has no foreign secretary."""
    titles = codebook.find_roles(actor.role) if actor.role and actor.country is None else []
    return all(not t.countries or holder.country in t.countries for t in titles[:1])


def _of_one_state(casting: Casting, found: list[Holder], *, surname_alone: bool) -> list[Holder]:
    """The spells for one state or body of those that a name may mean; none where that stays open.

    Who chairs a body in turn serves his own state. Of several the one that the text names is meant, of one person's
    the last where no day says when it was.
    """
    found = [h for h in found if h.office != "organisation_chair"] or found
    if len({h.country for h in found}) < SEVERAL:
        return found
    # A co-prince of Andorra is elected or ordained elsewhere, and who reigns over several realms is told of as the
    # first one's.
    realm = {"GBR"} & {h.country for h in found} if {h.name for h in found} == {found[0].name} else set()
    found = [h for h in found if h.country in realm or (not realm and h.country != "AND")]
    named = {h.country for h in found} & casting.named
    if len(named) == 1:
        return [h for h in found if h.country in named]
    if not casting.is_dated and not surname_alone and len({h.actor for h in found}) == 1:
        return _latest(found)
    return found if len({h.country for h in found}) < SEVERAL else []
