"""*Map*: where events were, each with how exactly that is known, and calls as schematic arcs between capitals."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from dragoman.briefing.atlas import atlas
from dragoman.briefing.shapes import Atlas
from dragoman.briefing.worldmap import draw_map
from dragoman.serve.desk import Desk
from dragoman.serve.filters import Filters
from dragoman.serve.rendering import render

MOST = 300  # events: more points than that hide one another
MOST_ROWS = 60
WIDTH = 620  # points: the picture is as wide as the page, and its marks are not to grow with it


def worldmap(request: Request) -> Response:
    """The newest events that fit, on a map and in a table."""
    desk: Desk = request.app.state.desk
    asked = Filters.of(request.query_params)
    with desk.record() as record:
        views = desk.bare.of(record, record.board.cards(asked.query(), limit=MOST))
    found = atlas(views)
    return render(
        request, "map.html.j2", title="Where it was", asked=asked, found=found, picture=_drawn(found),
        most_rows=MOST_ROWS, full=len(views) == MOST,
    )  # fmt: skip


def draw_ahead(desk: Desk) -> None:
    """Draws the map of the newest events, so that nobody waits for it."""
    with desk.record() as record:
        _drawn(atlas(desk.bare.of(record, record.board.cards(limit=MOST))))


@lru_cache(maxsize=64)
def _drawn(found: Atlas) -> Markup:
    """The picture; drawn once for the same places."""
    drawn = draw_map(found, width=WIDTH) if found.spots or found.calls else ""
    return Markup(drawn)  # noqa: S704  # drawn by us; the text in it is escaped by the XML writer
