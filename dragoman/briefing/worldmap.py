"""Draws where events were: how exactly each place is known, and calls as schematic arcs between capitals."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

from dragoman.briefing.drawing import GROUND, INK, MUTED, PAPER, RULE, SERIES, canvas, svg
from dragoman.briefing.shapes import Atlas, Call, Spot
from dragoman.codebook.points import capital

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

Box = tuple[float, float, float, float]  # west, east, south, north
Point = tuple[float, float]  # longitude and latitude

WIDTH, SHAPE = 360, 0.69  # points; how high a picture is of its width, unless the world is lower
_LEAST = 14.0  # degrees of longitude that a map shows at least
_MARGIN = 0.16  # of the span of what is shown, on each side
_MOST_LABELS, _LABEL = 10, 10  # places named in the picture; points of their letters
_RADIUS = {"exact": 3.0, "city": 5.0, "region": 11.0, "country": 17.0}  # points: the less sure, the larger
_FINER = re.compile(r"(?<=\d\.\d)\d{2,}")  # what a number has beyond what anybody sees
_BEND = 0.22  # how far an arc keeps from the straight line, of its length
_SEEN = 1.1  # points: nearer corners of a coast are one
_SOUTHMOST, _NORTHMOST = -58.0, 84.0  # beyond is only ice, of which no picture of the world shows half


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is shown, and the picture's size in points."""

    box: Box
    width: float
    height: float


def draw_map(atlas: Atlas, *, width: float = WIDTH) -> str:
    """The map as SVG, drawn for so many points of width. The table beside it tells the same in words."""
    frame = _frame(atlas, width)
    drawing, axes = canvas(frame.height, width=width)
    axes.set_position((0, 0, 1, 1))
    axes.axis("off")
    box = frame.box
    axes.set_xlim(box[0], box[1])
    axes.set_ylim(box[2], box[3])
    _draw_lands(axes, frame)
    _draw_calls(axes, atlas.calls, frame)
    for precision, spots in groupby(reversed(atlas.spots), key=lambda spot: spot.precision):
        _draw_spots(axes, precision, list(spots))
    _draw_names(axes, atlas.spots, frame)
    description = "A map of the places that the reports tell. The table beside the picture lists them."
    return _FINER.sub("", svg(drawing, "map", "Where it was", description))


def _frame(atlas: Atlas, width: float) -> _Frame:
    """The part of the world that holds every place and arc, in the shape of the picture."""
    points = [(spot.lon, spot.lat) for spot in atlas.spots]
    points += [(p.lon, p.lat) for call in atlas.calls for c in (call.from_code, call.to_code) if (p := capital(c))]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    stretch = max(math.cos(math.radians((south + north) / 2)), 0.35)
    wide = max((east - west) * (1 + 2 * _MARGIN), _LEAST)
    high = max((north - south) * (1 + 2 * _MARGIN), 0.0)
    wide = min(max(wide, high / SHAPE / stretch), 360.0)
    high = wide * SHAPE * stretch
    x, y = (west + east) / 2, (south + north) / 2
    low, top = max(y - high / 2, min(_SOUTHMOST, south)), min(y + high / 2, max(_NORTHMOST, north))
    return _Frame((x - wide / 2, x + wide / 2, low, top), width, width * (top - low) / (wide * stretch))


@cache
def _lands() -> tuple[tuple[NDArray[np.float64], Box], ...]:
    """The rings of the states, each with the box that it lies in."""
    import numpy as np  # noqa: PLC0415  (only for a page with pictures)

    path = resources.files("dragoman.briefing") / "tables" / "shapes.tsv"
    rings = []
    for line in path.read_text(encoding="utf-8").splitlines():
        corners = np.array([corner.split(",") for corner in line.split("\t")[1].split()], dtype=float)
        (left, low), (right, top) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        rings.append((corners, (left, right, low, top)))
    return tuple(rings)


def _draw_lands(axes: Axes, frame: _Frame) -> None:
    """Land in the page's ground, states told apart by a thin line; one path, so that the page stays small."""
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    west, east, south, north = frame.box
    rings = (
        _seen(ring, shift, frame)
        for ring, (left, right, low, top) in _lands()
        for shift in (-360, 0, 360)
        if right + shift >= west and left + shift <= east and top >= south and low <= north
    )
    paths = [Path([*ring, ring[0]], closed=True) for ring in rings if len(ring) > 2]
    if paths:
        land = Path.make_compound_path(*paths)
        # As a patch it would be measured for the limits of the axes, which are set: twice the work.
        axes.add_artist(PathPatch(land, facecolor=GROUND, edgecolor=RULE, linewidth=0.6, zorder=0))


def _seen(ring: NDArray[np.float64], shift: float, frame: _Frame) -> NDArray[np.float64]:
    """The corners of a ring, moved so many degrees to the east, that the picture can tell apart."""
    import numpy as np  # noqa: PLC0415

    west, east, south, north = frame.box
    step = ((east - west) / frame.width * _SEEN, (north - south) / frame.height * _SEEN)
    pad_x, pad_y = (east - west) * 0.05, (north - south) * 0.05
    corners = np.clip(ring + np.array((shift, 0)), (west - pad_x, south - pad_y), (east + pad_x, north + pad_y))
    cells = np.rint(corners / step)
    another = np.any(cells[1:] != cells[:-1], axis=1)
    seen: NDArray[np.float64] = corners[np.concatenate(([True], another))].round(3)
    return seen


def _draw_calls(axes: Axes, calls: Sequence[Call], frame: _Frame) -> None:
    """Broken arcs between two capitals, bent so that they are taken for no way; those of one width are one path."""
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    capitals: dict[Point, None] = {}
    arcs: dict[float, list[Path]] = {}
    for call in calls:
        one, other = capital(call.from_code), capital(call.to_code)
        if one is None or other is None:
            continue
        start, end = sorted([(one.lon, one.lat), (other.lon, other.lat)])
        capitals |= {start: None, end: None}
        arc = Path([start, _bent(start, end, frame), end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        arcs.setdefault(min(1 + 0.5 * (call.events - 1), 4), []).append(arc)
    for width, paths in sorted(arcs.items()):
        axes.add_artist(
            PathPatch(
                Path.make_compound_path(*paths), fill=False, edgecolor=SERIES[1], linewidth=width,
                linestyle=(0, (3, 2.5)), capstyle="butt", zorder=2,
            )
        )  # fmt: skip
    axes.plot(
        [lon for lon, _ in capitals],
        [lat for _, lat in capitals],
        marker="D",
        markersize=3.5,
        color=SERIES[1],
        markeredgecolor=PAPER,
        linestyle="none",
        zorder=3,
    )


def _bent(start: Point, end: Point, frame: _Frame) -> Point:
    """Where an arc between two points is drawn to: beside their middle, as seen in the picture."""
    west, east, south, north = frame.box
    wide, high = frame.width / (east - west), frame.height / (north - south)  # points a degree
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    across, up = (end[0] - start[0]) * wide, (end[1] - start[1]) * high
    return x - _BEND * up / wide, y + _BEND * across / high


def _draw_spots(axes: Axes, precision: str, spots: Sequence[Spot]) -> None:
    """A dot where a spot is exact, a ring for a town, a soft and broken circle for a region or state."""
    lons, lats = [spot.lon for spot in spots], [spot.lat for spot in spots]
    sure = precision in ("exact", "city")
    axes.plot(
        lons,
        lats,
        marker="o",
        markersize=2 * _RADIUS[precision],
        markerfacecolor=SERIES[0] if precision == "exact" else PAPER if sure else "none",
        markeredgecolor=SERIES[0],
        markeredgewidth=2 if precision == "city" else 0.8,
        linestyle="none",
        zorder=4 if sure else 1,
    )
    if not sure:
        axes.plot(lons, lats, marker="+", markersize=6, color=SERIES[0], linestyle="none", zorder=4)


def _draw_names(axes: Axes, spots: Sequence[Spot], frame: _Frame) -> None:
    """The names of the places with most events, each where it covers no other; the table has them all."""
    taken: list[Box] = [_around(*_at(spot, frame), 5, 5) for spot in spots]
    for spot in spots[:_MOST_LABELS]:
        x, y = _at(spot, frame)
        for dx, dy, beside, above in _SIDES:
            label = _label_box(x + dx, y + dy, spot.name, beside)
            inside = label[0] > 2 and label[1] < frame.width - 2 and label[2] > 2 and label[3] < frame.height - 2
            if inside and not any(_meet(label, other) for other in taken):
                axes.annotate(
                    spot.name,
                    (spot.lon, spot.lat),
                    xytext=(dx, dy),
                    textcoords="offset points",
                    ha=beside,
                    va=above,
                    fontsize=_LABEL,
                    color=INK if spot.precision in ("exact", "city") else MUTED,
                    parse_math=False,
                    zorder=5,
                )
                taken.append(label)
                break


_SIDES = (
    (8, 0, "left", "center"),
    (-8, 0, "right", "center"),
    (0, 10, "center", "center"),
    (0, -10, "center", "center"),
)


def _at(spot: Spot, frame: _Frame) -> tuple[float, float]:
    """Where a spot is in the picture, in points."""
    west, east, south, north = frame.box
    return (spot.lon - west) / (east - west) * frame.width, (spot.lat - south) / (north - south) * frame.height


def _label_box(x: float, y: float, name: str, beside: str) -> Box:
    long = 0.62 * _LABEL * len(name)
    left = x if beside == "left" else x - long if beside == "right" else x - long / 2
    return left, left + long, y - 6, y + 6


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide, x + wide, y - high, y + high


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
