"""Parties as English names them: "Turkish foreign minister Mevlüt Çavuşoğlu", "the foreign ministers of A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby

from dragoman import codebook
from dragoman.briefing.lands import land
from dragoman.briefing.shapes import Side
from dragoman.briefing.words import capital, clean, listing
from dragoman.merging.parties import fold
from dragoman.records import Party

MOST_NAMED = 10_000
"""Parties whose names in words are remembered: some 5 MB."""
# How much a reader wants to know of somebody's contacts: heads of state and government, then ministers.
_RANKS = (
    (3, ("president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "crown prince", "premier")),
    (3, ("pope", "supreme leader", "secretary-general", "secretary general", "taoiseach", "head of state")),
    (2, ("minister", "secretary of state", "secretary of defense", "secretary of defence", "foreign secretary")),
    (2, ("high representative", "vice president", "top diplomat", "national security", "defense secretary")),
)
_LESSER = ("deputy", "vice", "assistant", "former", "adviser", "advisor", "aide", "spokes", "assembly", "parliament")


def rank(party: Party) -> int:
    """3 for heads of state, government and the great organisations, 2 for ministers, 1 for everybody else."""
    role = fold(party.role or "")
    if any(word in role for word in _LESSER):
        return 1
    return next((points for points, roles in _RANKS if any(name in role for name in roles)), 1)


def weight(parties: Sequence[Party]) -> int:
    """How much a contact of these parties matters: its two highest, less where all are of one state."""
    highest = sorted(map(rank, parties), reverse=True)[:2]
    return sum(highest) - 2 * (len({party.country for party in parties}) == 1)


@lru_cache(maxsize=MOST_NAMED)
def side(party: Party) -> Side:
    """A party as an entry lists it: its name, and its office with the state."""
    state = land(clean(party.country)) if party.country else None
    role = _proper(clean(party.role)) if party.role else None
    if party.name:
        office = ", ".join(word for word in (role, state.name if state else None) if word)
        return Side(clean(party.name), office or None, state.name if state else None)
    if role:
        return Side(capital(_office(role, state.adjective if state else None)), None, state.name if state else None)
    return Side(state.name if state else "Not named", None, state.name if state else None)


@lru_cache(maxsize=MOST_NAMED)
def phrase(party: Party, *, stateless: bool = False) -> str:
    """A party as a sentence names it: with its office if it has one, "the" if it is a body or a bare office.

    `stateless` leaves its state out, where the sentence has told it already.
    """
    alone = stateless or _belongs_to_one_state(party.role)
    state = land(clean(party.country)) if party.country and not alone else None
    role = clean(party.role) if party.role else None
    if party.name and role:
        return f"{_office(role, state.adjective if state else None)} {clean(party.name)}"
    if party.name:
        name = clean(party.name)
        return f"{name} ({state.name})" if state and fold(state.name) not in fold(name) else name
    if role:
        office = _office(role, state.adjective if state else None)
        return office if _is_plural(role) else f"the {office}"
    return state.in_sentence if state else "a party not named"


def phrases(parties: Sequence[Party]) -> list[str]:
    """Several parties, each as a phrase; bare offices of one kind are told as "the foreign ministers of A and B"."""
    role = parties[0].role if parties else None
    if role and len(parties) > 1 and all(party.name and party.country and party.role == role for party in parties):
        members = [f"{clean(str(party.name))} of {land(str(party.country)).in_sentence}" for party in parties]
        return [f"{_plural(clean(role))} {members[0]}", *members[1:]]
    told: list[str] = []
    for shared, run in groupby(
        parties, key=lambda party: party.role if party.name is None and party.country else None
    ):
        alike = list(run)
        if shared and len(alike) > 1:
            office = clean(shared) if _is_plural(clean(shared)) else _plural(clean(shared))
            told.append(f"the {office} of {listing([land(str(party.country)).in_sentence for party in alike])}")
        else:
            told.extend(phrase(party, stateless=_told_before(party, parties)) for party in alike)
    return told


def _told_before(party: Party, parties: Sequence[Party]) -> bool:
    """Whether all are of one state, which the first has told: "Russian president A and defence minister B"."""
    named = party.name is not None or party.role is not None
    return named and party is not parties[0] and len({other.country for other in parties}) == 1


def _belongs_to_one_state(role: str | None) -> bool:
    return role is not None and clean(role) in ("pope", "pontiff")  # nobody says "the Vatican pope"


def is_singular(parties: Sequence[Party]) -> bool:
    """Whether a verb of these parties takes "is" and "was"."""
    return len(parties) == 1 and not (parties[0].name is None and parties[0].role and _is_plural(parties[0].role))


def _office(role: str, adjective: str | None) -> str:
    """An office with its state, "Turkish president", or with the body it is of, "European Commission president"."""
    head, _, body = role.partition(" of the ")
    if body and (name := _body(body)):
        return f"{name} {head}"
    if (seat := _seat(role)) is not None:
        return seat + role[len(seat) :]
    return role if adjective is None or fold(role).startswith(fold(adjective)) else f"{adjective} {role}"


def _proper(role: str) -> str:
    """An office with the name of its body in capitals again: roles are kept in lower case."""
    head, of, body = role.partition(" of the ")
    name = _body(body) if of else None
    seat = _seat(role) or ""
    return f"{head}{of}{name}" if name else seat + role[len(seat) :]


@cache
def _seat(role: str) -> str | None:
    """The seat of government that an office begins with, in capitals: it tells the state by itself."""
    seats = [name for name in codebook.find_names(role.title()) if name.kind == "seat" and name.start == 0]
    return role.title()[: seats[0].end] if seats and seats[0].end < len(role) else None


@cache
def _body(words: str) -> str | None:
    """The name of the international body that these words are, whatever their case."""
    titled = words.title()
    bodies = [name for name in codebook.find_names(titled) if name.kind in ("organ", "organisation")]
    return titled if len(bodies) == 1 and (bodies[0].start, bodies[0].end) == (0, len(titled)) else None


def _is_plural(role: str) -> bool:
    head = role.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0]
    return head.endswith("s") and not head.endswith("ss")


def _plural(role: str) -> str:
    head, of, rest = role.partition(" of ")
    return f"{head[:-1] + 'ies' if head.endswith('y') else head + 's'}{of}{rest}"
