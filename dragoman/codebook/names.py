"""Finds states, capitals, seats of government, organisations and groups named in a text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from dragoman.codebook.issuers import issuer_in
from dragoman.codebook.states import organisations, states
from dragoman.codebook.tables import cell_list, rows
from dragoman.codebook.words import Form, Lexicon, Word, gap, split

DOLLAR = "$"  # "US$170 million" is a sum, and no state
# Which reading of one spelling stands first: "US" is a state before it is an adjective.
_KINDS = (
    "state", "entity", "organisation", "organ", "seat", "adjective", "demonym", "capital", "group", "collective",
    "region",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameReading:
    """One thing that a name can stand for.

    `code` is a state's or an organisation's, None for a collective or a region. `detail` tells more: a
    state's kind, an organisation's or entity's own code, a seat's or group's kind.
    """

    kind: str
    code: str | None
    name: str
    sector: str | None
    weak: bool = False
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in a text, its first reading, and all readings where the spelling has several.

    `weak`: the name needs support from the text (Georgia, Jordan, Washington, ICC in capitals).
    `hyphen_before`, `hyphen_after`: it is part of a compound (`Russian-backed`, `pro-Russian`).
    """

    start: int
    end: int
    kind: str
    code: str | None
    name: str
    sector: str | None
    weak: bool
    readings: tuple[NameReading, ...]
    hyphen_before: bool = False
    hyphen_after: bool = False


LONGEST_STANCE = 6  # characters of "anti-" and what is before them
_FOR_OR_AGAINST = re.compile(r"\b(?:anti|pro|non)[-–‑ ]$", re.IGNORECASE)


def is_stance(text: str, name: NameMatch) -> bool:
    """Whether a name in a text says whose friends or foes are meant, who are not of it: "anti-French"."""
    return _FOR_OR_AGAINST.search(text, max(0, name.start - LONGEST_STANCE), name.start) is not None


def find_names(text: str) -> list[NameMatch]:
    """Every name of the codebook in a text, longest and leftmost first, without overlaps."""
    return list(_names_in(text))


@lru_cache(maxsize=512)  # the words of one party are asked many times in an article
def _names_in(text: str) -> tuple[NameMatch, ...]:
    words, openings = split(text), _lexicon().longest
    found: list[NameMatch] = []
    place = 0
    while place < len(words):
        match = name_at(text, words, place) if words[place].folded in openings else None
        if match is None:
            place += 1
        else:
            found.append(match[0])
            place = match[1]
    return tuple(found)


def name_at(text: str, words: list[Word], place: int) -> tuple[NameMatch, int] | None:
    """The longest name that begins at one of a text's words, and the place after it."""
    lexicon = _lexicon()
    for after, forms in lexicon.at(words, place):
        run = words[place:after]
        fitting = [form for form in forms if _written_alike(text, run, form)]
        if fitting and text[run[-1].end : run[-1].end + 1] != DOLLAR:
            return _match(text, words, place, after, fitting), after
    return None


def _match(text: str, words: list[Word], place: int, after: int, forms: list[Form[NameReading]]) -> NameMatch:
    readings = sorted(dict.fromkeys(meaning for form in forms for meaning in form.meanings), key=_order)
    first = readings[0]
    start, end = words[place].start, words[after - 1].end
    if any(form.period for form in forms) and text[end : end + 1] == ".":
        end += 1
    return NameMatch(
        start,
        end,
        first.kind,
        first.code,
        first.name,
        first.sector,
        first.weak or _shouted(words, place, after, forms),
        tuple(readings),
        hyphen_before=start > 0 and text[start - 1] in "-–‑" and text[start - 2 : start - 1].isalnum(),
        hyphen_after=text[end : end + 1] in ("-", "–", "‑") and text[end + 1 : end + 2].isalnum(),
    )


def _order(reading: NameReading) -> tuple[bool, int]:
    return reading.weak, _KINDS.index(reading.kind)


def _written_alike(text: str, run: list[Word], form: Form[NameReading]) -> bool:
    """Whether the text's words have the capitals and marks of the form; capitals throughout also do."""
    return all(_case_fits(word, model) for word, model in zip(run, form.words, strict=True)) and all(
        gap(text, left, right) == wanted for left, right, wanted in zip(run, run[1:], form.gaps, strict=False)
    )


def _case_fits(word: Word, model: str) -> bool:
    if len(model) > 1 and model.isupper():
        return word.text == model
    return word.capital or not model[0].isupper()


def _shouted(words: list[Word], place: int, after: int, forms: list[Form[NameReading]]) -> bool:
    """An abbreviation inside a line of capitals may be a plain word there (US, WHO); in a list it is none."""
    if after - place > 1 or not all(form.words[0].isupper() for form in forms):
        return False
    beside = words[max(0, place - 2) : place] + words[after : after + 2]
    plain = any((word.folded,) not in _lexicon().forms for word in beside)
    return len(beside) > 1 and plain and all(word.capitals for word in beside)


@cache
def _lexicon() -> Lexicon[NameReading]:
    lexicon: Lexicon[NameReading] = Lexicon()
    _add_states(lexicon)
    _add_entities(lexicon)
    for row in rows("organisations"):
        known = organisations()[row["code"]]
        spellings = (known.name, *known.other_names)
        _add(lexicon, spellings, NameReading(known.kind, known.country, known.name, known.sector, detail=known.code),
             known.weak)  # fmt: skip
    for table, kind in (("seats", "seat"), ("groups", "group")):
        for row in rows(table):
            reading = NameReading(kind, row["country"] or None, row["name"], row["sector"], detail=row["kind"])
            _add(lexicon, (row["name"], *cell_list(row["other_names"])), reading, cell_list(row["weak"]))
    for row in rows("regions"):
        _add(lexicon, (row["name"],), NameReading("region", None, row["name"], None), ())
    return lexicon


def state_of_outlet(outlet: str) -> str | None:
    """The state (code) of whoever publishes under a name; None where it names none, or several.

    A state's own name goes before that of a seat, a paper or a town: "State Department for Foreign Affairs, Kenya".
    """
    outlet = _agencies().get(outlet.casefold(), outlet)
    named = [match for match in find_names(outlet.replace("&", "and")) if match.code]
    if not named:
        return issuer_in(outlet)
    codes = {match.code for match in named}
    if len(codes) > 1:
        codes = {match.code for match in named if match.kind == "state"}
    return codes.pop() if len(codes) == 1 else None


@cache
def _agencies() -> dict[str, str]:
    """The whole name of each news agency by its initials, which may be another's as well: the PTI is a party too."""
    names = [cell_list(row["names"]) for row in rows("wire_agencies")]
    return {short.casefold(): max(spelt, key=len) for spelt in names for short in spelt}


def _add_states(lexicon: Lexicon[NameReading]) -> None:
    for known in states().values():
        for kind, spellings in (
            ("state", (known.name, *known.other_names)),
            ("adjective", known.adjectives),
            ("demonym", known.demonyms),
            ("capital", known.capitals),
        ):
            sector = "GOV" if kind in ("state", "capital") else None
            _add(lexicon, spellings, NameReading(kind, known.code, known.name, sector, detail=known.kind), known.weak)


def _add_entities(lexicon: Lexicon[NameReading]) -> None:
    for row in rows("entities"):
        reading = NameReading("entity", row["country"], row["name"], row["sector"] or None, detail=row["code"])
        spellings = [row["name"]]
        for column in ("other_names", "adjectives", "demonyms", "capitals"):
            spellings.extend(cell_list(row[column]))
        _add(lexicon, spellings, reading, cell_list(row["weak"]))


def _add(lexicon: Lexicon[NameReading], spellings: Iterable[str], reading: NameReading, weak: Container[str]) -> None:
    unsure = replace(reading, weak=True)
    for spelling in spellings:
        lexicon.add(spelling, unsure if spelling in weak else reading)
        if reading.kind == "capital" and spelling.startswith("The "):
            lexicon.add("the " + spelling[4:], unsure if spelling in weak else reading)
