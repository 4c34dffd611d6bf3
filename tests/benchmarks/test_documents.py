"""Our own documents and their answers: every answer stands on words of its document."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import benchmarks

CASES = Path(benchmarks.__file__).parent / "cases"
MODES = {"phone", "video", "meeting", "visit", "talks", "summit"}
STATUSES = {"happened", "planned", "proposed", "refused", "offered", "demanded"}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


ANSWERS = lines("contacts.jsonl")
DOCUMENTS = {document["id"]: document for document in lines("contacts.docs.jsonl")}


@pytest.mark.parametrize("answer", [pytest.param(answer, id=answer["doc"]) for answer in ANSWERS])
def test_documents_answers_stand_in_the_document(answer: dict[str, Any]) -> None:
    document = DOCUMENTS[answer["doc"]]
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


def test_documents_are_halved_by_kind() -> None:
    halves = Counter((answer["doc"].partition("-")[0], answer["half"]) for answer in ANSWERS)
    assert {kind for kind, _ in halves} == {"press", "rel", "trap"}
    assert all(abs(halves[kind, "dev"] - halves[kind, "test"]) <= 1 for kind, _ in halves)
    assert {answer["doc"] for answer in ANSWERS} == set(DOCUMENTS)
