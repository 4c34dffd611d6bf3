"""Checks the tables of acts: unknown codes, contradictions, rows that no word can reach, and rows nobody uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.codebook.acts import act_modes, act_types, cameo_codes, contexts
from dragoman.codebook.tables import cell_list, rows

_KINDS = frozenset({"give", "harm", "show", "word"})
_STATUSES = frozenset(
    {"happened", "planned", "proposed", "offered", "demanded", "threatened", "refused", "denied", "conditional"}
)
# Operators that composition.csv doesn't list: what they do is the reading's own business.
_UNCOMPOSED = frozenset(
    "do receive unreal topic wish comment thank accuse claim admit hearsay ought readily proof".split()
)
_WITHOUT_WORDS = frozenset({"notfuture", "not", "if", "forgo"})  # told by auxiliaries, not by a row of operators
# Classes that the reading asks for itself.
_ASKED = frozenset(
    "instruments bearers negatives influence journeys crowd feelings falsehoods truths texts carriers on_offer "
    "ruled_out unavenged permits evading".split()
)
_ROOTS = {
    "03": {"AGREE"}, "04": {"CONSULT"}, "05": {"SUPPORT"}, "06": {"COOPERATE"}, "07": {"AID"},
    "08": {"CONCEDE", "RETREAT"}, "09": {"ACCUSE"}, "10": {"REQUEST"}, "11": {"ACCUSE"}, "12": {"REJECT"},
    "13": {"THREATEN"}, "14": {"PROTEST"}, "15": {"MOBILIZE"}, "16": {"SANCTION", "COERCE"},
    "17": {"COERCE", "ASSAULT"}, "18": {"ASSAULT"}, "19": {"ASSAULT", "COERCE"}, "20": {"ASSAULT"},
}  # fmt: skip


def _types_and_modes() -> Iterator[str]:
    for row in rows("act_types"):
        if row["kind"] not in _KINDS:
            yield f"act_types.csv: {row['type']} has the unknown kind {row['kind']!r}"
    for table in ("act_verbs", "act_nouns", "cameo", "act_composed"):
        for row in rows(table):
            if row["type"] not in act_types():
                yield f"{table}.csv: {_named(row)} has the unknown type {row['type']!r}"
            elif row["mode"] and (row["type"], row["mode"]) not in act_modes() and row["type"] != "CONSULT":
                yield f"{table}.csv: {_named(row)} has the mode {row['mode']!r}, which {row['type']} doesn't have"


def _neighbours() -> Iterator[str]:
    """Types as which one deed may be told: known ones, each pair once."""
    seen: set[frozenset[str]] = set()
    for row in rows("type_neighbours"):
        for other in cell_list(row["told_as"]):
            pair = frozenset((row["type"], other))
            yield from (f"type_neighbours.csv: unknown type {type_!r}" for type_ in sorted(pair - act_types().keys()))
            if pair in seen or len(pair) < 2:
                yield f"type_neighbours.csv: {row['type']} and {other} stand twice"
            seen.add(pair)


def _codes_and_contexts() -> Iterator[str]:
    for table in ("act_verbs", "act_nouns", "cameo"):
        for row in rows(table):
            for context in cell_list(row["contexts"]):
                if context not in contexts():
                    yield f"{table}.csv: {_named(row)} has the unknown context {context!r}"
    for table in ("act_verbs", "act_nouns", "act_composed"):
        for row in rows(table):
            if row["cameo"] and row["cameo"] not in cameo_codes():
                yield f"{table}.csv: {_named(row)} has the unknown CAMEO code {row['cameo']}"
    for row in rows("cameo"):
        if row["type"] not in _ROOTS.get(row["code"][:2], set()):
            yield f"cameo.csv: {row['code']} can't be {row['type']}"


def _classes() -> Iterator[str]:
    used = set(_ASKED)
    classes = {row["class"] for row in rows("act_words")}
    for table, column in (("act_verbs", "object"), ("act_nouns", "kind")):
        for row in rows(table):
            for thing in (condition.rpartition(":")[2] for condition in row[column].split()):
                if thing.startswith("@"):
                    used.add(thing[1:])
                    if thing[1:] not in classes:
                        yield f"{table}.csv: {_named(row)} asks for the unknown class {thing}"
    for name in sorted(classes - used):
        yield f"act_words.csv: no frame asks for the class {name!r}"


def _shadowed() -> Iterator[str]:
    """A frame that an earlier one of its word always takes, or that says the same in another way."""
    for table, word, thing in (("act_verbs", "verb", "object"), ("act_nouns", "noun", "kind")):
        open_to: set[tuple[str, str]] = set()
        seen: dict[tuple[str, str, str], str] = {}
        for row in rows(table):
            key = (row[word], row.get("particle", ""))
            if key in open_to or (row[word], "") in open_to:
                yield f"{table}.csv: {_named(row)} is never reached, a row before it takes any {row[word]!r}"
            exact = (*key, row[thing])
            if exact in seen and seen[exact] != row["type"]:
                yield f"{table}.csv: {_named(row)} is both {seen[exact]} and {row['type']}"
            elif exact in seen:
                yield f"{table}.csv: {_named(row)} stands twice"
            seen[exact] = row["type"]
            if not row[thing]:
                open_to.add(key)


def _operators() -> Iterator[str]:
    composed = {row["operator"] for row in rows("act_composition")}
    used = {row["kind"] for row in rows("act_operators")}
    for row in rows("act_operators"):
        if row["kind"] not in composed | _UNCOMPOSED:
            yield f"act_operators.csv: {row['word']} has the kind {row['kind']!r}, which composition doesn't know"
        if row["who"] not in {"subject", "object"}:
            yield f"act_operators.csv: {row['word']} has neither subject nor object as the one who does it"
    for kind in sorted(composed - used - _WITHOUT_WORDS):
        yield f"act_composition.csv: no operator is of the kind {kind!r}"
    seen: dict[tuple[str, str, str], str] = {}
    for row in rows("act_operators"):
        for link in row["link"].split():
            other = seen.setdefault((row["word"], row["pos"], link), row["kind"])
            if other != row["kind"]:
                yield f"act_operators.csv: {row['word']} with {link!r} is both {other} and {row['kind']}"


def _composition() -> Iterator[str]:
    for row in rows("act_composition"):
        if row["status"] not in _STATUSES:
            yield f"act_composition.csv: {row['operator']}, {row['deed']} gives the unknown status {row['status']!r}"
        if row["type"] and row["type"] not in act_types():
            yield f"act_composition.csv: {row['operator']}, {row['deed']} gives the unknown type {row['type']!r}"
        if row["deed"] not in {*_KINDS, *act_types(), *cameo_codes()}:
            yield f"act_composition.csv: {row['operator']} is about the unknown kind {row['deed']!r}"


def _named(row: dict[str, str]) -> str:
    """A row as the person who edits it calls it: by its first cells."""
    return " ".join(cell for cell in list(row.values())[:3] if cell)


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    _types_and_modes, _neighbours, _codes_and_contexts, _classes, _shadowed, _operators, _composition,
)  # fmt: skip
