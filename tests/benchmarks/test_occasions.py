import json
from pathlib import Path

from benchmarks.accounts_made import made
from dragoman.merging import merge

CASES = Path(__file__).parents[2] / "benchmarks" / "cases"


def rows(name):
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def test_occasions_have_an_answer_for_each_document_with_words_of_it():
    documents = {row["id"]: row["text"] for row in rows("occasions.docs.jsonl")}
    answers = rows("occasions.jsonl")
    assert {row["doc"] for row in answers} == set(documents)
    for row in answers:
        assert row["half"] in ("dev", "test")
        assert all(tell["words"] in documents[row["doc"]] for tell in row["tells"])


def test_occasions_of_a_group_are_in_one_half():
    halves = {}
    for row in rows("occasions.jsonl"):
        assert halves.setdefault(row["group"], row["half"]) == row["half"]
    assert len(halves) >= 30


def test_accounts_made_are_the_same_for_one_number_and_merge_into_fewer_events():
    accounts, sources = made(300)
    assert (accounts, sources) == made(300)
    assert len({account.id for account in accounts}) == 300
    assert 30 < len(merge(accounts, sources=sources)) < 250
