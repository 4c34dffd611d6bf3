"""Runs the engine's and the times' own benchmarks as parts, where their data stand in `../shared`."""

from __future__ import annotations

from pathlib import Path

from benchmarks import parsing
from benchmarks import times as dates
from benchmarks.gold import SHARED
from benchmarks.own import CASES
from benchmarks.parts import Part


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
    """Spans, types and values of times: in sentences of our own, and in annotated news where that stands beside."""
    part = Part("times")
    sets: dict[str, list[dict]] = {}
    for name, label in (("times.txt", ""), ("newswire.txt", "newswire.")):
        own = dates.documents_of(CASES / name)
        sets |= {f"{label}{half}": [doc for doc in own if doc["half"] == half] for half in dates.HALVES}
    path = shared / "data" / "timex" / "meantime.jsonl"
    if path.exists():
        sets["meantime"] = dates.documents_of(path)
    for name, documents in sets.items():
        for kind, counts in dates.score(documents, dates.find(documents)).items():
            part.lines.append(f"{name:14} {kind:8} {dates.told(*counts)}")
            if kind in {"relaxed", "value"}:
                part.figures[f"{name}.{kind}"] = dates.f1(*counts)
    return part
