"""A comparison of two sides' accounts as text, Markdown or one HTML page. Article text is escaped in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from dragoman.briefing.claims import Claim
from dragoman.briefing.comparing import Comparison, Told, Worded
from dragoman.briefing.markdown import escape as markdown_escape

NONE = "nothing"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a way of telling writes a title, a side's name, a line and a quotation, and how it escapes."""

    title: str
    side: str
    item: str
    quote: str
    say: Callable[[str], str]


TEXT = _Form("{}", "\n{}", "  {}", '    - "{}" ({})', str)
MARKDOWN = _Form("# {}\n", "\n## {}\n", "- {}", "    - “{}” ({})", markdown_escape)


def comparison_to_text(comparison: Comparison) -> str:
    """The comparison for a terminal."""
    return "\n".join(_lines(comparison, TEXT))


def comparison_to_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown."""
    return "\n".join(_lines(comparison, MARKDOWN)) + "\n"


def comparison_to_html(comparison: Comparison) -> str:
    """The comparison as one page, the sides beside one another."""
    columns = "".join(f"<section><h2>{escape(told.side)}</h2>{_html(told)}</section>" for told in comparison.sides)
    differences = "".join(f"<li>{escape(line)}</li>" for line in _heads(comparison))
    worded = "".join(map(_html_worded, comparison.worded))
    both = f"<h2>{WORDED}</h2>{worded}" if worded else ""
    return PAGE.format(title=escape(comparison.heading), columns=columns, differences=differences, worded=both)


def parts(told: Told) -> list[tuple[str, str | tuple[Claim, ...]]]:
    """What is told of a side, by name: words, or claims with who says and who published them."""
    return [
        ("told by", ", ".join(told.outlets)),
        ("how", told.mode),
        ("when", told.days),
        ("who called, invited or visited", told.began or "not told"),
        ("topics the others mention too", "; ".join(told.shared) or NONE),
        ("topics it alone mentions", "; ".join(told.topics) or NONE),
        ("in its words", told.wording),
        ("it says was agreed", told.agreed),
        ("it says the other side agreed to", told.other_agreed),
        ("positions it tells of", told.positions),
        ("it alone says", told.claims),
    ]


def source_of(claim: Claim) -> str:
    """Who says a claim, and in which outlet."""
    return f"{claim.speaker}, {claim.outlet}" if claim.speaker else claim.outlet


WORDED = "On the same matter, in the words of each"


def _lines(comparison: Comparison, form: _Form) -> Iterator[str]:
    say = form.say
    yield form.title.format(say(comparison.heading))
    yield from (form.item.format(say(line)) for line in _heads(comparison))
    for told in comparison.sides:
        yield form.side.format(say(told.side))
        for name, found in parts(told):
            if isinstance(found, str):
                yield form.item.format(f"{name}: {say(found)}")
            elif found:
                yield form.item.format(f"{name}:")
                yield from (form.quote.format(say(claim.text), say(source_of(claim))) for claim in found)
    if comparison.worded:
        yield form.side.format(WORDED)
    for worded in comparison.worded:
        yield form.item.format(f"{say(worded.matter)}:")
        for side, claims in worded.sides:
            yield from (form.quote.format(say(claim.text), say(f"{side}: {source_of(claim)}")) for claim in claims)


def _heads(comparison: Comparison) -> list[str]:
    lines = [comparison.tally, *comparison.differences]
    return lines + [f"No account of its own from {side}" for side in comparison.silent]


def _html(told: Told) -> str:
    pieces = []
    for name, found in parts(told):
        if isinstance(found, str):
            pieces.append(f"<p><b>{escape(name)}</b>: {escape(found)}</p>")
        elif found:
            pieces.append(f"<p><b>{escape(name)}</b></p><ul>{''.join(map(_html_claim, found))}</ul>")
    return "".join(pieces)


def _html_worded(worded: Worded) -> str:
    told = "".join(
        f"<li>{escape(side)}<ul>{''.join(map(_html_claim, claims))}</ul></li>" for side, claims in worded.sides
    )
    return f"<p><b>{escape(worded.matter)}</b></p><ul>{told}</ul>"


def _html_claim(claim: Claim) -> str:
    return f"<li><q>{escape(claim.text)}</q> <small>{escape(source_of(claim))}</small></li>"


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;margin:2em auto;max-width:72em;padding:0 1em}}
main{{display:grid;grid-template-columns:repeat(auto-fit,minmax(20em,1fr));gap:2em}}
h1{{font-size:1.4em}}h2{{font-size:1.1em;border-bottom:1px solid}}ul{{padding-left:1.2em}}</style></head>
<body><h1>{title}</h1><ul>{differences}</ul><main>{columns}</main>{worded}</body></html>
"""
