"""From accounts that came or went to all that this can touch, by judgements that two are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.merging.blocking import may_share
from dragoman.merging.blocks import Pair, Row, alone_rows, partners, shifted, told_rows
from dragoman.merging.changing import Changing
from dragoman.merging.facts import Facts
from dragoman.merging.groups import Groups
from dragoman.merging.joined import join_same
from dragoman.merging.judgements import judge_facts
from dragoman.merging.ruled import order_of
from dragoman.records import Judgement

ROWS: Mapping[str, Callable[[Facts], set[Row]]] = {"told": told_rows, "alone": alone_rows}


@dataclass(slots=True)
class Compared:
    """Accounts of one kind as far as they were judged anew: `explored` were compared with all their partners."""

    kind: Literal["told", "alone"]
    explored: set[str] = field(default_factory=set)
    judged: dict[Pair, Judgement] = field(default_factory=dict)

    def rows(self, facts: Facts) -> set[Row]:
        """The rows by which an account is compared."""
        return ROWS[self.kind](facts)

    def in_question(self, accounts: Iterable[str]) -> list[Judgement]:
        """What was found of some accounts and others, but that they differ."""
        asked = set(accounts)
        return [j for j in self.judged.values() if j.a in asked or j.b in asked]


def settle(record: Changing, compared: Compared, gone: Mapping[str, Facts], come: Mapping[str, Facts]) -> None:
    """Lets accounts go and come, and judges anew whatever that touches."""
    left = {row for facts in gone.values() for row in compared.rows(facts)}
    came = {row for facts in come.values() for row in compared.rows(facts)}
    blocks = {row.block for row in left | came}
    record.have(blocks)
    record.change(left - came, came - left)
    moved = gone.keys() | come.keys()
    parted = {
        (row.account, other) for row in left for other in partners(record.before(row.block), row.account) - moved
    }
    pairs = {pair for block in blocks for pair in shifted(record.before(block), record.now(block), moved)}
    stayed = record.facts({other for _, other in parted} | {end for pair in pairs for end in pair})
    seeds = {other for id_, other in parted if _same(gone[id_], stayed[other])}
    seeds |= {end for one, other in pairs if _judged(stayed[one], stayed[other]) for end in (one, other)}
    explore(record, compared, seeds | come.keys())


def explore(record: Changing, compared: Compared, seeds: Iterable[str]) -> None:
    """Compares accounts with all their partners, and so on with those that are the same."""
    frontier = set(seeds) - compared.explored
    while frontier:
        compared.explored |= frontier
        blocks = {id_: {row.block for row in compared.rows(facts)} for id_, facts in record.facts(frontier).items()}
        record.have(block for each in blocks.values() for block in each)
        pairs = {
            (min(id_, other), max(id_, other))
            for id_, fallen_in in blocks.items()
            for block in fallen_in
            for other in partners(record.now(block), id_)
        } - compared.judged.keys()
        facts = record.facts({end for pair in pairs for end in pair})
        found = {pair: j for pair in pairs if (j := _judged(facts[pair[0]], facts[pair[1]])) is not None}
        compared.judged |= found
        frontier = {end for pair, j in found.items() if j.relation == "same" for end in pair} - compared.explored


def _judged(one: Facts, other: Facts) -> Judgement | None:
    """The judgement on two accounts of a block, None where they differ."""
    judgement = judge_facts(one, other) if may_share(one, other) else None
    return None if judgement is None or judgement.relation == "different" else judgement


def _same(one: Facts, other: Facts) -> bool:
    judgement = _judged(one, other)
    return judgement is not None and judgement.relation == "same"


def groups_of(record: Changing, compared: Compared, others: Iterable[str] = ()) -> Groups:
    """The accounts explored joined as they were judged; `others` stand beside them, each alone."""
    facts = record.facts({*compared.explored, *others}).values()
    groups = Groups(sorted(facts, key=lambda each: order_of(each.account)))
    join_same(groups, compared.judged.values())
    return groups
