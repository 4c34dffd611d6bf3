"""*Figures*: numbers as their sources give them, as curves with bounds, scopes and sources apart."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from dragoman.briefing.curves import draw_curves
from dragoman.briefing.panels import panels
from dragoman.briefing.shapes import Panel
from dragoman.serve.desk import Desk, shelf_for
from dragoman.serve.filters import Filters
from dragoman.serve.rendering import render
from dragoman.store.overviews import MOST_POINTS

A_PAGE = 24  # series
MOST_CURVES = 6


def figures(request: Request) -> Response:
    """The series that were added to last, a page of them."""
    desk: Desk = request.app.state.desk
    asked = Filters.of(request.query_params)
    with desk.record() as record:
        measure = request.query_params.get("measure") or None
        series = record.board.newest_series(
            since=asked.since, until=asked.until, words=asked.words, measure=measure, limit=A_PAGE
        )
        told = panels(shelf_for(record, series=series), series)
    drawn = [(panel, _drawn(panel)) for panel in told if panel.drawn]
    return render(
        request, "figures.html.j2", title="Figures", asked=asked, drawn=drawn, most_curves=MOST_CURVES,
        undrawn=[panel for panel in told if not panel.drawn],
        full=len(series) == A_PAGE or sum(len(view.points) for view in series) == MOST_POINTS,
    )  # fmt: skip


def draw_ahead(desk: Desk) -> None:
    """Draws the curves of the series that were added to last, so that nobody waits for them."""
    with desk.record() as record:
        series = record.board.newest_series(limit=A_PAGE)
        told = panels(shelf_for(record, series=series), series)
    for panel in told:
        if panel.drawn:
            _drawn(panel)


@lru_cache(maxsize=1024)
def _drawn(panel: Panel) -> Markup:
    """The picture of a panel; drawn once for the same numbers."""
    return Markup(draw_curves(panel))  # noqa: S704  # drawn by us; the text in it is escaped by the XML writer
