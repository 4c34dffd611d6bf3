"""Reads the dateline a report starts with: place, day and agency, as in "ANKARA, March 1 (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.intake import wordlists
from dragoman.intake.days import MONTHS
from dragoman.records import Span

_LENGTH = 160
LONGEST_AGENCY = 8  # letters
_WORD = r"[^\W\d_][\w.'’-]*"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,3}}"
_MONTHS = "|".join(sorted({name.capitalize() for name in MONTHS} | {name.upper() for name in MONTHS}, key=len)[::-1])
_DAY = rf"(?:(?:{_MONTHS})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTHS})\.?)(?:,? \d{{4}})?"
_DASH = r"(?:--|[-–—―])"
_HEAD = re.compile(
    rf"(?P<place>{_PLACE}(?:\s?/\s?{_PLACE}){{0,2}})(?:,\s(?!{_DAY})(?P<region>{_PLACE}))?"
    rf"(?:(?:[,.]?|\s?{_DASH})\s(?P<day>{_DAY}))?[.,]?(?:\s?[(/\[](?P<agency>[^()/\[\]]{{2,40}})[)/\]])?"
    rf"\s?(?P<end>[.:]?\s?{_DASH}|[.:])(?=\s|\Z)"
)
_AGENCY_LAST = re.compile(rf"(?P<place>{_PLACE}),\s(?P<day>{_DAY}),\s(?P<agency>[A-Z]{{2,12}})\s?{_DASH}(?=\s|\Z)")
_AGENCY_FIRST = re.compile(
    rf"(?:(?P<day>{_DAY})\s)?[(/\[](?P<agency>[^()/\[\]]{{2,40}})[)/\]]\s?[.:]?\s?{_DASH}(?=\s|\Z)"
)
_BRACKETED = re.compile(rf"\((?P<place>{_PLACE})(?:,\s(?P<day>{_DAY}))?\)\s?{_DASH}(?=\s|\Z)")
_ALONE_DAY_FIRST = re.compile(rf"(?P<day>{_DAY}),?\s(?P<place>{_PLACE})\Z")
_ALONE = re.compile(rf"(?P<place>{_PLACE}(?:/{_PLACE}){{0,2}})(?:[,.]?\s(?P<day>{_DAY}))?[.:]?\Z")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the dateline says: the place, the day in its own words, the agency. `span` includes the dash."""

    place: str | None
    day: str | None
    agency: str | None
    span: Span


def at(text: str, start: int, end: int, *, first: bool) -> Dateline | None:
    """Return the dateline with which the paragraph at `start` to `end` begins, or None.

    `first` says that this is the article's first paragraph: there a place in mixed case before a dash is
    one too ("Kyiv – The ministry"), elsewhere only a place in capitals with an agency or a day.
    """
    line = text[start : min(end, start + _LENGTH)]
    found = _BRACKETED.match(line)
    if found is not None and found.group("place") not in wordlists.words("agencies"):
        return Dateline(found.group("place"), found.group("day"), None, (start, start + found.end()))
    if found := _AGENCY_FIRST.match(line):
        return Dateline(None, found.group("day"), found.group("agency").strip(), (start, start + found.end()))
    found = _AGENCY_LAST.match(line) or _HEAD.match(line)
    if found is None or not _stands_alone(line, found, first):
        return None
    place, agency = found.group("place", "agency")
    agency = agency or _agency_behind(found)
    if place.count(".") == 1:
        place = place.rstrip(".")
    return Dateline(place, found.group("day"), agency and agency.strip(), (start, start + found.end()))


def _agency_behind(found: re.Match[str]) -> str | None:
    """The agency behind a comma, in capitals: "Damascus, SANA -"."""
    region = found.groupdict().get("region") or ""
    return region if region.isupper() and " " not in region and len(region) <= LONGEST_AGENCY else None


def alone(line: str) -> tuple[str, str | None] | None:
    """Return place and day of a line that is nothing but a dateline ("ANKARA", "Geneva, 8 March 2022")."""
    if len(line) > 60:
        return None
    found = _ALONE.match(line) or _ALONE_DAY_FIRST.match(line)
    if found is None or not (found.group("day") or (line.isupper() and len(line) >= 3)):
        return None
    return found.group("place"), found.group("day")


def _stands_alone(line: str, found: re.Match[str], first: bool) -> bool:
    """Say whether a match is a dateline rather than the start of a sentence."""
    rest = line[found.end() :].lstrip()
    if rest and rest[0].islower():
        return False
    place, day, agency = found.group("place", "day", "agency")
    end = found.groupdict().get("end") or "-"
    words = re.split(r"[ /]+", place.strip(" /"))
    if not all(word[0].isupper() for word in words) or (rest == "" and len(line) < _LENGTH and not agency):
        return False
    dashed = end not in {".", ":"}
    if agency is not None and (agency[0].islower() and agency not in wordlists.words("agencies")):
        return False
    if agency is not None or _agency_behind(found):
        return dashed or place.isupper()
    if day is not None:
        return dashed or place.isupper() or (first and end == ":")
    capitals = place.isupper() and len(place) >= 3
    return first and ((capitals and (dashed or end == ":")) or (dashed and len(words) <= 2 and end != "-"))
