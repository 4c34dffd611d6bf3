"""The briefing as one HTML page: no network, no script, readable on a phone, in the dark and on paper.

Article text is escaped by the template engine everywhere. The page forbids itself everything but its own
style sheet, so that even a mistake here could not run or fetch anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.briefing.curves import MOST_CURVES, draw_curves
from dragoman.briefing.days import day_words
from dragoman.briefing.shapes import Briefing, Call, Citation, Line, Spot, Tie
from dragoman.briefing.standfirst import counted, standfirst
from dragoman.briefing.web import draw_web
from dragoman.briefing.words import capital, distinct, listing, shorten, with_article
from dragoman.briefing.worldmap import draw_map

_MOST_CITATIONS = 12
_MOST_TIES = 14
_LONGEST_SUMMARY = 140
_PROPOSED = ("proposed", "offered", "demanded", "threatened", "conditional")
_REFUSED = ("refused", "denied")
_PRECISIONS = {"exact": "spot", "city": "town", "region": "region", "country": "state"}


def to_html(briefing: Briefing) -> str:
    """The briefing as one self-contained HTML page. The same briefing gives the same bytes."""
    style = (resources.files("dragoman.briefing") / "templates" / "briefing.css").read_text(encoding="utf-8")
    web, web_left_out = draw_web(briefing.network) if briefing.network.ties else ("", None)
    made = _environment()
    made.filters["link"] = _linker(briefing)
    page = made.get_template("briefing.html.j2")
    return page.render(
        told=briefing,
        standfirst=standfirst(briefing),
        sections=_sections(briefing),
        style=Markup(style),  # noqa: S704  (our own file)
        style_hash=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        web=Markup(web),  # noqa: S704  (drawn by us; the text in it is escaped by the XML writer)
        web_left_out=web_left_out,
        world=Markup(draw_map(briefing.atlas) if briefing.atlas.spots or briefing.atlas.calls else ""),  # noqa: S704
        drawn=[(panel, Markup(draw_curves(panel))) for panel in briefing.panels if panel.drawn],  # noqa: S704
        undrawn=[panel for panel in briefing.panels if not panel.drawn],
    )


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dragoman.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        capital=capital,
        count=counted,
        day=lambda day: day_words(day, year=True),
        short_day=lambda day: day_words(day, year=True, short=True),
        listing=listing,
        outlets=_outlets,
        shorten=lambda text: shorten(text, _LONGEST_SUMMARY),
        sources=lambda names: listing([with_article(name) for name in names]),
        standing=_standing,
    )
    made.globals.update(
        most_citations=_MOST_CITATIONS, most_ties=_MOST_TIES, precisions=_PRECISIONS, most_curves=MOST_CURVES
    )
    return made


def _outlets(citations: Sequence[Citation]) -> tuple[str, ...]:
    return distinct(cited.outlet for cited in citations)


def _standing(status: str) -> str:
    return "proposed" if status in _PROPOSED else "refused" if status in _REFUSED else "planned"


def _linker(briefing: Briefing) -> Callable[[Line | Tie | Spot | Call], str | None]:
    """Finds where on the page the first entry of a line or tie is; None where it was left out for length."""
    listed = [*briefing.planned, *briefing.overdue, *briefing.proposed, *briefing.refused, *briefing.earlier]
    listed += [entry for day in briefing.days for entry in day.entries]
    places = {entry.id: f"entry-{entry.id}" for entry in listed}
    acts = [act for dyad in briefing.dyads for act in (*dyad.done, *dyad.said)]
    places |= {act.id: f"entry-{act.id}" for act in (*acts, *briefing.earlier_acts)}
    places |= {panel.id: panel.id for panel in briefing.panels}
    return lambda told: next((places[entry] for entry in told.entries if entry in places), None)


def _sections(briefing: Briefing) -> list[tuple[str, str]]:
    ahead = briefing.planned or briefing.overdue or briefing.proposed or briefing.refused
    held = (
        ("new", "What is new", briefing.news),
        ("contacts", "Contacts by day", briefing.days),
        ("acts", "Done and said", briefing.dyads),
        ("voices", "Positions", briefing.voices),
        ("ahead", "Ahead", ahead),
        ("who", "Who with whom", briefing.network.ties),
        ("where", "Where", briefing.atlas.spots or briefing.atlas.calls),
        ("figures", "Figures", briefing.panels),
        ("earlier", "Background", briefing.earlier),
        ("earlier-acts", "Earlier acts", briefing.earlier_acts),
        ("unread", "Not read", briefing.unread or briefing.unclear),
    )
    return [(identity, title) for identity, title, content in held if content]
