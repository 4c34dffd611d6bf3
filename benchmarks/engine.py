"""Runs the engine's and the times' own benchmarks as parts, where their data stand in `../shared`."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import parsing
from benchmarks import times as dates
from benchmarks.gold import SHARED
from benchmarks.parts import Part
from dragoman.mentions.times import find_times


def parse(shared: Path = SHARED) -> Part:
    """Words, sentences, classes and trees on the development parts of the treebanks."""
    part = Part("parse")
    folder = shared / "data" / "ud"
    if not folder.is_dir():
        part.skipped = f"{folder} is not there"
        return part
    part.figures = parsing.measure(folder, test=False)
    part.lines = [f"{name:34} {figure:10.2f}" for name, figure in part.figures.items()]
    return part


def times(shared: Path = SHARED) -> Part:
    """Spans, types and values of times on annotated documents."""
    part = Part("times")
    path = shared / "data" / "timex" / "meantime.jsonl"
    if not path.exists():
        part.skipped = f"{path} is not there"
        return part
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [find_times(doc["text"], anchor=dates.published_day(doc["published"])) for doc in documents]
    part.lines = [f"{name:10} {told}" for name, told in dates.score(documents, found).items()]
    return part
