"""Sorts the figures into curves: one panel for each measure and scope, one curve for each source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.briefing.citations import Shelf, cite, outlet
from dragoman.briefing.days import day_words
from dragoman.briefing.shapes import Curve, Panel, Point
from dragoman.briefing.words import amount, capital, clean
from dragoman.merging.days import last_day
from dragoman.merging.parties import fold
from dragoman.records import Figure

if TYPE_CHECKING:
    from dragoman.store.views import SeriesView

_ORDER = ("killed", "injured", "missing", "captured", "displaced", "affected", "troops", "money", "items")
# A panel with one number, or with all its numbers of one day, is a row of the table and no curve.
_DAYS_FOR_A_CURVE = 2
_THINGS = ("troops", "money", "items")
_Scope = tuple[str, str, str, str, str]


def panels(shelf: Shelf, series: Sequence[SeriesView]) -> tuple[Panel, ...]:
    """All figures, the largest panels of each measure first. Different scopes never share a panel."""
    scopes: dict[_Scope, dict[str, list[Figure]]] = {}
    for view in series:
        for figure in view.points:
            source = _source(shelf, figure)
            scopes.setdefault(_scope(figure), {}).setdefault(source, []).append(figure)
    made = [_panel(shelf, scope, sources) for scope, sources in scopes.items()]
    return tuple(sorted(made, key=lambda p: (_ORDER.index(p.measure), not p.drawn, -_size(p), p.title, p.scope)))


def _scope(figure: Figure) -> _Scope:
    """What a number must share with another to stand in one picture: measure, unit, whom, where, since when."""
    # Refugees, people and Ukrainians who fled are told in turn of one count; killed civilians and soldiers are not.
    whom = "" if figure.measure == "displaced" else fold(clean(figure.of or ""))
    return (figure.measure, figure.unit or "", whom, fold(clean(figure.where or "")), figure.since or "")


def _source(shelf: Shelf, figure: Figure) -> str:
    said = clean(figure.said_by) if figure.said_by else outlet(shelf, figure.article)
    return said[4:] if said.startswith(("the ", "The ")) else said


def _panel(shelf: Shelf, scope: _Scope, sources: dict[str, list[Figure]]) -> Panel:
    figures = [figure for named in sources.values() for figure in named]
    first = figures[0]
    curves = [Curve(source, _points(shelf, named)) for source, named in _joined(sources).items()]
    days = {point.day for curve in curves for point in curve.points if point.day}
    where = clean(first.where) if first.where else "place not stated"
    since = f", since {day_words(first.since, year=True)}" if first.since else ""
    return Panel(
        id=f"figures-{min(figure.id for figure in figures)}",
        measure=first.measure,
        title=capital(_title(first)),
        scope=f"{where}{since}",
        unit=first.unit,
        curves=tuple(sorted(curves, key=lambda curve: (-len(curve.points), fold(curve.source)))),
        drawn=len(days) >= _DAYS_FOR_A_CURVE,
    )


def _title(figure: Figure) -> str:
    if figure.of is None or figure.measure == "displaced":
        return figure.measure
    whom = clean(figure.of)
    return f"{figure.measure}: {whom}" if figure.measure in _THINGS else f"{whom} {figure.measure}"


def _joined(sources: dict[str, list[Figure]]) -> dict[str, list[Figure]]:
    """The sources with those that differ only in case or accents put together."""
    names: dict[str, str] = {}
    joined: dict[str, list[Figure]] = {}
    for source in sorted(sources):
        joined.setdefault(names.setdefault(fold(source), source), []).extend(sources[source])
    return joined


def _points(shelf: Shelf, figures: Sequence[Figure]) -> tuple[Point, ...]:
    """The numbers of one source by day; one told by several articles is one point with several citations."""
    same: dict[tuple[str, float | tuple[float, float], str], list[Figure]] = {}
    for figure in figures:
        same.setdefault((_day(shelf, figure) or "", figure.value, figure.bound), []).append(figure)
    points = [
        _point(shelf, told) for _, told in sorted(same.items(), key=lambda pair: (pair[0][0] or "~", str(pair)))
    ]
    return tuple(points)


def _day(shelf: Shelf, figure: Figure) -> str | None:
    if figure.as_of:
        return last_day(figure.as_of)
    card = shelf.cards[figure.article]
    day = card.published or card.dated.range[1] or card.dated.range[0]
    return last_day(day) if day else None


def _point(shelf: Shelf, figures: Sequence[Figure]) -> Point:
    figure = figures[0]
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    return Point(
        id=figure.id,
        day=_day(shelf, figure),
        stated=figure.as_of is not None,
        low=low,
        high=high,
        bound=figure.bound,
        told=amount(figure),
        citations=tuple(cite(shelf, told) for told in sorted(figures, key=lambda told: told.id)),
    )


def _size(panel: Panel) -> int:
    return sum(len(curve.points) for curve in panel.curves)
