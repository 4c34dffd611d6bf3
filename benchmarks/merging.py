"""Measures merging: which releases tell of one occasion, and its speed."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import dragoman
from benchmarks.accounts_made import made
from benchmarks.gold import SHARED
from benchmarks.parts import Part
from dragoman.merging import Source, merge, source_of
from dragoman.records import Account, Article

CASES = Path(__file__).parent / "cases"
SIZES = (10_000, 100_000)


def pairs(shared: Path = SHARED) -> Part:
    """Pairs of releases: one call as two governments tell it, what was planned and held, and calls that differ."""
    part = Part("pairs")
    folder = shared / "gold" / "pairs"
    if not folder.exists():
        part.skipped = f"{folder} is not there"
        return part
    accounts, event_of = merged(articles_of(folder / "docs.jsonl"))
    events = {
        article: {event_of[told.id] for told in tellings if told.type == "CONSULT"}
        for article, tellings in accounts.items()
    }
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        joined = bool(events.get(pair["a"], set()) & events.get(pair["b"], set()))
        right = joined == (pair["relation"] != "different")
        part.verdicts[f"{pair['a']} {pair['b']}"] = "right" if right else "wrong"
        if not right:
            part.misses.append(f"{pair['relation']}: {pair['a']} {pair['b']}")
    right = sum(verdict == "right" for verdict in part.verdicts.values())
    part.figures["right"] = right / len(part.verdicts)
    part.lines.append(f"{right} of {len(part.verdicts)} pairs right")
    part.lines.append(f"{_of_two_days(accounts, event_of)} events join contacts of two told days")
    return part


def merging_speed() -> Part:
    """Processor seconds for ten thousand made accounts and for ten times as many."""
    part = Part("merging_speed")
    spent = []
    for size in SIZES:
        accounts, sources = made(size)
        began = time.process_time()
        events = merge(accounts, sources=sources)
        spent.append(time.process_time() - began)
        part.lines.append(f"{size:,} accounts: {spent[-1]:.1f} s of one core, {len(events):,} events")
    part.lines.append(f"ten times the accounts take {spent[1] / spent[0]:.1f} times as long")
    return part


def articles_of(path: Path) -> list[Article]:
    """The documents of a file."""
    return [article for article in dragoman.read_paths([str(path)]) if isinstance(article, Article)]


def merged(articles: Sequence[Article]) -> tuple[dict[str, list[Account]], dict[str, str]]:
    """The accounts of each article, and the event of each account."""
    accounts = {article.id: list(dragoman.read(article).accounts) for article in articles}
    sources: dict[str, Source] = {article.id: source_of(article.source, article.country) for article in articles}
    events = merge([told for tellings in accounts.values() for told in tellings], sources=sources)
    return accounts, {account: event.id for event in events for account in event.accounts}


def _of_two_days(accounts: Mapping[str, Sequence[Account]], event_of: Mapping[str, str]) -> int:
    """Events of contacts that are told, in words or by their day of publication, to be of days that cannot meet."""
    days: dict[str, set[str]] = {}
    for told in (told for tellings in accounts.values() for told in tellings):
        if told.type == "CONSULT" and told.date[0] is not None and told.date[0] == told.date[1]:
            days.setdefault(event_of[told.id], set()).add(told.date[0])
    return sum(len(found) > 1 for found in days.values())
