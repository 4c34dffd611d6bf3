"""Measures joining: occasions told by several outlets, with near misses beside them, and which tellings are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from benchmarks.merging import CASES, articles_of, merged
from benchmarks.parts import Part
from dragoman.records import Account

SETS = {
    "occasions": "",
    "occasions_other": "other.",
    "occasions_more": "more.",
    "occasions_told": "told.",
    "occasions_both": "both.",
}
"""Files in `cases` and what their figures are called; `other`, `more` and `both` are by other hands."""

CONTACT = "CONSULT"


@dataclass(frozen=True, slots=True)
class Telling:
    """An occasion as one document of a group tells it, and the event of the account that was read there."""

    doc: str
    occasion: str
    event: str | None


def occasions() -> Part:
    """Each two tellings of a group: joined where they are of one occasion, else kept apart."""
    part = Part("occasions")
    for name, prefix in SETS.items():
        articles = articles_of(CASES / f"{name}.docs.jsonl")
        texts = {article.id: article.text for article in articles}
        accounts, event_of = merged(articles)
        for half in ("dev", "test"):
            rows = [row for row in _answers(name) if row["half"] == half]
            groups: dict[str, list[Telling]] = {}
            for row in rows:
                found = tellings(row, accounts.get(row["doc"], ()), texts.get(row["doc"], ""))
                told = (Telling(row["doc"], occasion, event_of.get(id_ or "")) for occasion, id_ in found)
                groups.setdefault(row["group"], []).extend(told)
            _add_half(part, f"{prefix}{half}", groups.values())
    return part


def _answers(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def tellings(row: Mapping[str, Any], accounts: Sequence[Account], text: str) -> list[tuple[str, str | None]]:
    """Each occasion that a document tells, with the id of the account that was read of it; no account tells two."""
    told = [(tell["event"], tell["words"], text.find(tell["words"])) for tell in row["tells"]]
    ranked = sorted(
        (rank, number, account.id)
        for number, (_, words, at) in enumerate(told)
        for account in accounts
        if (rank := _rank(account, words, (at, at + len(words)))) is not None
    )
    found: dict[int, str] = {}
    for _, number, id_ in ranked:
        if number not in found and id_ not in found.values():
            found[number] = id_
    return [(occasion, found.get(number)) for number, (occasion, _, _) in enumerate(told)]


def _rank(account: Account, words: str, span: tuple[int, int]) -> tuple[object, ...] | None:
    """How near an account stands to the words of a telling: on its deed, its quote, or as a contact its sentence."""
    pieces = [piece for piece in account.evidence if piece.part == account.part == "text"]
    meets = [
        piece for piece in pieces if piece.start is not None and _meet((piece.start, piece.end or piece.start), span)
    ]
    act = account.type != CONTACT
    if any(piece.field in ("type", "mode") for piece in meets):
        level = 0
    elif account.part == "text" and _meet(account.span, span):
        level = 1
    elif not act and words in account.sentence:
        level = 2
    else:
        return None
    return level, act, -len(meets), account.background, account.span


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _unread(one: Telling, other: Telling) -> bool:
    return one.event is None or other.event is None


def _add_half(part: Part, half: str, groups: Iterable[Sequence[Telling]]) -> None:
    told = [telling for group in groups for telling in group]
    same = joined = apart = wrong = unread = 0
    for one, other in (pair for group in groups for pair in combinations(group, 2)):
        is_one, as_one = one.occasion == other.occasion, one.event is not None and one.event == other.event
        same, joined, unread = same + is_one, joined + (is_one and as_one), unread + (is_one and _unread(one, other))
        apart, wrong = apart + (not is_one), wrong + (as_one and not is_one)
        part.verdicts[f"{half}/{one.doc} {other.doc}"] = "right" if as_one == is_one else "wrong"
        if as_one != is_one:
            why = "wrongly joined" if as_one else "not read" if _unread(one, other) else "not joined"
            part.misses.append(f"{half}: {one.doc} {other.doc} {one.occasion}: {why}")
    read = sum(telling.event is not None for telling in told)
    part.figures |= {f"{half}.found": joined / same, f"{half}.kept_apart": 1 - wrong / apart}
    part.lines.append(
        f"{half}: {joined} of {same} pairs of one occasion joined ({unread} with one not read), "
        f"{wrong} of {apart} others wrongly; {read} of {len(told)} tellings read"
    )
