"""Finds the country of a few words: an adjective, "of India", a town, a people, or what a context is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman import codebook
from dragoman.codebook.names import NameMatch, is_stance
from dragoman.codebook.nouns import peoples_in
from dragoman.codebook.states import organisation, state
from dragoman.mentions.gazetteer import look_up
from dragoman.mentions.resolving.phrases import Phrase

_STATES = ("state", "adjective", "demonym", "capital", "entity")
# What a state does to another's men: in "Turkish-backed rebels" it is not whose they are.
_BEHIND = re.compile(
    r"[-–](?:backed|led|allied|trained|funded|supported|occupied|held|controlled|sponsored|armed|aligned|linked"
    r"|inspired|mediated|brokered|imposed|made|born|style|friendly)\b",
    re.IGNORECASE,
)
_BASED = re.compile(r"[-–](?:based|born|origin|language)\b", re.IGNORECASE)
# A clause of another thing: "officials in charge of camps | in which Ukrainian children are kept".
_ASIDE = re.compile(r"\b(?:in|at|on|from|to|of|by|for|with|through|under) (?:which|whom)\b|\bwhose\b", re.IGNORECASE)
_CAPITAL = r"[^\W\d_]*[A-ZÀ-Þ][\w’'.-]*"
_CAPITALISED = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:de|la|el|al|of|the|do|da|du|des|y)\s+)?{_CAPITAL})*")
_MOST_WORDS = 4
# People times fame; smaller places share their names with too much else.
CITY = 1_000_000
TOWN = 30_000


def country_in(phrase: Phrase, body: NameMatch | None) -> tuple[str | None, str]:
    """The code of the state or organisation that the words name as the actor's, and how it was found."""
    states = [name for name in phrase.names if name.kind in _STATES and name.code and not _beside(phrase.words, name)]
    own = body is not None and _own_country(body)
    if body is not None and own and (body.kind != "entity" or not states):
        return str(own), f"country of {body.name}"
    strong = [name for name in states if not name.weak] or states
    aside = _ASIDE.search(phrase.words)
    strong = [name for name in strong if aside is None or name.start < aside.start()]
    head = [name for name in strong if phrase.in_head(name.start)]
    for name in (head or strong)[:1]:
        return name.code, f"{phrase.words[name.start : name.end]} in the words"
    for people in phrase.peoples:
        if people.country is not None:
            return people.country, f"where most {people.name} live"
    for found in phrase.names:
        if _BASED.match(phrase.words, found.end) and found.code:
            return found.code, "where it is based"
    for role in phrase.roles:
        if role.country is not None and role.sector == "REL":
            return role.country, f"where a {role.role} is"
    return None, ""


def _own_country(body: NameMatch) -> str | None:
    if body.kind in ("organisation", "organ"):
        known = organisation(str(body.readings[0].detail))
        return known.country if known is not None else body.code
    if body.kind == "collective":
        known = organisation(str(body.readings[0].detail))
        return known.parent if known is not None else None
    return body.code


def _beside(words: str, name: NameMatch) -> bool:
    """Whether a state only stands behind the actor or against it: Russian-backed, anti-American, pro-Iran."""
    after = _BEHIND.match(words, name.end) or _BASED.match(words, name.end)
    return after is not None or is_stance(words, name)


def place_in(phrase: Phrase, around: str | None, least: int) -> tuple[str | None, str]:
    """The state of the largest town or region that the words name, no word of a title or body among them.

    `around` is the context's state: of two places of one name, the one that lies there is meant.
    """
    taken = phrase.titles
    for start, name in _runs(phrase.words):
        if any(first < start + len(name) and start < last for first, last in taken):
            continue
        country = _state_of(name, around, least)
        if country is not None:
            return country, f"where {name} lies"
    return None, ""


def _state_of(name: str, around: str | None, least: int) -> str | None:
    """The state that a place of the words lies in; a small place or a common word counts only around there."""
    entries = [entry for entry in look_up(name) if entry.country]
    if any(entry.country == around for entry in entries):
        return around
    known = [entry for entry in entries if entry.own or (not entry.weak and entry.size >= least)]
    best = max(known, key=lambda entry: (entry.own, entry.size), default=None)
    return best.country if best is not None else None


def _runs(words: str) -> Iterator[tuple[int, str]]:
    """The capitalised runs of the words and their parts, longest first."""
    for match in _CAPITALISED.finditer(words):
        parts = list(re.finditer(r"\S+", match.group()))
        for length in range(min(_MOST_WORDS, len(parts)), 0, -1):
            for first in range(len(parts) - length + 1):
                start, end = parts[first].start(), parts[first + length - 1].end()
                name = match.group()[start:end]
                yield match.start() + start, re.sub(r"['’]s?$", "", name).rstrip(".,")


def _largest(name: str) -> str | None:
    """The state that a place lies in: ours before GeoNames', the largest of one name."""
    entries = [entry for entry in look_up(name) if entry.country]
    best = max(entries, key=lambda entry: (entry.own, entry.size), default=None)
    return best.country if best is not None else None


def context_country(context: str | None) -> str | None:
    """The state that a context is about: the one named most, or where its first place lies."""
    if not context or not context.strip():
        return None
    code = context.strip().upper()
    if state(code) is not None and len(context.strip()) == 3:
        return code
    names = [name for name in codebook.find_names(context) if name.code and _gives_country(name)]
    named = Counter(name.code for name in names if not name.weak) or Counter(name.code for name in names)
    last = context.rpartition(",")[2].strip()
    if "," in context and len(context.split()) <= 6 and (at_end := _whole(last)):
        return at_end
    if named:
        return named.most_common(1)[0][0]
    people = next((people.country for people in peoples_in(context) if people.country), None)
    place = next((country for _, name in _runs(context) if (country := _largest(name))), None)
    return people or place or _largest(context.strip())


def _gives_country(name: NameMatch) -> bool:
    return state(str(name.code)) is not None and name.kind in (*_STATES, "seat")


def _whole(words: str) -> str | None:
    """The state that the words are a name of, as after the comma of "Kano, Nigeria"."""
    return next(
        (name.code for name in codebook.find_names(words)
         if (name.start, name.end) == (0, len(words)) and name.kind in ("state", "entity")),
        None,
    )  # fmt: skip
