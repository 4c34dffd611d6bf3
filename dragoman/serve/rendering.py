"""Makes pages of templates: text from articles escaped everywhere, links only to http and https, one look for all."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dragoman.briefing.days import day_words, days_words
from dragoman.briefing.lands import land
from dragoman.briefing.standfirst import counted
from dragoman.briefing.telling import KINDS
from dragoman.briefing.words import capital, clean, listing, shorten, web_link
from dragoman.serve.filters import Filters
from dragoman.serve.lines import EventLine, noun
from dragoman.serve.settings import VERSION

NAVIGATION = (
    ("/", "Now"),
    ("/timeline", "Timeline"),
    ("/calendar", "Calendar"),
    ("/ledger", "Ledger"),
    ("/statements", "Statements"),
    ("/network", "Network"),
    ("/map", "Map"),
    ("/figures", "Figures"),
    ("/actors", "Actors"),
    ("/sources", "Sources"),
    ("/about", "About"),
)
_STATIC = {"style.css": "text/css", "live.js": "text/javascript"}
_LONGEST_SUMMARY = 140
MOST_LINES = 20_000
"""Lines of listings remembered as HTML: some 20 MB."""


def render(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """A page of a template and what it tells."""
    here = request.url.path
    page = _environment().get_template(template)
    private = request.app.state.settings.private
    return HTMLResponse(
        page.render(
            here=here, navigation=NAVIGATION, version=VERSION, private=private, canonical=canonical(request), **told
        ),
        status,
    )


def canonical(request: Request) -> str:
    """The one address of a page: its filters in the order of the alphabet, those that are empty left out."""
    asked = sorted((name, value.strip()) for name, value in request.query_params.items() if value.strip())
    path = "/" + quote(request.url.path.lstrip("/"))
    return f"{path}?{urlencode(asked)}" if asked else path


def problem_page(request: Request, status: int, words: str) -> Response:
    """What went wrong, in words: as JSON to programs that ask for it, else as a page."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": words}}, status)
    title = "Not here" if status == 404 else "Not possible"
    return render(request, "problem.html.j2", status=status, title=title, words=clean(words))


def static_file(request: Request) -> Response:
    """Our style sheet and our script."""
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    return Response(_static(name), media_type=_STATIC[name])


@cache
def _static(name: str) -> str:
    own = (resources.files("dragoman.serve") / "static" / name).read_text(encoding="utf-8")
    if name != "style.css":
        return own
    briefing = (resources.files("dragoman.briefing") / "templates" / "briefing.css").read_text(encoding="utf-8")
    return briefing + own


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dragoman.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters.update(
        capital=capital,
        clean=lambda text: clean(text or ""),
        clock=_clock,
        count=counted,
        day=lambda day: day_words(day, year=True),
        days=lambda days: days_words(days, year=True),
        contact=_contacts,
        land=lambda code: land(code).name,
        line=_line,
        link=web_link,
        listing=listing,
        noun=noun,
        shorten=lambda text: shorten(text, _LONGEST_SUMMARY),
        weekday=lambda day: day_words(day, year=True, weekday=True),
    )
    made.globals.update(no_filters=Filters())
    return made


@lru_cache(maxsize=MOST_LINES)
def _line(told: EventLine, day: bool) -> Markup:
    """An event in a listing, with its day or without; put into HTML once for all pages that list it."""
    parts: Any = _environment().get_template("parts.html.j2").module
    return Markup(parts.line(told, day))  # noqa: S704  # the template has escaped what is told


def _contacts(mode: str, number: int) -> str:
    """What contacts of a mode are called: "phone calls", "talks"."""
    name = KINDS.get(mode) or mode
    return name if number == 1 or name.endswith("s") else f"{name}s"


def _clock(time: str | None) -> str:
    """A time of the clock as a person reads it: "12 March 2022, 14:05 UTC"."""
    if not time:
        return "never"
    return f"{day_words(time[:10], year=True)}, {time[11:16]} UTC"
