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
    document: str = ""


def read_treebank(path: Path) -> list[Tree]:
    """All sentences of one gzipped CoNLL-U file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(_trees(lines))


def _trees(lines: Iterator[str]) -> Iterator[Tree]:
    rows: list[list[str]] = []
    document = ""
    for full_line in lines:
        line = full_line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        elif not line and rows:
            yield _tree(rows, document)
            rows = []
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():  # not 3-4 (a written word) nor 3.1 (an elided one)
                rows.append(columns)
    if rows:
        yield _tree(rows, document)


def _tree(rows: list[list[str]], document: str) -> Tree:
    column = list(zip(*rows, strict=True))
    return Tree(
        words=column[1],
        lemmas=column[2],
        pos=column[3],
        tags=column[4],
        heads=tuple(int(head) for head in column[6]),
        relations=column[7],
        document=document,
    )
