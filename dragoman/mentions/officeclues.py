"""Tells the day of a text by who holds which office in it: "Chancellor Scholz" was not said before December 2021."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman import codebook
from dragoman.codebook import Holder, RoleMatch
from dragoman.mentions.dateclues import Clue, lead_end
from dragoman.mentions.daysets import EARLIEST, LATEST, union

OFFICES = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister"}
    | {"finance_minister", "secretary_general", "national_security", "speaker", "vice_president"}
)


def office_clues(text: str) -> Iterator[Clue]:
    """The days on which the persons of the first paragraphs held the offices that they are given there."""
    head = text[: lead_end(text)]
    roles = [r for r in codebook.find_roles(head) if r.office in OFFICES and not (r.past or r.elect or r.plural)]
    seen: set[tuple[str, str]] = set()
    for start, end, holders in codebook.people_in(head):
        role = next((r for r in roles if start - r.start > 0 and start - r.end in range(3)), None)
        if role is None:
            continue
        held = [h for h in holders if h.office == role.office]
        if held and (held[0].name, role.office) not in seen:
            seen.add((held[0].name, role.office))
            yield _clue(head, role, (start, end), held)


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
