"""Sorts the figures into curves: a panel for each measure of one crisis, a curve for each source and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.briefing.citations import Shelf, cite, day_of, outlet
from dragoman.briefing.days import as_date, day_words
from dragoman.briefing.shapes import Curve, Panel, Point
from dragoman.briefing.sources import source_name
from dragoman.briefing.words import amount, capital, clean, distinct
from dragoman.merging.days import last_day
from dragoman.merging.parties import fold
from dragoman.merging.series import BEFALLS, counted_whom, figure_disagreements
from dragoman.records import Disagreement, Figure

if TYPE_CHECKING:
    from dragoman.store.views import SeriesView

_ORDER = ("killed", "injured", "missing", "captured", "displaced", "affected", "troops", "money", "items")
# A panel with one number, or with all its numbers of one day, is a row of the table and no curve.
_DAYS_FOR_A_CURVE = 2
_NO_CURVE = ("money", "items")  # each sum is of something else
_ONE_CRISIS = 60  # days between two beginnings that are told of one crisis
_AT_HAND = 365  # days after its beginning for which a count without a beginning is taken to be of a crisis
_Scope = tuple[str, str, str, str]
_Revised = tuple[dict[str, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with what places it: its day, its source by one name, and the beginning of what it counts."""

    figure: Figure
    day: str | None
    source: str
    since: str


def panels(shelf: Shelf, series: Sequence[SeriesView]) -> tuple[Panel, ...]:
    """All figures, a panel for each measure, whom it counts, and crisis; the largest of each measure first."""
    figures = sorted((figure for view in series for figure in view.points), key=lambda figure: figure.id)
    revised = _revised(series)
    differ = figure_disagreements(figures)
    scopes: dict[_Scope, list[_Told]] = {}
    crises = _crises(figures)
    for figure in figures:
        told = _Told(figure, _day(shelf, figure), _source(shelf, figure), "")
        since = _crisis(told, crises.get(figure.measure, []))
        scopes.setdefault((*_counted(figure), since), []).append(_Told(figure, told.day, told.source, since))
    made = [_panel(shelf, told, revised, differ) for told in scopes.values()]
    return tuple(sorted(made, key=lambda p: (_ORDER.index(p.measure), not p.drawn, -_size(p), p.title, p.id)))


def _counted(figure: Figure) -> tuple[str, str, str]:
    return (figure.measure, figure.unit or "", counted_whom(figure))


def _crises(figures: Iterable[Figure]) -> dict[str, list[str]]:
    """The beginnings that the figures of each measure are counted from; near ones are one."""
    found: dict[str, list[str]] = {}
    for measure, since in sorted({(figure.measure, figure.since) for figure in figures if figure.since}):
        known = found.setdefault(measure, [])
        if not known or (as_date(since) - as_date(known[-1])).days > _ONE_CRISIS:
            known.append(since)
    return found


def _crisis(told: _Told, known: Sequence[str]) -> str:
    """The crisis a figure counts: its own beginning's, or else the one at hand on its day."""
    since = told.figure.since
    if since:
        return next(day for day in known if 0 <= (as_date(since) - as_date(day)).days <= _ONE_CRISIS)
    begun = [day for day in known if told.day and 0 <= (as_date(told.day) - as_date(day)).days <= _AT_HAND]
    return begun[-1] if begun else ""


def _source(shelf: Shelf, figure: Figure) -> str:
    return source_name(clean(figure.said_by)) if figure.said_by else outlet(shelf, figure.article)


def _revised(series: Sequence[SeriesView]) -> _Revised:
    """What replaced each revised figure and what each replaced, in words, by the figures' ids."""
    told = {figure.id: amount(figure) for view in series for figure in view.points}
    pairs = [pair for view in series for pair in view.revised]
    return {old: told[new] for old, new in pairs}, {new: told[old] for old, new in pairs}


def _differences(told: Sequence[_Told], differ: Sequence[Disagreement]) -> tuple[str, ...]:
    """Where those who count do not agree: each number of a day with who gives it."""
    figures = {one.figure.id: one for one in told}
    found = []
    for each in differ:
        ids = [id_ for version in each.versions for id_ in version.accounts if id_ in figures]
        if len(ids) > 1:
            ids.sort(key=lambda id_: (_low(figures[id_].figure), figures[id_].source))
            said = distinct(f"{amount(figures[id_].figure)} ({figures[id_].source})" for id_ in ids)
            figure = figures[ids[0]].figure
            where = f" in {clean(figure.where)}" if figure.where else ""
            found.append(f"{_title(figure)}{where} {_as_of(figure)}: {'; '.join(said)}")
    return tuple(f"Sources differ on {words}" for words in found)


def _low(figure: Figure) -> float:
    return figure.value[0] if isinstance(figure.value, tuple) else figure.value


def _as_of(figure: Figure) -> str:
    return f"as of {day_words(str(figure.as_of), year=True)}"


def _panel(shelf: Shelf, told: Sequence[_Told], revised: _Revised, differ: Sequence[Disagreement]) -> Panel:
    first = told[0].figure
    places = {fold(clean(told.figure.where)): clean(told.figure.where) for told in told if told.figure.where}
    by_source = _by_source(told)
    mixed = len({where for _, where in by_source}) > 1
    curves = [
        _curve(named, places.get(where) if mixed else None, _points(shelf, members, revised))
        for (named, where), members in by_source.items()
    ]
    place = None if mixed else next(iter(places.values()), None)
    since = f"since {day_words(told[0].since, year=True)}" if told[0].since else None
    return Panel(
        id=f"figures-{first.id}",
        measure=first.measure,
        title=capital(_title(first)),
        scope=", ".join(words for words in (place, since) if words),
        unit=first.unit,
        curves=tuple(sorted(curves, key=lambda curve: (-len(curve.points), fold(curve.label)))),
        drawn=_makes_a_picture(first, curves),
        differences=_differences(told, differ),
    )


def _curve(source: str, place: str | None, points: tuple[Point, ...]) -> Curve:
    return Curve(source, f"{source}, {place}" if place else source, place, points)


def _makes_a_picture(first: Figure, curves: Sequence[Curve]) -> bool:
    """Whether the numbers can be compared: of several days, and of known people unless one source gives them all."""
    days = [{point.day for point in curve.points if point.day} for curve in curves]
    if first.measure in _NO_CURVE or len(set().union(*days)) < _DAYS_FOR_A_CURVE:
        return False
    comparable = first.measure == "displaced" or (first.of is not None and first.measure != "troops")
    return comparable or max(map(len, days)) >= _DAYS_FOR_A_CURVE


def _title(figure: Figure) -> str:
    if figure.measure == "displaced":
        return figure.measure
    if figure.of is None:
        return f"people {figure.measure}" if figure.measure in BEFALLS else figure.measure
    whom = clean(figure.of)
    if figure.measure in ("troops", "affected", "items"):
        return whom
    return f"{figure.measure}: {whom}" if figure.measure in _NO_CURVE else f"{whom} {figure.measure}"


def _by_source(told: Sequence[_Told]) -> dict[tuple[str, str], list[_Told]]:
    """The figures by source and place; one without a place goes with its source's others if they share one."""
    names: dict[str, str] = {}
    places: dict[str, set[str]] = {}  # of each source
    for one in told:
        names.setdefault(fold(one.source), one.source)
        if one.figure.where:
            places.setdefault(fold(one.source), set()).add(fold(clean(one.figure.where)))
    groups: dict[tuple[str, str], list[_Told]] = {}
    for one in told:
        where = places.get(fold(one.source), set())
        own = fold(clean(one.figure.where or "")) or (next(iter(where)) if len(where) == 1 else "")
        groups.setdefault((names[fold(one.source)], own), []).append(one)
    return groups


def _points(shelf: Shelf, told: Sequence[_Told], revised: _Revised) -> tuple[Point, ...]:
    """The numbers of one curve by day; one told by several articles is one point with several citations."""
    same: dict[tuple[str, str, str], list[_Told]] = {}
    for one in told:
        same.setdefault((one.day or "", str(one.figure.value), one.figure.bound), []).append(one)
    return tuple(_point(shelf, same[key], revised) for key in sorted(same))


def _day(shelf: Shelf, figure: Figure) -> str | None:
    """The day a figure stands for, else its report's; none of one that is told as earlier context without its day."""
    if figure.as_of:
        return last_day(figure.as_of)
    return None if figure.background else day_of(shelf.cards[figure.article])


def _point(shelf: Shelf, told: Sequence[_Told], revised: _Revised) -> Point:
    figure = told[0].figure
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    return Point(
        id=figure.id,
        day=told[0].day,
        stated=any(one.figure.as_of for one in told),
        low=low,
        high=high,
        bound=figure.bound,
        told=amount(figure),
        citations=tuple(cite(shelf, one.figure) for one in told),
        # A number is revised where everybody who gave it for this source has been overtaken.
        revised=revised[0].get(figure.id) if all(one.figure.id in revised[0] for one in told) else None,
        revises=next((revised[1][one.figure.id] for one in told if one.figure.id in revised[1]), None),
    )


def _size(panel: Panel) -> int:
    return sum(len(curve.points) for curve in panel.curves)
