"""Whose news it is: reprints, wire copy and accounts of one voice come from one origin, however many print them.

Two articles are of one origin where they credit one agency, or where a good part of the shorter one's runs of words
stands in the other. Two accounts are of one origin where their articles are, where one outlet printed both, or
where both give the account of one voice ("the ministry").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dragoman.codebook.tables import cell_list, rows
from dragoman.hashes import short_hash
from dragoman.merging.parties import fold
from dragoman.records import Account

RUN = 7  # words in a run: two writers seldom choose seven words alike
ONE_IN = 4  # of which runs are kept, by their hash; every text keeps the same ones
COPIED = 0.3  # of the shorter article's runs that stand in the other; a shared quotation is less
FEWEST = 5  # runs kept in common below which chance is enough
# How a credit is written, AGENCY standing for a name of the table: "(Reuters) -", "With reporting by Reuters",
# "AFP contributed", "/TASS/", "Source: AA".
CREDIT = (
    r"\((AGENCY)\)\s*(?:[-–—]|$)"
    r"|\b(?:reporting|reports?|materials?|inputs?|writing|copy)\s+(?:by|from)\s+(?:the\s+)?(AGENCY)\b"
    r"|\b(AGENCY)\s+contributed\b|/(AGENCY)/|©\s*(AGENCY)\b|\bsource:\s*(AGENCY)\b"
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it by: hashes of some of its runs of words, and the agencies it credits."""

    runs: frozenset[int]
    credits: tuple[str, ...]


def sketch_of(text: str) -> Sketch:
    """What a text is compared by."""
    words = fold(text).split()
    runs = (short_hash(" ".join(words[at : at + RUN])) for at in range(max(0, len(words) - RUN + 1)))
    return Sketch(frozenset(run for run in runs if run % ONE_IN == 0), credits_of(text))


def credits_of(text: str) -> tuple[str, ...]:
    """The agencies that an article says it has its news from, by the names that stand in the table."""
    found = (next(filter(None, match.groups())) for match in _credit().finditer(text))
    return tuple(sorted({_agencies()[name.casefold()] for name in found}))


def copied(a: Sketch, b: Sketch) -> bool:
    """Whether a good part of the shorter of two texts stands in the other."""
    shared = len(a.runs & b.runs)
    return shared >= FEWEST and shared >= COPIED * min(len(a.runs), len(b.runs))


def origins(
    accounts: Sequence[Account], *, sketches: Mapping[str, Sketch], outlets: Mapping[str, str | None]
) -> tuple[tuple[str, ...], ...]:
    """An event's accounts, by their ids, sorted by origin. `sketches` and `outlets` are by article."""
    above = {account.id: account.id for account in accounts}

    def root(id_: str) -> str:
        while above[id_] != id_:
            id_ = above[id_]
        return id_

    for one, other in _of_one_origin(accounts, sketches, outlets):
        first, second = sorted((root(one), root(other)))
        above[second] = first
    groups: dict[str, list[str]] = {}
    for id_ in sorted(above):
        groups.setdefault(root(id_), []).append(id_)
    return tuple(tuple(members) for _, members in sorted(groups.items()))


def _of_one_origin(
    accounts: Sequence[Account], sketches: Mapping[str, Sketch], outlets: Mapping[str, str | None]
) -> Iterable[tuple[str, str]]:
    """Pairs of accounts that are of one origin; not all such pairs, but enough to connect them."""
    by_mark: dict[tuple[str, str], str] = {}
    for account in accounts:
        for mark in _marks(account, sketches, outlets):
            yield by_mark.setdefault(mark, account.id), account.id
    first = {account.article: account.id for account in reversed(accounts)}
    for one, other in _copies({article: sketches[article] for article in first if article in sketches}):
        yield first[one], first[other]


def _marks(
    account: Account, sketches: Mapping[str, Sketch], outlets: Mapping[str, str | None]
) -> Iterable[tuple[str, str]]:
    yield "article", account.article
    if outlet := outlets.get(account.article):
        yield "outlet", _agencies().get(outlet.casefold(), fold(outlet))
    for agency in sketches[account.article].credits if account.article in sketches else ():
        yield "outlet", agency
    if account.said_by:
        yield "voice", fold(account.said_by).removeprefix("the ")


def _copies(sketches: Mapping[str, Sketch]) -> Iterable[tuple[str, str]]:
    """Articles of which one was copied from the other. Those that share runs are found by the runs."""
    shared: Counter[tuple[str, str]] = Counter()
    holders: dict[int, list[str]] = {}
    for article in sorted(sketches):
        for run in sketches[article].runs:
            holders.setdefault(run, []).append(article)
    for articles in holders.values():
        # A run that hundreds share is connected by its first holder: who copies from one copies from all.
        pairs = combinations(articles, 2) if len(articles) <= FEWEST * 4 else ((articles[0], a) for a in articles[1:])
        shared.update(pairs)
    return [pair for pair in sorted(shared) if copied(sketches[pair[0]], sketches[pair[1]])]


@cache
def _agencies() -> dict[str, str]:
    """The names of news agencies, as they stand in credits, and the one name for each."""
    return {name.casefold(): row["agency"] for row in rows("wire_agencies") for name in cell_list(row["names"])}


@cache
def _credit() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_agencies(), key=lambda name: (-len(name), name)))
    return re.compile(CREDIT.replace("AGENCY", names), re.IGNORECASE)
