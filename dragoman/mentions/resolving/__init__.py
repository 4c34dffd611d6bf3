"""Says who a few words mean: "former German chancellor", "Egyptian police", "Aleppo rebels", "Lavrov".

`resolve_actor` looks at the words alone, with a place and a day where the caller knows them; who is meant
within a whole article is the business of `mentions.chains`.
"""

from __future__ import annotations

import datetime

from dragoman.codebook.names import NameMatch
from dragoman.codebook.plover import plover_country
from dragoman.mentions.resolving.bodies import body_in
from dragoman.mentions.resolving.countries import CITY, TOWN, context_country, country_in, place_in
from dragoman.mentions.resolving.persons import Known, person_in, whose
from dragoman.mentions.resolving.phrases import Phrase, phrase_of
from dragoman.mentions.resolving.sectors import described
from dragoman.records import Actor, ActorKind

__all__ = ["resolve_actor"]


def resolve_actor(text: str, *, context: str | None = None, on: datetime.date | None = None) -> Actor | None:
    """Who is meant: identity, country and PLOVER sectors; None where no word of it is known.

    `context` is a text or a place's name, and gives the country where `text` has none. `on` is the day for
    which offices count; without it the last office known stands. `Actor.country` is in PLOVER's codes (UNO,
    EUR, IGO, NGO, MNC and IMG where it is no state); the organisation's own abbreviation is `organisation`.
    """
    phrase = phrase_of(text)
    if phrase is None:
        return None
    around = context_country(context)
    body = body_in(phrase, around)
    country, why = country_in(phrase, body)
    known = person_in(phrase, country or around, on)
    if known is not None:
        return _person(known)
    if country is None:
        # A city before a leader, a leader before a town: "Aleppo rebels", "Obama administration".
        found = (place_in(phrase, around, CITY), whose(phrase, on), place_in(phrase, around, TOWN))
        country, why = next((each for each in found if each[0] is not None), (None, ""))
    return _thing(phrase, body, country or around, why if country else "country of the context", on)


def _person(known: Known) -> Actor:
    return Actor(
        id=known.spells[0].actor,
        name=known.spells[0].name,
        kind="person",
        names=known.names,
        country=plover_country(known.country) if known.country else None,
        organisation=known.country if known.country and plover_country(known.country) != known.country else None,
        sectors=known.sectors,
        offices=known.offices,
        reasons=(known.reason,),
    )


def _thing(
    phrase: Phrase, body: NameMatch | None, country: str | None, why: str, on: datetime.date | None
) -> Actor | None:
    """A body, a state, a group or people described by what they do."""
    sectors, reason = described(phrase, body)
    if not sectors and body is None and not phrase.names and not phrase.nouns:
        return None
    own = plover_country(country) if country else None
    name = body.name if body is not None else phrase.words
    kind = _kind(phrase, body)
    return Actor(
        id=_id(phrase, body, country),
        name=name,
        kind=kind,
        names=(name,),
        country=own,
        organisation=country if own != country else None,
        sectors=sectors,
        offices=(),
        reasons=tuple(dict.fromkeys(filter(None, (why if country else "", reason)))),
    )


def _kind(phrase: Phrase, body: NameMatch | None) -> ActorKind:
    if phrase.nouns:
        return "role"
    if body is not None:
        return "organisation" if body.kind in ("organisation", "organ", "collective") else "group"
    return "state" if any(name.kind in ("state", "capital") for name in phrase.names) else "people"


def _id(phrase: Phrase, body: NameMatch | None, country: str | None) -> str:
    """The state's or organisation's code where the words are its name, else the words themselves, made plain."""
    if body is not None and not phrase.nouns:
        return str(body.readings[0].detail) if body.kind in ("organisation", "organ") else phrase.slug(body.name)
    if phrase.names and not phrase.nouns and country is not None:
        return country
    return phrase.slug(f"{country or ''} {phrase.words}")
