"""Measures the reading of times against annotated documents: spans (strict, relaxed), types and values.

    python -m benchmarks.times PATH [--misses] [--half dev]

PATH is JSON Lines, each line with `text`, `published` and `timexes` (`start`, `end`, `type`, `value`), or sentences
of our own with their times marked (`cases/times.txt`). Scored as TempEval-3 does: a relaxed span needs one common
character, the value F1 counts relaxed spans whose value is right.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

import dragoman

MARKED = re.compile(r"\[([^\[\]|]+)\|(DATE|TIME|DURATION|SET)\|([^\[\]|]+)\]")
HALVES = ("dev", "test")


def main() -> None:
    """Scores a file and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", choices=HALVES)
    options = parser.parse_args()
    documents = documents_of(options.path)
    if options.half:
        documents = [doc for doc in documents if doc.get("half") == options.half]
    began = time.perf_counter()
    found = find(documents)
    seconds = time.perf_counter() - began
    for name, figures in score(documents, found, misses=options.misses).items():
        print(f"{name:10} {told(*figures)}")
    print(f"{seconds / len(documents) * 1000:.2f} ms a document")


def documents_of(path: Path) -> list[dict]:
    """The annotated documents of a file: JSON Lines, or marked sentences, every other one of the half kept apart."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in lines]
    sentences = [line for line in lines if not line.startswith("#")]
    return [unmarked(line) | {"half": HALVES[i % 2]} for i, line in enumerate(sentences)]


def unmarked(line: str) -> dict:
    """A marked sentence as a document: its day, its text and the times that were marked."""
    published, _, marked = line.partition(" ")
    text, timexes, done = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[done : mark.start()]
        timexes.append(
            {"start": len(text), "end": len(text) + len(mark[1]), "text": mark[1], "type": mark[2], "value": mark[3]}
        )
        text, done = text + mark[1], mark.end()
    return {"published": published, "text": text + marked[done:], "timexes": timexes}


def find(documents: list[dict]) -> list[list]:
    """The times found in each document."""
    return [dragoman.find_times(doc["text"], published=published_day(doc["published"])) for doc in documents]


def published_day(day: str | None) -> str | None:
    """The published day as ISO, from ISO or day-month-year."""
    if day and (turned := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", day)):
        return f"{turned[3]}-{turned[2]}-{turned[1]}"
    return day


def score(documents: list[dict], found: list[list], *, misses: bool = False) -> dict[str, tuple[int, int, int]]:
    """How many spans, types and values are right, of those found and those there, over all documents."""
    gold_count = found_count = strict = relaxed = typed = valued = 0
    for doc, times in zip(documents, found, strict=True):
        golds = sorted(doc["timexes"], key=lambda g: g["end"] - g["start"])
        gold_count += len(golds)
        found_count += len(times)
        free = list(times)
        for gold in golds:
            exact = next((t for t in free if (t.start, t.end) == (gold["start"], gold["end"])), None)
            match = exact or next((t for t in free if t.start < gold["end"] and t.end > gold["start"]), None)
            around = doc["text"][max(0, gold["start"] - 40) : gold["end"] + 20].replace("\n", " ")
            if match is None:
                if misses:
                    print(f"MISSED {gold['text']!r} {gold['value']} in {around!r}")
                continue
            free.remove(match)
            relaxed += 1
            strict += (match.start, match.end) == (gold["start"], gold["end"])
            typed += match.type == gold["type"]
            right = match.value == gold["value"]
            valued += right
            if misses and not right:
                print(f"VALUE  {match.text!r} {match.value} for {gold['value']} ({doc['published']}) in {around!r}")
        if misses:
            for extra in free:
                around = doc["text"][max(0, extra.start - 40) : extra.end + 20]
                print(f"EXTRA  {extra.text!r} {extra.value} in {around!r}")
    counts = {"strict": strict, "relaxed": relaxed, "type": typed, "value": valued}
    return {name: (right, found_count, gold_count) for name, right in counts.items()}


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(found + gold, 1)


def told(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 with their counts."""
    p, r = right / max(found, 1), right / max(gold, 1)
    return (
        f"precision {p:.3f}  recall {r:.3f}  F1 {f1(right, found, gold):.3f}   "
        f"({right} right, {found} found, {gold} gold)"
    )


if __name__ == "__main__":
    main()
