"""Scores the days that articles without a date are given: inside the days they can have been written, and no wider.

    python -m benchmarks.undated [--half dev]
    python -m benchmarks.undated --hidden

The documents of `cases/undated.jsonl` are our own: news of known days, told without them. A found range is right
where it lies within the answer's, by whose clues a careful reader would date the text; one that goes up to two days
beyond at both ends together is near. `--hidden` reads dated documents without their date: those of the other sets'
half that may be read, and the gold's where it stands beside the checkout.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import dragoman
from benchmarks.own import rows_in
from benchmarks.parts import Part
from dragoman.mentions.dating import date_article

DOCUMENTS = Path(__file__).parent / "cases" / "undated.jsonl"
NEAR = 2  # days that a range may be wider
WEEK = 7  # days of a range that tells the day well
DATED = ("contacts", "more", "wide", "press", "press_more", "reports", "daily", "usual", "actual")
GOLD = Path(__file__).parent.parent.parent / "shared" / "gold" / "dev.jsonl"


def main() -> None:
    """Prints how each document of a half is dated."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("--hidden", action="store_true", help="read dated documents without their date")
    options = parser.parse_args()
    if options.hidden:
        print(dict(Counter(hidden_verdict(doc) for doc in dated_documents())))
        return
    for doc in documents():
        if doc["half"] == options.half:
            article = dragoman.article_from_text(doc["text"], title=doc["title"])
            dated = date_article(article)
            print(f"{verdict(doc['range'], dated.range):6} {doc['id']}: {dated.range} for {doc['range']}")
            print(f"       {dated.basis}")


def documents() -> list[dict]:
    """Our own documents without a date, with the days on which each can have been written."""
    return [json.loads(line) for line in DOCUMENTS.read_text(encoding="utf-8").splitlines()]


def dated_documents() -> Iterator[dict]:
    """The documents with a date of the halves that may be read, and of the gold."""
    for name in DATED:
        halves = {row["doc"]: row["half"] for row in rows_in(DOCUMENTS.parent / f"{name}.jsonl")}
        docs = rows_in(DOCUMENTS.parent / f"{name}.docs.jsonl")
        yield from (doc for doc in docs if doc.get("published") and halves[doc["id"]] == "dev")
    if GOLD.exists():
        yield from rows_in(GOLD)


def hidden_verdict(doc: dict) -> str:
    """Whether a document read without its date is given days that are wrong, right within a week, or wider."""
    article = dragoman.article_from_text(doc["text"], title=doc["title"], source=doc.get("source"), strict=False)
    published, (first, last) = date.fromisoformat(doc["published"][:10]), date_article(article).range
    low, high = (date.fromisoformat(_whole(day, end)) if day else None for day, end in ((first, "01"), (last, "28")))
    if (low and low > published) or (high and high < published):
        return "wrong"
    return "right" if low and high and (high - low).days <= WEEK else "wide"


def verdict(answer: list[str], found: tuple[str | None, str | None]) -> str:
    """Whether a range is right, near, too wide, or wrong."""
    first, last = found
    if first is None or last is None:
        return "wide"
    low, high, begin, end = (date.fromisoformat(day) for day in (*answer, _whole(first, "01"), _whole(last, "28")))
    if end < low or begin > high:
        return "wrong"
    beyond = max(0, (low - begin).days) + max(0, (end - high).days)
    return "right" if not beyond else "near" if beyond <= NEAR else "wide"


def _whole(day: str, otherwise: str) -> str:
    """A day of a month that is given without one."""
    return day if len(day) > len("2022-03") else f"{day}-{otherwise}"


def undated() -> Part:
    """The share of documents whose days are right, and right or near, of each half."""
    part = Part("undated")
    for half in ("dev", "test"):
        docs = [doc for doc in documents() if doc["half"] == half]
        articles = [dragoman.article_from_text(doc["text"], title=doc["title"]) for doc in docs]
        verdicts = [verdict(doc["range"], date_article(a).range) for doc, a in zip(docs, articles, strict=True)]
        part.verdicts |= {f"{half}/{doc['id']}": v for doc, v in zip(docs, verdicts, strict=True)}
        counts = {name: verdicts.count(name) for name in ("right", "near", "wide", "wrong")}
        part.figures[f"{half}.right"] = counts["right"] / len(docs)
        part.figures[f"{half}.near"] = (counts["right"] + counts["near"]) / len(docs)
        part.lines.append(f"{half:5} {counts} of {len(docs)}")
    return part


if __name__ == "__main__":
    main()
