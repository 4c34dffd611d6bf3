"""Scores what the sentences of a probe are about: status, sayer, and that no mere words are read as a deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.meant import side_right
from benchmarks.scoring import pair
from dragoman.records import Account

NOBODY = ("-",)
"""How an answer says that there is no target."""
DONE = "happened"
ASPECTS = {
    "status": "status right of the acts found",
    "sayer": "sayer right where one is told",
    "words": "mere words not read as a deed",
}
"""What is counted beside whole sentences, and how it is printed."""


@dataclass(frozen=True)
class Expected:
    """One act that a sentence of the probe tells; empty parts are not judged."""

    optional: bool
    types: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    statuses: tuple[str, ...]
    sayer: str

    def fits(self, account: Account) -> bool:
        """Whether an account is this act, with its parties, status and sayer."""
        parts = (self.is_found, self.has_target, self.has_status, self.has_sayer)
        return all(is_right(account) for is_right in parts)

    def is_found(self, account: Account) -> bool:
        """Whether an account has this act's type and source."""
        return account.type in self.types and side_right(self.source, account.source)

    def has_target(self, account: Account) -> bool:
        """Whether an account has this act's target, or none where nobody is meant."""
        return side_right(self.target, account.target) if self.target != NOBODY else not account.target

    def has_status(self, account: Account) -> bool:
        """Whether an account has one of this act's statuses."""
        return account.status in self.statuses

    def has_sayer(self, account: Account) -> bool:
        """Whether an account is told by whom this act is; True where nobody is named."""
        return self.sayer in (account.said_by or "")


def expected_of(told: str) -> Expected:
    """An act as the probe writes it: `TYPE/TYPE SOURCE>TARGET status/status @sayer`."""
    optional = told.strip().startswith("?")
    plain, _, sayer = told.strip().lstrip("?").partition("@")
    types, _, rest = plain.strip().partition(" ")
    who, _, statuses = rest.strip().rpartition(" ")
    source, target = (tuple(filter(None, side.strip().split("+"))) for side in who.partition(">")[::2])
    return Expected(optional, tuple(types.split("/")), source, target, tuple(statuses.split("/")), sayer.strip())


@dataclass
class Aspects:
    """How often each aspect was right, one verdict an act found, or a sentence that has mere words in it."""

    status: list[bool] = field(default_factory=list)
    sayer: list[bool] = field(default_factory=list)
    words: list[bool] = field(default_factory=list)

    def add(self, expected: Sequence[Expected], accounts: Sequence[Account]) -> None:
        """Adds one sentence: answers and accounts of one type and source are paired best first."""
        for act, account in found(expected, accounts):
            self.status.append(act.has_status(account))
            if act.sayer:
                self.sayer.append(act.has_sayer(account))
        if has_mere_words(expected):
            self.words.append(not any(is_told_too_surely(account, expected) for account in accounts))

    def lines(self) -> list[str]:
        """Each aspect in a line, with what was right of how many."""
        return [
            f"  {words:33} {sum(rights) / len(rights):.3f}   ({sum(rights)} of {len(rights)})"
            for name, words in ASPECTS.items()
            if (rights := getattr(self, name))
        ]

    def figures(self) -> dict[str, float]:
        """The share of each aspect by its name."""
        return {name: sum(rights) / len(rights) for name in ASPECTS if (rights := getattr(self, name))}


def found(expected: Sequence[Expected], accounts: Sequence[Account]) -> list[tuple[Expected, Account]]:
    """The answers that were found by type and source, each with the account that fits it best."""
    numbers = [{"n": n} for n in range(max(len(expected), len(accounts)))]
    pairs = pair(
        numbers[: len(expected)],
        numbers[: len(accounts)],
        lambda answer, entry: likeness(expected[answer["n"]], accounts[entry["n"]]),
    )
    return [(expected[answer], accounts[entry]) for answer, entry in pairs]


def likeness(act: Expected, account: Account) -> float | None:
    """How well an account fits an answer; None where type or source are others."""
    if not act.is_found(account):
        return None
    return 2 * (not act.optional) + act.has_target(account) + act.has_status(account) + act.has_sayer(account)


def has_mere_words(expected: Sequence[Expected]) -> bool:
    """Whether a sentence tells of something not done: offered, denied, asked, or so idle that it is no act."""
    return not expected or any(DONE not in act.statuses for act in expected)


def is_told_too_surely(account: Account, expected: Sequence[Expected]) -> bool:
    """Whether an account is told as done though no answer of its type is."""
    return account.status == DONE and not any(account.type in act.types and DONE in act.statuses for act in expected)
