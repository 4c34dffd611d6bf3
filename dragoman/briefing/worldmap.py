"""Draws where events were: how exactly each place is known, and calls as schematic arcs between capitals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from dragoman.briefing.drawing import GROUND, INK, MUTED, PAPER, RULE, SERIES, Beside, Sheet
from dragoman.briefing.shapes import Atlas, Call, Spot
from dragoman.codebook.points import capital

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Box = tuple[float, float, float, float]  # west, east, south, north
Point = tuple[float, float]  # in the picture

WIDTH, SHAPE = 360, 0.69  # points; how high a picture is of its width, unless the world is lower
_LEAST = 14.0  # degrees of longitude that a map shows at least
_MARGIN = 0.16  # of the span of what is shown, on each side
_MOST_LABELS, _LABEL = 10, 10  # places named in the picture; points of their letters
_RADIUS = {"exact": 3.0, "city": 5.0, "region": 11.0, "country": 17.0}  # points: the less sure, the larger
_SURE = ("exact", "city")
_BEND = 0.22  # how far an arc keeps from the straight line, of its length
_SEEN, _FEW = 1.1, 2  # points: nearer corners of a coast are one; corners of which no shape is made
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
    sheet = Sheet(frame.height, width=width)
    _draw_lands(sheet, frame)
    vague = [spot for spot in atlas.spots if spot.precision not in _SURE]
    _draw_spots(sheet, vague, frame)
    _draw_calls(sheet, atlas.calls, frame)
    if vague:
        places = [_at(spot.lon, spot.lat, frame) for spot in vague]
        sheet.marks("+", 6, places, stroke=SERIES[0], width=1, fill=None)
    _draw_spots(sheet, [spot for spot in atlas.spots if spot.precision in _SURE], frame)
    _draw_names(sheet, atlas.spots, frame)
    description = "A map of the places that the reports tell. The table beside the picture lists them."
    return sheet.svg("map", "Where it was", description)


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
    height = round(width * (top - low) / (wide * stretch), 1)
    return _Frame((x - wide / 2, x + wide / 2, low, top), width, height)


@dataclass(frozen=True, slots=True)
class _Lands:
    """The corners of all rings of the states, one after another; the ring of each, and the box each ring lies in."""

    corners: NDArray[np.float64]
    ring: NDArray[np.intp]
    boxes: NDArray[np.float64]


@cache
def _lands() -> _Lands:
    import numpy as np  # noqa: PLC0415  (only for a page with pictures)

    path = resources.files("dragoman.briefing") / "tables" / "shapes.tsv"
    rings = [
        np.array([corner.split(",") for corner in line.split("\t")[1].split()], dtype=float)
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    boxes = np.array([(*ring.min(axis=0), *ring.max(axis=0)) for ring in rings])
    return _Lands(np.concatenate(rings), np.repeat(np.arange(len(rings)), [len(ring) for ring in rings]), boxes)


def _draw_lands(sheet: Sheet, frame: _Frame) -> None:
    """Land in the page's ground, states told apart by a thin line; one path, so that the page stays small."""
    import numpy as np  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    shapes = [_rings(shift, frame) for shift in (-360, 0, 360)]
    places = np.concatenate([places for places, _ in shapes])
    if len(places):
        codes = np.concatenate([codes for _, codes in shapes])
        sheet.path(Path(places, codes), stroke=RULE, width=0.6, fill=GROUND)


def _rings(shift: int, frame: _Frame) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """The rings that the picture shows of the world moved so many degrees to the east, as a path has them."""
    import numpy as np  # noqa: PLC0415

    lands, (west, east, south, north) = _lands(), frame.box
    left, low, right, top = lands.boxes.T
    kept = ((right + shift >= west) & (left + shift <= east) & (top >= south) & (low <= north))[lands.ring]
    pad_x, pad_y = (east - west) * 0.05, (north - south) * 0.05
    inside = ((west - pad_x, south - pad_y), (east + pad_x, north + pad_y))
    corners = np.clip(lands.corners[kept] + (shift, 0), *inside)
    places = (corners - (west, south)) / (east - west, north - south) * (frame.width, frame.height)
    return _closed(*_told_apart(places, lands.ring[kept]))


def _told_apart(places: NDArray[np.float64], ring: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """The corners of rings that the picture can tell apart, without the rings of which so few are left."""
    import numpy as np  # noqa: PLC0415

    cells, seen = np.rint(places / _SEEN), np.ones(len(ring), dtype=bool)
    seen[1:] = (ring[1:] != ring[:-1]) | np.any(cells[1:] != cells[:-1], axis=1)
    seen &= np.bincount(ring[seen], minlength=len(_lands().boxes))[ring] > _FEW
    return places[seen].round(1), ring[seen]


def _closed(places: NDArray[np.float64], ring: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """The corners of each ring and its first once more, and what is drawn to each: a line, or its end."""
    import numpy as np  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    codes = np.full(len(ring), Path.LINETO, dtype=np.uint8)
    first = np.flatnonzero(np.diff(ring, prepend=-1))
    codes[first] = Path.MOVETO
    ends = np.append(first, len(ring))[1:]
    return np.insert(places, ends, places[first], axis=0), np.insert(codes, ends, Path.CLOSEPOLY)


def _draw_calls(sheet: Sheet, calls: Sequence[Call], frame: _Frame) -> None:
    """Broken arcs between two capitals, bent so that they are taken for no way; those of one width are one path."""
    from matplotlib.path import Path  # noqa: PLC0415

    capitals: dict[Point, None] = {}
    arcs: dict[float, list[Path]] = {}
    for call in calls:
        one, other = capital(call.from_code), capital(call.to_code)
        if one is None or other is None:
            continue
        west, east = sorted([(one.lon, one.lat), (other.lon, other.lat)])
        start, end = _at(*west, frame), _at(*east, frame)
        capitals |= {start: None, end: None}
        arc = Path([start, _bent(start, end), end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        arcs.setdefault(min(1 + 0.5 * (call.events - 1), 4), []).append(arc)
    for width, paths in sorted(arcs.items()):
        sheet.path(Path.make_compound_path(*paths), stroke=SERIES[1], width=width, broken=True)
    if capitals:
        sheet.marks("D", 3.5, list(capitals), stroke=PAPER, width=1, fill=SERIES[1])


def _bent(start: Point, end: Point) -> Point:
    """Where an arc between two places of the picture is drawn to: beside their middle."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    across, up = end[0] - start[0], end[1] - start[1]
    return round(x - _BEND * up, 1), round(y + _BEND * across, 1)


def _draw_spots(sheet: Sheet, spots: Sequence[Spot], frame: _Frame) -> None:
    """A dot where a spot is exact, a ring for a town, a soft circle for a region or state."""
    for precision, radius in sorted(_RADIUS.items(), key=lambda pair: -pair[1]):
        places = [_at(spot.lon, spot.lat, frame) for spot in spots if spot.precision == precision]
        fill = {"exact": SERIES[0], "city": PAPER}.get(precision)
        width = 2 if precision == "city" else 0.8
        if places:
            sheet.marks("o", 2 * radius, places, stroke=SERIES[0], width=width, fill=fill)


def _draw_names(sheet: Sheet, spots: Sequence[Spot], frame: _Frame) -> None:
    """The names of the places with most events, each where it covers no other; the table has them all."""
    taken: list[Box] = [_around(*_at(spot.lon, spot.lat, frame), 5, 5) for spot in spots]
    for spot in spots[:_MOST_LABELS]:
        x, y = _at(spot.lon, spot.lat, frame)
        for dx, dy, beside in _SIDES:
            label = _label_box(x + dx, y + dy, spot.name, beside)
            inside = label[0] > 2 and label[1] < frame.width - 2 and label[2] > 2 and label[3] < frame.height - 2
            if inside and not any(_meet(label, other) for other in taken):
                colour = INK if spot.precision in _SURE else MUTED
                sheet.words(spot.name, (x + dx, y + dy), size=_LABEL, colour=colour, beside=beside)
                taken.append(label)
                break


_SIDES: tuple[tuple[int, int, Beside], ...] = ((8, 0, "start"), (-8, 0, "end"), (0, 10, "middle"), (0, -10, "middle"))


def _at(lon: float, lat: float, frame: _Frame) -> Point:
    """Where a point of the world is in the picture."""
    west, east, south, north = frame.box
    across, up = (lon - west) / (east - west), (lat - south) / (north - south)
    return round(across * frame.width, 1), round(up * frame.height, 1)


def _label_box(x: float, y: float, name: str, beside: Beside) -> Box:
    long = 0.62 * _LABEL * len(name)
    left = x if beside == "start" else x - long if beside == "end" else x - long / 2
    return left, left + long, y - 6, y + 6


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide, x + wide, y - high, y + high


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
