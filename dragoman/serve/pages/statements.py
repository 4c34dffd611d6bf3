"""*Statements*: who is reported to have said what, and where each stands on which matter, with filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dragoman import columns
from dragoman.briefing.shapes import Saying, Stand
from dragoman.briefing.voices import saying_line, stand_line
from dragoman.serve.desk import Desk, shelf_for
from dragoman.serve.filters import BadFilter, Filters, checked_words
from dragoman.serve.rendering import render
from dragoman.store import Record
from dragoman.store.paging import Page

A_PAGE = 40
STANCES = (
    "supports", "opposes", "recognises", "does_not_recognise", "demands", "rules_out", "offers", "open_to"
)  # fmt: skip
KINDS = ("statement", "position")
Kind = Literal["statement", "position"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for besides the filters of all pages; `after` is where the page begins."""

    kind: Kind
    stance: str | None
    matter: str | None
    after: int | None

    def address(self, filters: Filters, after: int | None) -> str:
        """The address that asks for the same from another place on."""
        more = {"kind": self.kind, "stance": self.stance, "matter": self.matter, "after": after}
        named = {**filters.used(), **{name: value for name, value in more.items() if value is not None}}
        return f"/statements?{urlencode(named)}"


def statements(request: Request) -> Response:
    """A page of statements or positions, the newest kept first."""
    desk: Desk = request.app.state.desk
    filters, asked = asked_for(request)
    query = replace(filters.query(), stance=asked.stance, matter=asked.matter)
    with desk.record() as record:
        page = record.sayings_page(asked.kind, query, before=asked.after, limit=A_PAGE)
        told = lines_of(record, asked.kind, page)
    return render(
        request, "statements.html.j2", title="Statements", asked=filters, kind=asked.kind, stance=asked.stance,
        matter=asked.matter, stances=STANCES, kinds=KINDS, told=told,
        more=asked.address(filters, page.next) if page.next is not None else None,
    )  # fmt: skip


def asked_for(request: Request) -> tuple[Filters, Asked]:
    """The question in an address. Raises BadFilter."""
    given = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
    after = given.pop("after", None)
    filters = Filters.of(given)
    kind, stance = given.get("kind", "statement"), given.get("stance")
    matter = checked_words("matter", given["matter"]) if "matter" in given else None
    if kind not in KINDS:
        raise BadFilter("kind", f"is one of {', '.join(KINDS)}.")
    if stance is not None and stance not in STANCES:
        raise BadFilter("stance", f"is one of {', '.join(STANCES)}.")
    if after is not None and not (after.isascii() and after.isdigit() and len(after) < 19):
        raise BadFilter("after", "is what a page of results gave as the place where the next begins.")
    named: Kind = "position" if kind == "position" or stance or matter else "statement"
    return filters, Asked(named, stance, matter, int(after) if after else None)


def lines_of(record: Record, kind: Kind, page: Page) -> list[tuple[str, Saying | Stand]]:
    """A page's statements or positions in words, each with whose it is and its sentence."""
    if kind == "statement":
        stated = [columns.statement_from_dict(row) for row in page.rows]
        shelf = shelf_for(record, sayings=stated)
        return [(told.who, told) for told in (saying_line(shelf, each) for each in stated)]
    held = [columns.position_from_dict(row) for row in page.rows]
    shelf = shelf_for(record, sayings=held)
    return [stand_line(shelf, each) for each in held]
