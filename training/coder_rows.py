"""Reads the sentences that the second coder learns from: our own, and the PLV set's training part."""

import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.accounts.coder.marking import Marked
from dragoman.records import Span

OWN = Path(__file__).parent / "acts"

# In the order of PLOVER's quads: words and deeds of cooperation, words and deeds of conflict.
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
TYPES = tuple(QUADS)

YIELD = ("CONCEDE", "RETREAT")
"""What the PLV set has as one class, and as one quad: material cooperation."""

ALIKE = 0.4  # share of a sentence's three-word runs in another from which both go into one fold


@dataclass(frozen=True, slots=True)
class Row:
    """A marked sentence and the types that are right for it: one, or both of `YIELD`."""

    marked: Marked
    types: tuple[str, ...]

    @property
    def root(self) -> str:
        """The type as the PLV set names it."""
        return "YIELD" if self.types[0] in YIELD else self.types[0]


def read_own(folder: Path = OWN) -> list[Row]:
    """Our own sentences. Format: training/acts/README.md."""
    return [row for path in sorted(folder.glob("*.txt")) for row in read_marked(path)]


def read_marked(path: Path) -> list[Row]:
    """The rows of one file of marked sentences."""
    rows = []
    kind = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            kind = line[1:].split()[0]
        elif line.strip():
            rows.append(_own_row(line.strip(), kind, f"{path.name}, line {number}"))
    return rows


def _own_row(line: str, kind: str, where: str) -> Row:
    named, _, rest = line.partition(": ")
    if named in QUADS:
        kind, line = named, rest
    if kind not in QUADS:
        raise ValueError(f"{where}: no type of act is called {kind!r}")
    if any(line.count(mark) > 1 for mark in "{}<>") or not set("{<") & set(line):
        raise ValueError(f"{where}: mark one {{source}} and one <target>")
    return Row(unmark(line), (kind,))


def unmark(line: str) -> Marked:
    """The sentence of a line that has its {source} and <target> marked."""
    places: dict[str, int] = {}
    text = ""
    for character in line:
        if character in "{}<>":
            places[character] = len(text)
        else:
            text += character
    return Marked(text, _between(places, "{}"), _between(places, "<>"))


def _between(places: dict[str, int], marks: str) -> Span | None:
    return (places[marks[0]], places[marks[1]]) if marks[0] in places else None


def read_plv(path: Path) -> list[Row]:
    """The rows of PLV's `train.tsv`; a side that stands for "an actor" or "a recipient" has no place."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines, delimiter="\t"))
    return [
        Row(
            Marked(row["sentence"], _place(row["sentence"], row["source"]), _place(row["sentence"], row["target"])),
            YIELD if row["root"] == "YIELD" else (row["root"],),
        )
        for row in table
    ]


def _place(sentence: str, words: str) -> Span | None:
    start = sentence.find(words.strip())
    return (start, start + len(words.strip())) if start >= 0 else None


def folds_of(rows: Sequence[Row], count: int) -> list[list[int]]:
    """The rows dealt into folds of like make-up; sentences much alike stay together."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(_groups(rows)):
        groups[group].append(number)
    folds: list[list[int]] = [[] for _ in range(count)]
    held = [Counter[str]() for _ in range(count)]
    order = sorted(groups.values(), key=lambda group: (rows[group[0]].root, -len(group), group[0]))
    for group in order:
        root = rows[group[0]].root
        fold = min(range(count), key=lambda n: (held[n][root], len(folds[n])))
        folds[fold].extend(group)
        held[fold][root] += len(group)
    return folds


def _groups(rows: Sequence[Row]) -> list[int]:
    """A number for each row, the same for sentences that share many runs of three words."""
    runs = [runs_of(row.marked.sentence) for row in rows]
    group = list(range(len(rows)))
    for late in range(len(rows)):
        for early in range(late):
            shared = len(runs[late] & runs[early])
            if shared and shared > ALIKE * min(len(runs[late]), len(runs[early])) and group[late] != group[early]:
                old = group[late]
                group = [group[early] if number == old else number for number in group]
    return group


def runs_of(sentence: str) -> set[tuple[str, ...]]:
    """Every run of three words, in lower case."""
    words = re.findall(r"\w+", sentence.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


LONGEST_NAME = 45  # characters of an actor that can stand in for another


def names_of(rows: Sequence[Row]) -> list[str]:
    """The short names that stand as a side somewhere, to be put in the place of others."""
    return sorted({name for row in rows for name in _names(row.marked) if len(name) <= LONGEST_NAME})


def _names(marked: Marked) -> Iterator[str]:
    for span in (marked.source, marked.target):
        if span is not None and marked.sentence[span[0] : span[0] + 1].isupper():
            yield marked.sentence[span[0] : span[1]]


def varied(row: Row, names: Sequence[str], chance: random.Random, *, swapped: float, hidden: float) -> Row:
    """The row with a side now and then under another name, or unmarked.

    So the coder learns the words between the sides and not that one state does this and another that.
    """
    marked = row.marked
    for side in ("source", "target"):
        drawn = chance.random()
        if drawn < swapped:
            marked = _renamed(marked, side, chance.choice(names))
        elif drawn > 1 - hidden:
            marked = replace(marked, **{side: None}) if marked.source and marked.target else marked
    return replace(row, marked=marked)


def _renamed(marked: Marked, side: str, name: str) -> Marked:
    span, other = (marked.source, marked.target)[:: 1 if side == "source" else -1]
    if span is None or span[1] - span[0] > LONGEST_NAME + 15 or _meet(span, other):
        return marked
    longer = len(name) - (span[1] - span[0])
    if other is not None and other[0] >= span[1]:
        other = (other[0] + longer, other[1] + longer)
    sentence = marked.sentence[: span[0]] + name + marked.sentence[span[1] :]
    named = (span[0], span[0] + len(name))
    return Marked(sentence, named, other) if side == "source" else Marked(sentence, other, named)


def _meet(span: Span, other: Span | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]
