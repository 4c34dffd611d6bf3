"""Compares acts that were read with hand-made answers: type and source, target, status, background, traps.

The definitions are those of `../shared/gold/score.py`, written anew: an answer and an entry are paired best
first where the type is one of the answer's, a source is shared and the words touch; what is told again, or
defensible, is neither rewarded nor punished; a trap is sprung by an entry of its words that answers nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.scoring import Counts, Row, fold, pair

Place = tuple[str, int, int]
TRAPS = "traps avoided"


@dataclass
class ActScore:
    """The figures of acts, the verdict on each answer, and what went wrong in words."""

    source: Counts = field(default_factory=Counts)
    target: Counts = field(default_factory=Counts)
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def judge(self, attribute: str, *, right: bool) -> None:
        """Counts one attribute of a found act, or one trap."""
        yes, of = self.attributes.get(attribute, (0, 0))
        self.attributes[attribute] = (yes + right, of + 1)


def score_acts(answers: Sequence[Row], accounts: Mapping[str, Sequence[Row]], texts: Mapping[str, Row]) -> ActScore:
    """Scores the acts of several documents; `texts` gives their `text` and `title` by id."""
    score = ActScore()
    for answer in answers:
        entries = [row for row in accounts.get(answer["doc"], ()) if row["type"] != "CONSULT"]
        score_document(score, answer, entries, texts[answer["doc"]])
    return score


def score_document(score: ActScore, document: Row, entries: Sequence[Row], text: Row) -> None:
    """Adds one document's acts and traps to the score."""
    name, answers, optional = document["doc"], document["acts"], document.get("optional_acts", ())
    pairs = dict(pair(answers, entries, lambda answer, entry: likeness(answer, entry, text)))
    rest = [entry for place, entry in enumerate(entries) if place not in pairs.values()]
    known = [*answers, *optional]
    extra = [entry for entry in rest if all(likeness(answer, entry, text) is None for answer in known)]
    for place, answer in enumerate(answers):
        entry = entries[pairs[place]] if place in pairs else None
        score.verdicts[f"{name}#{place}"] = judge_act(score, answer, entry)
        if score.verdicts[f"{name}#{place}"] != "right":
            score.misses.append(
                f"{score.verdicts[f'{name}#{place}']:10} {name}: {answer['type']} {answer['quote']!r}"
            )
    score.misses += [f"{'invented':10} {name}: {e['type']} {e['status']} {e['quote']!r}" for e in extra]
    for counts in (score.source, score.target):
        counts.found += len(pairs) + len(extra)
        counts.gold += len(answers)
    for trap in document.get("traps", ()):
        caught = [e for e in extra if touches(trap, e, text) and (trap["no"] == "any" or e["type"] in trap["no"])]
        score.judge(TRAPS, right=not caught)
        score.misses += [f"{'trap':10} {name}: {trap['quote']!r}"] if caught else []


def judge_act(score: ActScore, answer: Row, entry: Row | None) -> str:
    """The verdict on one answer: `right`, `missed`, or `wrong` with what is wrong."""
    if entry is None:
        return "missed"
    rights = {
        "target": side_right(answer["target"], entry["target"]),
        "status": entry["status"] in (answer["status"], *answer.get("status_also", ())),
        "background": bool(entry["background"]) in {bool(answer["background"]), *answer.get("background_also", ())},
    }
    for attribute, right in rights.items():
        score.judge(attribute, right=right)
    score.source.right += 1
    score.target.right += rights["target"]
    wrong = [attribute for attribute, right in rights.items() if not right]
    return "wrong " + " ".join(wrong) if wrong else "right"


def likeness(answer: Row, entry: Row, text: Row) -> float | None:
    """How well an entry fits an answer; None where it can't be the same act."""
    types = answer["type"] if isinstance(answer["type"], list) else [answer["type"]]
    if entry["type"] not in types or not side_right(answer["source"], entry["source"]):
        return None
    if not touches(answer, entry, text):
        return None
    return 1 + side_right(answer["target"], entry["target"]) + 0.5 * (answer["status"] == entry["status"])


def side_right(meant: Sequence[str], read: Sequence[Row]) -> bool:
    """Whether one of the parties meant is among those read, by state, name or role; True where none is asked.

    "Polisario Front", "police": who is of no state alone is meant by his name.
    """
    codes = {fold(str(p[of])) for p in read for of in ("country", "name", "role") if p[of]}
    return not meant or bool({fold(name) for name in meant} & codes)


def touches(answer: Row, entry: Row, text: Row) -> bool:
    """Whether the words of an entry overlap those of an answer or trap."""
    start, end = entry["span"]
    for part in ("text", "title"):
        at = (text.get(part) or "").find(answer["quote"])
        if at >= 0 and entry["in"] == part:
            return bool(min(end, at + len(answer["quote"])) > max(start, at))
    return False
