"""Contacts read from a sentence or two: who with whom, how, whether it happened, when and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import dragoman
from benchmarks.scoring import Row, contact_likeness, days_agree, is_domestic, pair, places_agree, same_party, shown

TABLE = yaml.safe_load((Path(__file__).parent / "cases" / "contacts.yml").read_text(encoding="utf-8"))
KNOWN_FAILURES = set(TABLE["known_failures"])
XFAIL = pytest.mark.xfail(reason="known failure", raises=AssertionError, strict=True)


def contacts_in(case: dict[str, Any]) -> list[Row]:
    told = {name: str(case[name]) for name in ("title", "source", "published") if name in case}
    reading = dragoman.read(dragoman.article_from_text(case["text"], id=case["id"], strict=False, **told))
    return [row for row in reading.to_dicts()["accounts"] if row["type"] == "CONSULT"]


def answer_of(expected: dict[str, Any]) -> dict[str, Any]:
    names = [text.rpartition("/") for text in expected["parties"]]
    parties = [
        {"name": name or None, "role": None, "country": None if code == "-" else code} for name, _, code in names
    ]
    first, _, last = str(expected.get("date", "..")).partition("..")
    days = [first or None, last or None] if ".." in str(expected.get("date", "..")) else [first, first]
    mode, *modes = expected["mode"].split("|")
    status, *statuses = expected["status"].split("|")
    return {
        "mode": mode, "mode_also": modes, "status": status, "status_also": statuses, "parties": parties, "date": days,
        "place": expected.get("place"), "background": expected.get("background", False), "quote": "",
    }  # fmt: skip


def faults(answer: Row, entry: Row) -> list[str]:
    mates = [[p for p in entry["parties"] if same_party(party, p)] for party in answer["parties"]]
    countries = zip(answer["parties"], mates, strict=True)
    found = {
        "parties": all(mates) and len(entry["parties"]) == len(answer["parties"]),
        "country": all(not p["country"] or any(m["country"] == p["country"] for m in own) for p, own in countries),
        "mode": entry["mode"] in (answer["mode"], *answer["mode_also"]),
        "status": entry["status"] in (answer["status"], *answer["status_also"]),
        "background": answer["background"] in (entry["background"], "either"),
        "date": days_agree(answer["date"], entry["date"]) is not False,
        "place": not answer["place"] or places_agree(answer["place"], entry["place"]),
    }
    return [name for name, right in found.items() if not right]


def problems_with(entries: list[Row], expected: list[dict[str, Any]], optional: list[dict[str, Any]]) -> list[str]:
    answers = [answer_of(one) for one in expected]
    pairs = dict(pair(answers, entries, contact_likeness))
    left = [entry for place, entry in enumerate(entries) if place not in pairs.values()]
    spared = dict(pair([answer_of(one) for one in optional], left, contact_likeness)).values()
    problems = [f"missed: {shown(answer)}" for place, answer in enumerate(answers) if place not in pairs]
    problems += [f"invented: {shown(entry)}" for place, entry in enumerate(left) if place not in spared]
    for place, other in pairs.items():
        if wrong := faults(answers[place], entries[other]):
            problems.append(f"wrong {', '.join(wrong)}: {shown(answers[place])}, read as {shown(entries[other])}")
    return problems


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["id"], marks=[XFAIL] if c["id"] in KNOWN_FAILURES else []) for c in TABLE["cases"]]
)
def test_contacts_of_cases(case: dict[str, Any]) -> None:
    entries = [entry for entry in contacts_in(case) if not is_domestic(entry)]
    readings = [case[name] for name in ("expected", "or") if name in case]
    outcomes = [problems_with(entries, reading, case.get("optional", [])) for reading in readings]
    assert [] in outcomes, "\n".join([case["why"], *outcomes[0]])


def test_contacts_cases_known_failures_are_cases() -> None:
    ids = [case["id"] for case in TABLE["cases"]]
    assert len(ids) == len(set(ids))
    assert set(ids) >= KNOWN_FAILURES
