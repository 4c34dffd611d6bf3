"""Turns a drawing of matplotlib's into SVG for the page: in the page's colours, so that it works in the dark too.

Everything that would need an inline style or a font file is taken out. Text from articles must be drawn as
plain text (`parse_math=False`) and never as mathematics.
"""

from __future__ import annotations

import io
import re
from threading import Lock
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

INK, MUTED, RULE, PAPER, GROUND = "#101010", "#707070", "#d0d0d0", "#fefefe", "#f0f0ee"
SERIES = ("#1f5fa8", "#b3541e", "#3f7d4e", "#7a4fa3", "#a8324a", "#5c6b73")
FONT = "DejaVu Sans"  # comes with matplotlib
_WIDTH = 360  # points of the drawing; a phone shows it at its own size, so 11-point text stays 11 points
_PAGE_COLOURS = {
    INK: "var(--ink)",
    MUTED: "var(--muted)",
    RULE: "var(--rule)",
    PAPER: "var(--paper)",
    GROUND: "var(--ground)",
    **{colour: f"var(--s{number})" for number, colour in enumerate(SERIES, 1)},
}
_SVG = "http://www.w3.org/2000/svg"
_DRAWING = Lock()  # matplotlib's settings are those of all threads
_XLINK = "{http://www.w3.org/1999/xlink}"


def canvas(height: float, *, width: float = _WIDTH) -> tuple[Drawing, Axes]:
    """An empty drawing so many points high, and as wide as a phone unless `width` says otherwise."""
    from matplotlib import rcParams  # noqa: PLC0415  (half a second: only for a page with pictures)
    from matplotlib.figure import Figure  # noqa: PLC0415

    rcParams["font.family"] = FONT  # for good: words are drawn outside the lock below too
    drawing = Figure(figsize=(width / 72, height / 72))
    axes = drawing.add_axes((0.13, 0.13, 0.82, 0.83))
    return drawing, axes


def svg(drawing: Drawing, prefix: str, title: str, description: str) -> str:
    """The drawing as SVG for the page; `prefix` keeps its ids apart from another drawing's."""
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415

    drawing.patch.set_visible(False)
    for axes in drawing.axes:
        axes.patch.set_visible(False)
    out = io.StringIO()
    with _DRAWING, rc_context({"svg.fonttype": "none", "svg.hashsalt": prefix}):
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
