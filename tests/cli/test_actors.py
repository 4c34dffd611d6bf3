import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.codebook.additions import use_actors

ONE = "name,country,office,start,title\nAna Testova,UKR,foreign_minister,2031-02,Minister of Foreign Affairs\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    yield
    use_actors(None)


def call(*arguments, code=0):
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_imported_people_stand_beside_the_record_and_count():
    Path("one.csv").write_text(ONE)
    told = call("actors", "import", "one.csv", "--store", "ukr.dragoman")
    assert told == "ukr.dragoman.actors.csv: 1 office added, 0 were there; 1 in all.\n"
    found = json.loads(call("actors", "who", "Testova", "--on", "2031-03", "--store", "ukr.dragoman", "--json"))
    assert (found["id"], found["country"], found["sectors"]) == ("ana-testova", "UKR", ["GOV"])
    call("actors", "who", "Testova", "--on", "2031-03", "--store", "other.dragoman", code=1)


def test_importing_again_adds_nothing_and_brings_a_spell_up_to_date():
    Path("one.csv").write_text(ONE)
    call("actors", "import", "one.csv")
    assert "0 offices added, 1 were there; 1 in all" in call("actors", "import", "one.csv")
    ended = ONE.replace("start,title", "start,end,title").replace("2031-02,", "2031-02,2032-01,")
    Path("ended.csv").write_text(ended)
    assert "0 offices added, 1 were there; 1 in all" in call("actors", "import", "ended.csv")
    assert "2032-01" in Path("record.dragoman.actors.csv").read_text()


def test_what_is_passed_over_is_listed():
    Path("two.csv").write_text(ONE + "Bo Testov,XXX,foreign_minister,2031,\n")
    told = call("actors", "import", "two.csv", code=1)
    assert "passed over: Bo Testov: 'XXX' is the code of no state" in told
    assert "1 office added" in told


def test_who_says_country_sectors_offices_and_why():
    told = call("actors", "who", "Angela Merkel", "--on", "2010-05-05")
    assert told.startswith("Angela Merkel  DEU  GOV  [Q567]\n")
    assert "head of government of DEU on the day" in told
    assert "2005-11-22 to 2021-12-08: " in told


def test_who_takes_a_context():
    assert call("actors", "who", "riot police", "--context", "Lagos").startswith("riot police  NGA  COP")
    call("actors", "who", "a quick brown fox", code=1)


def test_a_file_beside_the_record_that_is_none_is_said():
    Path("record.dragoman.actors.csv").write_text("a,b\n1,2\n")
    assert "is no file of people" in call("actors", "who", "Merkel", code=2)
