"""Checks the tables of common words, peoples, offices' sectors and holders for contradictions and idle rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.codebook.nouns import plurals
from dragoman.codebook.states import states
from dragoman.codebook.tables import cell_list, rows

SECTORS = frozenset(
    {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP", "PRE",
     "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK"}
)  # fmt: skip
PLOVER = frozenset({"", "UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"})
_USES = frozenset({"", "yields", "leads", "adds"})


def nouns() -> Iterator[str]:
    """Unknown sectors and uses, words that stand twice, and plurals that are made anyway."""
    table = {row["noun"]: row for row in rows("nouns")}
    yield from _twice("nouns", [row["noun"] for row in rows("nouns")])
    for noun, row in table.items():
        for sector in cell_list(row["sectors"]):
            if sector not in SECTORS:
                yield f"nouns.csv: {noun!r} has the unknown sector {sector!r}"
        if row["use"] not in _USES:
            yield f"nouns.csv: {noun!r} has the unknown use {row['use']!r}"
        if not row["sectors"] and row["use"] != "yields":
            yield f"nouns.csv: {noun!r} has no sector and takes none from what it belongs to"
        for many in plurals(noun):
            if many in table and many != noun and _meaning(table[many]) == _meaning(row):
                yield f"nouns.csv: {many!r} is made from {noun!r} and needs no row"


def _meaning(row: dict[str, str]) -> tuple[str, str]:
    return row["sectors"], row["use"]


def _twice(table: str, names: list[str]) -> Iterator[str]:
    for name in sorted({name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else ()):
        yield f"{table}.csv: {name!r} stands twice"


def peoples() -> Iterator[str]:
    """Peoples of unknown states, and spellings that stand twice or are a state's own."""
    yield from _twice("peoples", [form for row in rows("peoples") for form in _spellings(row)])
    taken = {form: known.name for known in states().values() for form in (*known.adjectives, *known.demonyms)}
    for row in rows("peoples"):
        if row["country"] and row["country"] not in states():
            yield f"peoples.csv: {row['name']} has the unknown country {row['country']}"
        for form in _spellings(row):
            if form in taken:
                yield f"peoples.csv: {form!r} never counts, for states.csv has it under {taken[form]}"


def _spellings(row: dict[str, str]) -> tuple[str, ...]:
    return (row["name"], *cell_list(row["other_names"]))


def offices() -> Iterator[str]:
    """Unknown sectors of offices, offices that stand twice, and executives of unknown states."""
    yield from _twice("office_sectors", [row["office"] for row in rows("office_sectors")])
    for row in rows("office_sectors"):
        for sector in cell_list(row["sectors"]):
            if sector not in SECTORS:
                yield f"office_sectors.csv: {row['office']} has the unknown sector {sector!r}"
    for row in rows("executives"):
        if row["country"] not in states():
            yield f"executives.csv: unknown country {row['country']}"
        if not row["start"] or (row["end"] and row["end"] <= row["start"]):
            yield f"executives.csv: {row['country']} has no first day, or ends before it"
    for row in rows("organisations"):
        if row["plover"] not in PLOVER:
            yield f"organisations.csv: {row['code']} has the unknown PLOVER country {row['plover']!r}"


def holders() -> Iterator[str]:
    """Rows of our own table that say the same twice, or end one spell on two days."""
    spells: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for row in rows("holders_more"):
        spells[row["country"], row["office"], row["name"], row["start"] + row["title"]].append(row["end"])
    for (country, office, name, _), ends in spells.items():
        if len(ends) > 1:
            told = f"holders_more.csv: {name}, {office} of {country}"
            yield f"{told}: two rows for one start, ends {' and '.join(ends)}"


def issuers() -> Iterator[str]:
    """Letterheads of unknown states, and phrases that stand twice."""
    yield from _twice("issuers", [row["phrase"] for row in rows("issuers")])
    for row in rows("issuers"):
        if row["country"] not in states():
            yield f"issuers.csv: {row['phrase']} has the unknown country {row['country']}"


CHECKS = (nouns, peoples, issuers, offices, holders)
