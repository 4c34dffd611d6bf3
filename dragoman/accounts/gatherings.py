"""Tells where a gathering was by its name alone: where it always meets, or where it met on the days told.

"On the sidelines of the Munich Security Conference" is Munich; "of the G20 summit", told of November 2022, is Bali.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.records import Days

AT = re.compile(
    r"\b(?:side-?lines?|margins?|fringes?|at|during|attend(?:ed|ing)?|for)\s+(?:of\s+)?(?:the\s+)?(?:[\w-]+\s+){0,3}?$"
)
TO, WHERE = re.compile(r"\bto\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$"), (", where", " where")
REACH = 70  # characters before a gathering's name in which the words for being at it stand
# "At the G20 in Bali", not "at the G20 finance ministers' talks": a bare abbreviation is a gathering where nothing
# that it may belong to follows.
GOES_ON = "in|on|and|this|last|that|which|where|earlier|later|today|yesterday|[MTWFS][a-z]+day"
ENDS = rf"(?=\s*(?:[.,;:)]|$)|\s+(?:{GOES_ON})\b)"
THAT = re.compile(
    r"\b(?:side-?lines?|margins?|fringes?)\s+of\s+(?:the|this|that|its)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<noun>summit|conference|forum|meeting|assembly|session|gathering|congress|event)\b",
    re.IGNORECASE,
)
# Guests come some days before a gathering opens and meet others on the way home, and it is news a while longer.
BEFORE, AFTER = dt.timedelta(3), dt.timedelta(4)
AHEAD, BACK = dt.timedelta(120), dt.timedelta(400)  # how far from a day without an end the next or last one may lie

Town = tuple[str, str]
"""A town, house or region and the state that it is in."""
_Met = tuple[dt.date, dt.date, Town]


def gathering_in(text: str, start: int, end: int, trigger: tuple[int, int]) -> re.Match[str] | None:
    """The name of the gathering at which a sentence sets an occasion, or which is that occasion itself.

    `trigger` are the characters of the word that tells of the occasion.
    """
    sentence = text[start:end]
    if not any(name in sentence for name in _gatherings()):  # ten times as fast as the pattern
        return None
    for match in _pattern().finditer(text, start, end):
        itself = match.start() <= trigger[0] and trigger[1] <= match.end()
        lead = text[max(start, match.start() - REACH) : match.start()]
        gone = TO.search(lead) and text.startswith(WHERE, match.end())  # "went to the summit, where he met"
        if itself or gone or AT.search(lead):
            return match
    return None


def town_of_gathering(name: str, days: Days) -> Town | None:
    """Where a gathering of a name was in those days; None where they fit none, or several in different towns."""
    series, always = _gatherings()[name]
    if always[0]:
        return always
    first, last = _day(days[0], last=False), _day(days[1], last=True)
    met = _meetings().get(series, ())
    if first is not None and last is not None:
        fits = {town for opened, closed, town in met if opened - BEFORE <= last and first <= closed + AFTER}
        return fits.pop() if len(fits) == 1 else None
    if first is not None:
        return next((town for opened, closed, town in met if first <= closed and opened <= first + AHEAD), None)
    if last is not None:
        past = [town for opened, closed, town in met if opened <= last and last - BACK <= closed]
        return past[-1] if past else None
    return None


@cache
def _pattern() -> re.Pattern[str]:
    """A pattern for the names of gatherings."""
    names = sorted(_gatherings(), key=lambda n: (-len(n), n))
    told = "|".join(re.escape(name) + (ENDS if _is_short(name) else r"\b") for name in names)
    return re.compile(rf"\b(?:{told})")


def _is_short(name: str) -> bool:
    """Whether a name is a bare abbreviation, which may also be the body itself."""
    return name.upper() == name and " " not in name


@cache
def _gatherings() -> dict[str, tuple[str, Town]]:
    """The names of gatherings, each with its series and where that always meets."""
    return {
        name: (row["name"], (row["place"], row["country"]))
        for row in rows("gatherings")
        for name in (row["name"], *cell_list(row["other_names"]))
    }


@cache
def _meetings() -> dict[str, tuple[_Met, ...]]:
    """When and where the gatherings of each series met, in order."""
    found: dict[str, list[_Met]] = {}
    for row in rows("gathering_days"):
        days = (dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]))
        found.setdefault(row["gathering"], []).append((*days, (row["place"], row["country"])))
    return {series: tuple(sorted(met)) for series, met in found.items()}


def _day(iso: str | None, *, last: bool) -> dt.date | None:
    """The first or last day of a date that may be a mere month or year."""
    if iso is None:
        return None
    year, *rest = (int(part) for part in iso[:10].split("-"))
    month = rest[0] if rest else 12 if last else 1
    return dt.date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1] if last else 1)
