"""Tells the day of a text by who holds which office in it: "Chancellor Scholz" was not said before December 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman import codebook
from dragoman.codebook import Holder, RoleMatch
from dragoman.mentions.clues import Clue, lead_end, sentence_bounds
from dragoman.mentions.daysets import EARLIEST, LATEST, union

OFFICES = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister"}
    | {"finance_minister", "secretary_general", "national_security", "speaker", "vice_president"}
)

HISTORY = re.compile(r"(?i)\b(?:1[89]|20)\d\d\b|\bthen\b|\bthen-|\bformer\b|\blate\b|\b\d0s\b|\bdecades?\b")


def office_clues(text: str) -> Iterator[Clue]:
    """The days on which the persons of a text held the offices that they are given; not those told of a year gone."""
    roles = [r for r in codebook.find_roles(text) if r.office in OFFICES and not (r.past or r.elect or r.plural)]
    seen: set[tuple[str, str]] = set()
    lead = lead_end(text)
    for start, end, holders in codebook.people_in(text):
        role = next((r for r in roles if start - r.start > 0 and start - r.end in range(3)), None)
        if role is None:
            continue
        held = [h for h in holders if h.office == role.office]
        if not held or (held[0].name, role.office) in seen or (start > lead and _is_history(text, role.start)):
            continue
        seen.add((held[0].name, role.office))
        yield _clue(text, role, (start, end), held)


def _is_history(text: str, position: int) -> bool:
    """Whether a sentence tells of a year gone by or of who held an office then."""
    left, right = sentence_bounds(text, position)
    return HISTORY.search(text[left:right]) is not None


def _clue(text: str, role: RoleMatch, name: tuple[int, int], held: list[Holder]) -> Clue:
    """The days of all spells of a person in an office."""
    days = union((_day(h.start, EARLIEST), _day(h.end, LATEST, last=True)) for h in held)
    words = " ".join(text[role.start : name[1]].split())
    spells = ", ".join(f"{h.start or '?'} to {h.end or 'open'}" for h in held)
    return Clue(days, f"“{words}”: in office {spells}", 1, role.start, name[1])


def _day(day: str | None, otherwise: date, *, last: bool = False) -> date:
    """A full or partial day of the table as its first or last day."""
    if not day:
        return otherwise
    parts = [int(p) for p in day.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return date(parts[0], parts[1], 28 if last else 1)
    return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
