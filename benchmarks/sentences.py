"""Measures the acts of single sentences annotated by other hands: type, source, target, status, all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import dragoman
from benchmarks.acts import shown
from benchmarks.meant import side_right
from benchmarks.own import CASES
from benchmarks.parts import Part
from benchmarks.scoring import Counts, pair
from dragoman.records import Account
from training.annotated import FOLDER, Told, ToldAct, read_told

HELD = CASES / "sentences"
SETS = {
    "dev": (FOLDER, "*[!p]-*.dev.txt"),
    "held": (HELD, "*[!p0-9]-*.held.txt"),
    "later": (HELD, "*[34]-*.held.txt"),
    "passages": (HELD, "*[!7]p-*.held.txt"),
    "fresh": (HELD, "*7-*.held.txt"),
    "fresh_passages": (HELD, "*7p-*.held.txt"),
    "plain": (HELD, "*8-*.held.txt"),
}
"""Those that the second coder learned from, and those that are only counted: the first, later ones, in which
contacts and places are noted too, passages of several sentences, later ones of both, and the latest."""
EVERY = {"dev": 10}  # only each tenth of those learned from: they are many, and tell little
ACTS = ("type", "source", "target")
CONTACTS = ("contact", "contact with parties")
FURTHER = ("contact status", "contact mode", "contact place")
CONTACT = "CONSULT"
MODES = {"phone": "call", "summit": "meeting"}
"""What the program calls a mode that annotators call otherwise."""
SAID = 80  # characters of a sentence that name it


@dataclass
class Totals:
    """What was counted over the sentences of one half."""

    counts: dict[str, Counts] = field(default_factory=lambda: {kind: Counts() for kind in (*ACTS, *CONTACTS)})
    status: list[bool] = field(default_factory=list)
    background: list[bool] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    contacts: dict[str, list[bool]] = field(default_factory=lambda: {what: [] for what in FURTHER})
    misses: list[str] = field(default_factory=list)


def sentences() -> Part:
    """The annotated sentences, those to learn from and those kept apart, of which only totals are shown."""
    part = Part("sentences")
    for name, (folder, pattern) in SETS.items():
        totals = Totals()
        for told in read_all(folder, pattern)[:: EVERY.get(name, 1)]:
            accounts = accounts_of(told.text)
            contacts = [account for account in accounts if account.type == CONTACT]
            score_sentence(totals, _without_contacts(told), [a for a in accounts if a.type != CONTACT])
            if told.contacts:
                score_contacts(totals, told, contacts)
        if totals.whole:
            add(part, name, totals)
    return part


def read_all(folder: Path, pattern: str) -> list[Told]:
    """The sentences of a set."""
    return [told for path in sorted(folder.glob(pattern)) for told in read_told(path)]


def accounts_of(text: str) -> Sequence[Account]:
    """What is read in a sentence alone."""
    return dragoman.read(dragoman.article_from_text(text, strict=False)).accounts


def _without_contacts(told: Told) -> Told:
    return replace(told, acts=tuple(act for act in told.acts if CONTACT not in act.types[:1]))


def score_contacts(totals: Totals, told: Told, accounts: Sequence[Account]) -> None:
    """Adds what one text tells of contacts, paired with the entries that stand on the same words."""
    meant = [act for act in told.acts if CONTACT in act.types]
    wanted = [act for act in meant if not act.optional and act.types[0] == CONTACT]
    pairs = dict(pairs_of(wanted, accounts, told.text))
    left = [account for n, account in enumerate(accounts) if n not in pairs.values()]
    extra = [a for a in left if all(not touches(act.trigger, a, told.text) for act in meant)]
    for kind in CONTACTS:
        totals.counts[kind].gold += len(wanted)
        totals.counts[kind].found += len(pairs) + len(extra)
    for place, n in pairs.items():
        act, account = wanted[place], accounts[n]
        codes = (*act.sources, *act.targets)
        totals.counts["contact"].right += 1
        totals.counts["contact with parties"].right += all(side_right([code], account.parties) for code in codes)
        for what, is_right in _further(act, account, told.text).items():
            totals.contacts[f"contact {what}"].append(is_right)


def _further(act: ToldAct, account: Account, text: str) -> dict[str, bool]:
    """What else of a contact that was found is right; a place that is not told is not asked for."""
    right = {"status": account.status in act.statuses}
    if act.modes and account.mode:
        right["mode"] = MODES.get(account.mode, account.mode) in act.modes
    if act.place:
        at = text.find(act.place.partition("&")[0])
        shown = [(e.start, e.end) for e in account.evidence if e.field == "place"]
        right["place"] = any(
            start < at + len(act.place) and at < end for start, end in shown if start is not None and end
        )
    return right


def add(part: Part, name: str, totals: Totals) -> None:
    """Adds one half's figures, and the misses where they may be read."""
    for kind, counts in totals.counts.items():
        if not counts.gold:
            continue
        part.figures[f"{name}.{kind}"] = counts.f1
        part.lines.append(
            f"{name:5} {kind:7} F1 {counts.f1:.3f}   precision {counts.precision:.3f}  recall {counts.recall:.3f}"
            f"   ({counts.right} right, {counts.found} found, {counts.gold} told)"
        )
    rights = {"status": totals.status, "background": totals.background, "whole": totals.whole, **totals.contacts}
    for what, right in rights.items():
        part.figures[f"{name}.{what}"] = sum(right) / len(right) if right else 0.0
        part.lines.append(f"{name:5} {what:14} right {part.figures[f'{name}.{what}']:.3f}   (of {len(right)})")
    if name == "dev":
        part.misses += totals.misses


def score_sentence(totals: Totals, told: Told, accounts: Sequence[Account]) -> None:
    """Adds one sentence: answers and entries are paired best first where type and words fit."""
    wanted = [act for act in told.acts if not act.optional]
    pairs = dict(pairs_of(wanted, accounts, told.text))
    left = [account for n, account in enumerate(accounts) if n not in pairs.values()]
    extra = [a for a in left if all(fit(act, a, told.text) is None for act in told.acts)]
    for kind in ACTS:
        totals.counts[kind].gold += len(wanted)
        totals.counts[kind].found += len(pairs) + len(extra)
    for place, account in ((place, accounts[n]) for place, n in pairs.items()):
        _count(totals, wanted[place], account)
    wrong = amiss(told, accounts)
    totals.whole.append(not wrong)
    if wrong:
        totals.misses.append(f"{told.text}\n    {wrong}")


def pairs_of(wanted: Sequence[ToldAct], accounts: Sequence[Account], text: str) -> list[tuple[int, int]]:
    """Answers and entries that belong together by type and words, best first."""
    numbers = [{"n": n} for n in range(max(len(wanted), len(accounts)))]
    return pair(
        numbers[: len(wanted)],
        numbers[: len(accounts)],
        lambda answer, entry: fit(wanted[answer["n"]], accounts[entry["n"]], text),
    )


def _count(totals: Totals, act: ToldAct, account: Account) -> None:
    source = side_right(act.sources, account.source)
    target = side_right(act.targets, account.target)
    totals.counts["type"].right += 1
    totals.counts["source"].right += source
    totals.counts["target"].right += source and target
    if source:
        totals.status.append(account.status in act.statuses)
        totals.background.append(account.background == act.background)


def fit(act: ToldAct, account: Account, text: str) -> float | None:
    """How well an entry fits an annotated act; None where type or words are others."""
    if account.type not in act.types or not touches(act.trigger, account, text):
        return None
    sides = side_right(act.sources, account.source) + side_right(act.targets, account.target)
    return 1 + 2 * sides + (account.status in act.statuses)


def touches(words: str, account: Account, text: str) -> bool:
    """Whether the entry's words and those of the deed overlap; True where the deed's stand apart in the text."""
    at = text.find(words) if words else -1
    return at < 0 or (account.span[0] < at + len(words) and at < account.span[1])


def amiss(told: Told, accounts: Sequence[Account]) -> str:
    """What is missing or too much in a sentence, in words; empty where all is right, sayer and status too."""
    left = list(accounts)
    missed = []
    for act in sorted(told.acts, key=lambda act: act.optional):
        hits = [account for account in left if is_right(act, account)]
        hit = max(hits, key=lambda account: fit(act, account, told.text) or 0, default=None)
        if hit is not None:
            left.remove(hit)
        elif not act.optional:
            sides = f"{'+'.join(act.sources)}>{'+'.join(act.targets)}"
            missed.append(f"missed {'/'.join(act.types)} {sides} {'/'.join(act.statuses)} {{{act.trigger}}}")
    return "; ".join([*missed, *(f"read {shown(account)}" for account in left)])


def is_right(act: ToldAct, account: Account) -> bool:
    """Whether an entry is an annotated act with its parties, status and sayer; where its words are, is not asked."""
    return (
        account.type in act.types
        and side_right(act.sources, account.source)
        and side_right(act.targets, account.target)
        and account.status in act.statuses
        and act.sayer in (account.said_by or "")
    )
