from xml.etree import ElementTree

import feedparser
from serve.conftest import kept
from starlette.testclient import TestClient

from dragoman.serve import Settings, create_app


def test_atom_feed_has_the_entries_of_the_selection(site):
    feed = feedparser.parse(site.get("/feed.atom?actor=Lavrov").content)
    assert not feed.bozo
    assert len(feed.entries) == 2
    assert all(entry.link.startswith("http://testserver/event/") for entry in feed.entries)
    assert {tag.term for entry in feed.entries for tag in entry.tags} == {"Phone call", "Meeting"}


def test_json_feed_is_the_same(site):
    feed = site.get("/feed.json?actor=Lavrov").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert len(feed["items"]) == 2
    assert all(item["url"].startswith("http://testserver/event/") for item in feed["items"])


def test_feed_of_hostile_names_is_well_formed(tmp_path):
    from making import call_reading

    from dragoman.records import Party

    evil = call_reading("x", parties=(Party("]]><script>&\x0b\ufffe", None, "UKR"), Party("B", None, "RUS")))
    path = kept(tmp_path / "evil.dragoman", evil)
    with TestClient(create_app(Settings(str(path)))) as site:
        root = ElementTree.fromstring(site.get("/feed.atom").content)
        assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 5


def test_planned_contacts_are_a_calendar(site):
    from icalendar import Calendar

    answer = site.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    (entry,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert entry.decoded("dtstart").isoformat() == "2022-03-20"
    assert "url" not in entry  # the article's address is no web address
    assert not Calendar.from_ical(site.get("/calendar.ics?actor=Ukraine").text).walk("VEVENT")
