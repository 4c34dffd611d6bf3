"""Planned contacts as a calendar, read back with the library."""

import datetime as dt

import pytest
from icalendar import Calendar
from making import KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.records import Place
from dragoman.store import Store
from dragoman.store.exporting import export

TEXT = "They are to meet, the ministry said; nothing, it added, was settled\\done yet; " + "Görüşme sürüyor, " * 8


def written(tmp_path, **fields):
    with Store.temporary() as store:
        run = store.start_run("r1")
        article = make_article(TEXT, "a", published="2022-03-08", url="https://example.org/a,b;c")
        planned = {"mode": "meeting", "status": "planned", "parties": (LAVROV, KULEBA), **fields}
        store.add(make_reading(article, make_account(article, "They are to meet", **planned)), run=run)
        store.end_run(run, {})
        ((path, number),) = export(store.record(), tmp_path, format="ics").items()
        assert number == len(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    return path


def test_a_plan_is_a_whole_day_that_ends_the_day_after(tmp_path):
    path = written(tmp_path, date=("2022-03-10", "2022-03-10"), place=Place("Antalya", "TUR", 36.9, 30.69, "city"))
    (entry,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert entry.decoded("dtstart") == dt.date(2022, 3, 10)
    assert entry.decoded("dtend") == dt.date(2022, 3, 11)
    assert entry.decoded("dtstamp") == dt.datetime(2022, 3, 8, tzinfo=dt.UTC)
    assert entry["summary"] == "Meeting: Sergei Lavrov (Russia), Dmytro Kuleba (Ukraine)"
    assert (entry["location"], entry["status"]) == ("Antalya", "TENTATIVE")
    assert entry["description"].startswith(TEXT.strip()[:60])
    assert str(entry["uid"]).endswith("@dragoman")


def test_lines_are_folded_and_marks_escaped(tmp_path):
    raw = written(tmp_path, date=("2022-03-10", "2022-03-12")).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    unfolded = raw.replace(b"\r\n ", b"").decode()
    assert "nothing\\, it added\\, was settled\\\\done yet\\;" in unfolded


def test_a_month_is_a_range_of_its_days(tmp_path):
    (entry,) = Calendar.from_ical(written(tmp_path, date=("2022-04", "2022-04")).read_bytes()).walk("VEVENT")
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (dt.date(2022, 4, 1), dt.date(2022, 5, 1))


@pytest.mark.parametrize(
    "fields",
    [
        {"date": ("2022-03-10", None)},
        {"date": (None, None)},
        {"date": ("2022", "2022")},
        {"date": ("2022-03-10", "2022-03-10"), "status": "happened"},
        {"date": ("2022-03-10", "2022-03-10"), "type": "AID"},
    ],
)
def test_what_is_no_plan_for_told_days_is_left_out(tmp_path, fields):
    assert Calendar.from_ical(written(tmp_path, **fields).read_bytes()).walk("VEVENT") == []


def test_the_same_record_gives_the_same_calendar(tmp_path):
    days = ("2022-03-10", "2022-03-10")
    assert written(tmp_path / "a", date=days).read_bytes() == written(tmp_path / "b", date=days).read_bytes()
