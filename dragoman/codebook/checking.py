"""Checks the codebook's tables and says, row by row, what contradicts itself or another row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import get_args

from dragoman.codebook import checking_actors, checking_acts, checking_totals
from dragoman.codebook.checking_actors import SECTORS
from dragoman.codebook.folding import fold
from dragoman.codebook.occasions import FRAMES
from dragoman.codebook.offices import DAY, Holder, all_holders
from dragoman.codebook.stances import FRAMES as STANCE_FRAMES
from dragoman.codebook.stances import POS
from dragoman.codebook.states import organisations, states
from dragoman.codebook.tables import cell_list, rows
from dragoman.records import SaidIn, Stance

# PLOVER's code for armed groups of no one state stands in a group's country.
_NO_ONE_STATE = {"", "IMG"}
_KINDS = {
    "states": {"member", "observer", "disputed", "associated", "dependency"},
    "organisations": {"organisation", "organ", "collective"},
    "seats": {"seat", "ministry", "legislature", "court", "agency", "military"},
    "groups": {"armed group", "party", "agency", "military", "government", "media", "company", "church"},
    "happenings": {"point", "ongoing", "stretch", "planned", "arranged"},
    "role_prefixes": {"rank", "time", "past", "manner"},
}
_FORM_COLUMNS = ("name", "other_names", "adjectives", "demonyms", "capitals")
_WIKIDATA = re.compile(r"Q\d+")


def check() -> list[str]:
    """Every contradiction in the tables as a line for the person who edits them; empty when all is well."""
    checks: tuple[Callable[[], Iterator[str]], ...] = (
        _codes, _kinds_and_sectors, _weak_marks, _shared_spellings, _given_names_as_weak, _roles, _holders, _overlaps,
        _happenings, _matters, _places_of_speech, _stances, _exported_codes, *checking_actors.CHECKS,
        *checking_acts.CHECKS, *checking_totals.CHECKS,
    )  # fmt: skip
    return sorted({problem for one_check in checks for problem in one_check()})


def _codes() -> Iterator[str]:
    for table, known in (("states", states()), ("organisations", organisations())):
        seen: set[str] = set()
        for row in rows(table):
            if row["code"] in seen:
                yield f"{table}.csv: {row['code']} stands twice"
            seen.add(row["code"])
            parent = row.get("parent") or row.get("part_of") or ""
            if parent and parent not in known and parent not in states():
                yield f"{table}.csv: {row['code']} belongs to {parent}, which no row has"
    for table in ("seats", "groups", "entities"):
        for row in rows(table):
            if not _is_country(row["country"]) and row["country"] not in _NO_ONE_STATE:
                yield f"{table}.csv: {row['name']} has the unknown country {row['country']}"


def _happenings() -> Iterator[str]:
    """Named events without the days, kind or words that they are found by, or in two rows."""
    seen: set[str] = set()
    for row in rows("happenings"):
        first, last = row["first"], row["last"] or row["first"]
        if not (len(first) == len(last) == len("2022-03-14") and DAY.fullmatch(first) and DAY.fullmatch(last)):
            yield f"happenings: {row['name']} lacks a whole day"
        elif last < first:
            yield f"happenings: {row['name']} ends before it begins"
        if row["kind"] not in _KINDS["happenings"]:
            yield f"happenings: {row['name']} is of the unknown kind {row['kind']}"
        if not cell_list(row["words"]) or not all(cell_list(group) for group in row["needs"].split("&")):
            yield f"happenings: {row['name']} has no words to be found by"
        if "," in row["needs"]:
            yield f"happenings: {row['name']} needs something with a comma"
        if row["name"] in seen:
            yield f"happenings: {row['name']} stands twice"
        seen.add(row["name"])


def _is_country(code: str) -> bool:
    return code in states() or code in organisations()


def _kinds_and_sectors() -> Iterator[str]:
    for table, kinds in _KINDS.items():
        for row in rows(table):
            if row["kind"] not in kinds:
                yield f"{table}.csv: {_label(row)} has the unknown kind {row['kind']!r}"
    for table in ("organisations", "seats", "groups", "entities", "roles", "portfolios"):
        for row in rows(table):
            if row["sector"] and row["sector"] not in SECTORS:
                yield f"{table}.csv: {_label(row)} has the unknown sector {row['sector']!r}"


def _label(row: dict[str, str]) -> str:
    return next(iter(row.values()))


def _forms(row: dict[str, str]) -> list[str]:
    return [form for column in _FORM_COLUMNS if column in row for form in cell_list(row[column])]


def _weak_marks() -> Iterator[str]:
    for table in ("states", "organisations", "seats", "groups", "entities"):
        for row in rows(table):
            for weak in cell_list(row["weak"]):
                if weak not in _forms(row):
                    yield f"{table}.csv: {_label(row)} marks {weak!r} as weak, which is none of its spellings"


def _shared_spellings() -> Iterator[str]:
    """A spelling of two things must be marked weak in both rows, or the reader would pick one silently."""
    owners: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for table in ("states", "organisations", "seats", "groups", "entities"):
        for row in rows(table):
            code = row["country"] if "country" in row else row["code"]
            if row.get("kind") == "organ":
                code = row["parent"]
            weak = cell_list(row["weak"])
            for form in dict.fromkeys(_forms(row)):
                owners[form].append((table, code, form in weak))
    for form, found in owners.items():
        if len({code for _, code, _ in found}) > 1 and sum(not weak for _, _, weak in found) > 1:
            where = ", ".join(f"{code} in {table}.csv" for table, code, _ in found)
            yield f"{form!r} stands for {where}: mark it weak in all rows but one"


def _given_names_as_weak() -> Iterator[str]:
    given = {name for row in rows("given_names") for name in cell_list(row["names"])}
    for table in ("states", "organisations", "seats", "groups", "entities"):
        for row in rows(table):
            for form in _forms(row):
                if form in given and form not in cell_list(row["weak"]):
                    yield f"{table}.csv: {form!r} of {_label(row)} is a given name too; mark it weak"


def _roles() -> Iterator[str]:
    seen: dict[str, str] = {}
    for row in rows("roles"):
        for form in dict.fromkeys((row["role"], *cell_list(row["variants"]), *cell_list(row["plurals"]))):
            if fold(form) in seen and seen[fold(form)] != row["role"]:
                yield f"roles.csv: {form!r} stands under {seen[fold(form)]!r} and {row['role']!r}"
            seen[fold(form)] = row["role"]
        for code in cell_list(row["country"]):
            if not _is_country(code):
                yield f"roles.csv: {row['role']!r} has the unknown country {code}"
    for table, column in (("portfolios", "portfolio"), ("role_prefixes", "prefix")):
        names = [row[column] for row in rows(table)]
        for name in {name for name in names if names.count(name) > 1}:
            yield f"{table}.csv: {name!r} stands twice"


def _holders() -> Iterator[str]:
    for table in ("holders", "holders_more"):
        for row in rows(table):
            where = f"{table}.csv: {row['name']}, {row['office']} of {row['country']}"
            if not _is_country(row["country"]) and row["country"] not in _NO_ONE_STATE:
                yield f"{where}: unknown country"
            if not row["name"] or not row["office"]:
                yield f"{where}: name or office is missing"
            for column in ("start", "end", "as_of"):
                if row[column] and DAY.fullmatch(row[column]) is None:
                    yield f"{where}: {column} {row[column]!r} is no day, month or year"
            if row["wikidata"] and _WIKIDATA.fullmatch(row["wikidata"]) is None:
                yield f"{where}: {row['wikidata']!r} is no Wikidata id"
            if row["end"] and row["start"] and row["end"][: len(row["start"])] < row["start"][: len(row["end"])]:
                yield f"{where}: ends {row['end']} before it starts {row['start']}"


def _matters() -> Iterator[str]:
    """A matter stands once, and no spelling is of two."""
    owners: dict[str, str] = {}
    for row in rows("matters"):
        for form in dict.fromkeys((row["code"], *cell_list(row["aliases"]))):
            if row["ill"] not in {"", "yes", "measure"}:
                yield f"matters.csv: {row['code']} has the unknown mark {row['ill']!r}"
            if owners.setdefault(form, row["code"]) != row["code"] or (form == row["code"] and not row["name"]):
                yield f"matters.csv: {form!r} stands under {owners[form]!r} and {row['code']!r}"


def _places_of_speech() -> Iterator[str]:
    """Each word of a place of speech stands once, with a value and frames that are known."""
    seen: set[str] = set()
    for row in rows("said_in"):
        if row["words"] in seen:
            yield f"said_in.csv: {row['words']!r} stands twice"
        seen.add(row["words"])
        if row["said_in"] not in get_args(SaidIn):
            yield f"said_in.csv: {row['words']!r} has the unknown place {row['said_in']!r}"
        if not set(row["frame"].split()) or set(row["frame"].split()) - FRAMES:
            yield f"said_in.csv: {row['words']!r} has the unknown frame {row['frame']!r}"


def _stances() -> Iterator[str]:
    """Each word of stance stands once, with a stance and frames that are known."""
    seen: set[tuple[str, str]] = set()
    for row in rows("stances"):
        word = (row["word"], row["pos"])
        if word in seen:
            yield f"stances.csv: {row['word']!r} as {row['pos']} stands twice"
        seen.add(word)
        if row["stance"] not in get_args(Stance):
            yield f"stances.csv: {row['word']!r} has the unknown stance {row['stance']!r}"
        if row["pos"] not in POS or not row["frame"] or set(row["frame"].split()) - STANCE_FRAMES:
            yield f"stances.csv: {row['word']!r} has an unknown part of speech or frame"


def _exported_codes() -> Iterator[str]:
    """Each code of the exports stands once and is of a state or organisation that is known."""
    for table, column, known in (
        ("gdelt_countries", "code", states()),
        ("gdelt_groups", "organisation", organisations()),
        ("goldstein", "cameo", None),
    ):
        codes = [row[column] for row in rows(table)]
        yield from (f"{table}.csv: {code} stands twice" for code in set(codes) if codes.count(code) > 1)
        if known is not None:
            yield from (f"{table}.csv: {code} is unknown" for code in codes if code not in known)


def _overlaps() -> Iterator[str]:
    """Two spells of one person in one office, one of which begins inside the other and outlasts it."""
    spells: dict[tuple[str, str, str, str], list[Holder]] = defaultdict(list)
    for holder in all_holders():
        if "own" in holder.source:
            spells[holder.country, holder.office, holder.actor, holder.title].append(holder)
    for (country, office, _, _), found in spells.items():
        found.sort(key=lambda holder: holder.start or "")
        for first, second in pairwise(found):
            if first.end is None and second.start is not None:
                where = f"holders_more.csv: {first.name}, {office} of {country}"
                yield f"{where}: open since {first.start} and again since {second.start}"
