"""Writes events as PLOVER records, JSON Lines: one record for each event, with every account that tells of it.

The fields are those of the manual (v2.0); ours stand in `text_info` and `dragoman`, which a reader may ignore.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman import codebook
from dragoman.codebook.acts import act_modes, act_types, contexts
from dragoman.codebook.checking_actors import SECTORS
from dragoman.codebook.plover import entities, plover_country
from dragoman.columns import Row
from dragoman.records import Days, Party
from dragoman.store.coding import Coding, coded
from dragoman.store.record import Record
from dragoman.store.views import ArticleCard, EventView

CODER = "Dragoman"
REQUIRED = ("id", "date", "actor", "event")
OPTIONAL = (
    "recipient", "event_loc", "event_text", "quad_code", "mode", "context", "text", "text_info", "cite_info", "coder",
    "coded_date", "comment",
)  # fmt: skip
OURS = ("dragoman",)
ENTITY = ("code", "sector", "entity_text", "identifier_id", "office")


def plover_rows(record: Record, *, aside: bool) -> Iterator[Row]:
    """The events as records. `aside` gives those that the standard would take for what they are not, and why."""
    cards = {card.id: card for card in record.articles()}
    for event in record.events():
        coding = coded(event)
        if (coding.why_not is not None) == aside:
            yield _row(event, coding, cards)


def _row(event: EventView, coding: Coding, cards: Mapping[str, ArticleCard]) -> Row:
    lead = event.accounts[0]
    about = dict.fromkeys(context for account in event.accounts for context in account.contexts)
    told: Row = {
        "id": event.id,
        "date": _day(event.date) or _day(cards[lead.article].dated.range),
        "actor": [_entity(party) for party in coding.actors],
        "recipient": [_entity(party) for party in coding.recipients],
        "event": coding.type,
        "mode": coding.mode,
        "context": list(about),
        "quad_code": coding.quad,
        "event_loc": _place(event),
        "event_text": lead.quote,
        "text": lead.sentence,
        "text_info": [_account(account.id, account, cards[account.article]) for account in event.accounts],
        "cite_info": _told({"url": cards[lead.article].url, "source": cards[lead.article].source}),
        "coder": CODER,
        "comment": _comment(event, coding),
        "dragoman": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "background": event.background,
            "date": list(event.date),
            "cameo": coding.cameo,
            "topics": list(event.topics),
            "said_by": list(dict.fromkeys(a.said_by for a in event.accounts if a.said_by)),
            "coders": [{"name": c.name, "type": c.type, "probability": c.probability} for c in lead.coders],
        },
    }
    return {name: value for name, value in told.items() if name in REQUIRED or value not in (None, [], {})}


def _told(fields: Row) -> Row:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, [])}


def _entity(party: Party) -> Row:
    """A party with PLOVER's code and sectors; an organisation keeps its name, an unrecognised entity takes PRE."""
    code, sectors = party.country, [party.sector] if party.sector else []
    known = entities().get(code or "")
    if known is not None:
        code, sectors = known.country, [*sectors, known.sector]
    named = party.name or party.role or _state_name(party.country)
    entity = {
        "code": None if code is None else plover_country(code),
        "sector": list(dict.fromkeys(sectors)),
        "entity_text": named if plover_country(code or "") == code else f"{named} ({party.country})",
        "identifier_id": party.actor,
        "office": party.role,
    }
    return _told(entity)


def _state_name(code: str | None) -> str | None:
    if code is None:
        return None
    known = codebook.state(code) or codebook.organisation(code)
    return known.name if known is not None else code


def _day(days: Days) -> str | None:
    """The first known day of a range; partial stays partial."""
    return days[0] or days[1]


def _place(event: EventView) -> Row | None:
    place = event.place
    if place is None:
        return None
    told = {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
            "precision": place.precision}  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


def _account(id_: str, account: Any, card: ArticleCard) -> Row:
    fields = {
        "account": id_,
        "article": account.article,
        "source": card.source,
        "url": card.url,
        "published": card.published,
        "said_by": account.said_by,
        "status": account.status,
        "quote": account.quote,
        "span": list(account.span),
        "in": account.part,
    }
    return _told(fields)


def _comment(event: EventView, coding: Coding) -> str:
    """What plain PLOVER has no field for, in words."""
    told = [f"status {event.status}"]
    if coding.type != event.type:
        told.append(f"of {event.type}")
    if event.background:
        told.append("told as background")
    if event.date[0] != event.date[1]:
        told.append(f"day between {event.date[0] or '?'} and {event.date[1] or '?'}")
    if coding.why_not:
        told.append(f"set aside: {coding.why_not}")
    return "; ".join(told)


def schema_faults(row: Mapping[str, Any]) -> list[str]:
    """What in a record is not as PLOVER's manual has it; empty where it is well formed."""
    faults = [f"{name} is missing" for name in REQUIRED if not row.get(name)]
    faults += [f"{name} is no field" for name in row if name not in {*REQUIRED, *OPTIONAL, *OURS}]
    types = act_types()
    if row.get("event") not in types:
        return [*faults, f"{row.get('event')} is no type"]
    if "mode" in row and (row["event"], row["mode"]) not in act_modes() | CONTACT_MODES:
        faults.append(f"{row['mode']} is no mode of {row['event']}")
    if row.get("quad_code") != types[row["event"]].quad:
        faults.append(f"{row.get('quad_code')} is not the quad of {row['event']}")
    faults += [f"{context} is no context" for context in row.get("context", ()) if context not in contexts()]
    entities_ = [*row.get("actor", ()), *row.get("recipient", ())]
    faults += [f"{name} is no field of an entity" for e in entities_ for name in e if name not in ENTITY]
    return faults + _sector_faults(entities_)


CONTACT_MODES = frozenset({("CONSULT", mode) for mode in ("visit", "third-party", "multilateral", "phone")})


def _sector_faults(found: Sequence[Mapping[str, Any]]) -> list[str]:
    return [f"{each} is no sector" for entity in found for each in entity.get("sector", ()) if each not in SECTORS]
