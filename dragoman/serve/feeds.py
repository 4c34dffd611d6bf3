"""Feeds of new and corrected entries for any filter, as Atom and JSON Feed; planned contacts as a calendar."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import Response

from dragoman.merging.days import FIRST
from dragoman.serve.desk import Desk
from dragoman.serve.filters import Filters
from dragoman.serve.lines import EventLine
from dragoman.store.calendars import calendar_of

MOST = 60
MOST_PLANS = 400
MOST_ENTRIES = 5_000
"""Entries of feeds remembered: some 5 MB."""
_ATOM = "http://www.w3.org/2005/Atom"
_DECLARED = "<?xml version='1.0' encoding='utf-8'?>\n"
_BEGINNING = "0001-01-01T00:00:00+00:00"


def atom(request: Request) -> Response:
    """The entries listed or changed last, as Atom."""
    asked, told = _newest(request)
    home = str(request.base_url).rstrip("/")
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _add(feed, "id", home + asked.address("/feed.atom"))
    _add(feed, "title", _title(asked))
    _add(feed, "updated", max((line.changed for line in told), default="1970-01-01T00:00:00+00:00"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=home + asked.address("/feed.atom"))
    _add(feed, "link", rel="alternate", type="text/html", href=home + asked.address("/timeline"))
    _add(_add(feed, "author"), "name", "Dragoman")
    written = ElementTree.tostring(feed, encoding="unicode").removesuffix("</feed>")
    entries = "".join(_entry(line, home) for line in told)
    return Response(f"{_DECLARED}{written}{entries}</feed>", media_type="application/atom+xml")


@lru_cache(maxsize=MOST_ENTRIES)
def _entry(line: EventLine, home: str) -> str:
    """An entry of an Atom feed; written once for all feeds that have it."""
    entry = ElementTree.Element("entry")  # the feed around it says of which namespace
    _add(entry, "id", f"urn:dragoman:event:{line.id}")
    _add(entry, "title", _headline(line))
    _add(entry, "published", line.added)
    _add(entry, "updated", line.changed)
    _add(entry, "link", rel="alternate", type="text/html", href=f"{home}/event/{line.id}")
    _add(entry, "category", term=line.kind)
    _add(entry, "summary", _summary(line))
    return ElementTree.tostring(entry, encoding="unicode")


def json_feed(request: Request) -> Response:
    """The same as a JSON Feed."""
    asked, told = _newest(request)
    home = str(request.base_url).rstrip("/")
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(asked),
        "home_page_url": home + asked.address("/timeline"),
        "feed_url": home + asked.address("/feed.json"),
        "items": [
            {
                "id": f"urn:dragoman:event:{line.id}",
                "url": f"{home}/event/{line.id}",
                "title": _headline(line),
                "content_text": _summary(line),
                "date_published": line.added,
                "date_modified": line.changed,
                "tags": [line.kind, line.status],
            }
            for line in told
        ],
    }
    return Response(json.dumps(feed, ensure_ascii=False), media_type="application/feed+json")


def calendar(request: Request) -> Response:
    """The planned contacts that fit, as a calendar to subscribe to."""
    desk: Desk = request.app.state.desk
    asked = Filters.of(request.query_params)
    plans: list[str] = []
    with desk.record() as record:
        day = asked.since or record.board.last_day() or FIRST
        for status in ("planned", "proposed"):
            query = replace(asked.query(), since=None, status=status, type="CONSULT", background=False)
            cards = record.board.cards(query, ahead_of=day, limit=MOST_PLANS)
            plans += desk.plans.of(record, cards)
    return Response(calendar_of(plans), media_type="text/calendar")


def _newest(request: Request) -> tuple[Filters, tuple[EventLine, ...]]:
    desk: Desk = request.app.state.desk
    asked = replace(Filters.of(request.query_params), after=None)
    with desk.record() as record:
        return asked, desk.lines.of(record, record.board.cards(asked.query(), changed_since=_BEGINNING, limit=MOST))


def _title(asked: Filters) -> str:
    used = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asked.used().items())
    return _shown(f"Dragoman: new and corrected entries{f' ({used})' if used else ''}")


def _headline(line: EventLine) -> str:
    return _shown(f"Corrected: {line.text}" if line.corrected else line.text)


def _summary(line: EventLine) -> str:
    told = f"{line.kind}, {line.standing or 'happened'}, {line.when}. Told by {', '.join(line.outlets)}."
    return _shown(f"{told} Told as background." if line.background else told)


def _shown(text: str) -> str:
    """Text that XML can hold."""
    return text if text.isprintable() else "".join(char for char in text if char.isprintable())


def _add(parent: ElementTree.Element, name: str, words: str | None = None, **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, name, attributes)
    made.text = words
    return made


ROUTES = (("/feed.atom", atom), ("/feed.json", json_feed), ("/calendar.ics", calendar))
