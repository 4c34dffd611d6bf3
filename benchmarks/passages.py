"""Measures days, places and parties of contacts in annotated passages, by the words that annotators gave them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import dragoman
from benchmarks.parts import Part
from benchmarks.sentences import CONTACT, HELD, pairs_of, read_all, side_right
from dragoman.mentions.dating import date_article
from dragoman.records import Account
from training.annotated import Told, ToldAct

OPEN = "left open"
"""What is right where no words tell it, and what is right to be said where words do but were not read."""
ISO_DAY, LATE = 10, "2026-12-31"  # characters; a day after all that passages tell
KINDS = ("right", OPEN, "other words", "too much", "guessed")


@dataclass
class Settled:
    """How the days and places of the contacts that were found came out, and the parties."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {"date": Counter(), "place": Counter()})
    parties: list[bool] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def passages() -> Part:
    """The contacts of the passages kept apart, of which only totals are shown."""
    part = Part("passages")
    settled = score_passages(read_all(HELD, "*[!7]p-*.held.txt"))
    for what, counts in settled.counts.items():
        told = sum(counts[kind] for kind in ("right", OPEN, "other words"))
        part.figures[f"{what}.told"] = counts["right"] / told if told else 0.0
        part.figures[f"{what}.right"] = right_of(counts)
        shown = ", ".join(f"{kind} {counts[kind]}" for kind in (*KINDS, "rightly open"))
        part.lines.append(f"{what:6} right {right_of(counts):.3f}   ({shown})")
    part.figures["parties"] = sum(settled.parties) / len(settled.parties) if settled.parties else 0.0
    part.lines.append(f"parties all there {part.figures['parties']:.3f}   (of {len(settled.parties)})")
    return part


def right_of(counts: Counter[str]) -> float:
    """The share of what is right, be it rightly left open or inferred where no words tell it."""
    return (counts["right"] + counts["rightly open"] + counts["guessed"]) / max(1, counts.total())


def score_passages(told: Iterable[Told]) -> Settled:
    """Counts how the contacts of passages came out."""
    settled = Settled()
    for passage in told:
        contacts = [a for a in dated_accounts(passage.text) if a.type == CONTACT]
        meant = [a for a in passage.acts if a.types[0] == CONTACT and not a.optional]
        for place, n in pairs_of(meant, contacts, passage.text):
            _settle(settled, meant[place], contacts[n], passage.text)
    return settled


def dated_accounts(text: str) -> Sequence[Account]:
    """What is read in a passage, published on the last day that it can be of, so that its weekdays have days."""
    first, last = date_article(dragoman.article_from_text(text, strict=False)).range
    day = last if first and last and len(last) == ISO_DAY else LATE
    return dragoman.read(dragoman.article_from_text(text, published=day, strict=False)).accounts


def _settle(settled: Settled, act: ToldAct, account: Account, text: str) -> None:
    verdicts = {
        "date": verdict(text, [act.day, *act.elsewhere[2]], account, "date"),
        "place": verdict(text, [act.place, *act.elsewhere[3]], account, "place"),
    }
    for what, kind in verdicts.items():
        settled.counts[what][kind] += 1
        if kind not in {"right", "rightly open", "guessed"}:
            settled.lines.append(f"{what}: {kind}: {act} read {read_words(text, account, what)!r} in {text}")
    codes = (*act.sources, *act.targets)
    settled.parties.append(all(side_right([code], account.parties) for code in codes))


def verdict(text: str, meant: Sequence[str | None], account: Account, what: str) -> str:
    """How a field came out: `right` by its words, or by others that say the same; `guessed` is an inference."""
    words = [w for w in meant if w]
    found = [e for e in account.evidence if e.field == what and e.part == "text" and e.start is not None]
    inferred = all(e.inferred for e in found)
    if not found:
        return OPEN if words else "rightly open"
    if not words:
        return "guessed" if inferred else "too much"
    spans = [m.span() for w in words for m in re.finditer(rf"(?<!\w){re.escape(w)}(?!\w)", text)]
    same = any(
        ((e.start or 0) < end and start < (e.end or 0)) or said(text[e.start : e.end]) in {said(w) for w in words}
        for e in found
        for start, end in spans or [(0, 0)]
    )
    return "right" if same else "other words"


def said(words: str) -> str:
    """Words without what leads them: "on Monday" is "Monday"."""
    return re.sub(r"^(?:(?:on|in|at|near|late|early|the)\s)+", "", words.casefold()).strip()


def read_words(text: str, account: Account, what: str) -> list[str]:
    """The words that a field stands on, with the reason where it was inferred."""
    return [f"{text[e.start : e.end]}{f' ({e.inferred})' if e.inferred else ''}" for e in account.evidence
            if e.field == what]  # fmt: skip
