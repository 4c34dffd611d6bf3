import re
from datetime import UTC, datetime

from making import call_reading, make_article, make_reading

from dragoman.serve.pages.now import visit_of
from dragoman.store import Store

NOON = datetime(2022, 3, 12, 12, 0, 30, tzinfo=UTC)


def add(path, reading, monkeypatch, clock):
    monkeypatch.setattr("dragoman.store.store._now", lambda: clock)
    with Store.open(path) as store:
        run = store.start_run("r1")
        store.add(reading, run=run)
        store.end_run(run, {})


def looks(site, cookie=None):
    """The page as a reader with this cookie sees it."""
    site.app.state.desk._looked = 0.0
    site.cookies.clear()
    return site.get("/", headers={"Cookie": f"seen={cookie}"} if cookie else {}).text


def section(page, name):
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', page, re.S)
    return found.group(1) if found else ""


def test_first_visit_sees_everything_and_is_remembered(site):
    answer = site.get("/")
    assert answer.text.count('class="told"') == 4
    assert re.match(r'seen="?\|\d{4}-', answer.headers["set-cookie"])
    assert "httponly" in answer.headers["set-cookie"].lower()


def test_visit_after_a_pause_begins_where_the_last_one_ended():
    first = visit_of(None, NOON)
    assert first.since is None
    soon = visit_of(first.written(), NOON.replace(minute=10))
    assert (soon.since, soon.last) == (None, "2022-03-12T12:10:00+00:00")
    later = visit_of(soon.written(), NOON.replace(hour=18))
    assert (later.since, later.last) == ("2022-03-12T12:10:00+00:00", "2022-03-12T18:00:00+00:00")


def test_cookie_that_is_not_ours_tells_nothing():
    for cookie in ("", "|", "x|y", "<script>|1", "2022-03-12T12:00:00+00:00", "'; DROP TABLE events --|" * 3):
        assert visit_of(cookie, NOON).since is None


def test_now_tells_what_came_since_corrections_apart(site, store_path, monkeypatch):
    add(store_path, call_reading("new-1", day="2022-04-01"), monkeypatch, "2090-01-02T00:00:00+00:00")
    page = looks(site, "2090-01-01T00:00:00+00:00|2090-01-01T00:00:00+00:00")
    assert section(page, "new").count('class="told"') == 1
    assert not section(page, "corrected")
    seen = "2090-01-03T00:00:00+00:00|2090-01-03T00:00:00+00:00"
    assert "Nothing new" in looks(site, seen)
    second = call_reading("new-2", day="2022-04-01")
    add(store_path, second, monkeypatch, "2090-01-04T00:00:00+00:00")
    assert section(looks(site, seen), "changed").count('class="told"') == 1  # one more outlet tells it
    taken_back = make_reading(
        make_article("Nobody called anybody, the outlet now says.", "new-2", published="2022-04-02")
    )
    add(store_path, taken_back, monkeypatch, "2090-01-05T00:00:00+00:00")
    page = looks(site, "2090-01-04T12:00:00+00:00|2090-01-04T12:00:00+00:00")
    assert section(page, "corrected").count('class="told"') == 1


def test_reader_can_say_that_all_was_seen(site):
    answer = site.post("/seen", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "Nothing new" in site.get("/").text


def test_now_can_be_asked_since_a_day(site):
    assert site.get("/?since=2000-01-01").text.count('class="told"') == 4
    assert "Nothing new" in site.get("/?since=2999-01-01").text
    assert site.get("/?since=soon").status_code == 400


def test_now_changes_its_mark_when_the_record_does(site, store_path, monkeypatch):
    before = site.get("/version").text
    assert before == site.get("/version").text
    add(store_path, call_reading("new-9", day="2022-04-01"), monkeypatch, "2090-01-02T00:00:00+00:00")
    site.app.state.desk._looked = 0.0
    assert site.get("/version").text != before
