"""*Network*: who was in contact with whom in a period, as a picture and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from dragoman.briefing.lands import land
from dragoman.briefing.shapes import Network, Tie
from dragoman.briefing.web import draw_web
from dragoman.serve.desk import Desk
from dragoman.serve.filters import Filters
from dragoman.serve.rendering import render
from dragoman.store.ties import Pair

MOST_TIES = 60


def network(request: Request) -> Response:
    """The pairs in contact among the events that fit; without a period, of the newest few thousand events."""
    desk: Desk = request.app.state.desk
    asked = Filters.of(request.query_params)
    with desk.record() as record:
        ties = record.board.ties(replace(asked.query(), words=None))
    told = [(tie, land(tie[0]).name, land(tie[1]).name) for tie in ties[:MOST_TIES]]
    picture, left_out = _drawn(_told(ties))
    return render(
        request, "network.html.j2", title="Who is in contact with whom", asked=asked, ties=told, pairs=len(ties),
        picture=picture, left_out=left_out,
    )  # fmt: skip


def draw_ahead(desk: Desk) -> None:
    """Draws the pairs of the newest events, so that nobody waits for it."""
    with desk.record() as record:
        _drawn(_told(record.board.ties(Filters().query())))


def _told(ties: Sequence[Pair]) -> tuple[Tie, ...]:
    """The pairs most in contact, as they are drawn."""
    return tuple(
        Tie(land(one).name, land(other).name, held, ahead, ()) for one, other, held, ahead, _ in ties[:MOST_TIES]
    )


@lru_cache(maxsize=64)
def _drawn(ties: tuple[Tie, ...]) -> tuple[Markup, str | None]:
    """The picture; drawn once for the same ties."""
    if not ties:
        return Markup(""), None
    drawn, left_out = draw_web(Network(ties))
    return Markup(drawn), left_out  # noqa: S704  # drawn by us; the text in it is escaped by the XML writer
