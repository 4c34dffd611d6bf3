"""*Timeline*: all events by day, filtered by who, what, how, where and in which words; the address can be shared."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.desk import Desk
from dragoman.serve.filters import MODES, STATUSES, TYPES, Filters, written
from dragoman.serve.rendering import render

A_PAGE = 50


def timeline(request: Request) -> Response:
    """A page of the events that fit, the newest day first."""
    desk: Desk = request.app.state.desk
    asked = Filters.of(request.query_params)
    with desk.record() as record:
        cards = record.board.cards(asked.query(), after=asked.cursor(), limit=A_PAGE + 1)
        told = desk.lines.of(record, cards[:A_PAGE])
    more = written(cards[A_PAGE - 1].cursor) if len(cards) > A_PAGE else None
    return render(
        request, "timeline.html.j2", title="Timeline", asked=asked, more=more, types=TYPES, modes=MODES,
        statuses=STATUSES, days=[(day, list(of_day)) for day, of_day in groupby(told, key=lambda line: line.day)],
    )  # fmt: skip
