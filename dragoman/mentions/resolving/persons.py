"""Finds the person that a few words name, and what office counts on a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman import codebook
from dragoman.codebook.folding import name_words
from dragoman.codebook.nouns import office_sectors
from dragoman.codebook.offices import Holder
from dragoman.codebook.people import standing
from dragoman.codebook.states import organisation, state
from dragoman.mentions.resolving.phrases import Phrase
from dragoman.records import Office

_NAME_WORD = re.compile(r"[A-ZÀ-ÞŠŽČĆĐŁŚŻŞİĞ][\w’'.-]*|(?:bin|ibn|al|el|von|van|der|de|da|dos|la|le|ben|abu|ul)\b")
_BEFORE_NAME = frozenset({"former", "ex", "then", "mr", "mrs", "ms", "dr", "the", "late", "sir"})
# Whose surname alone means them, the better known first.
_NOTED = (
    {"head_of_state", "head_of_government"},
    {"foreign_minister", "opposition_leader", "rebel_leader", "religious_leader", "secretary_general"},
)
# Former holders of these are what they were: a rebel, a businessman, a cleric.
_LASTING = frozenset({"REB", "CRM", "REL", "CVL", "BUS", "JRN", "UAF", "SOC"})
_LEADERS = frozenset({"head_of_state", "head_of_government", "opposition_leader", "rebel_leader", "military_chief"})
_SPLIT = re.compile(r"[^\s,()\"“”]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the tables with what counted on the day."""

    spells: tuple[Holder, ...]
    country: str | None
    sectors: tuple[str, ...]
    reason: str

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings that the tables have."""
        return tuple(dict.fromkeys(name for spell in self.spells for name in (spell.name, *spell.other_names)))

    @property
    def offices(self) -> tuple[Office, ...]:
        """The offices by day, the first held first."""
        held = sorted(self.spells, key=lambda spell: (spell.start or "", spell.office, spell.country))
        return tuple(Office(s.office, s.title, s.country, s.start, s.end, s.source) for s in held)


def person_in(phrase: Phrase, country: str | None, on: datetime.date | None) -> Known | None:
    """The one person whose name stands in the words, and what office counts; None where nobody's does."""
    spells = _full_name(phrase, country, on) or _spare_words(phrase, country, on)
    if not spells:
        return None
    now = [spell for spell in spells if spell.in_office(on)] if on is not None else _told(phrase, spells)
    now.sort(key=standing)
    if phrase.past and (on is None or not now):
        return _former(spells, on, "the words call them former")
    if now:
        first = now[0]
        where = f"{first.office.replace('_', ' ')} of {first.country}"
        sectors = tuple(dict.fromkeys(s for spell in now for s in sectors_of(spell)))
        return Known(spells, first.country, sectors, f"{where} on the day" if on else f"{where} when last known")
    return _out_of_office(phrase, spells, on)


def _out_of_office(phrase: Phrase, spells: tuple[Holder, ...], on: datetime.date | None) -> Known:
    """What the words call them, unless it is an office they have left; else a former official."""
    held = {spell.office for spell in spells}
    own = {word for spell in spells for name in (spell.name, *spell.other_names) for word in name_words(name)}
    for match in phrase.nouns:
        if set(name_words(phrase.words[match.start : match.end])) <= own:
            continue  # "Sheikh Hasina" is her name
        if match.noun.use != "yields" and match.noun.sectors and match.noun.office not in held:
            former = _former(spells, on, "")
            return Known(spells, former.country, match.noun.sectors, "what the words call them")
    if on is None and phrase.nouns:
        last = max(spells, key=lambda spell: spell.start or "")
        return Known(spells, last.country, sectors_of(last), f"last known as {last.office.replace('_', ' ')}")
    return _former(spells, on, "no office known for the day")


def _former(spells: tuple[Holder, ...], on: datetime.date | None, reason: str) -> Known:
    past = [s for s in spells if on is None or (s.start or "") <= on.isoformat()] or list(spells)
    past.sort(key=lambda spell: (state(spell.country) is not None, spell.start or ""), reverse=True)
    sectors = sectors_of(past[0])
    return Known(spells, past[0].country, sectors if set(sectors[:1]) & _LASTING else ("ELI",), reason)


def _told(phrase: Phrase, spells: Sequence[Holder]) -> list[Holder]:
    """Without a day: the office that the words name, else those still held when their sources were last seen."""
    offices = {match.noun.office for match in phrase.nouns} - {None}
    named = [spell for spell in spells if spell.office in offices]
    return named or [spell for spell in spells if spell.end is None and spell.end_known]


def sectors_of(holder: Holder) -> tuple[str, ...]:
    """The sectors of one spell; heads of an organisation have the organisation's, or GOV for what governs."""
    own = office_sectors(holder.office)
    if own:
        return own
    body = organisation(holder.country)
    return (body.sector,) if body is not None and body.sector else ()


def _full_name(phrase: Phrase, country: str | None, on: datetime.date | None) -> tuple[Holder, ...]:
    found = [
        spells
        for start, end, spells in codebook.people_in(phrase.spelled)
        if not any(name.start <= start and end <= name.end for name in phrase.names)
        and not _of_another(phrase, start, end)
    ]
    longest = max(found, key=len, default=())
    return _one_person(list(longest), country, on)


def _of_another(phrase: Phrase, start: int, end: int) -> bool:
    """Whether a person only says whose actor is meant: "rebels led by Riek Machar", "Navalny's lawyer"."""
    if re.match(r"['’]s?\s+\w", phrase.words[end:]) or any(match.start == end + 1 for match in phrase.nouns):
        return True
    before = phrase.words[:start].rstrip()
    for first, last in sorted(phrase.titles, reverse=True):
        if last == len(before):
            before = before[:first].rstrip()
    return re.search(r"\b(?:of|by|to|for|with|against|from|around|near|like)$", before) is not None


def whose(phrase: Phrase, on: datetime.date | None) -> tuple[str | None, str]:
    """The country of the leader whom the words name as theirs: "Haftar's forces", "Maduro supporters"."""
    people = [spells for _, _, spells in codebook.people_in(phrase.words)]
    name = _spare_name(phrase)
    found = [spell for spells in people for spell in spells] or (codebook.holders(name, on=on) if name else [])
    leaders = [spell for spell in found if spell.office in _LEADERS]
    if not leaders:
        return None, ""
    first = min(leaders, key=lambda spell: (on is not None and not spell.in_office(on), standing(spell)))
    return first.country, f"country of {first.name}"


def _spare_words(phrase: Phrase, country: str | None, on: datetime.date | None) -> tuple[Holder, ...]:
    """The person meant by the capitalised words that no title or name of a body explains."""
    name = _spare_name(phrase)
    start = phrase.words.find(name) if name is not None else -1
    if name is None or (start >= 0 and _of_another(phrase, start, start + len(name))):
        return ()
    single = len(name.split()) == 1
    for found in (codebook.holders(name, on=on, country=country) if country else [], codebook.holders(name, on=on)):
        sure = _sure_surname(phrase, found, on) if single else found
        if sure:
            return _one_person(sure, country, on)
    return ()


def _spare_name(phrase: Phrase) -> str | None:
    """What is left of the words: one run of capitalised words, or none."""
    if any(name.kind not in ("state", "adjective", "demonym", "capital") for name in phrase.names):
        return None
    taken = [*phrase.titles, *((name.start, name.end) for name in phrase.names)]
    left = [
        word.group().removesuffix("'s").removesuffix("’s")
        for word in _SPLIT.finditer(phrase.words)
        if not any(start < word.end() and word.start() < end for start, end in taken)
    ]
    while left and left[0].lower().rstrip(".") in _BEFORE_NAME:
        left.pop(0)
    if not left or not all(_NAME_WORD.fullmatch(word) for word in left):
        return None
    return " ".join(left)


def _sure_surname(phrase: Phrase, found: list[Holder], on: datetime.date | None) -> list[Holder]:
    """A surname alone names a head of state or government or a minister, or who holds the office it stands with."""
    offices = {role.office for role in phrase.roles} | {match.noun.office for match in phrase.nouns}
    titled = [spell for spell in found if spell.office in offices]
    if titled:
        return [spell for spell in found if spell.actor == titled[0].actor]
    if phrase.nouns or phrase.peoples:
        return []
    alone = [spell for spell in found if on is None or spell.in_office(on)] or found
    for offices_of_note in _NOTED:
        noted = [spell for spell in alone if spell.office in offices_of_note]
        if len({spell.actor for spell in noted}) == 1 or len({spell.country for spell in noted}) == 1:
            return [spell for spell in found if spell.actor == noted[0].actor]
        if noted:
            return []
    return []


def _one_person(found: list[Holder], country: str | None, on: datetime.date | None) -> tuple[Holder, ...]:
    """All spells of the likeliest: of the country, in office on the day, in the highest office."""
    if not found:
        return ()
    here = [spell for spell in found if spell.country == country] or found
    if on is not None:
        here = [spell for spell in here if spell.in_office(on)] or here
    return codebook.spells_of(min(here, key=standing).actor)
