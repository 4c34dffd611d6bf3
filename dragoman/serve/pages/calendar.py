"""*Calendar*: what is planned or proposed for the days to come, and plans whose day went by without a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from dragoman.merging.days import LAST
from dragoman.serve.desk import Desk
from dragoman.serve.filters import Filters
from dragoman.serve.lines import EventLine
from dragoman.serve.rendering import render

MOST = 100


def calendar(request: Request) -> Response:
    """Planned contacts from a day on: that of the last report, unless `?since=` names another."""
    desk: Desk = request.app.state.desk
    asked = Filters.of(request.query_params)
    with desk.record() as record:
        day = asked.since or record.board.last_day() or datetime.now(UTC).date().isoformat()
        plans = {}
        for status in ("planned", "proposed"):
            query = replace(asked.query(), since=None, status=status, type="CONSULT", background=False)
            plans[status] = desk.lines.of(record, record.board.cards(query, ahead_of=day, limit=MOST))
    return render(
        request, "calendar.html.j2", title="Calendar", asked=asked, from_day=day,
        planned=_by_day(plans["planned"]), proposed=plans["proposed"],
    )  # fmt: skip


def _by_day(told: tuple[EventLine, ...]) -> list[tuple[str, list[EventLine]]]:
    """The plans under the last day on which they can be; what has no day at the end."""
    dated = [line for line in told if _has_day(line)]
    open_ = [line for line in told if not _has_day(line)]
    days = [(when, list(lines_)) for when, lines_ in groupby(dated, key=lambda line: line.when)]
    return [*days, ("Day not stated", open_)] if open_ else days


def _has_day(line: EventLine) -> bool:
    return line.day < LAST and line.when != "day not stated"
