"""Measures whether articles judged as they come, in whatever order, end in the record of judging them at once."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import dragoman
from benchmarks.merging import CASES, articles_of
from benchmarks.parts import Part
from dragoman.merging import Source, source_of
from dragoman.merging.blocks import Row
from dragoman.merging.doubts import Doubt
from dragoman.merging.events import judged_events
from dragoman.merging.facts import Facts, facts_of
from dragoman.merging.rejudging import Rejudged, rejudge
from dragoman.records import Account, Article, Event

FILES = (
    Path(__file__).parents[1] / "samples",
    *(CASES / f"occasions{kind}.docs.jsonl" for kind in ("", "_other", "_more")),
)
ROUNDS = 20
MOST = 12  # articles that come at once
WITHDRAWN = 0.2  # of the articles, which go and come again


def orders() -> Part:
    """Articles in random orders and portions, some withdrawn and read again: whether all end in one record."""
    part = Part("orders")
    told = [tellings_of(article) for path in FILES for article in articles_of(path)]
    right = sum(is_as_at_once(told, seed) for seed in range(ROUNDS))
    part.figures["same"] = right / ROUNDS
    part.lines.append(f"{len(told)} articles in {ROUNDS} orders: {right} times the record of judging them at once")
    return part


@dataclass(frozen=True)
class Tellings:
    """What one article tells, and who published it."""

    article: str
    accounts: tuple[Account, ...]
    source: Source

    def facts(self) -> list[Facts]:
        """Its accounts, made ready for comparing."""
        return [facts_of(account, self.source) for account in self.accounts]


def tellings_of(article: Article) -> Tellings:
    """What an article tells, as it is read."""
    return Tellings(article.id, dragoman.read(article).accounts, source_of(article.source, article.country))


def is_as_at_once(told: Sequence[Tellings], seed: int) -> bool:
    """Whether articles that come in some order, a few at a time, make the record that all of them at once do."""
    chance = random.Random(seed)
    record = Record()
    for gone, come in _moves(told, chance):
        record.take(rejudge(record, _facts(gone), _facts(come)), gone, come)
    joined = judged_events(
        (account for each in told for account in each.accounts), sources={each.article: each.source for each in told}
    )
    events = {event.id: event for event in joined.events}
    same = record.by_id() == events and record.all_rows() == set(joined.rows())
    return same and record.in_doubt == set(joined.doubts)


def _moves(told: Sequence[Tellings], chance: random.Random) -> Iterator[tuple[list[Tellings], list[Tellings]]]:
    """Which articles go and come, step by step, until all are there."""
    waiting = chance.sample(told, len(told))
    there: list[Tellings] = []
    again = int(len(told) * WITHDRAWN)
    while waiting:
        come = [waiting.pop() for _ in range(min(len(waiting), chance.randint(1, MOST)))]
        gone = chance.sample(there, min(len(there), again, chance.randint(0, 2)))
        again -= len(gone)
        there = [each for each in there if each not in gone] + come
        waiting = [*chance.sample(gone, len(gone)), *waiting]
        yield gone, come


def _facts(some: Iterable[Tellings]) -> list[Facts]:
    return [facts for each in some for facts in each.facts()]


@dataclass
class Record:
    """A record as last judged, in memory; see `merging.changing.Kept`."""

    in_doubt: set[Doubt] = field(default_factory=set)
    _rows: defaultdict[int, set[Row]] = field(default_factory=lambda: defaultdict(set))
    _facts: dict[str, Facts] = field(default_factory=dict)
    _event: dict[str, Event] = field(default_factory=dict)

    def rows(self, blocks: Collection[int]) -> Iterable[Row]:
        """The rows of some blocks."""
        return [row for block in blocks for row in self._rows[block]]

    def facts(self, accounts: Collection[str]) -> Iterable[Facts]:
        """Some accounts."""
        return [self._facts[id_] for id_ in accounts if id_ in self._facts]

    def events(self, accounts: Collection[str]) -> Iterable[Event]:
        """The events of some accounts, each once."""
        return {self._event[id_].id: self._event[id_] for id_ in accounts if id_ in self._event}.values()

    def doubts(self, accounts: Collection[str]) -> Iterable[Doubt]:
        """What is in doubt between these accounts and others."""
        asked = set(accounts)
        return [doubt for doubt in self.in_doubt if not asked.isdisjoint(doubt.ends)]

    def take(self, found: Rejudged, gone: Iterable[Tellings], come: Iterable[Tellings]) -> None:
        """Puts what was judged anew in place of what was there."""
        for row in found.rows_gone:
            self._rows[row.block].discard(row)
        for row in found.rows_come:
            self._rows[row.block].add(row)
        self.in_doubt = (self.in_doubt - found.doubts_gone) | found.doubts_come
        for event in found.gone:
            self._event = {id_: kept for id_, kept in self._event.items() if kept.id != event.id}
        self._event |= {id_: event for event in found.made for id_ in event.accounts}
        for facts in _facts(gone):
            self._facts.pop(facts.id, None)
        self._facts |= {facts.id: facts for facts in _facts(come)}

    def by_id(self) -> dict[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self._event.values()}

    def all_rows(self) -> set[Row]:
        """The rows of all blocks."""
        return {row for rows in self._rows.values() for row in rows}
