"""Takes the days on which the persons of a text took office as events that its times are counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman import codebook
from dragoman.codebook import Holder
from dragoman.mentions.days import plus
from dragoman.mentions.happenings import Happening, Named
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
    "assumed the post",
    "took up the post",
    "was appointed",
    "took over as",
)
WHOLE_DAY = 10  # characters of an ISO day
FIRST_OFFICES = frozenset({"head_of_state", "head_of_government"})
SWORN_OFFICES = FIRST_OFFICES | {"foreign_minister", "defence_minister", "secretary_general"}
ELECTED = re.compile(
    r"(?:,\s(?:\d\d,\s)?who\s)?\s?(?:(?:was|had been|has been|is)\s)?(?:(?:first|only|himself|herself)\s)?"
    r"(?P<deed>elected|won (?:the|an|his|her) (?:\w+\s){0,2}election|won (?:the )?(?:presidency|office|power))\b"
)
BEFORE_OATH = 90  # days: in most states who is elected takes office within these


def inaugurations(text: str) -> tuple[Happening, ...]:
    """The first days in office of the leaders and ministers whom a text names in full, as far as they are known.

    "A day after she was sworn in", "Rouhani, who took office last month": the surname must stand beside.
    """
    found: dict[str, Happening] = {}
    for start, end, spells in codebook.people_in(text):
        surname = text[start:end].rsplit(maxsplit=1)[-1].lower()
        for spell in spells:
            first = as_day(spell.start) if spell.start and len(spell.start) == WHOLE_DAY else None
            if first is not None and spell.office in OFFICES & SWORN_OFFICES:
                name = f"{spell.name}'s first day in office"
                found[f"{name} {first}"] = Happening(name, first, first, False, True, WORDS, ((surname,),))
    return tuple(found.values())


def elections(text: str) -> Iterator[Named]:
    """The elections of the presidents and premiers whom a text names: "Zelensky, who was elected last year".

    Each within the days before the first one in office; not of who held the office before.
    """
    for _, end, spells in codebook.people_in(text):
        deed = ELECTED.match(text, end)
        if deed is None:
            continue
        for first in sorted(_first_spells(spells)):
            event = Happening(
                f"the election of who took office on {first}",
                plus(first, -BEFORE_OATH), first, False, False, ("elected",), ((),),
            )  # fmt: skip
            yield Named(deed.start("deed"), deed.end(), event, "sentence")


def _first_spells(spells: tuple[Holder, ...]) -> set[date]:
    """The first day in office of each who leads a state."""
    led = [s.start for s in spells if s.office in FIRST_OFFICES and s.start and len(s.start) == WHOLE_DAY]
    return {as_day(min(led))} if led else set()
