"""Takes the days on which the persons of a text took office as events that its times are counted from."""

from __future__ import annotations

from dragoman import codebook
from dragoman.mentions.happenings import Happening
from dragoman.mentions.officeclues import OFFICES, as_day

WORDS = (
    "sworn in",
    "swearing-in",
    "swearing in",
    "took office",
    "takes office",
    "taking office",
    "taken office",
    "assumed office",
    "took the oath",
    "oath of office",
    "inaugurated",
    "inauguration",
)
WHOLE_DAY = 10  # characters of an ISO day
FIRST_OFFICES = frozenset({"head_of_state", "head_of_government"})


def inaugurations(text: str) -> tuple[Happening, ...]:
    """The first days in office of the presidents and premiers whom a text names in full, as far as they are known.

    "A day after she was sworn in", "Rouhani, who took office last month": the surname must stand beside.
    """
    found: dict[str, Happening] = {}
    for start, end, spells in codebook.people_in(text):
        surname = text[start:end].rsplit(maxsplit=1)[-1].lower()
        for spell in spells:
            first = as_day(spell.start) if spell.start and len(spell.start) == WHOLE_DAY else None
            if first is not None and spell.office in OFFICES & FIRST_OFFICES:
                name = f"{spell.name}'s first day in office"
                found[f"{name} {first}"] = Happening(name, first, first, False, True, WORDS, ((surname,),))
    return tuple(found.values())
