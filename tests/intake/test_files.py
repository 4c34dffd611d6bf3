"""Files, folders, globs and standard input: what is read, in which order, and what a bad one leads to."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import intake
from dragoman.intake import files, rows
from dragoman.records import Article, Skip

NEWS = "The foreign ministers of Ghana and Togo spoke by telephone on {} about the security of their common border."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")


def news(number: int = 0) -> str:
    return NEWS.format(DAYS[number])


def read(*paths: Path | str, stdin: bytes | None = None) -> list[Article | Skip]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(intake.read_paths([str(path) for path in paths], stdin=stream))


def ids(found: list[Article | Skip]) -> list[str]:
    return [each.id if isinstance(each, Article) else f"({each.kind})" for each in found]


def only_skip(found: list[Article | Skip]) -> Skip:
    (skip,) = found
    assert isinstance(skip, Skip)
    return skip


def test_a_folder_is_read_whole_by_name_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.txt", "README.md", "logo.png", "x.bin"]:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(news(len(name) % 4), encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert ids(read(tmp_path)) == ["z", "b", "c"]


def test_a_folder_names_documents_that_are_not_read_yet(tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(b"%PDF-1.7")
    skip = only_skip(read(tmp_path))
    assert (skip.kind, "pdftotext" in skip.reason) == ("unsupported", True)


def test_folders_linked_in_a_circle_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text(news(), encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert ids(read(tmp_path)) == ["one"]


def test_a_glob_gives_its_files_by_name_and_says_where_there_are_none(tmp_path: Path) -> None:
    for name in ["b.txt", "a.txt", "c.html"]:
        (tmp_path / name).write_text(news(), encoding="utf-8")
    assert ids(read(tmp_path / "*.txt")) == ["a", "b"]
    assert only_skip(read(tmp_path / "*.csv")).reason == "matches no file."


def test_a_file_whose_name_looks_like_a_glob_is_read(tmp_path: Path) -> None:
    (tmp_path / "note [1].txt").write_text(news(), encoding="utf-8")
    assert ids(read(tmp_path / "note [1].txt")) == ["note [1]"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(news(), encoding="utf-8")
    (tmp_path / "b.txt").write_text(news(), encoding="utf-8")
    found = intake.read_paths([str(tmp_path)])
    next(found)
    (tmp_path / "b.txt").write_text("Gone.", encoding="utf-8")
    assert isinstance(next(found), Skip)


def test_two_files_of_one_name_are_told_apart_and_the_same_text_is_the_same_article(tmp_path: Path) -> None:
    for folder, number in (("a", 0), ("b", 1), ("c", 0)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(news(number), encoding="utf-8")
    first, second, third = read(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert second.id == f"note-{second.sha256[:8]}"
    assert third == first


@pytest.mark.parametrize(
    ("make", "kind", "says"),
    [
        (lambda path: None, "missing", "does not exist"),
        (lambda path: path.symlink_to(path.parent / "gone"), "missing", "does not exist"),
        (lambda path: path.write_bytes(b""), "empty", "has no text"),
        (lambda path: path.write_bytes(b"\x00\xff" * 5000), "unsupported", "not a text file"),
        (lambda path: path.write_bytes(b"\x1f\x8bnot gzip at all"), "broken", "damaged gzip"),
        (lambda path: path.write_bytes(gzip.compress(b"word " * 9000)[:40]), "broken", "damaged gzip"),
    ],
    ids=["missing", "dangling link", "empty", "binary", "no gzip", "cut gzip"],
)
def test_a_file_that_cannot_be_read_is_skipped_with_its_reason(
    make: Callable[[Path], object], kind: str, says: str, tmp_path: Path
) -> None:
    make(tmp_path / "march.txt")
    skip = only_skip(read(tmp_path / "march.txt"))
    assert (skip.kind, says in skip.reason) == (kind, True), skip
    assert skip.name.endswith("march.txt")


def test_a_device_is_not_read() -> None:
    assert only_skip(read("/dev/zero")).reason == "is not a regular file."


def test_a_pipe_is_read_where_it_was_named_and_left_out_of_folders(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert ids(read(tmp_path)) == ["(missing)"]
    writer = threading.Thread(target=pipe.write_text, args=(news(),), kwargs={"encoding": "utf-8"}, daemon=True)
    writer.start()
    assert ids(read(pipe)) == ["pipe"]
    writer.join()


def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff\nname.txt"
    Path(os.fsdecode(path)).write_text("Too short.", encoding="utf-8")
    skip = only_skip(read(os.fsdecode(path)))
    assert skip.name.isprintable()


def test_compressed_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt.gz").write_bytes(gzip.compress(news().encode()))
    row = json.dumps({"id": "r1", "text": news(1)})
    (tmp_path / "two.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    assert ids(read(tmp_path)) == ["one", "r1"]


def test_a_compressed_text_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1_000_000)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    assert only_skip(read(tmp_path)).kind == "too_large"


def test_compressed_rows_that_swell_are_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "MOST_BYTES_UNPACKED", 1000)
    row = json.dumps({"id": "r", "text": news()}).encode() + b"\n"
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(row * 10_000))
    found = read(tmp_path)
    assert ids(found)[-1] == "(too_large)"
    assert 1 < len(found) < 10


def test_a_line_too_long_is_skipped_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rows, "MOST_BYTES_A_LINE", 500)
    row = json.dumps({"id": "r", "text": news()})
    (tmp_path / "x.jsonl").write_text("{" + "x" * 5000 + "\n" + row, encoding="utf-8")
    assert ids(read(tmp_path)) == ["(too_large)", "r"]


def test_json_lines_give_their_fields_and_bad_lines_their_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "source": "S", "url": "https://x.example", "published": "2022-03-01", "title": "T",
                    "text": news(), "country": "GHA", "extra": [1]}),
        "{not json",
        "",
        json.dumps(["a", "list"]),
        json.dumps({"id": "no text"}),
        json.dumps({"text": 5}),
        json.dumps({"text": "Short."}),
        '{"text": ' + "[" * 100_000,
        json.dumps({"text": news(1)}),
        json.dumps({"text": news(2), "published": "who knows"}),
        '{"text": ' + "9" * 5000 + "}",
    ]  # fmt: skip
    (tmp_path / "march.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = read(tmp_path)
    first = found[0]
    assert isinstance(first, Article)
    assert (first.id, first.source, first.published, first.title, first.country) == (
        "7",
        "S",
        "2022-03-01",
        "T",
        "GHA",
    )
    assert ids(found)[1:] == [
        "(broken)", "(unsupported)", "(unsupported)", "(broken)", "(short)", "(broken)", "march-9", "march-10",
        "(broken)",
    ]  # fmt: skip
    assert [each.name.rsplit(" ", 1)[1] for each in found if isinstance(each, Skip)] == [*list("245678"), "11"]
    second = found[1]
    assert isinstance(second, Skip)
    assert second.name.endswith("march.jsonl line 2")
    assert second.reason.startswith("is not valid JSON (")


def test_a_folder_with_nothing_to_read_or_closed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert ids(read(tmp_path)) == ["(missing)"]
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text(news(), encoding="utf-8")
    listed = os.listdir

    def refuse(folder: str) -> list[str]:
        if folder.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    skip, article = read(tmp_path)
    assert isinstance(skip, Skip)
    assert (skip.name, skip.reason) == (str(tmp_path / "closed"), "cannot be opened (permission denied).")
    assert isinstance(article, Article)


def test_a_day_that_is_not_sure_is_left_out_and_said(tmp_path: Path) -> None:
    given = [
        {"published": "03-02-2009"},
        {"published": 1646092800},
        {"country": "the old country"},
        {"published": " "},
    ]
    lines = [json.dumps({"text": news(number), **row}) for number, row in enumerate(given)]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = [each for each in read(tmp_path) if isinstance(each, Article)]
    assert [(each.published, each.country) for each in found] == [(None, None)] * 4
    assert [len(each.remarks) for each in found] == [1, 1, 1, 0]
    assert "published day" in found[0].remarks[0]
    assert "country" in found[2].remarks[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps({"id": "a", "text": news()}), ["a"]),
        (json.dumps([{"id": "a", "text": news()}, {"text": news(1)}]), ["a", "x-2"]),
        (json.dumps({"type": "FeatureCollection"}), ["(unsupported)"]),
        (json.dumps([]), ["(unsupported)"]),
        ("42", ["(unsupported)"]),
        ("{broken", ["(broken)"]),
        (json.dumps({"id": "a", "text": news()}) + "\n" + json.dumps({"id": "b", "text": news(1)}), ["a", "b"]),
    ],
    ids=["object", "list", "other shape", "empty list", "number", "broken", "lines"],
)
def test_a_json_file_holds_documents_or_is_refused(text: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    assert ids(read(tmp_path)) == expected


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_are_read_with_any_mark_and_encoding(mark: str, codec: str, tmp_path: Path) -> None:
    header = mark.join(["ID", "published", "Title", "text", "other"])
    row = mark.join(["c1", "2022-03-01", '"A ""café"" call"', f'"{news()}\n\nIt was their second, they said."', "x"])
    (tmp_path / "x.csv").write_bytes(f"{header}\r\n{row}\r\n".encode(codec))
    (found,) = read(tmp_path)
    assert isinstance(found, Article)
    assert (found.id, found.published, found.title) == ("c1", "2022-03-01", 'A "café" call')
    assert found.text.endswith("\n\nIt was their second, they said.")


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,body\n1,hello\n", encoding="utf-8")
    assert "id, body" in only_skip(read(tmp_path)).reason


def test_a_bad_row_of_a_table_gives_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"id,text\n1,{news()}\n2,\n3\n4,Short.\n", encoding="utf-8")
    found = read(tmp_path)
    assert ids(found) == ["1", "(empty)", "(unsupported)", "(short)"]
    assert [each.name[-6:] for each in found if isinstance(each, Skip)] == ["line 3", "line 4", "line 5"]


@pytest.mark.parametrize(
    "whole", ['id,text\n1,"never closed ' + "x" * 200_000, "id,text\n1,a\x00b\n", "text\n" + "," * 200_000]
)
def test_a_hostile_table_ends_in_skips(whole: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(whole, encoding="utf-8")
    assert all(isinstance(each, Skip | Article) for each in read(tmp_path))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (news().encode(), ["stdin"]),
        (
            f"<!doctype html><html><body><article><p>{news()}</p><p>{news(1)}</p></article></body></html>".encode(),
            ["stdin"],
        ),
        ("\n".join(json.dumps({"id": str(n), "text": news(n)}) for n in range(3)).encode(), ["0", "1", "2"]),
        (json.dumps([{"id": "a", "text": news()}]).encode(), ["a"]),
        (news().encode("utf-16"), ["stdin"]),
        (b"", ["(empty)"]),
        (b"%PDF-1.7 x", ["(unsupported)"]),
        (gzip.compress(b"x"), ["(unsupported)"]),
    ],
    ids=["text", "page", "lines", "list", "utf-16", "empty", "pdf", "gzip"],
)
def test_standard_input_is_told_by_its_start(given: bytes, expected: list[str]) -> None:
    assert ids(read("-", stdin=given)) == expected


def test_standard_input_that_is_not_there_is_said() -> None:
    assert only_skip(read("-")).reason == "is not connected."


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    for number, name in enumerate(["b.txt", "a.txt"]):
        (tmp_path / name).write_text(news(number), encoding="utf-8")
    found = read(tmp_path / "b.txt", tmp_path / "gone.txt", "-", tmp_path / "a.txt", stdin=news(2).encode())
    assert ids(found) == ["b", "(missing)", "stdin", "a"]


@pytest.mark.parametrize(
    ("name", "whole", "read_as"),
    [
        ("rows.csv", "id,text\n7,Kuwait closed its embassy in Manila.\n", ["7"]),
        ("rows.jsonl", '{"id": "7", "text": "Kuwait closed its embassy in Manila."}', ["7"]),
        ("flash.txt", "Kuwait closed its embassy in Manila.", ["flash"]),
        ("page.html", "<html><body><p>Kuwait closed its embassy in Manila.</p></body></html>", ["(short)"]),
    ],
)
def test_one_sentence_is_read_but_not_what_is_left_of_a_page(
    tmp_path: Path, name: str, whole: str, read_as: list[str]
) -> None:
    (tmp_path / name).write_text(whole, encoding="utf-8")
    assert ids(read(tmp_path)) == read_as
