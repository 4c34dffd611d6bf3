"""Draws the figures of one panel as curves: a step line for each source, a mark for each kind of bound."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.briefing.days import as_date
from dragoman.briefing.drawing import MUTED, PAPER, RULE, SERIES, canvas, svg
from dragoman.briefing.shapes import Curve, Panel, Point
from dragoman.briefing.words import axis_scale, short_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

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
_EPOCH = date(1970, 1, 1).toordinal()


def draw_curves(panel: Panel) -> str:
    """One panel of figures as SVG: a step line for each source, a marker for each kind of bound."""
    drawing, axes = canvas(210)
    highest = max(point.high for curve in panel.curves for point in curve.points)
    for curve, colour in zip(panel.curves[:MOST_CURVES], SERIES, strict=False):
        _draw_curve(axes, curve, colour)
    axes.set_ylim(0, highest * 1.18 or 1)
    _date_axis(axes, [_axis_day(point.day) for curve in panel.curves for point in curve.points if point.day])
    _number_axis(axes)
    return svg(
        drawing,
        panel.id,
        panel.title if not panel.scope else f"{panel.title}, {panel.scope}",
        "The numbers are in the table below the picture.",
    )


def _draw_curve(axes: Axes, curve: Curve, colour: str) -> None:
    points = [point for point in curve.points if point.day]
    if not points:
        return
    days = [_axis_day(str(point.day)) for point in points]
    middles = [(point.low + point.high) / 2 for point in points]
    _draw_points(axes, days, middles, points, colour)
    # The line goes through what still holds; a number that its source revised stays as a cross beside it.
    line = [(day, middle) for day, middle, point in zip(days, middles, points, strict=True) if not point.revised]
    if not line:
        return
    axes.step(*zip(*line, strict=True), where="post", color=colour, linewidth=1.6, alpha=1, zorder=2)
    label = short_number([point for point in points if not point.revised][-1].high)
    axes.annotate(
        label,
        line[-1],
        xytext=(0, 8),
        textcoords="offset points",
        ha="center",
        fontsize=10.5,
        color=colour,
        parse_math=False,
        zorder=4,
    )


def _draw_points(
    axes: Axes, days: Sequence[float], middles: Sequence[float], points: Sequence[Point], colour: str
) -> None:
    """The marks of a curve: all of one kind at once, which is a fraction of the work of one by one."""
    kinds: dict[tuple[str, bool], list[tuple[float, float]]] = {}
    for day, middle, point in zip(days, middles, points, strict=True):
        kinds.setdefault(_MARKERS[point.bound] if point.revised is None else ("x", True), []).append((day, middle))
        if point.low != point.high:
            axes.plot([day, day], [point.low, point.high], color=colour, linewidth=4, solid_capstyle="butt")
    for (marker, filled), places in kinds.items():
        axes.plot(
            *zip(*places, strict=True),
            linestyle="none",
            marker=marker,
            markersize=6.5,
            markeredgewidth=1.4,
            markeredgecolor=colour,
            markerfacecolor=colour if filled else PAPER,
            zorder=3,
        )


def _axis_day(day: str) -> float:
    """A day as matplotlib counts it, from 1970 on."""
    return float(as_date(day).toordinal() - _EPOCH)


def _date_axis(axes: Axes, days: Sequence[float]) -> None:
    from matplotlib.dates import AutoDateLocator  # noqa: PLC0415
    from matplotlib.ticker import FuncFormatter  # noqa: PLC0415

    span = max(max(days) - min(days), 1)
    months = span > 120
    axes.set_xlim(min(days) - span * 0.06, max(days) + span * 0.1)
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=5, interval_multiples=span > 20))  # type: ignore[no-untyped-call]

    def words(value: float, _: int | None = None) -> str:
        day = date.fromordinal(_EPOCH + round(value))
        return f"{day:%b %Y}" if months else f"{day.day} {day:%b}"

    axes.xaxis.set_major_formatter(FuncFormatter(words))
    axes.tick_params(axis="x", colors=MUTED, labelsize=10.5, length=3, color=RULE)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)


def _number_axis(axes: Axes) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415

    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    scale, suffix = axis_scale(axes.get_ylim()[1])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value / scale:,g}{suffix}" if value else "0"))
    axes.tick_params(axis="y", colors=MUTED, labelsize=10.5, length=0)
    axes.grid(axis="y", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)
