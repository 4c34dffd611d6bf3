"""English for a briefing: lists, numbers, names of states, people in their offices. Cleans hostile text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from dragoman.merging.parties import fold
from dragoman.records import Bound, Figure

# C0 and C1 controls can drive a terminal; bidirectional overrides can make a name read as another.
_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SHOUTED = 3  # letters: "UK", "UAE" are written so
_SPACE = re.compile(r"\s")
_SPACES = re.compile(r"\s{2,}|[^\S ]")  # all but a single blank, which stays as it is
_BOUNDS: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "fewer than ",
    "range": "",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_AXIS_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_ALMOST = re.compile(r"\b(nearly|almost|just under|close to)\b", re.IGNORECASE)
# What a body's name ends in, so that a sentence says "the Turkish presidency says" but "Ned Price says".
_BODY = re.compile(
    r"\b(administration|agency|army|authorit(y|ies)|bank|bureau|cabinet|chancellery|commission|committee|council|court"
    r"|delegation|department|directorate|embassy|executive|foundation|government|headquarters|house|kremlin|ministry"
    r"|mission|office|organi[sz]ation|palace|parliament|pentagon|police|premier|presidency|president|secretariat"
    r"|senate|service|spokes(man|woman|person)|union|vatican)( of .*| for .*)?$",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Text as it may be shown anywhere: one line, no control characters, no direction overrides."""
    return " ".join(_shown(text).split())


def place_name(name: str) -> str:
    """The name of a place as running text has it: a dateline's capitals made plain, "KYIV" as "Kyiv"."""
    told = clean(name)
    return told.title() if told.isupper() and len(told) > _SHOUTED else told


def clean_inside(text: str) -> str:
    """As `clean`, but a space at either end stays, for pieces that are joined again."""
    return _SPACES.sub(" ", _shown(text))


def _shown(text: str) -> str:
    return text if text.isprintable() else _UNSHOWN.sub("", text)


def web_link(url: str | None) -> str | None:
    """The address if it is a plain http or https one, else None: nothing else is ever made a link."""
    if url is None or _UNSHOWN.search(url) or _SPACE.search(url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def listing(words: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; with semicolons where a member has a comma of its own."""
    if len(words) < 2:
        return "".join(words)
    comma = "; " if any(", " in word for word in words[:-1]) else ", "
    return f"{comma.join(words[:-1])} and {words[-1]}"


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The words in order, each once, whatever its case and accents."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(fold(word), word)
    return tuple(first.values())


def capital(text: str) -> str:
    """The text with a capital first letter and nothing else changed."""
    return text[:1].upper() + text[1:]


def shorten(text: str, longest: int) -> str:
    """The text, cut after a word with "…" where it is longer."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def with_article(name: str) -> str:
    """A source as it stands in a sentence: "the Turkish presidency", "the Kremlin", "Ned Price"."""
    first, _, rest = name.partition(" ")
    if first.casefold() in ("the", "a", "an", "both", "all", "some", "several", "many") and rest:
        return f"{first.lower()} {rest}"
    owned = "'s " in name or "’s " in name or first.casefold() in ("his", "her", "its", "their")
    return f"the {name}" if _BODY.search(name) and not owned else name


def number(value: float, *, unit: str | None = None) -> str:
    """A number as printed: "14,000", "3 million", "USD 13.6 billion"."""
    shown = f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"
    for scale, name in _SCALES:
        if value >= scale and round(value / scale, 2) * scale == value:
            shown = f"{value / scale:.4g} {name}"
            break
    return f"{unit} {shown}" if unit else shown


def axis_scale(highest: float) -> tuple[float, str]:
    """What an axis is told in: thousands stay whole, from a million on "m", then "bn" and "tn"."""
    return next(((scale, name) for scale, name in _AXIS_SCALES if highest >= scale), (1, ""))


def short_number(value: float) -> str:
    """A number as a picture has room for it: "549", "2.3m"."""
    scale, suffix = axis_scale(value)
    return f"{value / scale:,.4g}{suffix}" if suffix else f"{value:,.0f}"


def revision(revised: str | None, revises: str | None) -> str:
    """What became of a number, in words: "revised to 14", "revised from 12", or nothing."""
    told = [f"revised to {revised}"] * (revised is not None) + [f"revised from {revises}"] * (revises is not None)
    return ", ".join(told)


def amount(figure: Figure) -> str:
    """A figure's value with its bound: "at least 726", "12,000 to 15,000"."""
    if isinstance(figure.value, tuple):
        low, high = figure.value
        return f"{number(low, unit=figure.unit)} to {number(high)}"
    almost = _ALMOST.search(figure.quote) if figure.bound == "less_than" else None
    if almost:
        return f"{almost.group().lower()} {number(figure.value, unit=figure.unit)}"
    bound = "less than " if figure.bound == "less_than" and figure.measure == "money" else _BOUNDS[figure.bound]
    return f"{bound}{number(figure.value, unit=figure.unit)}"
