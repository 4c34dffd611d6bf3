"""Our own documents and their answers: every answer stands on words of its document."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import benchmarks
from benchmarks.own import ACTUAL, DAILY, PRESS, PRESS_MORE, REPORTS, SETS, USUAL, WIDE

CASES = Path(benchmarks.__file__).parent / "cases"
MODES = {"phone", "video", "meeting", "visit", "talks", "summit"}
STATUSES = {"happened", "planned", "proposed", "refused", "offered", "demanded"}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


ANSWERS = {name: lines(f"{name}.jsonl") for name in (*SETS, WIDE, PRESS, PRESS_MORE, REPORTS, DAILY, USUAL, ACTUAL)}
DOCUMENTS = {name: {document["id"]: document for document in lines(f"{name}.docs.jsonl")} for name in ANSWERS}


@pytest.mark.parametrize(
    ("name", "answer"),
    [pytest.param(name, answer, id=answer["doc"]) for name, answers in ANSWERS.items() for answer in answers],
)
def test_documents_answers_stand_in_the_document(name: str, answer: dict[str, Any]) -> None:
    document = DOCUMENTS[name][answer["doc"]]
    words = f"{document['title']}\n{document['text']}"
    assert answer["published"] == document["published"]
    for contact in [*answer["contacts"], *answer.get("optional_contacts", [])]:
        stated = [contact["quote"], *contact["topics"], *contact.get("also", []), contact["place"] or ""]
        stated += [party["name"] or "" for party in contact["parties"]]
        assert [text for text in stated if text not in words] == []
        assert {contact["mode"], *contact.get("mode_also", [])} <= MODES
        assert {contact["status"], *contact.get("status_also", [])} <= STATUSES
        days = [dt.date.fromisoformat(day) for day in contact["date"] if day]
        assert days == sorted(days)


def test_documents_have_an_answer_each_and_ids_of_their_own() -> None:
    for name, answers in ANSWERS.items():
        assert Counter(answer["doc"] for answer in answers) == Counter(
            document["id"] for document in lines(f"{name}.docs.jsonl")
        )
    assert not set.intersection(*(set(documents) for documents in DOCUMENTS.values()))


def test_documents_of_the_first_set_are_halved_by_kind() -> None:
    halves = Counter((answer["doc"].partition("-")[0], answer["half"]) for answer in ANSWERS["contacts"])
    assert {kind for kind, _ in halves} == {"press", "rel", "trap"}
    assert all(abs(halves[kind, "dev"] - halves[kind, "test"]) <= 1 for kind, _ in halves)


def test_documents_of_the_second_set_have_both_kinds_in_both_halves() -> None:
    halves = Counter((answer["doc"].partition("-")[0], answer["half"]) for answer in ANSWERS["more"])
    assert set(halves) == {(kind, half) for kind in ("agency", "ministry") for half in ("dev", "test")}
    assert sum(count for (_, half), count in halves.items() if half == "test") == 12


def test_documents_of_the_third_set_are_halved() -> None:
    halves = Counter(answer["half"] for answer in ANSWERS[WIDE])
    assert halves["dev"] == halves["test"] == 22


def test_documents_of_the_press_set_are_of_both_halves() -> None:
    halves = Counter(answer["half"] for answer in ANSWERS["press"])
    assert halves == {"dev": 24, "test": 16}


def test_documents_of_the_second_press_set_are_halved_and_have_acts() -> None:
    assert Counter(answer["half"] for answer in ANSWERS["press_more"]) == {"dev": 12, "test": 12}
    assert all(answer["acts"] and answer["traps"] for answer in ANSWERS["press_more"])


def test_reports_are_halved_and_the_press_among_them_has_acts() -> None:
    assert Counter(answer["half"] for answer in ANSWERS["reports"]) == {"dev": 14, "test": 14}
    press = [answer for answer in ANSWERS["reports"] if answer["kind"] == "press"]
    assert len(press) == 16
    assert all(answer["acts"] and answer["traps"] for answer in press)


def test_usual_documents_are_halved_and_half_have_no_date() -> None:
    assert Counter(answer["half"] for answer in ANSWERS["usual"]) == {"dev": 20, "test": 20}
    assert sum(answer["published"] is None for answer in ANSWERS["usual"]) == 20
    assert all(answer["acts"] and answer["traps"] for answer in ANSWERS["usual"])


def test_actual_documents_are_halved_and_half_have_no_date() -> None:
    assert Counter(answer["half"] for answer in ANSWERS["actual"]) == {"dev": 18, "test": 18}
    assert sum(answer["published"] is None for answer in ANSWERS["actual"]) == 18


def test_daily_documents_are_of_both_halves_and_some_have_no_date() -> None:
    assert Counter(answer["half"] for answer in ANSWERS["daily"]) == {"dev": 24, "test": 48}
    assert sum(answer["published"] is None for answer in ANSWERS["daily"]) == 18
    assert all(answer["acts"] and answer["traps"] for answer in ANSWERS["daily"])
