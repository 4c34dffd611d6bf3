"""The commands on a record on a server: they do what they do on a file, and tell nobody the password."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner
from servers import PASSWORD, QUOTED
from starlette.testclient import TestClient

from dragoman.cli import COMMANDS, main
from dragoman.codebook.additions import use_actors
from dragoman.serve import Settings, create_app

SAMPLES = Path(__file__).parents[2] / "samples"
FEW = [str(SAMPLES / name) for name in ("2022-03-05-jerusalem-bennett.txt", "2022-03-30-kyiv-zelenskyy-biden.txt")]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    yield
    use_actors(None)


def name_of(store):
    """The name of the database of an address."""
    return store.split("/")[3].split("?")[0]


def dragoman(*words, store, env=True):
    """What a command prints, the address given by the environment or as an option."""
    given = {"DRAGOMAN_STORE": store} if env else {}
    done = CliRunner().invoke(main, [*words, *([] if env else ["--store", store])], env=given)
    assert "s3cr3t" not in done.output
    assert QUOTED not in done.output
    return done


# Every command that takes a store, with what it is asked; those that judge or name one entry take its id.
ASKED = {
    "read": FEW, "brief": [], "find": ["--actor", "Zelensky"], "show": ["ID"], "actors": ["who", "Putin"],
    "merge": ["ID", "OTHER"], "split": ["ID", "OTHER"], "judge": [], "why": ["ID", "OTHER"], "compare": ["ID"],
    "ledger": [], "changes": ["--since", "2022-03-01", "--until", "2022-03-20"], "export": ["out"], "verify": [],
    "sources": [],
}  # fmt: skip
ELSEWHERE = {"check", "watch", "serve", "notify"}  # take no store, or run until stopped


def test_every_command_does_its_work_on_a_server(secret):
    assert set(COMMANDS) == ASKED.keys() | ELSEWHERE
    store = secret(PASSWORD)
    ids = ["ID", "OTHER"]
    for name, asked in ASKED.items():
        words = [ids[("ID", "OTHER").index(each)] if each in ("ID", "OTHER") else each for each in asked]
        done = dragoman(name, *words, store=store)
        assert done.exit_code == 0, (name, done.output)
        if name == "find":
            found = dragoman("find", "--type", "CONSULT", "--json", store=store, env=False).output
            ids = [json.loads(line)["id"] for line in found.splitlines()][:2]
            assert len(ids) == 2
    assert "every field stands on its words" in dragoman("verify", store=store).output
    assert Path("out", "accounts.jsonl").exists()


def test_no_command_tells_the_password_when_it_fails(secret, postgres):
    wrong, nowhere = secret("s3cr3t-but-wrong"), f"postgresql://desk:{QUOTED}@127.0.0.1:1/record"
    unclear = "postgresql://desk:s3cr3t@s3cr3t@server/record"
    for store in (wrong, nowhere, unclear):
        for name, asked in ASKED.items():
            done = dragoman(name, *asked, store=store)
            assert done.exit_code == (0 if name == "actors" else 2), (name, done.output)
            debugged = CliRunner().invoke(main, ["--debug", name, *asked], env={"DRAGOMAN_STORE": store})
            assert "s3cr3t" not in debugged.output + repr(debugged.exception)


def test_the_page_tells_nobody_the_password(secret, postgres, caplog):
    store = secret(PASSWORD)
    dragoman("read", *FEW, store=store)
    settings = Settings(store)
    assert "s3cr3t" not in repr(settings)
    with TestClient(create_app(settings), raise_server_exceptions=False) as site:
        for path in ("/", "/about", "/sources", "/api/v1/events", "/api/v1/openapi.json"):
            answer = site.get(path)
            assert answer.status_code == 200
            assert "s3cr3t" not in answer.text
        postgres.run("ALTER TABLE event_cards RENAME TO gone", name_of(store))
        broken = site.get("/timeline?type=CONSULT")
        assert broken.status_code == 503
        assert "s3cr3t" not in broken.text
    assert "s3cr3t" not in caplog.text


def test_people_added_are_kept_beside_and_named_after_the_database(secret):
    Path("more.csv").write_text("name,country,office,start\nMarta Testova,SVN,foreign_minister,2031-02\n")
    store = secret(PASSWORD)
    assert dragoman("actors", "import", "more.csv", store=store).exit_code == 0
    assert Path(f"{name_of(store)}.actors.csv").exists()
    assert '"SVN"' in dragoman("actors", "who", "Testova", "--on", "2031-03", "--json", store=store).output


def test_serve_answers_while_reports_are_read(secret, tmp_path):
    store = secret(PASSWORD)
    dragoman("read", FEW[0], store=store)
    many = tmp_path / "many"
    many.mkdir()
    for number in range(14):
        (many / f"report{number}.txt").write_text(Path(FEW[1]).read_text())
    env = {**os.environ, "DRAGOMAN_STORE": store}
    command = [Path(sys.executable).with_name("dragoman")]
    log = (tmp_path / "log").open("w+")
    page = subprocess.Popen([*command, "serve", "--port", "0"], env=env, stderr=log, stdout=log, cwd=tmp_path)
    try:
        address = _address(tmp_path / "log", page)
        reading = subprocess.Popen([*command, "read", str(many)], env=env, stderr=log, stdout=log, cwd=tmp_path)
        answered = 0
        while reading.poll() is None:
            for path in ("/", "/timeline", "/api/v1/events?limit=200", "/version"):
                with urllib.request.urlopen(address + path, timeout=60) as answer:
                    assert answer.status == 200
                    answered += 1
        assert reading.returncode == 0
        assert answered > 3
        for _ in range(60):
            with urllib.request.urlopen(f"{address}/api/v1/articles?limit=200", timeout=60) as answer:
                if len(json.load(answer)["rows"]) == 15:
                    break
            time.sleep(0.2)  # what changed shows a second later
        else:
            pytest.fail("what was read does not show")
    finally:
        page.send_signal(signal.SIGINT)
        page.wait(30)
    told = (tmp_path / "log").read_text()
    assert "Traceback" not in told
    assert "s3cr3t" not in told


def _address(log, process):
    for _ in range(600):
        told = log.read_text()
        if " at http://" in told:
            address = told.split(" at ")[1].split()[0]
            try:
                urllib.request.urlopen(f"{address}/version", timeout=30).close()
            except urllib.error.URLError:
                pass
            else:
                return address
        assert process.poll() is None, told
        time.sleep(0.1)
    raise AssertionError("serve does not start")
