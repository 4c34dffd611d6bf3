"""Draws the figures of one panel as curves: a step line for each source, a mark for each kind of bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dragoman.briefing.days import as_date
from dragoman.briefing.drawing import MUTED, PAPER, RULE, SERIES, Place, Sheet
from dragoman.briefing.shapes import Curve, Panel, Point
from dragoman.briefing.words import axis_scale, short_number

MOST_CURVES = len(SERIES)
_MARKERS = {
    "exact": ("o", True),
    "about": ("o", False),
    "at_least": ("^", False),
    "more_than": ("^", True),
    "at_most": ("v", False),
    "less_than": ("v", True),
    "range": ("_", False),
}
_HEIGHT = 210  # points
_LEFT, _RIGHT, _BOTTOM, _TOP = 46.8, 342.0, 27.3, 201.6  # of the curves on the sheet, in points
_WORDS = 10.5  # points of the letters beside the curves
_IN_MONTHS, _IN_WEEKS = 140, 23  # days on an axis beyond which it tells months and years; has ticks at round days


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the picture shows: the days from left to right, as ordinals, and the number at its upper edge."""

    first: float
    last: float
    highest: float

    def at(self, day: float, value: float) -> Place:
        """Where a number of a day is on the sheet."""
        across = _LEFT + (day - self.first) / (self.last - self.first) * (_RIGHT - _LEFT)
        return round(across, 1), round(_BOTTOM + value / self.highest * (_TOP - _BOTTOM), 1)


def draw_curves(panel: Panel) -> str:
    """One panel of figures as SVG: a step line for each source, a marker for each kind of bound."""
    sheet = Sheet(_HEIGHT)
    shown = [(curve, colour) for curve, colour in zip(panel.curves, SERIES, strict=False) if _dated(curve)]
    frame = _frame(panel)
    _number_axis(sheet, frame)
    _date_axis(sheet, frame)
    for draw in (_draw_line, _draw_marks, _draw_label):
        for curve, colour in shown:
            draw(sheet, frame, _dated(curve), colour)
    return sheet.svg(
        panel.id,
        panel.title if not panel.scope else f"{panel.title}, {panel.scope}",
        "The numbers are in the table below the picture.",
    )


def _frame(panel: Panel) -> _Frame:
    """What holds all points, with some room."""
    points = [point for curve in panel.curves for point in curve.points]
    days = [_ordinal(point) for point in points if point.day]
    span = max(max(days) - min(days), 1)
    highest = max(point.high for point in points)
    return _Frame(min(days) - span * 0.06, max(days) + span * 0.1, highest * 1.18 or 1)


def _dated(curve: Curve) -> list[Point]:
    return [point for point in curve.points if point.day]


def _ordinal(point: Point) -> int:
    return as_date(str(point.day)).toordinal()


def _standing(points: Sequence[Point]) -> list[Point]:
    """Those that still hold: a number that its source revised stays as a cross beside the line."""
    return [point for point in points if not point.revised]


def _middle(frame: _Frame, point: Point) -> Place:
    return frame.at(_ordinal(point), (point.low + point.high) / 2)


def _draw_line(sheet: Sheet, frame: _Frame, points: Sequence[Point], colour: str) -> None:
    """A line that stays until the next number, and a bar where a number is a range."""
    for point in points:
        if point.low != point.high:
            ends = [frame.at(_ordinal(point), value) for value in (point.low, point.high)]
            sheet.line(ends, stroke=colour, width=4)
    corners: list[Place] = []
    for point in _standing(points):
        place = _middle(frame, point)
        corners += [(place[0], corners[-1][1]), place] if corners else [place]
    if len(corners) > 1:
        sheet.line(corners, stroke=colour, width=1.6)


def _draw_marks(sheet: Sheet, frame: _Frame, points: Sequence[Point], colour: str) -> None:
    kinds: dict[tuple[str, bool], list[Place]] = {}
    for point in points:
        kind = _MARKERS[point.bound] if point.revised is None else ("x", True)
        kinds.setdefault(kind, []).append(_middle(frame, point))
    for (marker, filled), places in kinds.items():
        sheet.marks(marker, 6.5, places, stroke=colour, width=1.4, fill=colour if filled else PAPER)


def _draw_label(sheet: Sheet, frame: _Frame, points: Sequence[Point], colour: str) -> None:
    """The newest number of a source."""
    for point in _standing(points)[-1:]:
        ends = [short_number(value) for value in dict.fromkeys((point.low, point.high))]
        across, up = frame.at(_ordinal(point), point.high)  # above the bar of a range
        sheet.words("–".join(ends), (across, up + 8), size=_WORDS, colour=colour, above="bottom")


def _date_axis(sheet: Sheet, frame: _Frame) -> None:
    from matplotlib.dates import AutoDateLocator, num2date  # noqa: PLC0415

    sheet.line([(_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)], stroke=RULE, width=0.8)
    first, last = (datetime.fromordinal(round(day)) for day in (frame.first, frame.last))
    span = frame.last - frame.first
    locator = AutoDateLocator(minticks=2, maxticks=5, interval_multiples=span > _IN_WEEKS)  # type: ignore[no-untyped-call]
    for tick in num2date(locator.tick_values(first, last)):  # type: ignore[no-untyped-call]
        across, up = frame.at(tick.toordinal(), 0)
        if _LEFT <= across <= _RIGHT:
            sheet.line([(across, up), (across, up - 3)], stroke=RULE, width=0.8)
            words = f"{tick:%b %Y}" if span > _IN_MONTHS else f"{tick.day} {tick:%b}"
            sheet.words(words, (across, up - 6.5), size=_WORDS, colour=MUTED, above="top")


def _number_axis(sheet: Sheet, frame: _Frame) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    scale, suffix = axis_scale(frame.highest)
    for value in MaxNLocator(nbins=4, integer=True).tick_values(0, frame.highest):
        _, up = frame.at(frame.first, value)
        if up <= _TOP:
            sheet.line([(_LEFT, up), (_RIGHT, up)], stroke=RULE, width=0.6)
            words = f"{value / scale:,g}{suffix}" if value else "0"
            sheet.words(words, (_LEFT - 3.5, up), size=_WORDS, colour=MUTED, beside="end")
