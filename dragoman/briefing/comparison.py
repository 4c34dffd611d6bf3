"""A comparison of two sides' accounts as text, Markdown or one HTML page. Article text is escaped in each."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dragoman.briefing.comparing import Claim, Comparison, Told
from dragoman.briefing.markdown import escape as markdown_escape

NONE = "nothing"


def comparison_to_text(comparison: Comparison) -> str:
    """The comparison for a terminal."""
    return "\n".join(_lines(comparison, title="{}", side="\n{}", item="  {}", quote='    - "{}" ({})', say=str))


def comparison_to_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown."""
    forms = {"title": "# {}", "side": "\n## {}", "item": "- {}", "quote": "    - “{}” ({})"}
    return "\n".join(_lines(comparison, **forms, say=markdown_escape)) + "\n"


def comparison_to_html(comparison: Comparison) -> str:
    """The comparison as one page, the sides beside one another."""
    columns = "".join(f"<section><h2>{escape(told.side)}</h2>{_html(told)}</section>" for told in comparison.sides)
    differences = "".join(f"<li>{escape(line)}</li>" for line in _differences(comparison))
    return PAGE.format(title=escape(comparison.heading), columns=columns, differences=differences)


def _lines(comparison: Comparison, *, title: str, side: str, item: str, quote: str, say: object) -> Iterator[str]:
    told_as = say if callable(say) else str
    yield title.format(told_as(comparison.heading))
    for line in _differences(comparison):
        yield item.format(told_as(line))
    for told in comparison.sides:
        yield side.format(told_as(told.side))
        for name, found in _parts(told):
            if isinstance(found, str):
                yield item.format(f"{name}: {told_as(found)}")
            elif found:
                yield item.format(f"{name}:")
                yield from (quote.format(told_as(claim.text), told_as(claim.outlet)) for claim in found)


def _differences(comparison: Comparison) -> list[str]:
    lines = [f"The accounts differ on the {line}" for line in comparison.differences]
    return lines + [f"No account of its own from {side}" for side in comparison.silent]


def _parts(told: Told) -> list[tuple[str, str | tuple[Claim, ...]]]:
    """What is told of a side, by name: words, or sentences with who published them."""
    parts: list[tuple[str, str | tuple[Claim, ...]]] = [
        ("told by", ", ".join(told.outlets)),
        ("how", told.mode),
        ("when", told.days),
        ("who called, invited or visited", told.began or "not told"),
        ("topics the others mention too", "; ".join(told.shared) or NONE),
        ("topics it alone mentions", "; ".join(told.topics) or NONE),
        ("in its words", told.wording),
        ("it says was agreed", told.agreed),
        ("it says the other side agreed to", told.other_agreed),
        ("it alone says", told.claims),
    ]
    return parts


def _html(told: Told) -> str:
    pieces = []
    for name, found in _parts(told):
        if isinstance(found, str):
            pieces.append(f"<p><b>{escape(name)}</b>: {escape(found)}</p>")
        elif found:
            quoted = "".join(f"<li><q>{escape(c.text)}</q> <small>{escape(c.outlet)}</small></li>" for c in found)
            pieces.append(f"<p><b>{escape(name)}</b></p><ul>{quoted}</ul>")
    return "".join(pieces)


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;margin:2em auto;max-width:72em;padding:0 1em}}
main{{display:grid;grid-template-columns:repeat(auto-fit,minmax(20em,1fr));gap:2em}}
h1{{font-size:1.4em}}h2{{font-size:1.1em;border-bottom:1px solid}}ul{{padding-left:1.2em}}</style></head>
<body><h1>{title}</h1><ul>{differences}</ul><main>{columns}</main></body></html>
"""
