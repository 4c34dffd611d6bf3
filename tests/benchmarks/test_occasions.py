import json
from pathlib import Path

import pytest
from making import make_account, make_article

from benchmarks.accounts_made import made
from benchmarks.occasions import SETS, tellings
from dragoman.merging import merge

CASES = Path(__file__).parents[2] / "benchmarks" / "cases"


def rows(name):
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", SETS)
def test_occasions_have_an_answer_for_each_document_with_words_of_it(name):
    documents = {row["id"]: row["text"] for row in rows(f"{name}.docs.jsonl")}
    answers = rows(f"{name}.jsonl")
    assert {row["doc"] for row in answers} == set(documents)
    for row in answers:
        assert row["half"] in ("dev", "test")
        assert all(tell["words"] in documents[row["doc"]] for tell in row["tells"])


@pytest.mark.parametrize("name", SETS)
def test_occasions_of_a_group_are_in_one_half(name):
    halves = {}
    for row in rows(f"{name}.jsonl"):
        assert halves.setdefault(row["group"], row["half"]) == row["half"]
    assert len(halves) >= 12


ARTICLE = make_article("Oslo phoned Quito on Monday. A meeting of the ministers is set for May.", "d")


def test_a_telling_takes_the_contact_on_its_words_and_no_other_telling_takes_it():
    told = {"call": "phoned Quito", "may": "A meeting of the ministers"}
    row = {"tells": [{"event": event, "words": words} for event, words in told.items()]}
    call, act = make_account(ARTICLE, "phoned"), make_account(ARTICLE, "Oslo phoned", type="AGREE")
    ahead = make_account(ARTICLE, "meeting of", status="planned")
    assert tellings(row, [act, call], ARTICLE.text) == [("call", call.id), ("may", None)]
    assert tellings(row, [ahead, act, call], ARTICLE.text) == [("call", call.id), ("may", ahead.id)]


def test_accounts_made_are_the_same_for_one_number_and_merge_into_fewer_events():
    accounts, sources = made(300)
    assert (accounts, sources) == made(300)
    assert len({account.id for account in accounts}) == 300
    assert 30 < len(merge(accounts, sources=sources)) < 250
