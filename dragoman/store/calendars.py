"""Writes the contacts that are planned as a calendar (iCalendar, RFC 5545), one entry a day or range of days.

Only plans whose days are told at both ends are there: a calendar has no place for "soon". Nothing depends on the
clock, so the same record gives the same file, and an entry keeps its UID from one export to the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.codebook.states import states
from dragoman.columns import Row
from dragoman.merging.days import bounds, known
from dragoman.records import Party
from dragoman.store.record import Record
from dragoman.store.views import ArticleCard, EventView

PLANNED = frozenset({"planned", "proposed"})
ISO_DAY = 10  # characters of a whole ISO day
PRODUCT = "-//Dragoman//Planned contacts//EN"
_ENTRY = (
    "summary", "dtstart", "dtend", "dtstamp", "uid", "categories", "description", "geo", "location", "status",
    "transp", "url",
)  # fmt: skip
_PIECE = 74  # bytes of a line; 75 with the space before it
LONGEST = 92  # days: of a plan known no better than to a season, a calendar shows nothing but a bar


def calendar_rows(record: Record) -> Iterator[Row]:
    """The planned contacts as the fields of calendar entries, by day."""
    events = record.events()
    yield from rows_of(events, record.cards(event.accounts[0].article for event in events))


def rows_of(events: Iterable[EventView], cards: Mapping[str, ArticleCard]) -> Iterator[Row]:
    """Those of the events that are plans with days, as the fields of calendar entries; `cards` by article id."""
    for event in events:
        days = _days(event)
        if days is not None:
            yield _row(event, *days, cards.get(event.accounts[0].article))


def calendar_text(entries: Iterable[Mapping[str, Any]]) -> str:
    """The calendar of these entries."""
    return calendar_of(map(entry_text, entries))


def calendar_of(entries: Iterable[str]) -> str:
    """The calendar of entries that are written already."""
    from icalendar import Calendar  # noqa: PLC0415  # only for a calendar

    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("x-wr-calname", "Planned contacts")):
        calendar.add(name, value)
    head, end, tail = str(calendar.to_ical().decode("utf-8")).partition("END:VCALENDAR")
    return "".join((head, *entries, end, tail))


def entry_text(fields: Mapping[str, Any]) -> str:
    """One entry as it is written in a calendar.

    Written here: icalendar takes 0.4 ms for one, and a calendar to subscribe to has some hundreds.
    """
    lines = (_line(name, fields[name]) for name in _ENTRY if fields.get(name) is not None)
    return "".join(f"{_folded(line)}\r\n" for line in ("BEGIN:VEVENT", *lines, "END:VEVENT"))


def _line(name: str, value: Any) -> str:
    """A field and its value, before it is folded."""
    if isinstance(value, dt.datetime):
        return f"{name.upper()}:{value.isoformat()[:19].replace('-', '').replace(':', '')}Z"
    if isinstance(value, dt.date):
        return f"{name.upper()};VALUE=DATE:{value.isoformat().replace('-', '')}"
    if name == "geo":
        return f"GEO:{value[0]};{value[1]}"
    if name == "url":
        return f"URL:{''.join(value.split())}"
    return f"{name.upper()}:{','.join(map(_escaped, [value] if isinstance(value, str) else value))}"


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _folded(line: str) -> str:
    """A line in pieces that are short enough; none begins within a character or what a backslash stands before."""
    raw, pieces = line.encode(), []
    while len(raw) > _PIECE:
        cut = _PIECE
        while raw[cut] & 0xC0 == 0x80:  # the second byte or a later one of a character
            cut -= 1
        cut -= raw[cut - 1] == ord("\\")
        pieces.append(raw[:cut])
        raw = raw[cut:]
    return b"\r\n ".join([*pieces, raw]).decode()


def _days(event: EventView) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a planned contact; None where it is no plan or its days are not told."""
    if event.type != "CONSULT" or event.status not in PLANNED or not known(event.date):
        return None
    first, last = map(dt.date.fromisoformat, bounds(event.date))
    return (first, last) if (last - first).days <= LONGEST else None


def _row(event: EventView, first: dt.date, last: dt.date, card: ArticleCard | None) -> Row:
    """One planned contact as whole days; the day after the last one ends it, as the standard has it."""
    lead, place = event.accounts[0], event.place
    exact = place is not None and place.lat is not None and place.precision in {"exact", "city"}
    return {
        "uid": f"{event.id}@dragoman",
        "dtstamp": _stamp(card.published if card is not None else None, first),
        "dtstart": first,
        "dtend": last + dt.timedelta(days=1),
        "summary": f"{(event.mode or 'contact').capitalize()}: {_who(event.parties)}",
        "status": "TENTATIVE",
        "transp": "TRANSPARENT",
        "categories": [event.status, event.mode or "contact"],
        "description": f"{lead.sentence}\n\n{lead.article}: {event.status}, {lead.dated_by or 'day inferred'}",
        "location": place.name if place is not None else None,
        "geo": (place.lat, place.lon) if exact and place is not None else None,
        "url": card.url if card is not None else None,
    }


def _stamp(published: str | None, first: dt.date) -> dt.datetime:
    """When the entry was made, for which the day of the article stands: never the clock's."""
    day = published[:10] if published is not None and len(published) >= ISO_DAY else first.isoformat()
    return dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)


def _who(parties: Iterable[Party]) -> str:
    """Who is to meet: each with name or role, and state."""
    return ", ".join(dict.fromkeys(_named(party) for party in parties))


def _named(party: Party) -> str:
    state = states().get(party.country or "")
    land = state.name if state is not None else party.country
    lead = party.name or party.role
    return f"{lead} ({land})" if lead and land else lead or land or "unnamed"
