"""What is kept of the record as last judged, with what came and went since laid over it, a little of it at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from dragoman.merging.blocks import Row, block_of, in_order
from dragoman.merging.doubts import Doubt
from dragoman.merging.facts import Facts
from dragoman.merging.undated import Leads
from dragoman.records import Event


class Kept(Protocol):
    """The record as last judged: asked for what a few accounts or blocks need. What is not there is left out."""

    def rows(self, blocks: Collection[int]) -> Iterable[Row]:
        """The rows of some blocks."""

    def facts(self, accounts: Collection[str]) -> Iterable[Facts]:
        """Some accounts that are as they were."""

    def events(self, accounts: Collection[str]) -> Iterable[Event]:
        """The program's events of some accounts."""

    def doubts(self, accounts: Collection[str]) -> Iterable[Doubt]:
        """What is in doubt between these accounts and others."""


class Changing:
    """The record before and now. `gone` are accounts as they were, `come` those that are new or told otherwise."""

    def __init__(self, kept: Kept, gone: Mapping[str, Facts], come: Mapping[str, Facts]) -> None:
        self.gone, self.come = gone, come
        self.moved = gone.keys() | come.keys()
        self._kept = kept
        self._facts: dict[str, Facts] = {}
        self._rows: dict[int, list[Row]] = {}
        self._now: dict[int, list[Row]] = {}
        self._leads: dict[tuple[int, bool], list[tuple[int, str]]] = {}
        self._event: dict[str, Event] = {}
        self.rows_gone: dict[int, set[Row]] = defaultdict(set)
        self.rows_come: dict[int, set[Row]] = defaultdict(set)

    def change(self, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """Lays rows that went and came over what is kept."""
        for changes, rows in ((self.rows_gone, gone), (self.rows_come, come)):
            for row in rows:
                changes[row.block].add(row)
                self._now.pop(row.block, None)
                self._leads.pop((row.block, True), None)

    def have(self, blocks: Iterable[int]) -> None:
        """Has the rows of some blocks at hand, which is quicker than one by one."""
        if wanted := set(blocks) - self._rows.keys():
            found: dict[int, list[Row]] = {block: [] for block in wanted}
            for row in self._kept.rows(wanted):
                found[row.block].append(row)
            self._rows |= {block: in_order(rows) for block, rows in found.items()}

    def before(self, block: int) -> Sequence[Row]:
        """The rows of a block as it was, in order."""
        self.have((block,))
        return self._rows[block]

    def now(self, block: int) -> Sequence[Row]:
        """The rows of a block as it is, in order."""
        if block not in self._now:
            before, gone, come = self.before(block), self.rows_gone.get(block), self.rows_come.get(block)
            self._now[block] = (
                in_order((set(before) - (gone or set())) | (come or set())) if gone or come else [*before]
            )
        return self._now[block]

    def leads(self, *, now: bool) -> Leads:
        """The events of a key as they are now, or were."""
        return lambda key: self._leads_of(block_of("lead", key), now)

    def _leads_of(self, block: int, now: bool) -> Sequence[tuple[int, str]]:
        if (block, now) not in self._leads:
            rows = self.now(block) if now else self.before(block)
            self._leads[block, now] = [(row.rank, row.account) for row in rows]
        return self._leads[block, now]

    def facts(self, accounts: Iterable[str]) -> dict[str, Facts]:
        """Accounts as they are now."""
        asked = set(accounts)
        if wanted := asked - self._facts.keys() - self.come.keys():
            self._facts |= {facts.id: facts for facts in self._kept.facts(wanted)}
        return {id_: self.come.get(id_) or self._facts[id_] for id_ in asked}

    def facts_before(self, accounts: Iterable[str]) -> dict[str, Facts]:
        """Accounts as they were."""
        asked = set(accounts)
        return {**self.facts(asked - self.gone.keys()), **{id_: self.gone[id_] for id_ in asked & self.gone.keys()}}

    def events(self, accounts: Iterable[str]) -> dict[str, Event]:
        """The event that each of some accounts was of; those that are new were of none."""
        asked = set(accounts)
        if wanted := asked - self._event.keys():
            for event in self._kept.events(wanted):
                self._event |= dict.fromkeys(event.accounts, event)
        return {id_: self._event[id_] for id_ in asked if id_ in self._event}

    def doubts(self, accounts: Iterable[str]) -> set[Doubt]:
        """What was in doubt between some accounts and others."""
        return set(self._kept.doubts(set(accounts)))
