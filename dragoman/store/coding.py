"""What an event counts as in plain PLOVER and CAMEO, which have no status: a plan is no deed, a denial no event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebook.acts import act_modes, act_types
from dragoman.records import Party
from dragoman.store.views import EventView

VERBAL = {1, 3}
AGREEABLE = frozenset({1, 2})
NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})
UNSAYABLE: Mapping[str, str] = {
    "denied": "denied: the standard would have it as done",
    "conditional": "conditional: the standard would have it as done",
}
# The CAMEO code of a contact that is not a deed yet, or never was one.
CONTACT_CODES: Mapping[str, str] = {"planned": "036", "offered": "036", "proposed": "036", "demanded": "106",
                                    "threatened": "134", "refused": "125"}  # fmt: skip
ROOT_CODES: Mapping[str, str] = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080",
    "RETREAT": "087", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "MOBILIZE": "150", "SANCTION": "160", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coding:
    """An event in the standards' terms. `why_not` is why it stands aside; None where it counts as what it is."""

    type: str
    mode: str | None
    cameo: str
    quad: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    why_not: str | None


def coded(event: EventView) -> Coding:
    """The event as the standards have it: what was only offered or planned is AGREE, threatened THREATEN."""
    type_ = _type(event)
    actors, recipients = _sides(event)
    why_not = UNSAYABLE.get(event.status)
    if why_not is None and type_ in NEEDS_RECIPIENT and not recipients:
        why_not = f"no recipient is told, and {type_} needs one"
    if why_not is None and not actors:
        why_not = "nobody is told who did it"
    mode = _mode(event, type_)
    return Coding(type_, mode, _cameo(event, type_), act_types()[type_].quad, actors, recipients, why_not)


def _type(event: EventView) -> str:
    """The type under the event's status. What is done, denied or conditional keeps its own."""
    own = act_types()[event.type]
    if event.status in {"happened", *UNSAYABLE} or (own.quad in VERBAL and event.type not in {"CONSULT", "SUPPORT"}):
        return event.type
    turned = {"demanded": "REQUEST", "refused": "REJECT", "threatened": "THREATEN"}.get(event.status)
    return turned or ("AGREE" if own.quad in AGREEABLE else "THREATEN")


def _sides(event: EventView) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients: a visitor and the hosts, the source and target of an act; else everyone is an actor."""
    if event.type != "CONSULT":
        return event.source or event.parties, event.target
    if event.mode == "visit" and event.source:
        hosts = tuple(party for party in event.parties if party not in event.source)
        return event.source, hosts
    return event.parties, ()


def _mode(event: EventView, type_: str) -> str | None:
    """The mode in PLOVER's names, as far as the type has it."""
    if type_ != event.type:
        meeting = event.type == "CONSULT" and type_ in {"REQUEST", "REJECT"}
        return "meet" if meeting else None
    if event.type == "CONSULT":
        return _contact_mode(event)
    return event.mode if event.mode is not None and (event.type, event.mode) in act_modes() else None


def _contact_mode(event: EventView) -> str | None:
    if event.mode in {"phone", "video"}:
        return "phone"
    if event.mode == "visit":
        return "visit"
    states = {party.country for party in event.parties if party.country}
    if event.mode == "summit" or len(states) > 2:
        return "multilateral"
    third = event.place is not None and event.place.country is not None and event.place.country not in states
    return "third-party" if event.mode in {"meeting", "talks"} and third and len(states) == 2 else None


def _cameo(event: EventView, type_: str) -> str:
    own = next((account.cameo for account in event.accounts if account.cameo), None)
    if event.type != "CONSULT":
        return own if own is not None and type_ == event.type else ROOT_CODES[type_]
    if event.status in CONTACT_CODES:
        return CONTACT_CODES[event.status]
    mode = _contact_mode(event)
    plain = "046" if event.mode == "talks" else "040"
    return {"phone": "041", "visit": "042", "third-party": "044"}.get(mode or "", plain)
