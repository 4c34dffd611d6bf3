"""Tells the day of a text by who holds which office in it: "Chancellor Scholz" was not said before December 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman import codebook
from dragoman.codebook import Holder, RoleMatch
from dragoman.mentions.clues import Clue, lead_end, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import EARLIEST, LATEST, union

OFFICES = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister"}
    | {"finance_minister", "secretary_general", "national_security", "speaker", "vice_president"}
)

HISTORY = re.compile(r"(?i)\b(?:1[89]|20)\d\d\b|\bthen\b|\bthen-|\bformer\b|\blate\b|\b\d0s\b|\bdecades?\b")
ONCE = re.compile(
    r"(?i)\b(?:former|ex|then|late|one-?time|ousted|deposed|overthrown|toppled|fallen|exiled|slain|assassinated|jailed|"
    r"imprisoned|disgraced|retired)\b(?:[\s-]+[\w.'’]+){0,3}[\s-]*$"
)
OVERTHROWN = re.compile(
    r"(?i)\b(?:overthr[eo]w|oust(?:ed|ing)|toppl(?:ed|ing)|depos(?:ed|ing)|assassinat(?:ed|ing)|succeed(?:ed|ing|s)?|"
    r"replac(?:ed|ing|es)|death of|killing of|assassination of|overthrow of|ouster of|fall of)\b"
    r"(?:[\s-]+[\w.'’]+){0,3}[\s-]*$"
)
COUNTERPART = re.compile(r"(?i)\bcounterparts?,?\s+$")
LISTED = re.compile(r"(?:,\s+|\s+and\s+|,\s+and\s+|\s+)$")
BEFORE = 60  # characters before a title in which it is told as one of the past
AFTER_END = 7  # days for which one who has left office is still told of by it


def office_clues(text: str) -> Iterator[Clue]:
    """The days on which the persons of a text held the offices that they are given; not those told of a year gone."""
    roles = [r for r in codebook.find_roles(text) if r.office in OFFICES and not (r.past or r.elect)]
    seen: set[tuple[str, str]] = set()
    lead, listed = lead_end(text), None
    for start, end, holders in codebook.people_in(text):
        role = _role_of(text, roles, start, listed)
        listed = (role, end) if role is not None and role.plural else None
        held = [h for h in holders if role is not None and h.office == role.office]
        if role is None or not held or (held[0].name, role.office) in seen:
            continue
        if _is_once(text, role.start) or (start > lead and _is_history(text, role.start)):
            continue
        seen.add((held[0].name, role.office))
        yield _clue(text, role, (start, end), held)


def _role_of(text: str, roles: list[RoleMatch], start: int, listed: tuple[RoleMatch, int] | None) -> RoleMatch | None:
    """The office that a name is given: by the title before it, as a counterpart, or in a list behind a plural."""
    if listed is not None and LISTED.fullmatch(text, listed[1], start):
        return listed[0]  # "their foreign ministers, John Kerry | and Mohammad Javad Zarif"
    before = [r for r in roles if r.start < start]
    if not before:
        return None
    if start - before[-1].end in range(3):
        return before[-1]
    left, _ = sentence_bounds(text, start)
    one = before[-1].start >= left and not before[-1].plural
    return before[-1] if one and COUNTERPART.search(text, left, start) else None


def _is_once(text: str, position: int) -> bool:
    """Whether a title is told as one of the past, or its holder as gone: "former UN chief", "overthrew President"."""
    before = text[max(0, position - BEFORE) : position]
    return ONCE.search(before) is not None or OVERTHROWN.search(before) is not None


def _is_history(text: str, position: int) -> bool:
    """Whether a sentence tells of a year gone by or of who held an office then."""
    left, right = sentence_bounds(text, position)
    return HISTORY.search(text[left:right]) is not None


def _clue(text: str, role: RoleMatch, name: tuple[int, int], held: list[Holder]) -> Clue:
    """The days of all spells of a person in an office."""
    days = union((_first(h.start), _last(h.end)) for h in held)
    words = " ".join(text[role.start if name[0] - role.end in range(3) else name[0] : name[1]].split())
    spells = ", ".join(f"{h.start or '?'} to {h.end or 'open'}" for h in held)
    return Clue(days, f"“{words}”: in office {spells}", 1, role.start, name[1])


def _first(day: str | None) -> date:
    """The first day of a spell."""
    return as_day(day) if day else EARLIEST


def _last(day: str | None) -> date:
    """The last day of a spell, and the few on which its holder is still told of by it."""
    return plus(as_day(day, last=True), AFTER_END) if day else LATEST


def as_day(day: str, *, last: bool = False) -> date:
    """A full or partial day of the table as its first or last day."""
    parts = [int(p) for p in day.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return date(parts[0], parts[1], 28 if last else 1)
    return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
