"""Finds people who held an office by any spelling of their names."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from dragoman.codebook.folding import fold, name_sounds, name_words, sound
from dragoman.codebook.offices import Holder, all_holders, holders_of
from dragoman.codebook.tables import cell_list, rows
from dragoman.codebook.words import Word, gap, split

_LONGEST_NAME = 6
_ROYAL = re.compile(
    r"(?:crown )?(?:king|queen|prince|princess|emir|sultan|sheikh|sheikha|pope|grand duke|patriarch)\b"
)
_ROYAL_TITLE = re.compile(r"king|queen|monarch|emir|amir|sultan|prince|pope|grand duke|patriarch|ruler|agong")
_SON_OF = re.compile(r"(?:bin|ibn|ben) ")
_STANDING = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general",
    "national_security", "vice_president", "deputy_head_of_government", "interior_minister", "finance_minister",
    "speaker", "intelligence", "military_chief", "crown_prince", "director_general",
)  # fmt: skip
# 0.82: Oleksiy and Oleksii, Mohamed and Muhammad pass; Igor and Ivan, Hassan and Hussein don't.
_GIVEN_ALIKE = 0.82


@dataclass(frozen=True, slots=True)
class _Person:
    """One person's spells with the sounds of each spelling of the name."""

    spells: tuple[Holder, ...]
    spellings: tuple[tuple[str, ...], ...]
    family: frozenset[str]
    first_is_name: bool


def holders(name: str, *, on: datetime.date | None = None, country: str | None = None) -> list[Holder]:
    """The spells of everybody that a name may mean, in any spelling; best and latest first.

    `name` is a full name or a surname, with or without titles ("Zelenskiy", "Sergei Lavrov", "bin
    Salman", "King Abdullah II"). With `on`, those in office on the day stand first, the higher office
    before the lower; with `country`, only that state's people.
    """
    return list(_holders(name, on, country))


@lru_cache(maxsize=4096)
def _holders(name: str, on: datetime.date | None, country: str | None) -> tuple[Holder, ...]:
    wanted = tuple(sound(word) for word in _telling(name))
    numbers = {number for word in wanted for number in _by_word().get(word, ())}
    people = [_person(number) for number in sorted(numbers)]
    if country is not None:
        people = [person for person in people if any(holder.country == country for holder in person.spells)]
    titled = _ROYAL.match(fold(name)) is not None
    ranked = [(_rank(wanted, person, titled), person) for person in people]
    best = max((rank for rank, _ in ranked), default=0)
    fitting = _as_spelled(name, [person for rank, person in ranked if rank == best > 0])
    kept = [holder for person in fitting for holder in person.spells if country is None or holder.country == country]
    kept.sort(key=lambda holder: holder.start or "", reverse=True)
    if on is not None:
        kept.sort(key=lambda holder: (not holder.in_office(on), standing(holder)))
    return tuple(kept)


def _as_spelled(name: str, people: list[_Person]) -> list[_Person]:
    """Of people whose names sound alike, those whose name is spelled so: "Leyen" is not "Lien".

    A name that begins with "bin" or "ibn" is a father's, so only names with those two words fit.
    """
    words = _telling(name)
    spelled = [person for person in people if any(words[-1] in _telling(known) for known in _names(person.spells))]
    if _SON_OF.match(fold(name)) is not None:
        last = re.compile(rf"\b(?:bin|ibn|ben) {re.escape(words[-1])}\b")
        sons = [person for person in people if any(last.search(fold(known)) for known in _names(person.spells))]
        return sons or spelled or people
    return spelled or people


def _names(spells: tuple[Holder, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for holder in spells for name in (holder.name, *holder.other_names)))


def standing(holder: Holder) -> tuple[bool, int]:
    """Which office is named first of one who holds several: where the person lives, and the highest.

    A king of several realms lives in the one without a governor-general; Andorra's co-princes elsewhere.
    """
    abroad = holder.office == "head_of_state" and (
        bool(holders_of(holder.country, "governor_general")) or "co-prince" in fold(holder.title)
    )
    return abroad, _STANDING.index(holder.office) if holder.office in _STANDING else len(_STANDING)


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
        spells = tuple(holder for number in numbers for holder in _people()[number])
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
        # "Kim Jong-il": the last part of a hyphenated name may be small, and no name ends before a hyphen.
        whole = place + length == len(words) or gap(text, run[-1], words[place + length]) != "-"
        capital = run[-1].capital or gap(text, run[-2], run[-1]) == "-"
        if joined and whole and capital and tuple(sound(word.text) for word in run) in _by_full_name():
            return length
    return 0


def _rank(wanted: tuple[str, ...], person: _Person, titled: bool) -> int:
    """How well a name fits a person: 9 to 5 for several words, 4 to 2 for one, 0 not at all."""
    if len(wanted) == 1:
        return _rank_word(wanted[0], person, titled)
    return max((_rank_full(wanted, spelling, person) for spelling in person.spellings), default=0)


def _rank_word(word: str, person: _Person, titled: bool) -> int:
    first = any(spelling[0] == word for spelling in person.spellings)
    if titled and first and any(_ROYAL_TITLE.search(fold(holder.title)) for holder in person.spells):
        return 5
    if word in person.family or any(spelling == (word,) for spelling in person.spellings):
        return 4
    if first and person.first_is_name:
        return 3
    return 2 if any(word in spelling[1:] for spelling in person.spellings) else 0


def _rank_full(wanted: tuple[str, ...], spelling: tuple[str, ...], person: _Person) -> int:
    """All words alike is best; a missing middle name costs; another given name is another person."""
    if wanted == spelling:
        return 9
    if set(wanted) <= set(spelling) and (wanted[0] == spelling[0] or len(wanted) > 2):
        return 8
    if wanted == spelling[-len(wanted) :]:
        return 7
    if set(wanted) <= person.family:
        return 5
    family = {wanted[0], wanted[-1]} & person.family
    if not family:
        return 0
    given = [word for word in wanted if word not in person.family]
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


def _telling(name: str) -> Sequence[str]:
    """The words of a name that tell people apart: no particles, no titles."""
    words = name_words(name)
    silent = _silent_words()
    return [word for word in words if word not in silent] or words


@cache
def _people() -> tuple[tuple[Holder, ...], ...]:
    """The spells of each person; who stands where is the person's number."""
    spells: dict[str, list[Holder]] = defaultdict(list)
    for holder in all_holders():
        spells[holder.actor].append(holder)
    return tuple(tuple(found) for found in spells.values())


@lru_cache(maxsize=4096)
def _person(number: int) -> _Person:
    spells = _people()[number]
    spellings = tuple(dict.fromkeys(tuple(sound(word) for word in _telling(name)) for name in _names(spells)))
    spellings = tuple(spelling for spelling in spellings if spelling)
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


def forget() -> None:
    """Drops what was worked out of the tables, for the rows have changed."""
    for made in (_people, _person, _holders, _by_word, _by_full_name, _first_words, _by_actor):
        made.cache_clear()


def spells_of(actor: str) -> tuple[Holder, ...]:
    """All spells of the person with this identity, none where the tables have no such person."""
    number = _by_actor().get(actor)
    return _people()[number] if number is not None else ()


@cache
def _by_actor() -> dict[str, int]:
    return {spells[0].actor: number for number, spells in enumerate(_people())}


@cache
def _by_word() -> dict[str, list[int]]:
    """People by the sound of each word of their names."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, spells in enumerate(_people()):
        words = {word for name in _names(spells) for word in _telling(name)}
        for key in {sound(word) for word in words}:
            found[key].append(number)
    return found


@cache
def _by_full_name() -> dict[tuple[str, ...], list[int]]:
    """People by the sounds of every word of each spelling, and of its first and last words."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, spells in enumerate(_people()):
        for name in _names(spells):
            words = name_sounds(name) if "'" not in fold(name) else tuple(sound(word.text) for word in split(name))
            for key in {words, (words[0], words[-1])} if len(words) > 1 else ():
                if number not in found[key]:
                    found[key].append(number)
    return found


def opens_names(word: str) -> bool:
    """Whether known people's full names begin with a word, so that alone it is no surname: Abdullah, Johnson."""
    return sound(fold(word)) in _first_words()


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
