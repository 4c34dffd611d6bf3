"""Which event answers another: the visit that was planned, the yes or no to a request, the deed after a threat.

An answer comes from whom it was asked of, offered to or announced by, it comes in time, and it is about the same
matter. Every rule says in words why it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product
from typing import Literal, Protocol

from dragoman.merging.days import FIRST, LAST, bounds
from dragoman.merging.matters import About, about, in_common
from dragoman.merging.nearness import beside
from dragoman.merging.parties import ROLE, STATE, fold, pair_parties
from dragoman.records import Account, Days, Party

Kind = Literal["contact", "request", "offer", "threat", "plan"]
State = Literal["asked", "offered", "planned", "threatened", "agreed", "done", "denied", "refused", "lapsed"]

CONTACT = "CONSULT"
ANSWER_DAYS = 60  # an answer told later is to something else
# What a status opens; what is told as done by its type ("asked", "threatened") opens by the type.
OPENS: Mapping[str, State] = {
    "planned": "planned", "proposed": "asked", "demanded": "asked", "offered": "offered", "conditional": "offered",
    "threatened": "threatened",
}  # fmt: skip
CLOSES: Mapping[str, State] = {"happened": "done", "denied": "denied", "refused": "refused"}
KINDS: Mapping[State, Kind] = {"asked": "request", "offered": "offer", "threatened": "threat", "planned": "plan"}
GIVING = frozenset({"CONCEDE", "COOPERATE", "AID", "RETREAT", "SUPPORT"})
PROMISED = frozenset({"planned", "offered", "proposed", "conditional"})
HARMING = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST"})


class Told(Protocol):
    """What the ledger reads of an event; see `store.EventView`."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def type(self) -> str: ...  # noqa: D102

    @property
    def mode(self) -> str | None: ...  # noqa: D102

    @property
    def status(self) -> str: ...  # noqa: D102

    @property
    def background(self) -> bool: ...  # noqa: D102

    @property
    def date(self) -> Days: ...  # noqa: D102

    @property
    def parties(self) -> tuple[Party, ...]: ...  # noqa: D102

    @property
    def source(self) -> tuple[Party, ...]: ...  # noqa: D102

    @property
    def target(self) -> tuple[Party, ...]: ...  # noqa: D102

    @property
    def accounts(self) -> tuple[Account, ...]: ...  # noqa: D102

    @property
    def history(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102


def kind_of(event: Told) -> Kind | None:
    """What an event opens: a contact or an act ahead, a request, an offer, a threat; None where it opens nothing."""
    statuses = {event.status, *(status for status, _ in event.history)} & OPENS.keys()
    if event.background or not statuses:
        return None
    if event.type == CONTACT:
        return "contact"
    if event.type in ("REQUEST", "THREATEN"):
        return "request" if event.type == "REQUEST" else "threat"
    return KINDS[OPENS[event.status]] if event.status in OPENS else None


def answer(event: Told, other: Told, kind: Kind) -> tuple[State, str] | None:
    """What another event makes of what one opened, and why; None where it doesn't answer it."""
    if other.id == event.id or not _in_time(event, other, kind):
        return None
    if kind == "contact":
        return _contact_answer(event, other)
    made = _RULES[kind](event, other)
    if made is None:
        return None
    matter = in_common(matter_of(event), matter_of(other))
    return (made, f"{_doers(other)}, on {matter}") if matter is not None else None


def asked_again(event: Told, other: Told) -> str | None:
    """Why a later event opens the same again: the same sides, the same matter; None where it is another."""
    if event.type != other.type or states(event.source) != states(other.source):
        return None
    if event.target and other.target and not states(event.target) & states(other.target):
        return None
    return in_common(matter_of(event), matter_of(other))


def matter_of(event: Told) -> About:
    """What an event is about."""
    return about(event.accounts)


def states(parties: Iterable[Party]) -> frozenset[str]:
    """The states of parties; of those without one, their names or roles."""
    return frozenset(party.country or fold(party.name or party.role) for party in parties)


def plus(day: str, days: int) -> str:
    """The day so many days later; an open end stays open."""
    if day in (FIRST, LAST):
        return LAST
    return date.fromordinal(min(date.fromisoformat(day).toordinal() + days, date.max.toordinal())).isoformat()


def _in_time(event: Told, other: Told, kind: Kind) -> bool:
    """Whether it lies after the opening and before it is too late; as background, only with a day that is told."""
    (opened, ahead), (first, last) = bounds(event.date), bounds(other.date)
    if first == FIRST or (other.background and last == LAST) or (opened != FIRST and first < opened):
        return False
    planned = kind == "contact" and ahead != LAST
    return first <= (ahead if planned else plus(opened if opened != FIRST else ahead, ANSWER_DAYS))


def _contact_answer(event: Told, other: Told) -> tuple[State, str] | None:
    """A contact of the same people in kind that was held, refused or denied; talks that one side refuses."""
    held = other.type == CONTACT and other.status in CLOSES and _same_people(event, other)
    if held and _in_kind(event, other) and not _elsewhere(event, other):
        return CLOSES[other.status], "the same parties, on a day of the plan"
    refused = other.type == "REJECT" and other.mode == "meet" and states(other.source) < states(event.parties)
    if refused and (states(other.target) & states(event.parties)) - states(other.source):
        return "refused", f"{_doers(other)} refuses to meet"
    return None


def _request_answer(event: Told, other: Told) -> State | None:
    """Whoever was asked does it, promises it, or says no."""
    if not states(event.target) & states(other.source) or states(event.source) & states(other.source):
        return None
    if other.target and not states(other.target) & (states(event.source) | states(event.target)):
        return None
    if other.type == "AGREE" or (other.type in GIVING and other.status in PROMISED):
        return "agreed" if other.status not in CLOSES or other.status == "happened" else CLOSES[other.status]
    if other.type == "REJECT":
        return "refused"
    return CLOSES.get(other.status) if other.type in GIVING else None


def _offer_answer(event: Told, other: Told) -> State | None:
    """Whom it was offered to takes it or not, or whoever offered it does it."""
    if states(event.source) & states(other.source):
        return CLOSES.get(other.status) if other.type == _deed_of(event, other) else None
    if not states(event.target) & states(other.source) or not states(event.source) & states(other.target):
        return None
    if other.type == "REJECT":
        return "refused"
    return "agreed" if other.type in ("AGREE", "SUPPORT", "CONCEDE") and other.status != "refused" else None


def _threat_answer(event: Told, other: Told) -> State | None:
    """Whoever threatened does it, to whom it was threatened."""
    if not states(event.source) & states(other.source) or other.type not in HARMING:
        return None
    if event.target and other.target and not states(event.target) & states(other.target):
        return None
    return CLOSES.get(other.status)


def _plan_answer(event: Told, other: Told) -> State | None:
    """Whoever planned it does it, or lets it be."""
    if not states(event.source) & states(other.source) or other.type != _deed_of(event, other):
        return None
    if event.type == other.type and event.mode and other.mode and event.mode != other.mode:
        return None
    if event.target and other.target and not states(event.target) & states(other.target):
        return None
    return CLOSES.get(other.status)


_RULES = {"request": _request_answer, "offer": _offer_answer, "threat": _threat_answer, "plan": _plan_answer}


def _deed_of(event: Told, other: Told) -> str:
    """The type of the deed that was announced; a promise to cooperate is kept by any giving."""
    return other.type if event.type == "AGREE" and other.type in GIVING else event.type


def _same_people(event: Told, other: Told) -> bool:
    """Whether two contacts are of the same people, by name or by office.

    Whoever hosts or mediates may be told of in one of them only.
    """
    pairing = pair_parties(event.parties, other.parties)
    whole = not pairing.left or (not pairing.right and len(pairing.pairs) > 1)
    return whole and bool(pairing.pairs) and pairing.strength >= min(ROLE, STATE)


def _elsewhere(event: Told, other: Told) -> bool:
    """Whether one was held in another land or town than that which was planned, as far as either is told."""
    places = [[account.place for account in each.accounts if account.place is not None] for each in (event, other)]
    ours, theirs = ({place.country for place in told} - {None} for told in places)
    towns = [[place for place in told if place.precision == "city" and place.lat is not None] for told in places]
    if all(towns) and not any(beside(one, two) for one, two in product(*towns)):
        return True  # "will go to Kashgar": he was in Urumqi that day
    return bool(ours and theirs) and not ours & theirs


def _in_kind(event: Told, other: Told) -> bool:
    """Whether what was held can be what was planned: a call is no visit."""
    remote = {"phone", "video"}
    return (event.mode in remote) == (other.mode in remote) or "talks" in (event.mode, other.mode)


def _doers(event: Told) -> str:
    names = sorted(party.name or party.role or party.country or "a party not named" for party in event.source)
    return " and ".join(names[:2]) or "a party not named"
