"""Compares what was read with hand-made answers: contacts and figures, found and all right.

The definitions are those of the gold's own README and scorer, written anew: an answer and an entry are
paired best first; an answer is found where two of its parties are (or its only one), and all right where
its parties, mode, status and day are. Domestic answers and entries are not judged, and neither are those
that a careful reader may see differently (`optional_contacts`, `mode_also`, `status_also`).
Answers are JSON rows as in `cases/contacts.jsonl`, entries are rows of `accounts.jsonl` and `figures.jsonl`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
LOOSE_MEASURES = frozenset({"items", "affected"})  # two careful readers differ on them
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "-": " "})
STRICT = ("parties", "mode", "status", "date")


@dataclass
class Counts:
    """How many entries were right, of how many read and how many there are to read."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0


@dataclass
class Score:
    """The figures of one kind of entry, the verdict on each answer, and what went wrong in words."""

    found: Counts = field(default_factory=Counts)
    all_right: Counts = field(default_factory=Counts)
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def judge(self, attribute: str, right: bool | None) -> None:
        """Counts one attribute of a found entry; None where there is nothing to judge."""
        if right is not None:
            yes, of = self.attributes.get(attribute, (0, 0))
            self.attributes[attribute] = (yes + right, of + 1)


def score_contacts(documents: Sequence[Row], accounts: Mapping[str, Sequence[Row]]) -> Score:
    """Scores the contacts among `accounts`, a list of rows for each document's id."""
    score = Score()
    for document in documents:
        entries = [row for row in accounts.get(document["doc"], ()) if row["type"] == "CONSULT"]
        score_document(score, document, entries)
    return score


def score_document(score: Score, document: Row, entries: Sequence[Row]) -> None:
    """Adds one document's contacts to the score."""
    answers = document["contacts"]
    pairs = dict(pair(answers, entries, contact_likeness))
    left = [entry for place, entry in enumerate(entries) if place not in pairs.values()]
    spared = {place for _, place in pair(document.get("optional_contacts", ()), left, contact_likeness)}
    extra = [entry for place, entry in enumerate(left) if place not in spared and not is_domestic(entry)]
    for place, answer in enumerate(answers):
        if answer.get("scope") == "domestic":
            continue
        entry = entries[pairs[place]] if place in pairs else None
        verdict = judge_contact(score, answer, entry)
        score.verdicts[f"{document['doc']}#{place}"] = verdict
        score.found.gold += 1
        score.found.found += entry is not None
        score.found.right += entry is not None
        score.all_right.right += verdict == "right"
        if verdict != "right":
            score.misses.append(
                f"{verdict:16} {document['doc']}: {shown(answer)}"
                + (f"\n  read as        {shown(entry)}" if entry else "")
            )
    score.found.found += len(extra)
    score.all_right.found, score.all_right.gold = score.found.found, score.found.gold
    score.misses += [f"{'invented':16} {document['doc']}: {shown(entry)}" for entry in extra]
    if extra:
        score.verdicts[f"{document['doc']}+"] = f"{len(extra)} invented"


def judge_contact(score: Score, answer: Row, entry: Row | None) -> str:
    """The verdict on one answer: `right`, `missed`, or `wrong` with what is wrong."""
    if entry is None:
        return "missed"
    rights = contact_rights(answer, entry)
    for attribute, right in rights.items():
        score.judge(attribute, right)
    for party in answer["parties"]:
        other = next((p for p in entry["parties"] if same_party(party, p)), None)
        if other is not None:
            score.judge("country", party["country"] == other["country"] if party["country"] else None)
            score.judge("role", bool(other["role"]) if party["role"] else None)
    wrong = [name for name in STRICT if rights[name] is False]
    return "wrong " + " ".join(wrong) if wrong else "right"


def contact_rights(answer: Row, entry: Row) -> dict[str, bool | None]:
    """Whether each attribute of a found contact is right; None where the answer leaves it open."""
    hits = shared_parties(answer, entry)
    surplus = len(entry["parties"]) - hits
    return {
        "parties": hits == len(answer["parties"]) and (surplus <= 0 or bool(answer.get("more"))),
        "mode": entry["mode"] in (answer["mode"], *answer.get("mode_also", ())),
        "status": entry["status"] in (answer["status"], *answer.get("status_also", ())),
        "background": bool(entry["background"]) in {bool(answer["background"]), *answer.get("background_also", ())},
        "date": any_of(days_agree(days, entry["date"]) for days in (answer["date"], *answer.get("date_also", ()))),
        "place": any_of(
            places_agree(place, entry["place"]) if place else None
            for place in (answer["place"], *answer.get("place_also", ()))
        ),
        "said_by": bool(entry["said_by"]) if answer["said_by"] else None,
    }


def any_of(rights: Iterable[bool | None]) -> bool | None:
    """Whether one of several answers is right; None where the first leaves it open."""
    judged = list(rights)
    return None if judged[0] is None else any(judged)


def contact_likeness(answer: Row, entry: Row) -> float | None:
    """How well an entry fits an answer; None where they can't be the same contact."""
    hits = shared_parties(answer, entry)
    if hits < min(2, len(answer["parties"])):
        return None
    surplus = max(0, len(entry["parties"]) - hits)
    fit: float = (
        hits
        - 0.4 * surplus
        + (answer["mode"] == entry["mode"])
        + 0.5 * (days_agree(answer["date"], entry["date"]) is True)
        + 0.5 * (answer["status"] == entry["status"])
        + 0.25 * (bool(answer["background"]) == bool(entry["background"]))
    )
    return fit


def pair(
    answers: Sequence[Row], entries: Sequence[Row], likeness: Callable[[Row, Row], float | None]
) -> list[tuple[int, int]]:
    """Answers and entries that belong together, best first, each used once."""
    fits = [
        (-fit, i, j)
        for i, answer in enumerate(answers)
        for j, entry in enumerate(entries)
        if (fit := likeness(answer, entry)) is not None
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(fits):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def shared_parties(answer: Row, entry: Row) -> int:
    """How many of the answer's parties the entry has."""
    return sum(any(same_party(party, other) for other in entry["parties"]) for party in answer["parties"])


def same_party(party: Row, other: Row) -> bool:
    """Whether a party that was read is the one meant: by surname, or by country where no name is told."""
    if not party["name"]:
        return bool(party["country"]) and party["country"] == other["country"]
    if not other["name"]:
        return False
    own, read = fold(party["name"]), fold(other["name"])
    return own == read or surname(own) in read.split() or surname(read) in own.split()


def surname(folded: str) -> str:
    """The last word of a folded name that is no suffix like Jr."""
    return next((word for word in reversed(folded.split()) if word not in SUFFIXES), "")


def fold(text: str) -> str:
    """Lower case letters, digits and spaces, accents dropped."""
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS)).lower()
    return " ".join(re.sub(r"[^a-z0-9 ]", "", plain).split())


def days_agree(meant: Sequence[str | None] | None, read: Sequence[str | None] | None) -> bool | None:
    """Whether the days read lie within those meant; None where any day would do."""
    first, last = meant or (None, None)
    if first is None and last is None:
        return None
    low, high = read or (None, None)
    low, high = low or high, high or low
    if low is None or high is None:
        return False
    return (first is None or low >= first) and (last is None or high[:10] <= last)


def places_agree(meant: str, read: Any) -> bool:
    """Whether the place read, a name or a row with one, holds the place meant or its last word."""
    own, other = fold(meant), fold(str(read or ""))
    return own in other or surname(own) in other.split()


def is_domestic(entry: Row) -> bool:
    """Whether the parties' countries, as far as they are known, are one."""
    return len({party["country"] for party in entry["parties"] if party["country"]}) == 1


def shown(contact: Row) -> str:
    """A contact in one line."""
    who = ", ".join(f"{p['name'] or p['role'] or '-'}/{p['country'] or '-'}" for p in contact["parties"])
    known = " background" if contact["background"] else ""
    return f"{contact['mode']} {contact['status']}{known} [{who}] {contact['date']}: {contact['quote']!r}"


def score_figures(documents: Sequence[Row], figures: Mapping[str, Sequence[Row]]) -> Score:
    """Scores figures: found by measure and value, all right with their bound."""
    score = Score()
    for document in documents:
        answers = [row for row in document["figures"] if row["measure"] not in LOOSE_MEASURES]
        entries = [row for row in figures.get(document["doc"], ()) if row["measure"] not in LOOSE_MEASURES]
        pairs = dict(pair(answers, entries, figure_likeness))
        for place, answer in enumerate(answers):
            entry = entries[pairs[place]] if place in pairs else None
            bound = entry is not None and answer.get("bound", "exact") == entry["bound"]
            if entry is not None:
                score.judge("bound", bound)
            score.found.right += entry is not None
            score.all_right.right += bound
            verdict = "right" if bound else "missed" if entry is None else "wrong bound"
            score.verdicts[f"{document['doc']}#{place}"] = verdict
            if not bound:
                score.misses.append(f"{verdict:16} {document['doc']}: {answer}")
        extra = [entry for place, entry in enumerate(entries) if place not in pairs.values()]
        if extra:
            score.verdicts[f"{document['doc']}+"] = f"{len(extra)} invented"
        score.misses += [
            f"{'invented':16} {document['doc']}: {entry['measure']} {entry['value']}: {entry['quote']!r}"
            for entry in extra
        ]
        score.found.found += len(entries)
        score.found.gold += len(answers)
    score.all_right.found, score.all_right.gold = score.found.found, score.found.gold
    return score


def figure_likeness(answer: Row, entry: Row) -> float | None:
    """How well a figure read fits one meant; None where measure or value differ."""
    if answer["measure"] != entry["measure"]:
        return None
    meant, read = values(answer["value"]), values(entry["value"])
    inside = len(meant) == 2 and meant[0] <= read[0] and read[-1] <= meant[1]
    around = len(read) == 2 and read[0] <= meant[0] <= read[1]
    if meant != read and not inside and not around:
        return None
    return 1.0 + bool(answer.get("bound", "exact") == entry["bound"])


def values(value: Any) -> list[float]:
    """A value or a range as a list of numbers."""
    return [float(v) for v in (value if isinstance(value, list | tuple) else [value])]
