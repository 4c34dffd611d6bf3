import csv
import json

import pytest
from making import call_reading, make_account, make_article, make_figure, make_reading

from dragoman import columns
from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.store.exporting import cell, export, whole_file


@pytest.fixture
def record():
    store = Store.temporary()
    run = store.start_run("r1")
    for id in ("b", "a"):
        store.add(call_reading(id), run=run)
    store.end_run(run, {})
    return store.record()


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_export_json_lines_in_the_documented_columns(record, tmp_path):
    written = export(record, tmp_path / "out", format="jsonl")
    assert {path.name: rows for path, rows in written.items()} == {
        "accounts.jsonl": 2,
        "events.jsonl": 1,
        "disagreements.jsonl": 0,
        "figures.jsonl": 2,
        "statements.jsonl": 0,
        "positions.jsonl": 0,
        "actors.jsonl": 2,
        "articles.jsonl": 2,
    }
    accounts = lines(tmp_path / "out" / "accounts.jsonl")
    assert [tuple(row) for row in accounts] == [columns.ACCOUNT_COLUMNS] * 2
    assert {row["event"] for row in accounts} == {record.events()[0].id}
    articles = lines(tmp_path / "out" / "articles.jsonl")
    assert [row["id"] for row in articles] == ["a", "b"]
    text = {row["id"]: row["text"] for row in articles}
    for row in accounts:
        assert text[row["article"]][slice(*row["span"])] == row["quote"]


def test_export_csv_is_the_same_in_cells(record, tmp_path):
    export(record, tmp_path, format="csv")
    with (tmp_path / "accounts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    export(record, tmp_path, format="jsonl")
    for row, told in zip(rows, lines(tmp_path / "accounts.jsonl"), strict=True):
        assert tuple(row) == columns.ACCOUNT_COLUMNS
        assert json.loads(row["parties"]) == told["parties"]
        assert (row["id"], row["date_text"], row["background"]) == (told["id"], "", "false")


def test_export_twice_gives_the_same_bytes(record, tmp_path):
    for format in ("csv", "jsonl"):
        export(record, tmp_path / "one", format=format)
        export(record, tmp_path / "two", format=format)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_export_bom_only_in_csv(record, tmp_path):
    for format, expected in (("csv", True), ("jsonl", False)):
        export(record, tmp_path, format=format, bom=True)
        assert (tmp_path / f"articles.{format}").read_bytes().startswith(b"\xef\xbb\xbf") == expected


CELLS = {
    "=HYPERLINK(1)": "'=HYPERLINK(1)",
    "+1": "'+1",
    "-2+3": "'-2+3",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "\n=1": "'\n=1",
    "  =1": "'  =1",
    "a=1": "a=1",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), CELLS.items())
def test_export_cell_runs_nothing(text, expected):
    assert cell(text) == expected


def test_export_cell_of_other_kinds():
    assert cell(-5) == -5
    assert cell(None) is None
    assert cell(["=1"]) == '["=1"]'
    assert cell(True) == "true"


def test_export_hostile_article_starts_no_cell_with_a_formula(tmp_path):
    bad = "=cmd|' /C calc'!A0"
    article = make_article(f"{bad} spoke by phone\r\n{bad}", bad, title=bad, source=bad, url=bad)
    account = make_account(article, "spoke by phone", said_by=bad, date_text=None)
    figure = make_figure(article, bad, 3, where="@there", of="+people")
    store = Store.temporary()
    run = store.start_run("r1")
    store.add(make_reading(article, account, figure), run=run)
    store.end_run(run, {})
    export(store.record(), tmp_path, format="csv")
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [each for row in csv.reader(file) for each in row]
        assert len(cells) > 10 or path.stem == "disagreements"  # one article disagrees with none
        assert not [each for each in cells if each[:1] in ("=", "+", "@", "-", "\t", "\r")]


def test_export_to_where_nothing_can_be_written(record, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        export(record, tmp_path / "file", format="csv")


def test_export_file_is_whole_or_not_there(tmp_path):
    path = tmp_path / "accounts.jsonl"
    path.write_text("old")
    with pytest.raises(RuntimeError), whole_file(path) as file:
        file.write("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["accounts.jsonl"]
