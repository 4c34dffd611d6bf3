"""Reads treebanks (CoNLL-U) into the sentences that the engine learns from."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """One hand-parsed sentence; `heads` count from 1, and 0 is the root's."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    written: tuple[tuple[str, int, bool], ...]  # form, how many words it is, space after
    document: str
    opens_paragraph: bool

    @property
    def text(self) -> str:
        """The sentence as it was written, with the space after it."""
        return "".join(form + " " * space for form, _, space in self.written)


def read_treebank(path: Path) -> list[Tree]:
    """All sentences of one gzipped CoNLL-U file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(_trees(lines))


# Genres of GUM under licences that forbid commercial use (its LICENSE) or derived works (the Santa
# Barbara Corpus, of which one court document is too). Nothing is learned from them.
LEFT_OUT = ("essay", "fiction", "letter", "podcast", "whow", "conversation", "court_carpet")


def read_free(path: Path) -> list[Tree]:
    """The sentences of one file that anybody may learn from."""
    barred = tuple(f"GUM_{name}" for name in LEFT_OUT)
    return [tree for tree in read_treebank(path) if not tree.document.startswith(barred)]


def _trees(lines: Iterator[str]) -> Iterator[Tree]:
    rows: list[list[str]] = []
    document, opens = "", True
    for full_line in lines:
        line = full_line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document, opens = line.removeprefix("# newdoc id = "), True
        elif line.startswith("# newpar"):
            opens = True
        elif not line and rows:
            yield _tree(rows, document, opens)
            rows, opens = [], False
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    if rows:
        yield _tree(rows, document, opens)


def _tree(rows: list[list[str]], document: str, opens: bool) -> Tree:
    words = [row for row in rows if row[0].isdigit()]  # not 3-4 (a written word) nor 3.1 (an elided one)
    column = list(zip(*words, strict=True))
    return Tree(
        words=column[1],
        lemmas=column[2],
        pos=column[3],
        tags=column[4],
        heads=tuple(int(head) for head in column[6]),
        relations=column[7],
        written=tuple(_written(rows)),
        document=document,
        opens_paragraph=opens,
    )


def _written(rows: list[list[str]]) -> Iterator[tuple[str, int, bool]]:
    inside = 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            inside = int(last) - int(first) + 1
            yield row[1], inside, "SpaceAfter=No" not in row[9]
        elif first.isdigit():
            if inside == 0:
                yield row[1], 1, "SpaceAfter=No" not in row[9]
            inside = max(0, inside - 1)
