"""Scores the hand-made gold with its own scorer, where `../shared/gold` stands beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import dragoman
from benchmarks.parts import Part
from dragoman.records import Article

SHARED = Path(__file__).parent.parent.parent / "shared"
NAMES = {
    "type and source": "found",
    "type, source and target": "found_with_target",
    "found at all": "found",
    "found": "found",
    "all right (parties, mode, status, date)": "all_right",
}
TOLD = "F1 {f1:.3f}   precision {precision:.3f}  recall {recall:.3f}   ({right} right, {found} found, {gold} gold)"


def gold(shared: Path = SHARED) -> Part:
    """Contacts, figures and acts of the five seeds, contacts and figures of the development releases."""
    part = Part("gold")
    folder = shared / "gold"
    if not (folder / "score.py").exists():
        part.skipped = f"{folder} is not there"
        return part
    for name, answers in (("seeds", "seeds.jsonl"), ("dev", "dev.gold.jsonl")):
        with tempfile.TemporaryDirectory() as place:
            export = Path(place)
            write_export(seeds(folder) if name == "seeds" else releases(folder), export)
            results = run_scorer(folder, answers, export, "--json")
            part.misses += [
                f"{name}: {line}" for line in run_scorer(folder, answers, export, "--misses").splitlines()
            ]
        add(part, name, json.loads(results))
    return part


def seeds(folder: Path) -> list[Article]:
    """The seeds under the first three characters of their names, as their answers call them."""
    paths = sorted((folder / "seeds").glob("*.txt"))
    return [dragoman.article_from_text(path.read_text(encoding="utf-8"), id=path.name[:3]) for path in paths]


def releases(folder: Path) -> list[Article]:
    """The development releases."""
    return [article for article in dragoman.read_paths([str(folder / "dev.jsonl")]) if isinstance(article, Article)]


def write_export(articles: list[Article], folder: Path) -> None:
    """Reads the articles and writes their accounts and figures as the export does."""
    readings = [dragoman.read(article).to_dicts() for article in articles]
    for table in ("accounts", "figures"):
        rows = [json.dumps(row) + "\n" for reading in readings for row in reading[table]]
        (folder / f"{table}.jsonl").write_text("".join(rows), encoding="utf-8")


def run_scorer(folder: Path, answers: str, export: Path, option: str) -> str:
    """What the gold's own scorer prints about contacts and figures."""
    printed = ""
    for kind in ["contacts", "figures", "acts"] if option == "--misses" else [None]:
        command = [sys.executable, str(folder / "score.py"), str(folder / answers), str(export), option]
        command += ["--only", kind] if kind else []
        printed += subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return printed


def add(part: Part, name: str, results: dict[str, Any]) -> None:
    """Adds the scorer's figures to a part."""
    for kind in (kind for kind in ("contacts", "figures", "acts") if kind in results):
        for told, figures in results[kind].items():
            if told.startswith("attributes"):
                if kind == "acts":
                    part.figures |= {
                        f"{name}.acts.{key.replace(' ', '_')}": share for key, (share, of) in figures.items() if of
                    }
                shares = (f"{key} {share:.3f} (of {of})" for key, (share, of) in figures.items() if of)
                part.lines.append(f"{name:5} {kind:8} of the found: " + ", ".join(shares))
                continue
            part.figures[f"{name}.{kind}.{NAMES[told]}"] = figures["f1"]
            part.lines.append(f"{name:5} {kind:8} {NAMES[told]:10} {TOLD.format(**figures)}")
