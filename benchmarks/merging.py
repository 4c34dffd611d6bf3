"""Measures merging: which reports tell of one occasion, on pairs of releases and on own occasions, and its speed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import dragoman
from benchmarks.accounts_made import made
from benchmarks.gold import SHARED
from benchmarks.parts import Part
from dragoman.merging import Source, merge, source_of
from dragoman.records import Account, Article

CASES = Path(__file__).parent / "cases"
SIZES = (10_000, 100_000)


def occasions() -> Part:
    """Own occasions, each told by two to five outlets, with near misses beside them."""
    part = Part("occasions")
    for name, prefix in (("occasions", ""), ("occasions_other", "other.")):  # the second by another hand
        answers = [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        accounts, event_of = _merged(_articles(CASES / f"{name}.docs.jsonl"))
        for half in ("dev", "test"):
            halved = [row for row in answers if row["half"] == half]
            _add_half(part, f"{prefix}{half}", halved, accounts, event_of)
    return part


def pairs(shared: Path = SHARED) -> Part:
    """Pairs of releases: one call as two governments tell it, what was planned and held, and calls that differ."""
    part = Part("pairs")
    folder = shared / "gold" / "pairs"
    if not folder.exists():
        part.skipped = f"{folder} is not there"
        return part
    accounts, event_of = _merged(_articles(folder / "docs.jsonl"))
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


def _add_half(
    part: Part,
    half: str,
    answers: Sequence[Mapping[str, object]],
    accounts: Mapping[str, Sequence[Account]],
    event_of: Mapping[str, str],
) -> None:
    """Each two tellings of one group: whether they are joined as they should be."""
    tellings: dict[str, list[tuple[str, str, str | None]]] = {}
    for row in answers:
        free = list(accounts.get(str(row["doc"]), ()))
        for tell in row["tells"]:  # type: ignore[attr-defined]
            found = _telling(free, tell["words"])
            free = [each for each in free if each is not found]
            kept = tellings.setdefault(str(row["group"]), [])
            kept.append((str(row["doc"]), tell["event"], found and event_of[found.id]))
    same, joined, wrong, apart = 0, 0, 0, 0
    for told in tellings.values():
        for (doc, event, mine), (other, its, theirs) in combinations(told, 2):
            one = mine is not None and mine == theirs
            same, joined = same + (event == its), joined + (event == its and one)
            apart, wrong = apart + (event != its), wrong + (event != its and one)
            part.verdicts[f"{half}/{doc} {other}"] = "right" if one == (event == its) else "wrong"
            if one != (event == its):
                why = "not read" if None in (mine, theirs) else "not joined" if event == its else "wrongly joined"
                part.misses.append(f"{half}: {doc} {other}: {why}")
    part.figures |= {f"{half}.found": joined / same, f"{half}.kept_apart": 1 - wrong / apart}
    part.lines.append(f"{half}: {joined} of {same} pairs of one occasion joined, {wrong} of {apart} others wrongly")


def _telling(accounts: Iterable[Account], words: str) -> Account | None:
    """The account of an occasion that stands on or around these words."""
    fitting = [told for told in accounts if told.type == "CONSULT" and words in told.sentence]
    return min(fitting, key=lambda told: (words not in told.quote, told.background, told.span), default=None)


def _articles(path: Path) -> list[Article]:
    return [article for article in dragoman.read_paths([str(path)]) if isinstance(article, Article)]


def _merged(articles: Sequence[Article]) -> tuple[dict[str, list[Account]], dict[str, str]]:
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
