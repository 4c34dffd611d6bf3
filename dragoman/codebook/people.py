"""Who held which office from when to when, found by any spelling of the name."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from dragoman.codebook.folding import sound
from dragoman.codebook.tables import cell_list, rows
from dragoman.codebook.words import Word, gap, split

_LONGEST_NAME = 6
# 0.82: Oleksiy and Oleksii, Mohamed and Muhammad pass; Igor and Ivan, Hassan and Hussein don't.
_GIVEN_ALIKE = 0.82


@dataclass(frozen=True, slots=True)
class Holder:
    """One spell of one person in one office. Days may be partial (`2022-03`); None where not known.

    `end_known` with no `end`: in office when the source was last seen (`as_of`).
    """

    country: str
    office: str
    title: str
    name: str
    family: str
    other_names: tuple[str, ...]
    wikidata: str | None
    start: str | None
    end: str | None
    end_known: bool
    source: str
    as_of: str | None

    @property
    def actor(self) -> str:
        """The person's identity: the Wikidata id, or a slug of the name."""
        return self.wikidata or "-".join(word.folded for word in split(self.name))

    def in_office(self, on: datetime.date) -> bool:
        """Whether the person held the office on a day, as far as is known.

        A partial day counts as the whole of its month or year. An unknown end counts as open for
        four years after the start or the last sighting, the usual length of a term.
        """
        day = on.isoformat()
        if self.start is not None and day[: len(self.start)] < self.start:
            return False
        if self.end is not None:
            return day[: len(self.end)] <= self.end
        if self.end_known:
            return True
        last = max(self.start or "", self.as_of or "")
        return not last or int(day[:4]) - int(last[:4]) < 4


@dataclass(frozen=True, slots=True)
class _Person:
    """One person's spells with the sounds of each spelling of the name."""

    spells: tuple[Holder, ...]
    spellings: tuple[tuple[str, ...], ...]
    family: frozenset[str]
    first_is_name: bool


@cache
def all_holders() -> tuple[Holder, ...]:
    """Every row of both tables of holders."""
    return tuple(_holder(row) for table in ("holders", "holders_more") for row in rows(table))


def _holder(row: dict[str, str]) -> Holder:
    return Holder(
        row["country"],
        row["office"],
        row["title"],
        row["name"],
        row["family"],
        cell_list(row["other_names"]),
        row["wikidata"] or None,
        row["start"] or None,
        row["end"] or None,
        row["end_known"] == "yes",
        row["source"],
        row["as_of"] or None,
    )


def holders_of(country: str, office: str, on: datetime.date | None = None) -> list[Holder]:
    """Who held an office of a state or organisation, on a day or ever; the last to start first."""
    found = [holder for holder in _by_office().get((country, office), ()) if on is None or holder.in_office(on)]
    return sorted(found, key=lambda holder: holder.start or "", reverse=True)


def holders(name: str, *, on: datetime.date | None = None, country: str | None = None) -> list[Holder]:
    """The spells of everybody that a name may mean, in any spelling; best and latest first.

    `name` is a full name or a surname without titles ("Zelenskiy", "Sergei Lavrov", "bin Salman").
    With `on`, those in office on the day stand first; with `country`, only that state's.
    """
    wanted = tuple(sound(word) for word in _telling(name))
    people = {number for word in wanted for number in _by_word().get(word, ())}
    ranked = [(_rank(wanted, _people()[number]), number) for number in sorted(people)]
    best = max((rank for rank, _ in ranked), default=0)
    kept = [
        holder
        for rank, number in ranked
        if rank == best > 0
        for holder in _people()[number].spells
        if country is None or holder.country == country
    ]
    kept.sort(key=lambda holder: holder.start or "", reverse=True)
    kept.sort(key=lambda holder: on is not None and not holder.in_office(on))
    return kept


def people_in(text: str) -> list[tuple[int, int, tuple[Holder, ...]]]:
    """Full names of known office holders in a text: start, end and all spells of those so named."""
    words = split(text)
    found: list[tuple[int, int, tuple[Holder, ...]]] = []
    place = 0
    while place < len(words):
        length = _full_name_length(text, words, place)
        if length == 0:
            place += 1
            continue
        numbers = _by_full_name()[tuple(sound(word.text) for word in words[place : place + length])]
        spells = tuple(holder for number in numbers for holder in _people()[number].spells)
        found.append((words[place].start, words[place + length - 1].end, spells))
        place += length
    return found


def _full_name_length(text: str, words: list[Word], place: int) -> int:
    """How many words the longest known full name beginning here has, 0 for none."""
    if not words[place].capital or sound(words[place].text) not in _first_words():
        return 0
    for length in range(min(_LONGEST_NAME, len(words) - place), 1, -1):
        run = words[place : place + length]
        joined = all(gap(text, left, right) in (" ", "-", ". ", "'") for left, right in pairwise(run))
        if joined and run[-1].capital and tuple(sound(word.text) for word in run) in _by_full_name():
            return length
    return 0


def _rank(wanted: tuple[str, ...], person: _Person) -> int:
    """How well a name fits a person: 9 to 6 for full names, 4 to 2 for one word, 0 not at all."""
    if len(wanted) == 1:
        return _rank_word(wanted[0], person)
    return max((_rank_full(wanted, spelling, person) for spelling in person.spellings), default=0)


def _rank_word(word: str, person: _Person) -> int:
    if word in person.family or any(spelling == (word,) for spelling in person.spellings):
        return 4
    if person.first_is_name and any(spelling[0] == word for spelling in person.spellings):
        return 3
    return 2 if any(word in spelling[1:] for spelling in person.spellings) else 0


def _rank_full(wanted: tuple[str, ...], spelling: tuple[str, ...], person: _Person) -> int:
    """All words alike is best; a missing middle name costs; another given name is another person."""
    if wanted == spelling:
        return 9
    if set(wanted) <= set(spelling) and (wanted[0] == spelling[0] or len(wanted) > 2):
        return 8
    family = {wanted[0], wanted[-1]} & person.family
    if not family:
        return 0
    given = [word for word in wanted if word not in family]
    theirs = [word for word in spelling if word not in person.family]
    if not given or not theirs or not _given_alike(given[0], theirs[0]):
        return 0
    return 7 if len(given) <= len(theirs) else 6


def _given_alike(one: str, other: str) -> bool:
    """Two spellings of a given name, an initial, or a short form from the table (Joe, Joseph)."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if JaroWinkler.similarity(one, other) >= _GIVEN_ALIKE:
        return True
    groups = _given_names()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


def _telling(name: str) -> list[str]:
    """The words of a name that tell people apart: no particles, no titles, no numbers of kings."""
    words = [word.folded for word in split(name.replace("'", "").replace("’", ""))]
    return [word for word in words if word not in _silent_words()] or words


@cache
def _people() -> tuple[_Person, ...]:
    spells: dict[str, list[Holder]] = defaultdict(list)
    for holder in all_holders():
        spells[holder.actor].append(holder)
    return tuple(_person(tuple(found)) for found in spells.values())


def _person(spells: tuple[Holder, ...]) -> _Person:
    names = dict.fromkeys(name for holder in spells for name in (holder.name, *holder.other_names))
    spellings = tuple(dict.fromkeys(tuple(sound(word) for word in _telling(name)) for name in names))
    stated = (
        {sound(word) for holder in spells for word in _telling(holder.family)}
        if any(holder.family for holder in spells)
        else set()
    )
    country = spells[0].country
    family = stated or {spelling[-1] for spelling in spellings}
    if country in _naming("two surnames") and not stated:
        family |= {spelling[-2] for spelling in spellings if len(spelling) > 2}
    return _Person(spells, spellings, frozenset(family), country in _naming("own name"))


@cache
def _by_office() -> dict[tuple[str, str], tuple[Holder, ...]]:
    found: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in all_holders():
        found[holder.country, holder.office].append(holder)
    return {key: tuple(spells) for key, spells in found.items()}


@cache
def _by_word() -> dict[str, list[int]]:
    """People by the sound of each word of their names."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, person in enumerate(_people()):
        for word in {word for spelling in person.spellings for word in spelling}:
            found[word].append(number)
    return found


@cache
def _by_full_name() -> dict[tuple[str, ...], list[int]]:
    """People by the sounds of every word of each spelling, and of its first and last words."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, person in enumerate(_people()):
        names = dict.fromkeys(name for holder in person.spells for name in (holder.name, *holder.other_names))
        for name in names:
            words = tuple(sound(word.text) for word in split(name))
            for key in {words, (words[0], words[-1])} if len(words) > 1 else ():
                if number not in found[key]:
                    found[key].append(number)
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key[0] for key in _by_full_name())


@cache
def _given_names() -> dict[str, frozenset[int]]:
    """The groups of the table of given names that a sound is in."""
    groups: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows("given_names")):
        for name in cell_list(row["names"]):
            groups[sound(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@cache
def _silent_words() -> frozenset[str]:
    """Particles, titles and numbers inside names, which tell nobody apart."""
    return frozenset(row["word"] for row in rows("name_words"))


@cache
def _naming(custom: str) -> frozenset[str]:
    """States where people are called by their own name, or bear two surnames of which either may stand alone."""
    return frozenset(row["country"] for row in rows("naming") if row["custom"] == custom)
