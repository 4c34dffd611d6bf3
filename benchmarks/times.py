"""Measures the reading of times against annotated documents: spans (strict, relaxed), types and values.

    python -m benchmarks.times PATH.jsonl [--misses]

Each line holds `text`, `published` and `timexes` (`start`, `end`, `type`, `value`). Scored as TempEval-3
does: a relaxed span needs one common character, the value F1 counts relaxed spans whose value is right.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

from dragoman.mentions.times import find_times


def main() -> None:
    """Scores a file and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    documents = [json.loads(line) for line in options.path.read_text(encoding="utf-8").splitlines() if line.strip()]
    began = time.perf_counter()
    found = [find_times(doc["text"], anchor=published_day(doc["published"])) for doc in documents]
    seconds = time.perf_counter() - began
    for name, figures in score(documents, found, misses=options.misses).items():
        print(f"{name:10} {figures}")
    print(f"{seconds / len(documents) * 1000:.2f} ms a document")


def published_day(day: str | None) -> str | None:
    """The published day as ISO, from ISO or day-month-year."""
    if day and (turned := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", day)):
        return f"{turned[3]}-{turned[2]}-{turned[1]}"
    return day


def score(documents: list[dict], found: list[list], *, misses: bool = False) -> dict[str, str]:
    """Precision, recall and F1 of spans, types and values over all documents."""
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
                print(
                    f"VALUE  {match.text!r} {match.value} for {gold['value']} "
                    f"({doc['published']}, {match.tense}) in {around!r}"
                )
        if misses:
            for extra in free:
                around = doc["text"][max(0, extra.start - 40) : extra.end + 20]
                print(f"EXTRA  {extra.text!r} {extra.value} in {around!r}")
    return {
        "strict": f1(strict, found_count, gold_count),
        "relaxed": f1(relaxed, found_count, gold_count),
        "type": f1(typed, found_count, gold_count),
        "value": f1(valued, found_count, gold_count),
    }


def f1(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 with their counts."""
    p, r = right / max(found, 1), right / max(gold, 1)
    both = 2 * p * r / max(p + r, 1e-9)
    return f"precision {p:.3f}  recall {r:.3f}  F1 {both:.3f}   ({right} right, {found} found, {gold} gold)"


if __name__ == "__main__":
    main()
