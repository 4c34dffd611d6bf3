"""Draws who is in contact with whom: states and bodies on a circle, those in contact near each other."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

from dragoman.briefing.drawing import INK, PAPER, SERIES, WIDTH, Beside, Place, Sheet
from dragoman.briefing.shapes import Network, Tie

_HEIGHT, _RADIUS = 270, 92.3  # points
_MOST_NODES = 14
_BEND = 0.3  # how far a line keeps from the middle: 0.5 is straight
_BESIDE = 0.12  # cosine from which a label stands beside its node, not above or below it
_LABEL_WIDTH = 12  # characters that stand free beside the circle on a phone


def draw_web(network: Network) -> tuple[str, str | None]:
    """The network as SVG, and what it leaves out. Line width is how often; broken where nothing was held yet."""
    names = _most_in_contact(network)
    ties = [tie for tie in network.ties if tie.one in names and tie.other in names]
    sheet = Sheet(_HEIGHT)
    places = _places(names, ties)
    for tie in sorted(ties, key=lambda tie: tie.held):
        _draw_tie(sheet, tie, places)
    sheet.marks("o", 8, [_at(*place) for place in places.values()], stroke=PAPER, width=1.5, fill=INK)
    for name in names:
        _draw_name(sheet, name, places[name])
    every = {name for tie in network.ties for name in (tie.one, tie.other)}
    left_out = (
        f"The picture shows the {len(names)} most in contact of {len(every)}." if len(every) > len(names) else None
    )
    description = "Lines join states and bodies that were in contact. The table beside the picture lists them."
    return sheet.svg("network", "Who is in contact with whom", description), left_out


def _most_in_contact(network: Network) -> list[str]:
    counts: dict[str, float] = {}
    for tie in network.ties:
        for name in (tie.one, tie.other):
            counts[name] = counts.get(name, 0) + tie.held + tie.ahead / 2
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_MOST_NODES]
    shown = {name for tie in network.ties if tie.one in most and tie.other in most for name in (tie.one, tie.other)}
    return [name for name in most if name in shown]


def _places(names: Sequence[str], ties: Sequence[Tie]) -> dict[str, Place]:
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


def _draw_tie(sheet: Sheet, tie: Tie, places: dict[str, Place]) -> None:
    from matplotlib.path import Path  # noqa: PLC0415

    (x1, y1), (x2, y2) = places[tie.one], places[tie.other]
    bent = ((x1 + x2) * _BEND, (y1 + y2) * _BEND)
    path = Path([_at(x1, y1), _at(*bent), _at(x2, y2)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    width = min(1 + 0.8 * (tie.held - 1), 6) if tie.held else 1.2
    sheet.path(path, stroke=SERIES[0] if tie.held else SERIES[1], width=width, broken=not tie.held)


def _draw_name(sheet: Sheet, name: str, place: Place) -> None:
    x, y = place
    across, up = _at(x, y)
    words = "\n".join(textwrap.wrap(name, _LABEL_WIDTH, max_lines=2, placeholder=" …"))
    if abs(x) > _BESIDE:
        beside: Beside = "start" if x > 0 else "end"
        sheet.words(words, (across + 9 * x / abs(x), up + 5 * y), size=11, colour=INK, beside=beside)
    else:
        sheet.words(words, (across, up + 9 * y / abs(y)), size=11, colour=INK, above="bottom" if y > 0 else "top")


def _at(x: float, y: float) -> Place:
    """Where a place on the circle, whose radius is 1, is on the sheet."""
    return round(WIDTH / 2 + x * _RADIUS, 1), round(_HEIGHT / 2 + y * _RADIUS, 1)
