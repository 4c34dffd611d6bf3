"""How many inputs there are, before any is opened as an article: what a progress bar counts towards."""

from __future__ import annotations

import os
from collections.abc import Iterable
from glob import glob
from pathlib import Path

A_LINE_EACH = frozenset({".jsonl", ".ndjson"})
BLOCK = 1 << 20


def estimate_inputs(paths: Iterable[str]) -> int | None:
    """The number of files and of lines of JSON Lines under `paths`; None where it can't be told (standard input)."""
    files: list[Path] = []
    for path in paths:
        if path == "-":
            return None
        found = [path] if Path(path).exists() else glob(path)  # noqa: PTH207  # patterns may be absolute
        files += [file for each in found for file in _files(Path(each))]
    return sum(_lines(file) if file.suffix.lower() in A_LINE_EACH else 1 for file in files)


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return [path]
    walked = os.walk(path)
    return [Path(folder) / name for folder, _, names in walked for name in names if not name.startswith(".")]


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as opened:
            return sum(block.count(b"\n") for block in iter(lambda: opened.read(BLOCK), b""))
    except OSError:
        return 1
