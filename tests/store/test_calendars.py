"""Planned contacts as a calendar, read back with the library."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from making import KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.records import Place
from dragoman.store import Store
from dragoman.store.calendars import entry_text
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


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\n\\;,:\"^'"), max_size=200)


@given(summary=TEXTS, parts=st.lists(TEXTS, min_size=1, max_size=3))
def test_an_entry_is_written_as_the_library_reads_it(summary, parts):
    fields = {
        "uid": "a@dragoman", "summary": summary, "description": "\n\n".join(parts), "dtstart": dt.date(987, 1, 2),
        "dtstamp": dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC), "geo": (48.5, -2.25), "location": None,
        "url": "https://example.com/a?b=c,d;e",
    }  # fmt: skip
    written = entry_text(fields)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    read = Event.from_ical(written)
    assert str(read["description"]) == fields["description"]
    assert (str(read["summary"]), str(read["url"])) == (summary, fields["url"])
    assert (read.decoded("dtstart"), read.decoded("dtstamp")) == (fields["dtstart"], fields["dtstamp"])
    assert read["geo"].to_ical() == "48.5;-2.25"


def test_an_address_cannot_begin_a_field_of_its_own():
    assert "\r\nATTACH" not in entry_text({"uid": "a", "url": "https://example.com/\r\nATTACH:x"})
