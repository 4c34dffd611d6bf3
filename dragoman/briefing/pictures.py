"""Draws the figure curves and the network as SVG that takes its colours from the page, so that it works in the dark.

matplotlib draws; afterwards its colours become the page's colour names, and everything that would need an
inline style or a font file is taken out. Text from articles is drawn as plain text and never as mathematics.
"""

from __future__ import annotations

import io
import math
import re
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from dragoman.briefing.days import as_date
from dragoman.briefing.shapes import Curve, Network, Panel, Point, Tie
from dragoman.briefing.words import axis_scale, short_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

_WIDTH = 360  # points of the drawing; a phone shows it at its own size, so 11-point text stays 11 points
_INK, _MUTED, _RULE, _PAPER = "#101010", "#707070", "#d0d0d0", "#fefefe"
_SERIES = ("#1f5fa8", "#b3541e", "#3f7d4e", "#7a4fa3", "#a8324a", "#5c6b73")
_PAGE_COLOURS = {
    _INK: "var(--ink)",
    _MUTED: "var(--muted)",
    _RULE: "var(--rule)",
    _PAPER: "var(--paper)",
    **{colour: f"var(--s{number})" for number, colour in enumerate(_SERIES, 1)},
}
MOST_CURVES = len(_SERIES)
MOST_NODES = 14
_BEND = 0.3  # how far a line keeps from the middle: 0.5 is straight
_BESIDE = 0.25  # cosine from which a label stands beside its node, not above or below it
_LABEL_WIDTH = 15  # characters that stand free beside the circle on a phone
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
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}"


def curves(panel: Panel) -> str:
    """One panel of figures as SVG: a step line for each source, a marker for each kind of bound."""
    drawing, axes = _canvas(210)
    highest = max(point.high for curve in panel.curves for point in curve.points)
    for curve, colour in zip(panel.curves[:MOST_CURVES], _SERIES, strict=False):
        _draw_curve(axes, curve, colour, highest)
    axes.set_ylim(0, highest * 1.18 or 1)
    _date_axis(axes, [_axis_day(point.day) for curve in panel.curves for point in curve.points if point.day])
    _number_axis(axes)
    return _svg(
        drawing,
        panel.id,
        panel.title if not panel.scope else f"{panel.title}, {panel.scope}",
        "The numbers are in the table below the picture.",
    )


def _draw_curve(axes: Axes, curve: Curve, colour: str, highest: float) -> None:
    points = [point for point in curve.points if point.day]
    if not points:
        return
    days = [_axis_day(str(point.day)) for point in points]
    middles = [(point.low + point.high) / 2 for point in points]
    axes.step(days, middles, where="post", color=colour, linewidth=1.6, alpha=1, zorder=2)
    for day, middle, point in zip(days, middles, points, strict=True):
        _draw_point(axes, day, middle, point, colour)
    label = short_number(points[-1].high)
    axes.annotate(
        label,
        (days[-1], middles[-1]),
        xytext=(0, 8),
        textcoords="offset points",
        ha="center",
        fontsize=10.5,
        color=colour,
        parse_math=False,
        zorder=4,
    )


def _draw_point(axes: Axes, day: float, middle: float, point: Point, colour: str) -> None:
    marker, filled = _MARKERS[point.bound]
    if point.low != point.high:
        axes.plot([day, day], [point.low, point.high], color=colour, linewidth=4, solid_capstyle="butt")
    axes.plot(
        [day],
        [middle],
        marker=marker,
        markersize=6.5,
        markeredgewidth=1.4,
        markeredgecolor=colour,
        markerfacecolor=colour if filled else _PAPER,
        zorder=3,
    )


def _axis_day(day: str) -> float:
    """A day as matplotlib counts it, from 1970 on."""
    return float(as_date(day).toordinal() - _EPOCH)


def _canvas(height: int) -> tuple[Drawing, Axes]:
    from matplotlib.figure import Figure  # noqa: PLC0415  (half a second: only for a page with pictures)

    drawing = Figure(figsize=(_WIDTH / 72, height / 72))
    axes = drawing.add_axes((0.13, 0.13, 0.82, 0.83))
    return drawing, axes


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
    axes.tick_params(axis="x", colors=_MUTED, labelsize=10.5, length=3, color=_RULE)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_RULE)


def _number_axis(axes: Axes) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415

    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    scale, suffix = axis_scale(axes.get_ylim()[1])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value / scale:,g}{suffix}" if value else "0"))
    axes.tick_params(axis="y", colors=_MUTED, labelsize=10.5, length=0)
    axes.grid(axis="y", color=_RULE, linewidth=0.6)
    axes.set_axisbelow(True)


def web(network: Network) -> tuple[str, str | None]:
    """The network as SVG, and what it leaves out. Line width is how often; broken where nothing was held yet."""
    names = _most_in_contact(network)
    ties = [tie for tie in network.ties if tie.one in names and tie.other in names]
    drawing, axes = _canvas(270)
    axes.set_position((0, 0, 1, 1))
    axes.axis("off")
    places = _places(names, ties)
    for tie in sorted(ties, key=lambda tie: tie.held):
        _draw_tie(axes, tie, places)
    for name in names:
        _draw_node(axes, name, places)
    axes.set_xlim(-1.95, 1.95)
    axes.set_ylim(-1.4625, 1.4625)
    every = {name for tie in network.ties for name in (tie.one, tie.other)}
    left_out = (
        f"The picture shows the {len(names)} most in contact of {len(every)}." if len(every) > len(names) else None
    )
    description = "Lines join states and bodies that were in contact. The table beside the picture lists them."
    return _svg(drawing, "network", "Who is in contact with whom", description), left_out


def _most_in_contact(network: Network) -> list[str]:
    counts: dict[str, float] = {}
    for tie in network.ties:
        for name in (tie.one, tie.other):
            counts[name] = counts.get(name, 0) + tie.held + tie.ahead / 2
    return sorted(counts, key=lambda name: (-counts[name], name))[:MOST_NODES]


def _places(names: Sequence[str], ties: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    """The names on a circle, those in contact near each other, so that labels stand free at any number of them.

    The order is that of the angles in a spring layout, which draws together who is in contact.
    """
    import networkx  # noqa: PLC0415

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((tie.one, tie.other, 1 + tie.held) for tie in ties)
    spring = networkx.spring_layout(graph, seed=1, iterations=200)
    middle = [sum(float(spring[name][axis]) for name in names) / len(names) for axis in (0, 1)]
    angles = {name: math.atan2(spring[name][1] - middle[1], spring[name][0] - middle[0]) for name in names}
    order = sorted(names, key=lambda name: (round(angles[name], 6), name))
    turns = [math.pi / 2 - 2 * math.pi * at / len(order) for at in range(len(order))]
    return {name: (math.cos(turn), math.sin(turn)) for name, turn in zip(order, turns, strict=True)}


def _draw_tie(axes: Axes, tie: Tie, places: dict[str, tuple[float, float]]) -> None:
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    (x1, y1), (x2, y2) = places[tie.one], places[tie.other]
    bent = ((x1 + x2) * _BEND, (y1 + y2) * _BEND)
    path = Path([(x1, y1), bent, (x2, y2)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    line = PathPatch(
        path,
        fill=False,
        edgecolor=_SERIES[0] if tie.held else _SERIES[1],
        linewidth=min(1 + 0.8 * (tie.held - 1), 6) if tie.held else 1.2,
        linestyle="-" if tie.held else (0, (3, 2.5)),
        capstyle="butt",
        zorder=1,
    )
    axes.add_patch(line)


def _draw_node(axes: Axes, name: str, places: dict[str, tuple[float, float]]) -> None:
    x, y = places[name]
    axes.plot([x], [y], marker="o", markersize=8, color=_INK, markeredgecolor=_PAPER, markeredgewidth=1.5, zorder=2)
    beside = abs(x) > _BESIDE
    axes.annotate(
        "\n".join(textwrap.wrap(name, _LABEL_WIDTH, max_lines=2, placeholder=" …")),
        (x, y),
        xytext=(9 * x / abs(x) if beside else 0, 5 * y if beside else 9 * y / abs(y)),
        textcoords="offset points",
        ha=("left" if x > 0 else "right") if beside else "center",
        va="center" if beside else "bottom" if y > 0 else "top",
        fontsize=11,
        color=_INK,
        parse_math=False,
    )


def _svg(drawing: Drawing, prefix: str, title: str, description: str) -> str:
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415

    drawing.patch.set_visible(False)
    for axes in drawing.axes:
        axes.patch.set_visible(False)
    out = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": prefix, "font.family": "DejaVu Sans"}):
        FigureCanvasSVG(drawing).print_svg(out, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    return _for_page(out.getvalue(), prefix, title, description)


def _for_page(drawn: str, prefix: str, title: str, description: str) -> str:
    """The drawing as part of a page: scalable, named for those who cannot see it, in the page's colours."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)  # noqa: S314  (our own drawing, one line above)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.rpartition("}")[2] in ("metadata", "style"):
                parent.remove(child)
    for element in root.iter():
        _plain_attributes(element, prefix)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.attrib.update({"role": "img", "aria-labelledby": f"{prefix}-title {prefix}-desc"})
    for tag, words in (("desc", description), ("title", title)):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{prefix}-{tag}"})
        element.text = words
        root.insert(0, element)
    return ElementTree.tostring(root, encoding="unicode")


def _plain_attributes(element: ElementTree.Element, prefix: str) -> None:
    """Turns a style into attributes, colours into the page's names, and makes ids unlike any other drawing's."""
    style = element.attrib.pop("style", "")
    for name, value in re.findall(r"([a-z-]+):\s*([^;]+)", style):
        if name == "font":
            size = re.search(r"([\d.]+)px", value)
            element.set("font-size", size.group(1) if size else "11")
        else:
            element.set(name, value.strip())
    for name in ("fill", "stroke"):
        if (colour := element.get(name, "").lower()) in _PAGE_COLOURS:
            element.set(name, _PAGE_COLOURS[colour])
    if identity := element.get("id"):
        element.set("id", f"{prefix}-{identity}")
    for name, value in list(element.attrib.items()):
        if name in (f"{_XLINK}href", "href") and value.startswith("#"):
            del element.attrib[name]
            element.set("href", f"#{prefix}-{value[1:]}")
        elif "url(#" in value:
            element.set(name, value.replace("url(#", f"url(#{prefix}-"))
