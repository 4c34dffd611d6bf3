"""A sheet to draw on, made SVG for the page: in the page's colours, so that it works in the dark too.

matplotlib writes the paths and marks. Its figures and axes are left out: they measure and lay out anew what is known
here, which is nine tenths of a drawing's work. Nothing on a sheet needs an inline style or a font file, and text from
articles is drawn as it is, never as mathematics.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from xml.etree import ElementTree

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.path import Path

INK, MUTED, RULE, PAPER, GROUND = "#101010", "#707070", "#d0d0d0", "#fefefe", "#f0f0ee"
SERIES = ("#1f5fa8", "#b3541e", "#3f7d4e", "#7a4fa3", "#a8324a", "#5c6b73")
FONT = "DejaVu Sans"  # comes with matplotlib
WIDTH = 360  # points of the drawing; a phone shows it at its own size, so 11-point text stays 11 points
BROKEN = (3.0, 2.5)  # a line's dashes and gaps, in its widths
LINE = 1.15  # of the letters' size, from one line of words to the next
Place = tuple[float, float]  # points from the left and from below
Beside = Literal["start", "middle", "end"]
# Where the words of a place stand: how far their first baseline is below it, of the letters' size.
_BELOW = {"center": 0.33, "bottom": -0.24, "top": 0.76}
_PAGE_COLOURS = {
    INK: "var(--ink)",
    MUTED: "var(--muted)",
    RULE: "var(--rule)",
    PAPER: "var(--paper)",
    GROUND: "var(--ground)",
    **{colour: f"var(--s{number})" for number, colour in enumerate(SERIES, 1)},
}
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}"


class Sheet:
    """An empty drawing so many points high, and as wide as a phone unless `width` says otherwise.

    What is drawn later lies above. All measures are points; places are counted from the lower left corner.
    """

    def __init__(self, height: float, *, width: float = WIDTH) -> None:
        from matplotlib.backends.backend_svg import RendererSVG  # noqa: PLC0415  (only for a page with pictures)

        _settings()
        self._height = height
        self._out = io.StringIO()
        told = {"Date": None, "Creator": None}
        self._renderer: Any = RendererSVG(width, height, self._out, metadata=told)  # type: ignore[no-untyped-call]

    def path(self, path: Path, *, stroke: str, width: float, fill: str | None = None, broken: bool = False) -> None:
        """A line or shape; `broken` in dashes."""
        from matplotlib.transforms import IdentityTransform  # noqa: PLC0415

        context = self._context(stroke, width)
        if broken:
            context.set_dashes(0, [width * part for part in BROKEN])
        self._renderer.draw_path(context, path, IdentityTransform(), _rgb(fill))

    def line(self, places: Sequence[Place], *, stroke: str, width: float) -> None:
        """A line through some places."""
        from matplotlib.path import Path  # noqa: PLC0415

        self.path(Path(places), stroke=stroke, width=width)

    def marks(
        self, kind: str, size: float, places: Sequence[Place], *, stroke: str, width: float, fill: str | None
    ) -> None:
        """The same mark at some places: `o`, `D`, `^` and so on, as matplotlib calls them."""
        from matplotlib.path import Path  # noqa: PLC0415
        from matplotlib.transforms import Affine2D, IdentityTransform  # noqa: PLC0415

        shape = _marker(kind)
        self._renderer.draw_markers(
            self._context(stroke, width), shape, Affine2D().scale(size), Path(places), IdentityTransform(), _rgb(fill)
        )

    def words(
        self, words: str, place: Place, *, size: float, colour: str, beside: Beside = "middle", above: str = "center"
    ) -> None:
        """Words at a place: to its right (`start`), around it or to its left; `top` hangs them under it."""
        lines = words.split("\n")
        rise = {"center": (len(lines) - 1) / 2, "bottom": len(lines) - 1, "top": 0}[above] * LINE * size
        for number, line in enumerate(lines):
            down = self._height - place[1] + _BELOW[above] * size - rise + number * LINE * size
            told = {"x": f"{place[0]:.1f}", "y": f"{down:.1f}", "text-anchor": beside, "font-family": f"'{FONT}'"}
            self._renderer.writer.element("text", line, attrib={**told, "font-size": f"{size:g}px", "fill": colour})

    def svg(self, prefix: str, title: str, description: str) -> str:
        """The drawing as SVG for the page; `prefix` keeps its ids apart from another drawing's."""
        self._renderer.finalize()
        return _for_page(self._out.getvalue(), prefix, title, description)

    def _context(self, stroke: str, width: float) -> GraphicsContextBase:
        context: GraphicsContextBase = self._renderer.new_gc()
        context.set_foreground(stroke)
        context.set_linewidth(width)
        return context


@cache
def _settings() -> None:
    """matplotlib's settings are those of all threads: made once and for good."""
    from matplotlib import rcParams  # noqa: PLC0415

    rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "dragoman"})


@cache
def _rgb(colour: str | None) -> tuple[float, ...] | None:
    from matplotlib.colors import to_rgb  # noqa: PLC0415

    return None if colour is None else to_rgb(colour)


@cache
def _marker(kind: str) -> Path:
    """The shape of a mark of one point."""
    from matplotlib.markers import MarkerStyle  # noqa: PLC0415

    style = MarkerStyle(kind)
    return style.get_path().transformed(style.get_transform())


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
