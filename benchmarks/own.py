"""Scores our own documents and cases: contacts of `cases/contacts.jsonl`, figures of the tests' case table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import yaml

import dragoman
from benchmarks.parts import Part
from benchmarks.scoring import Row, Score, score_contacts, score_figures
from dragoman.records import Article, Skip

CASES = Path(__file__).parent / "cases"
FIGURE_CASES = Path(__file__).parent.parent / "tests" / "accounts" / "cases" / "figures.yml"


def contacts() -> Part:
    """Contacts of our own documents, the half to tune on and the half kept apart."""
    answers = [json.loads(line) for line in (CASES / "contacts.jsonl").read_text(encoding="utf-8").splitlines()]
    accounts = rows_of(dragoman.read_paths([str(CASES / "contacts.docs.jsonl")]), "accounts")
    part = Part("contacts")
    for half in ("dev", "test"):
        score = score_contacts([answer for answer in answers if answer["half"] == half], accounts)
        add(part, half, score)
    return part


def figures() -> Part:
    """Figures of the sentences in the tests' case table, named by how they begin."""
    cases = yaml.safe_load(FIGURE_CASES.read_text(encoding="utf-8")) if FIGURE_CASES.exists() else []
    answers, found = [], {}
    for case in cases:
        name = " ".join(case["text"][:60].split())
        article = dragoman.article_from_text(case["text"], strict=False, published=day_of(case))
        answers.append({"doc": name, "figures": case["figures"]})
        found[name] = dragoman.read(article).to_dicts()["figures"]
    part = Part("figures")
    add(part, "cases", score_figures(answers, found))
    return part


def day_of(case: Row) -> str | None:
    """The published day of a case, which YAML may have read as a date."""
    return str(case["published"]) if case.get("published") else None


def rows_of(articles: Iterable[Article | Skip], table: str) -> dict[str, list[Row]]:
    """The exported rows of one table for each article's id."""
    rows: dict[str, list[Row]] = {}
    for article in articles:
        if isinstance(article, Article):
            rows[article.id] = dragoman.read(article).to_dicts()[table]
    return rows


def add(part: Part, name: str, score: Score) -> None:
    """Adds a score's figures, verdicts and misses to a part under a name."""
    for kind, counts in (("found", score.found), ("all_right", score.all_right)):
        part.figures[f"{name}.{kind}"] = counts.f1
        part.lines.append(
            f"{name:5} {kind:10} F1 {counts.f1:.3f}   precision {counts.precision:.3f}  recall {counts.recall:.3f}"
            f"   ({counts.right} right, {counts.found} found, {counts.gold} gold)"
        )
    shares = (f"{key} {yes / of:.3f} (of {of})" for key, (yes, of) in sorted(score.attributes.items()))
    part.lines.append(f"{name:5} of the found: " + ", ".join(shares))
    part.verdicts |= {f"{name}/{case}": verdict for case, verdict in score.verdicts.items()}
    part.misses += [f"{name}: {miss}" for miss in score.misses]
