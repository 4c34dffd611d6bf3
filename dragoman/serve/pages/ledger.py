"""*Ledger*: what was asked, offered, planned or threatened, and what became of it as far as anybody reported."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.desk import Desk
from dragoman.serve.filters import BadFilter, Filters
from dragoman.serve.matters import STATES, matter_page
from dragoman.serve.rendering import render

A_PAGE = 12


def ledger(request: Request) -> Response:
    """A page of the matters that fit, the newest opened first."""
    desk: Desk = request.app.state.desk
    asked = Filters.of(request.query_params)
    state = request.query_params.get("state", "").strip() or None
    if state is not None and state not in STATES:
        raise BadFilter("state", f"is one of {', '.join(STATES)}.")
    with desk.record() as record:
        page = matter_page(desk, record, replace(asked, status=None, told_as=None), state=state, limit=A_PAGE)
        today = record.board.last_day()
    return render(
        request, "ledger.html.j2", title="Ledger", asked=asked, state=state, states=STATES, page=page, today=today,
    )  # fmt: skip
