import csv
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from readers import read_calls, read_or_raise, read_or_stop, row

import dragoman
from dragoman import columns
from dragoman.cli import COMMANDS, main, printing
from dragoman.pipeline import run as pipeline_run
from dragoman.store import Store

EVIL = "\x1b[31m\x1b]0;owned\x07 \u202eright to left\u2069 [bold]x[/bold]"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    monkeypatch.setattr(pipeline_run, "_default_reader", lambda: read_calls)
    return tmp_path


def call(*arguments, code=0, **known):
    result = CliRunner().invoke(main, [str(each) for each in arguments], **known)
    assert result.exit_code == code, result.output
    return result


def wire(*rows, name="wire.jsonl"):
    Path(name).write_text("".join(json.dumps(each) + "\n" for each in rows))
    return name


@pytest.fixture
def filled(here):
    call("read", wire(row(1), row(2)), "--workers", "1")
    return here


def rows_of(output):
    return [json.loads(line) for line in output.splitlines()]


def test_read_says_what_it_found_and_where(here):
    result = call("read", wire(row(1), row(2)), "--workers", 1)
    assert "2 articles read" in result.stdout
    assert "2 contacts and 2 figures" in result.stdout
    assert "record.dragoman" in result.stdout
    assert result.stderr == ""


def test_read_again_says_that_all_is_known(filled):
    assert "0 articles read" in (again := call("read", "wire.jsonl", "--workers", 1).stdout)
    assert "2 known already" in again


def test_read_lists_what_it_skipped_and_exits_with_1(here):
    Path("empty.txt").write_text("")
    result = call("read", wire(row(1)), "empty.txt", "--workers", 1, code=1)
    assert "1 skipped (empty 1)" in result.stdout
    assert result.stderr.startswith("Skipped: empty.txt ")


def test_read_tells_many_skips_of_one_reason_in_a_line(here):
    for name in "abcde":
        Path(f"{name}.txt").write_text("")
    (line,) = call("read", *[f"{name}.txt" for name in "abcde"], "--workers", 1, code=1).stderr.splitlines()
    assert line.startswith("Skipped: a.txt, b.txt, c.txt and 2 more, each: ")


def test_read_summary_as_json(here):
    Path("empty.txt").write_text("")
    told = json.loads(call("read", wire(row(1)), "empty.txt", "--json", "--workers", 1, code=1).stdout)
    assert (told["new"], told["contacts"], told["skipped"]) == (1, 1, {"empty": 1})
    assert told["skips"][0]["name"] == "empty.txt"


def test_read_from_standard_input(here):
    call("read", "-", "--workers", 1, input=json.dumps(row(5)) + "\n")
    with Store.open("record.dragoman") as store:
        assert store.record().article("r005").source == "The Courier"


def test_read_names_the_article_that_fails(here, monkeypatch):
    monkeypatch.setattr(pipeline_run, "_default_reader", lambda: read_or_raise)
    assert "Skipped: r002 could not be read" in call("read", wire(row(2, "RAISE")), "--workers", 1, code=1).stderr


def test_read_stopped_by_the_user_says_what_is_kept(here, monkeypatch):
    monkeypatch.setattr(pipeline_run, "_default_reader", lambda: read_or_stop)
    result = call("read", wire(row(1), row(2, "STOP")), "--workers", 1, code=130)
    assert "Stopped. What was finished is kept." in result.stderr
    assert len(rows_of(call("find", "--json").stdout)) == 1


def test_read_without_a_path_is_wrong_usage(here):
    assert "Missing argument" in call("read", code=2).stderr


@pytest.mark.parametrize("arguments", [["find"], ["show", "ab"], ["export", "out"], ["verify"], ["brief"]])
def test_commands_without_a_store_say_how_to_make_one(here, arguments):
    result = call(*arguments, code=2)
    assert "There is no store at record.dragoman" in result.stderr
    assert "dragoman read" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not Path("record.dragoman").exists()


def test_commands_take_the_store_from_the_environment(filled, monkeypatch):
    Path("record.dragoman").rename("other.dragoman")
    monkeypatch.setenv("DRAGOMAN_STORE", "other.dragoman")
    call("verify")


def test_commands_tell_an_unforeseen_error_without_a_traceback(filled, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("boom")

    monkeypatch.setattr(Store, "record", fail)
    result = call("find", code=2)
    assert "boom" in result.stderr
    assert "--debug" in result.stderr
    assert "Traceback" not in result.output
    assert isinstance(CliRunner().invoke(main, ["--debug", "find"]).exception, RuntimeError)


FINDS = {
    "everything": ([], 2),
    "by actor": (["--actor", "lavrov"], 2),
    "by nobody there": (["--actor", "Macron"], 0),
    "by dyad": (["--dyad", "RUS", "Kuleba"], 2),
    "by dyad with somebody else": (["--dyad", "RUS", "Macron"], 0),
    "by type in any case": (["--type", "consult"], 2),
    "by another type": (["--type", "THREATEN"], 0),
    "by mode": (["--mode", "phone"], 2),
    "by another mode": (["--mode", "meeting"], 0),
    "by status": (["--status", "planned"], 0),
    "by day": (["--since", "2022-03-10", "--until", "2022-03-10"], 2),
    "by a day before": (["--until", "2022-03-09"], 0),
    "by month": (["--since", "2022-03"], 2),
    "by words": (["report", "2"], 1),
    "by words and actor": (["civilians", "--actor", "UKR"], 2),
}


@pytest.mark.parametrize(("arguments", "number"), FINDS.values(), ids=FINDS.keys())
def test_find(filled, arguments, number):
    found = rows_of(call("find", *arguments, "--json").stdout)
    assert len(found) == number
    assert all(tuple(each) == columns.ACCOUNT_COLUMNS for each in found)


@pytest.mark.parametrize(("option", "value"), [("--mode", "telephone"), ("--status", "cancelled")])
def test_find_says_which_values_there_are(filled, option, value):
    assert "'phone'" in (told := call("find", option, value, code=2).stderr) or "'planned'" in told


@pytest.mark.parametrize("command", ["find", "brief"])
def test_days_the_wrong_way_round_are_refused(filled, command):
    assert "no day is in between" in call(command, "--since", "2022-03-02", "--until", "2022-02", code=2).stderr
    call(command, "--since", "2022-03-02", "--until", "2022-03")


def test_find_says_where_there_is_nothing(filled):
    result = call("find", "--actor", "Atlantis")
    assert (result.stdout, result.stderr) == ("", "Nothing found.\n")


def test_read_says_what_it_left_out_of_what_it_read(here):
    given = [{**row(number), "published": "03-02-2009"} for number in range(5)]
    result = call("read", wire(*given), "--workers", 1)
    assert "5 articles read" in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("Note: r000, r001, r002 and 2 more, each: its published day")
    assert "Its published day" in call("brief").stdout


def test_find_prints_the_sentence_with_its_words_marked(filled):
    printed = call("find", "report", "2").stdout
    assert "Dmytro Kuleba ⟦spoke by phone with Sergei Lavrov⟧ about the evacuation" in printed
    assert "2022-03-10" in printed


@pytest.mark.parametrize("asked", [[], ["--statements"], ["--as-of", "2022-03-20"]])
def test_find_prints_the_same_however_many_articles_are_fetched_at_once(here, monkeypatch, asked):
    call("read", wire(*map(row, range(1, 8))), "--workers", 1)
    printed = call("find", *asked).stdout
    assert printed or "--statements" in asked
    monkeypatch.setattr("dragoman.cli.find.AT_ONCE", 3)
    monkeypatch.setattr("dragoman.store.record.MOST_FETCHED", 4)
    assert call("find", *asked).stdout == printed


def test_what_python_calls_printable_is_harmless_to_a_terminal():
    printable = [character for character in map(chr, range(sys.maxunicode + 1)) if character.isprintable()]
    assert [character for character in printable if not printing._harmless(character)] == []


@pytest.mark.parametrize("day", ["2022-3-1", "2022-02-30", "yesterday", "2022-13", "٢٠٢٢"])
def test_find_refuses_what_is_no_day(filled, day):
    assert "is not a day" in call("find", "--since", day, code=2).stderr


def test_show_account_with_every_piece_of_evidence(filled):
    account = rows_of(call("find", "report", "1", "--json").stdout)[0]
    printed = call("show", account["id"][:8]).stdout
    assert "⟦spoke by phone with Sergei Lavrov⟧" in printed
    for piece in account["evidence"]:
        assert f"  {piece['field']}: " in printed
    assert printed.count("[test]") == len(account["evidence"])


def test_show_event_with_its_accounts_and_reasons(filled):
    event = rows_of(call("find", "--json").stdout)[0]["event"]
    printed = call("show", event).stdout
    assert "joined 0.941: same parties" in printed
    assert printed.count("⟦spoke by phone") >= 2


def test_show_as_json_gives_the_words_of_the_evidence(filled):
    account = rows_of(call("find", "--json").stdout)[0]
    told = json.loads(call("show", account["id"], "--json").stdout)
    assert told["event"] == account["event"]
    assert {piece["words"] for piece in told["evidence"]} == {"spoke by phone with Sergei Lavrov"}


def test_show_figure(filled):
    call("export", "out")
    figure = rows_of(Path("out/figures.jsonl").read_text())[0]
    printed = call("show", figure["id"]).stdout
    assert "21 people killed" in printed
    assert "⟦21 people were killed⟧ there when a shell" in printed


def test_show_what_is_not_there(filled):
    assert "no entry whose id begins with zz" in call("show", "zz", code=2).stderr


def test_export_writes_every_table(filled):
    printed = call("export", "out").stdout
    assert "accounts.jsonl: 2 rows" in printed
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "accounts.jsonl",
        "actors.jsonl",
        "articles.jsonl",
        "disagreements.jsonl",
        "events.jsonl",
        "figures.jsonl",
        "positions.jsonl",
        "statements.jsonl",
    ]


def test_export_csv_with_a_mark_for_spreadsheets(filled):
    call("export", "out", "--format", "csv", "--bom")
    with Path("out/articles.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [each["id"] for each in csv.DictReader(file)] == ["r001", "r002"]


def test_verify_a_store_as_it_was_written(filled):
    assert "every field stands on its words" in call("verify").stdout


def test_verify_one_changed_letter_is_told_and_exits_with_1(filled):
    store = sqlite3.connect("record.dragoman")
    store.execute("UPDATE texts SET text = replace(text, 'Kuleba', 'Kulebo') WHERE title LIKE '%, 2'")
    store.commit()
    store.close()
    result = call("verify", code=1)
    assert "r002" in result.stdout
    assert "r001" not in result.stdout
    assert "record.dragoman" in result.stderr
    assert {each["article"] for each in rows_of(call("verify", "--json", code=1).stdout)} == {"", "r002"}


def test_verify_a_file_cut_in_half(filled):
    raw = Path("record.dragoman").read_bytes()
    Path("record.dragoman").write_bytes(raw[: len(raw) // 2])
    result = CliRunner().invoke(main, ["verify"])
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output


def test_brief_of_paths_keeps_nothing(here):
    result = call("brief", wire(row(1), row(2)), "--workers", 1)
    assert "Lavrov" in result.stdout
    assert sorted(path.name for path in here.iterdir()) == ["wire.jsonl"]


def test_brief_of_paths_into_a_store_keeps_them(here):
    call("brief", wire(row(1)), "--store", "kept.dragoman", "--workers", 1)
    assert "Lavrov" in call("brief", "--store", "kept.dragoman").stdout


@pytest.mark.parametrize(("name", "sign"), [("b.html", "<html"), ("b.md", "# "), ("b.txt", "Lavrov")])
def test_brief_takes_its_form_from_the_name_of_the_file(filled, name, sign):
    assert call("brief", "-o", name).stdout == ""
    assert sign in Path(name).read_text().lower() + Path(name).read_text()


def test_brief_prints_text_and_writes_the_page_too(filled):
    assert "Lavrov" in call("brief", "--html", "page.html").stdout
    assert "<html" in Path("page.html").read_text().lower()


def test_brief_of_some_days_and_somebody(filled):
    assert "Sergei Lavrov" not in call("brief", "--about", "Macron").stdout
    assert "Sergei Lavrov" not in call("brief", "--until", "2022-01").stdout


def test_brief_says_what_it_skipped(here):
    Path("empty.txt").write_text("")
    assert "Skipped: empty.txt" in call("brief", wire(row(1)), "empty.txt", "--workers", 1, code=1).stderr


def test_commands_print_nothing_that_steers_a_terminal(here):
    hostile = {
        **row(1),
        "id": f"x{EVIL}",
        "title": EVIL,
        "source": EVIL,
        "text": row(1)["text"].replace("report 1", EVIL),
    }
    with Store.open("record.dragoman") as store:
        from dragoman.records import Article, Skip

        known = {name: hostile[name] for name in ("id", "text", "title", "source", "published")}
        run = store.start_run("r1")
        store.add(read_calls(Article(**known)), run=run)
        store.skip(Skip(EVIL, EVIL, "broken"), run=run)
        store.end_run(run, {})
        account = store.record().accounts()[0]
    for arguments in (["find"], ["show", account.id], ["show", account.id[:3]], ["brief"], ["verify"]):
        printed = call(*arguments).output
        assert "\x1b" not in printed
        assert "\x07" not in printed
        assert "\u202e" not in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_has_an_example(name):
    printed = call(name, "--help").stdout
    assert "Example" in printed
    assert f"dragoman {name}" in printed


def test_help_lists_all_commands_and_the_version_is_told():
    assert all(f"  {name} " in call("--help").stdout for name in COMMANDS)
    assert dragoman.__version__ in call("--version").stdout


def test_help_loads_nothing_heavy():
    code = "import sys; from dragoman.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"numpy", "sqlalchemy", "rich", "onnxruntime", "trafilatura", "yaml", "jinja2"}
