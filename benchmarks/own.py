"""Scores our own documents and cases: contacts of the documents in `cases`, figures of the tests' case table."""

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
SETS = ("contacts", "more")
"""The files of our own documents: the first set is made of hard ones, the second of ordinary ones."""
WIDE = "wide"
"""A third set, of many outlets, years and regions, with a part of its own."""
PRESS = "press"
"""Press by somebody who had not seen the program, with a part of its own; its `test` half is only counted."""
PRESS_MORE = "press_more"
"""More of that kind by another hand, with acts; the `test` half is only counted."""
REPORTS = "reports"
"""Press with acts and releases of governments by a third; the `test` half is only counted."""
DAILY = "daily"
"""Ordinary press, releases and agency items by two more; a quarter has no date; the `test` half is only counted."""
USUAL = "usual"
"""Reports and releases by another hand again, half of them without a date; the `test` half is only counted."""
ACTUAL = "actual"
"""Press about actual events by another hand again, half without a date; the `test` half is only counted."""
FIGURE_CASES = Path(__file__).parent.parent / "tests" / "accounts" / "cases" / "figures.yml"


def contacts() -> Part:
    """Contacts of our own documents, the half to tune on and the half kept apart.

    The figures are those of both sets together; each set has lines of its own after them.
    """
    answers = {name: rows_in(CASES / f"{name}.jsonl") for name in SETS}
    accounts = rows_of(dragoman.read_paths([str(CASES / f"{name}.docs.jsonl") for name in SETS]), "accounts")
    part = Part("contacts")
    for half in ("dev", "test"):
        chosen = {name: [row for row in rows if row["half"] == half] for name, rows in answers.items()}
        add(part, half, score_contacts([row for rows in chosen.values() for row in rows], accounts))
        for name, rows in chosen.items():
            part.lines += told(f"  {name}", score_contacts(rows, accounts))
    return part


def wide() -> Part:
    """Contacts of our own documents of many outlets, years and regions, the two halves apart."""
    return halved(WIDE)


def press() -> Part:
    """Contacts of press articles by another hand, the half to learn from and the half that is only counted."""
    return halved(PRESS)


def press_more() -> Part:
    """Contacts of more press articles by another hand, the half to learn from and the half that is only counted."""
    return halved(PRESS_MORE)


def reports() -> Part:
    """Contacts of press and of governments' releases by a third hand, the half to learn from and the half counted."""
    return halved(REPORTS)


def daily() -> Part:
    """Contacts of ordinary reports and releases by two more hands, the half to learn from and the half counted."""
    return halved(DAILY)


def usual() -> Part:
    """Contacts of more reports and releases, half of them undated, the half to learn from and the half counted."""
    return halved(USUAL)


def actual() -> Part:
    """Contacts of press articles about actual events, half of them undated: the half to learn from and the other."""
    return halved(ACTUAL)


def halved(name: str) -> Part:
    """Contacts of one set of documents, its two halves apart, as a part of its name."""
    accounts = rows_of(dragoman.read_paths([str(CASES / f"{name}.docs.jsonl")]), "accounts")
    part = Part(name)
    for half in ("dev", "test"):
        rows = [row for row in rows_in(CASES / f"{name}.jsonl") if row["half"] == half]
        add(part, half, score_contacts(rows, accounts))
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


def rows_in(path: Path) -> list[Row]:
    """The rows of a file with one in each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows_of(articles: Iterable[Article | Skip], table: str) -> dict[str, list[Row]]:
    """The exported rows of one table for each article's id."""
    rows: dict[str, list[Row]] = {}
    for article in articles:
        if isinstance(article, Article):
            rows[article.id] = dragoman.read(article).to_dicts()[table]
    return rows


def add(part: Part, name: str, score: Score) -> None:
    """Adds a score's figures, verdicts and misses to a part under a name."""
    part.figures |= {f"{name}.found": score.found.f1, f"{name}.all_right": score.all_right.f1}
    part.lines += told(name, score)
    shares = (f"{key} {yes / of:.3f} (of {of})" for key, (yes, of) in sorted(score.attributes.items()))
    part.lines.append(f"{name:10} of the found: " + ", ".join(shares))
    part.verdicts |= {f"{name}/{case}": verdict for case, verdict in score.verdicts.items()}
    part.misses += [f"{name}: {miss}" for miss in score.misses]


def told(name: str, score: Score) -> list[str]:
    """A line for what was found and one for what is all right."""
    return [
        f"{name:10} {kind:10} F1 {counts.f1:.3f}   precision {counts.precision:.3f}  recall {counts.recall:.3f}"
        f"   ({counts.right} right, {counts.found} found, {counts.gold} gold)"
        for kind, counts in (("found", score.found), ("all_right", score.all_right))
    ]
