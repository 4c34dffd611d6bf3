import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from readers import read_calls, row

from dragoman.cli import main
from dragoman.pipeline import run as pipeline_run


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    monkeypatch.setattr(pipeline_run, "_default_reader", lambda: read_calls)


def call(*arguments, code=0):
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == code, result.output
    return result.output


def wire(*rows):
    Path("wire.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows))
    return "wire.jsonl"


def found():
    return [json.loads(line) for line in call("find", "--json").splitlines()]


def test_split_and_merge_say_what_they_did_and_restore():
    call("read", wire(row(1), row(2)), "--workers", 1)
    before = found()
    first, second = before
    assert first["event"] == second["event"]
    told = call("split", first["id"][:10], second["id"][:10], "--by", "ada", "--note", "two calls")
    assert "Two events now" in told
    assert len({each["event"] for each in found()}) == 2
    assert "judged different by ada" in (why := call("why", first["id"], second["id"]))
    assert "two calls" in why
    assert "taken back" in call("merge", first["id"][:10], second["id"][:10])
    assert found() == before
    assert "taken back since" in call("why", first["id"], second["id"])
    call("verify")


def test_why_lists_what_each_comparison_weighs():
    call("read", wire(row(1), row(2)), "--workers", 1)
    first, second = found()
    told = call("why", first["id"], second["id"])
    assert "one event" in told
    assert "+5.0  parties: same parties (Dmytro Kuleba, Sergei Lavrov)" in told
    kept = json.loads(call("why", first["id"], second["id"], "--json"))
    assert kept["judgement"]["relation"] == "same"


def test_merge_says_that_there_is_no_such_entry():
    call("read", wire(row(1)), "--workers", 1)
    assert "no event or account whose id begins with zz" in call("merge", "zz", found()[0]["id"], code=2)


def test_compare_shows_the_sides_in_each_form():
    call("read", wire(row(1), row(2)), "--workers", 1)
    first, _ = found()
    assert "in its words" in call("compare", first["event"])
    assert call("compare", first["id"], "--format", "md").startswith("# ")
    assert call("compare", first["id"], "--format", "html").startswith("<!doctype html>")
    assert "no entry whose id begins" in call("compare", "zz", code=2)


def test_changes_and_ledger_as_lines_and_as_json():
    call("read", wire(row(1), row(2)), "--workers", 1)
    assert "new" in call("changes", "--since", "2000-01-01")
    kinds = {json.loads(line)["kind"] for line in call("changes", "--since", "2000-01-01", "--json").splitlines()}
    assert kinds == {"new"}
    assert "Nothing changed" in call("changes", "--since", "2100-01-01")
    assert "Nothing asked, offered or planned" in call("ledger", "--open")
