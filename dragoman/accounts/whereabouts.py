"""Infers where an occasion was from the gathering that it was at or the state that hosted it, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman import codebook
from dragoman.accounts.candidates import Candidate
from dragoman.accounts.gatherings import gathering_in, town_of_gathering
from dragoman.codebook.tables import cell_list, rows
from dragoman.language import Document
from dragoman.mentions.cast import Cast
from dragoman.mentions.gazetteer import key
from dragoman.mentions.places import named_places, state_place
from dragoman.mentions.placewords import words_for
from dragoman.mentions.venues import venue_words
from dragoman.records import Days, Place, PlaceMention

WIDTHS = ("exact", "city", "region", "country")
CERTAIN = ("the ", "The ")
NEAR = 0.5  # degrees: a house and its town


@dataclass(frozen=True, slots=True)
class Inferred:
    """A place that no words give, the characters it was inferred from, and the reason."""

    place: Place
    start: int
    end: int
    why: str


def inferred_place(document: Document, cast: Cast | None, candidate: Candidate, days: Days) -> Inferred | None:
    """Where an occasion of those days was, as far as its gathering or its host tells; calls are held nowhere."""
    if candidate.mode in {"phone", "video"}:
        return None
    found = _of_gathering(document, candidate, days)
    return found or (_of_host(document, cast, candidate) if cast is not None else None)


def _of_gathering(document: Document, candidate: Candidate, days: Days) -> Inferred | None:
    """The place of the gathering told for an occasion: "on the sidelines of the Munich Security Conference"."""
    sentence = document.sentences[candidate.sentence]
    token, stored = document.tokens[candidate.trigger.at], document.part_text(sentence.part)
    match = gathering_in(stored, sentence.start, sentence.end, (token.start, token.end))
    town = None if match is None else town_of_gathering(match.group(), days)
    if match is None or town is None:
        return None
    return Inferred(_town(*town), match.start(), match.end(), "where this gathering is held")


def _of_host(document: Document, cast: Cast, candidate: Candidate) -> Inferred | None:
    """The state of those who hosted or were visited, where it is but one."""
    verb = candidate.trigger.predicate if candidate.trigger.predicate is not None else candidate.trigger.at
    hosting = document.tokens[verb].lemma.casefold() == "host"  # who "received" may have been abroad
    hosts = candidate.hosts if hosting else [] if candidate.destination is None else [candidate.destination]
    states = {(a.country, h) for h in hosts for a in cast.members(h) if codebook.state(a.country or "")}
    others = {a.country for a in candidate.actors}
    if len({country for country, _ in states}) != 1 or len(others) < 2:
        return None
    country, head = min(states, key=lambda s: s[1])
    found = state_place(country or "")
    if found is None:
        return None
    token = document.tokens[head]
    return Inferred(place_record(found, found.known_as), token.start, token.end, "the state that hosted")


def place_record(found: PlaceMention, name: str | None = None) -> Place:
    """The place of an entry, from its mention in the text; a capital told as one is "Doha, the Qatari capital"."""
    point = (found.country, found.lat, found.lon, found.precision)
    told = f"{found.known_as}, the {found.name}" if found.known_as and found.name.endswith(" capital") else found.name
    return Place(name or told, *point, found.geonames, found.claimed_by)


def holder_of(place: Place, others: Sequence[Place]) -> Place | None:
    """Of the places told for the same occasion the narrowest in which a place lies: "Lebanon" for "Baabda Palace"."""
    wider = [other for other in others if _holds(other, place)]
    return min(wider, key=lambda other: WIDTHS.index(other.precision or "country"), default=None)


def is_house_alone(name: str, lat: float | None) -> bool:
    """Whether a place is a house told by a common noun with no town beside it: "his office", "the palace"."""
    last = name.rsplit(" ", maxsplit=1)[-1]
    return lat is None and last.islower() and last not in words_for("ground")


def is_house_somewhere(place: Place) -> bool:
    """Whether a place is a house without a point whose town nobody knows and its name doesn't tell."""
    words = {word.casefold() for word in place.name.split()}
    if place.lat is not None or words.isdisjoint(venue_words() | words_for("house")):
        return False
    return in_its_town(place) is None and not named_places(place.name)  # "the University of Tartu"


def is_house(place: Place) -> bool:
    """Whether a place is a house by name, or a certain one: "the presidential office", not "his office"."""
    if place.lat is not None:
        return place.precision == "exact"
    certain = place.name.startswith(CERTAIN) and len(place.name.split()) > len(("the", "office"))
    return place.precision is None and (certain or not is_house_alone(place.name, place.lat))


def is_near(place: Place, other: Place) -> bool:
    """Whether two places with points lie as near as a house and its town."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(place.lat - other.lat) < NEAR and abs(place.lon - other.lon) < NEAR


def in_its_town(house: Place) -> Place | None:
    """A house that tables know, named with its town and at that where it has no point; None of any other place."""
    known = _town_known(house)
    if known is None:
        return None
    told = key(known[0]) in key(house.name)
    bare, comma, rest = house.name.partition(", ")
    if key(bare) not in _house_towns():
        bare, comma, rest = house.name, "", ""
    name = house.name if told else f"{bare}, {known[0]}{comma}{rest}"  # "Hyderabad House, New Delhi, India"
    return replace(house if house.lat is not None else _town(*known), name=name, geonames=house.geonames)


def town_of(place: Place) -> Place:
    """The town of a house that tables know; any other place as it is."""
    known = _town_known(place)
    return place if known is None else _town(*known)


def spot_of(place: Place) -> Place:
    """The town of a house that has no point but that tables know; any other place as it is."""
    return town_of(place) if place.lat is None else place


def _town_known(place: Place) -> tuple[str, str] | None:
    """The town, with its state, of a house that tables know, or of a part of one: "the garden of the Elysee"."""
    if place.precision not in {None, "exact"}:
        return None
    names = (place.name, place.name.rpartition(" of ")[2], place.name.partition(", ")[0])
    return next((_house_towns()[key(name)] for name in names if key(name) in _house_towns()), None)


@cache
def _house_towns() -> dict[str, tuple[str, str]]:
    """The towns of houses with their states, by all names that tables have for these."""
    towns = {row["house"]: (row["town"], row["country"]) for row in rows("house_towns")}
    others = {row["name"]: cell_list(row["other_names"]) for row in rows("places")}
    return {key(name): towns[house] for house in towns for name in (house, *others.get(house, ()))}


@cache
def _town(name: str, country: str) -> Place:
    """The town of a name in a state."""
    found = named_places(f"in {name}", countries=[country])[0]
    return place_record(found, name)


def within(place: Place, holder: Place) -> Place:
    """A place named with its holder, at the holder's point where that is a town and it has none of its own."""
    name = f"{place.name}, {holder.name}"
    if place.lat is None and holder.precision == "city":
        return replace(holder, name=name, geonames=None)
    return replace(place, name=name)


def _holds(wider: Place, place: Place) -> bool:
    """Whether a place lies in another by its sort, state and point, and its name does not say so yet."""
    if wider.precision not in WIDTHS or place.precision not in (None, *WIDTHS) or wider.lat is None:
        return False
    narrow = -1 if place.precision is None else WIDTHS.index(place.precision)
    if narrow >= WIDTHS.index(wider.precision) or wider.name in place.name or place.name in wider.name:
        return False
    if place.lat is None or place.lon is None or wider.lon is None:
        return place.country in {None, wider.country}
    return place.country == wider.country and (is_near(place, wider) or wider.precision == "country")
