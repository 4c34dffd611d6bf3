"""Measures acts: our own press articles, the probe of modality and attribution, sentences of the codebook's kind."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import dragoman
from benchmarks.act_scoring import ActScore, score_acts
from benchmarks.own import CASES, DAILY, PRESS_MORE, REPORTS, USUAL, rows_in, rows_of
from benchmarks.parts import Part
from benchmarks.probe_scoring import Aspects, Expected, expected_of
from benchmarks.scoring import Row
from dragoman.records import Account

SENTENCES = Path(__file__).parent.parent.parent / "shared" / "data" / "plv" / "train.tsv"
PROBES = (
    "probe", "probe_dev", "probe_held", "probe_other", "probe_plain_dev", "probe_plain_held",
    "probe_fresh_dev", "probe_fresh_held",
)  # fmt: skip
"""The probe to learn from, a harder one to learn from, two only to count, the last by another hand; two by a
third hand in plainer words and two as a news desk writes, of both of which the first is to learn from."""
COUNTED = ("probe_held", "probe_other", "probe_plain_held", "probe_fresh_held")
SETS = {
    "acts": "",
    "acts_other": "other.",
    PRESS_MORE: "more.",
    REPORTS: "reports.",
    DAILY: "daily.",
    USUAL: "usual.",
}
"""The sets of press articles: our own, and those of five writers who had not seen the program."""
YIELDS = ("CONCEDE", "RETREAT")


def acts() -> Part:
    """Acts of our own press articles, the half to learn from and the half kept apart."""
    part = Part("acts")
    for name, prefix in SETS.items():
        answers = rows_in(CASES / f"{name}.jsonl")
        accounts = rows_of(dragoman.read_paths([str(CASES / f"{name}.docs.jsonl")]), "accounts")
        texts = {row["id"]: row for row in rows_in(CASES / f"{name}.docs.jsonl")}
        for half in ("dev", "test"):
            score = score_acts([row for row in answers if row["half"] == half and "acts" in row], accounts, texts)
            add(part, f"{prefix}{half}", score)
    return part


def add(part: Part, name: str, score: ActScore) -> None:
    """Adds the figures, verdicts and misses of one half."""
    part.figures |= {f"{name}.found": score.source.f1, f"{name}.found_with_target": score.target.f1}
    part.figures |= {f"{name}.{key.replace(' ', '_')}": yes / of for key, (yes, of) in score.attributes.items() if of}
    for kind, counts in (("source", score.source), ("target", score.target)):
        part.lines.append(
            f"{name:10} type and {kind:7} F1 {counts.f1:.3f}   precision {counts.precision:.3f}  recall"
            f" {counts.recall:.3f}   ({counts.right} right, {counts.found} found, {counts.gold} gold)"
        )
    shares = (f"{key} {yes / of:.3f} (of {of})" for key, (yes, of) in score.attributes.items() if of)
    part.lines.append(f"{name:10} of the found: " + ", ".join(shares))
    part.verdicts |= {f"{name}/{case}": verdict for case, verdict in score.verdicts.items()}
    part.misses += [f"{name}: {miss}" for miss in score.misses]


def probe() -> Part:
    """Sentences on modality, negation, denial and attribution: right where each act is read and no other.

    Beside it: status and sayer of the acts that were found, and whether mere words were read as a deed.
    """
    part = Part("probe")
    for name in PROBES:
        sentences = list(probe_sentences(CASES / f"{name}.txt"))
        right, aspects = 0, Aspects()
        for text, expected in sentences:
            accounts = acts_of(text)
            aspects.add(expected, accounts)
            wrong = amiss(expected, accounts)
            right += not wrong
            part.verdicts[f"{'test' if name in COUNTED else 'dev'}/{text[:60]}"] = wrong or "right"
            if wrong:
                part.misses.append(f"{'test: ' if name in COUNTED else ''}{text}\n    {wrong}")
        part.figures |= {name: right / len(sentences)} | {f"{name}.{key}": v for key, v in aspects.figures().items()}
        part.lines.append(f"{name:16} right {right / len(sentences):.3f}   ({right} of {len(sentences)})")
        part.lines += aspects.lines()
    return part


def probe_sentences(path: Path) -> Iterator[tuple[str, tuple[Expected, ...]]]:
    """The sentences of a probe with the acts they tell."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, told = line.partition(" # ")
            yield text, tuple(expected_of(act) for act in told.split(";") if act.strip() != "-")


def acts_of(text: str) -> list[Account]:
    """The acts that are read in a sentence alone."""
    article = dragoman.article_from_text(text, strict=False)
    return [account for account in dragoman.read(article).accounts if account.type != "CONSULT"]


def amiss(expected: Sequence[Expected], accounts: Iterable[Account]) -> str:
    """What is missing or too much, in words; empty where all is right."""
    left = list(accounts)
    missed = []
    for act in expected:
        hit = next((account for account in left if act.fits(account)), None)
        if hit is not None:
            left.remove(hit)
        elif not act.optional:
            sides = f"{'+'.join(act.source)}>{'+'.join(act.target)}"
            missed.append(f"missed {'/'.join(act.types)} {sides} {'/'.join(act.statuses)}")
    return "; ".join([*missed, *(f"read {shown(account)}" for account in left)])


def shown(account: Account) -> str:
    """An act in a few words."""
    sides = [",".join(p.country or p.name or "?" for p in side) for side in (account.source, account.target)]
    return f"{account.type} {sides[0]}>{sides[1]} {account.status}"


def raw() -> Part:
    """Sentences of the codebook's kind with nothing given: whether country pair and type come out."""
    part = Part("raw")
    if not SENTENCES.exists():
        part.skipped = f"{SENTENCES} is not there"
        return part
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    known = [(row, code_of(row["source"]), code_of(row["target"])) for row in rows]
    judged = [(row, source, target) for row, source, target in known if source and target]
    right = sum(is_read(row, source, target) for row, source, target in judged)
    part.figures["pair_and_type"] = right / len(judged)
    part.lines.append(
        f"pair and type {right / len(judged):.3f}   ({right} of {len(judged)} with both countries known)"
    )
    return part


def code_of(words: str) -> str | None:
    """The country or organisation of the words of a marked source or target."""
    actor = dragoman.resolve_actor(words)
    return (actor.organisation or actor.country) if actor is not None else None


def is_read(row: Row, source: str | None, target: str | None) -> bool:
    """Whether an act of the marked type from source to target comes out of the sentence."""
    types = YIELDS if row["root"] == "YIELD" else (row["root"],)
    article = dragoman.article_from_text(row["sentence"], strict=False)
    return any(
        account.type in types
        and source in {p.country for p in (account.parties if account.type == "CONSULT" else account.source)}
        and target in {p.country for p in (account.parties if account.type == "CONSULT" else account.target)}
        for account in dragoman.read(article).accounts
    )
