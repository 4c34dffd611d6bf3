"""Scores the statements and positions of our own press texts: who says what, in what, and who stands where."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

import dragoman
from benchmarks.parts import Part
from benchmarks.scoring import Counts, Score

CASES = Path(__file__).parent / "cases" / "statements.yml"
ENOUGH = 0.5
"""The share of words two contents have in common, as F1, from which on one is taken for the other."""
WHOLE = 0.8
"""From here on a content counts as right."""
WORD = re.compile(r"\w+")
Row = Mapping[str, Any]


def statements() -> Part:
    """Statements and positions of our own press texts, the half looked into while building and the other."""
    documents = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    part = Part("statements")
    for half in ("dev", "test"):
        said, stood = Score(), Score()
        for document in documents:
            if document["half"] == half:
                reading = dragoman.read(article_of(document)).to_dicts()
                score_statements(said, document, reading["statements"])
                score_positions(stood, document, reading["positions"])
        for name, score in ((half, said), (f"{half}.positions", stood)):
            part.figures |= {f"{name}.found": score.found.f1, f"{name}.all_right": score.all_right.f1}
            part.lines += [line(name, "found", score.found), line(name, "all_right", score.all_right)]
            part.verdicts |= {f"{name}/{case}": verdict for case, verdict in score.verdicts.items()}
            part.misses += [f"{half}: {miss}" for miss in score.misses]
        part.lines.append(f"{half:14} of the found: " + shares(said))
    return part


def article_of(document: Row) -> dragoman.Article:
    """A document of the cases as an article."""
    known = {name: str(document[name]) for name in ("id", "title", "source", "published") if document.get(name)}
    return dragoman.article_from_text(document["text"], strict=False, **known)


def line(name: str, kind: str, counts: Counts) -> str:
    """A line of the outcome."""
    told = f"F1 {counts.f1:.3f}   precision {counts.precision:.3f}  recall {counts.recall:.3f}"
    return f"{name:14} {kind:10} {told}   ({counts.right} right, {counts.found} found, {counts.gold} gold)"


def shares(score: Score) -> str:
    """How often each attribute of a found statement is right."""
    return ", ".join(f"{key} {yes / of:.3f} (of {of})" for key, (yes, of) in sorted(score.attributes.items()))


def score_statements(score: Score, document: Row, entries: Sequence[Row]) -> None:
    """Adds one document's statements to the score; each answer is paired with the entry most like it."""
    answers = document["statements"]
    likeness = {
        (n, m): overlap(" ".join(answer["content"]), entry["content"])
        * (1.1 if speaks(answer["speaker"], entry["speaker"]) else 1.0)
        for n, answer in enumerate(answers)
        for m, entry in enumerate(entries)
    }
    pairs: dict[int, int] = {}
    for n, m in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if likeness[n, m] >= ENOUGH and n not in pairs and m not in pairs.values():
            pairs[n] = m
    for n, answer in enumerate(answers):
        entry = entries[pairs[n]] if n in pairs else None
        around = entries[pairs[answer["within"]]]["id"] if answer.get("within") in pairs else None
        verdict = judge(score, answer, entry, around)
        note(score, f"{document['id']}#{n}", verdict, f"{answer['speaker']}: {answer['content']}", entry)
    for m, entry in enumerate(entries):
        if m not in pairs.values():
            score.misses.append(f"{'invented':16} {document['id']}: {shown(entry)}")
    finish(score, len(entries), len(answers), len(pairs))


def judge(score: Score, answer: Row, entry: Row | None, around: str | None) -> str:
    """The verdict on one answer: `right`, `missed`, or `wrong` with what is wrong."""
    if entry is None:
        return "missed"
    content = overlap(" ".join(answer["content"]), entry["content"])
    rights = {"speaker": speaks(answer["speaker"], entry["speaker"]), "content": content >= WHOLE}
    for name, right in rights.items():
        score.judge(name, right)
    yes, of = score.attributes.get("content overlap", (0, 0))
    score.attributes["content overlap"] = (yes + content, of + 1)  # type: ignore[assignment]  # a mean, not a count
    if "in" in answer:
        score.judge("said_in", answer["in"] == entry["said_in"])
    if "to" in answer:
        score.judge("addressee", speaks(f"{answer['to']}/-", entry["addressee"]))
    if "within" in answer:
        score.judge("parent", around is not None and entry["parent"] == around)
    wrong = [name for name, right in rights.items() if not right]
    return "wrong " + " ".join(wrong) if wrong else "right"


def score_positions(score: Score, document: Row, entries: Sequence[Row]) -> None:
    """Adds one document's positions: right where holder, stance and matter are."""
    answers, left = document["positions"], list(entries)
    for n, (holder, stance, matter) in enumerate(answers):
        near = [e for e in left if on(matter, e) and holder in {p["country"] for p in e["holder"]}]
        entry = next((e for e in near if e["stance"] == stance), near[0] if near else None)
        if entry is not None:
            left.remove(entry)
        verdict = "missed" if entry is None else "right" if entry["stance"] == stance else "wrong stance"
        note(score, f"{document['id']}#{n}", verdict, f"{holder} {stance} {matter}", None)
    score.misses += [
        f"{'invented':16} {document['id']}: {e['holder'][0]['country']} {e['stance']} {e['matter']}: {e['quote']}"
        for e in left
    ]
    finish(score, len(entries), len(answers), len(entries) - len(left))


def note(score: Score, case: str, verdict: str, told: str, entry: Row | None) -> None:
    """Keeps the verdict on one answer, and what went wrong in words."""
    score.verdicts[case] = verdict
    score.all_right.right += verdict == "right"
    if verdict != "right":
        score.misses.append(f"{verdict:16} {case}: {told}" + (f"\n  read as        {shown(entry)}" if entry else ""))


def finish(score: Score, found: int, gold: int, right: int) -> None:
    """Counts a document's entries and answers."""
    score.found.found += found
    score.found.gold += gold
    score.found.right += right
    score.all_right.found, score.all_right.gold = score.found.found, score.found.gold


def on(matter: str, entry: Row) -> bool:
    """Whether a position is on a matter: its code, or these words in its words."""
    return entry["matter"] == matter or fold(matter) in fold(entry["matter_text"])


def overlap(one: str, other: str) -> float:
    """The F1 of the words that two contents have in common."""
    a, b = Counter(WORD.findall(fold(one))), Counter(WORD.findall(fold(other)))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def speaks(answer: str, parties: Sequence[Row]) -> bool:
    """Whether parties are those of an answer: each name or role, and each state that the answer tells."""
    wanted = [each.strip().rpartition("/") for each in answer.split(";")]
    return len(wanted) == len(parties) and all(
        any(is_one(name, state, party) for party in parties) for name, _, state in wanted
    )


def is_one(name: str, state: str, party: Row) -> bool:
    """Whether a party is the one of an answer; `-` asks for nothing."""
    known = fold(f"{party['name'] or ''} {party['role'] or ''}")
    named = name == "-" or state == party["country"] or any(word in known for word in fold(name).split())
    if name not in {"-"} and party["name"] and name[:1].isupper() and " " in name:
        named = fold(name).split()[-1] in known or fold(name) in known or party["name"] is None
    return named and (state in {"-", party["country"]})


def fold(text: str) -> str:
    """Lower case without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def shown(entry: Row) -> str:
    """An entry in a line."""
    who = "; ".join(f"{p['name'] or p['role'] or '-'}/{p['country'] or '-'}" for p in entry["speaker"])
    return f"{who}: {entry['content']}"
