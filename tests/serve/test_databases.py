"""One record in a file and on a server: what is exported, told, shown and answered is the same to the byte."""

import re
from collections import deque
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman import briefing
from dragoman.intake import article_from_text, read_paths
from dragoman.reading import read
from dragoman.records import Article
from dragoman.serve import Settings, create_app
from dragoman.store import Query, Store
from dragoman.store.exporting import FORMATS, export

SAMPLES = Path(__file__).parents[2] / "samples"
NOW = "2022-05-01T12:00:00+00:00"
MOST_PAGES = 150
LISTS = (
    "events", "events?actor=Zelensky", "events?actor=Putin&other=Macron", "events?type=CONSULT&mode=phone&limit=3",
    "events?since=2022-03&until=2022-03", "events?status=planned", "events?words=grain", "events?as_of=2022-03-10",
    "events?place=Istanbul", "events?told_as=background", "events?after=2022-03-20_999999999999999999",
    "accounts", "accounts?limit=5", "accounts?actor=Turkey&words=talks", "figures", "figures?measure=killed",
    "figures?after=4611686018427387904", "figures?words=civilians", "statements", "statements?actor=Lavrov",
    "positions", "actors", "articles", "articles?limit=4", "judgements", "search?q=corridor", "search?q=U.N.",
    "search?q=-", "search?q=a%00b", "actors/Putin",
)  # fmt: skip


# One call as two outlets tell it, not alike: so that there is a disagreement to export and to show.
DIFFER = (
    (
        "Harbour News",
        "Kenya's President Uhuru Kenyatta spoke by phone with Rwanda's Paul Kagame on 3 May 2022 on milk.",
    ),
    (
        "Lake Wire",
        "Kenya's President Uhuru Kenyatta held a video call with Rwanda's Paul Kagame on 3 May 2022 on milk.",
    ),
)


@pytest.fixture(scope="module")
def places(postgres, tmp_path_factory):
    """The samples, read once and kept in a file and on a server in the same second."""
    readings = [read(each) for each in read_paths([str(SAMPLES)]) if isinstance(each, Article)]
    readings += [read(article_from_text(text, id=name, source=name, published="2022-05-04")) for name, text in DIFFER]
    address = postgres.lend()
    given = (tmp_path_factory.mktemp("same") / "record.dragoman", address)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dragoman.store.store._now", lambda: NOW)
        for place in given:
            with Store.open(place) as store:
                run = store.start_run("r1")
                for reading in readings:
                    store.add(reading, run=run)
                store.end_run(run, {})
    yield given
    postgres.take_back(address)


@pytest.fixture(scope="module")
def records(places):
    stores = [Store.open(place, create=False) for place in places]
    yield [store.record() for store in stores]
    for store in stores:
        assert store.faults() == ()
        store.close()


@pytest.fixture(scope="module")
def sites(places):
    clients = [TestClient(create_app(Settings(str(place), private=True))) for place in places]
    for client in clients:
        client.__enter__()
    yield clients
    for client in clients:
        client.__exit__(None, None, None)


@pytest.mark.parametrize("form", FORMATS)
def test_databases_export_the_same_bytes(records, tmp_path, form):
    written = [export(record, tmp_path / str(at), format=form) for at, record in enumerate(records)]
    assert [path.name for path in written[0]] == [path.name for path in written[1]]
    for one, other in zip(*written, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
        assert one.stat().st_size > 0


@pytest.mark.parametrize("tell", [briefing.to_text, briefing.to_markdown, briefing.to_html])
@pytest.mark.parametrize("asked", [{}, {"about": "Turkey"}, {"since": "2022-03", "until": "2022-03-20"}])
def test_databases_tell_the_same_briefing(records, tell, asked):
    one, other = (tell(briefing.compose(record, **asked)) for record in records)
    assert one == other


@pytest.mark.parametrize("as_of", ["2022-03-01", "2022-03-31"])
def test_databases_know_the_same_on_a_day(places, as_of):
    known = []
    for place in places:
        with Store.open(place) as store:
            record = store.record(as_of=as_of)
            known.append((record.events(), record.figures(), record.counts(), record.articles()))
    assert known[0] == known[1]
    assert known[0][0]


@pytest.mark.parametrize("words", ["talks", "U.S.", "Zelenskyy", "NATO's", "phone call", "çavuşoğlu", "-", "the"])
def test_databases_find_the_same_words(records, words):
    one, other = (record.accounts(Query(words=words)) for record in records)
    assert one == other


def test_databases_show_the_same_pages(sites):
    """Every page that leads on from the first, as far as a reader would go."""
    waiting, seen = deque(["/", "/feed.atom", "/feed.json", "/calendar.ics"]), set()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.popleft()
        if path in seen:
            continue
        seen.add(path)
        one, other = (site.get(path) for site in sites)
        assert (one.status_code, one.text) == (other.status_code, other.text), path
        assert one.status_code < 500, path
        found = re.findall(r'href="(/[^"#]*)', one.text)
        waiting.extend(unescape(each) for each in found if not each.startswith(("/static", "/api")))
    assert len(seen) > 100


@pytest.mark.parametrize("asked", LISTS)
@pytest.mark.parametrize("form", ["application/json", "text/csv", "application/x-ndjson"])
def test_databases_answer_the_same(sites, asked, form):
    one, other = (site.get(f"/api/v1/{asked}", headers={"accept": form}) for site in sites)
    assert one.text == other.text
    assert (one.status_code, other.status_code) == (200, 200)


def test_databases_page_through_the_same(sites):
    """Each answer names the next; each event and account by its id."""
    for what in ("events", "accounts", "figures", "statements", "articles"):
        following, pages = "", 0
        while following is not None and pages < 40:
            asked = f"/api/v1/{what}?limit=7" + (f"&after={following}" if following else "")
            one, other = (site.get(asked) for site in sites)
            assert one.json() == other.json()
            for row in one.json()["rows"][:2]:
                each, same = (site.get(f"/api/v1/{what}/{row['id']}") for site in sites)
                assert (each.status_code, each.text) == (same.status_code, same.text)
            following, pages = one.json()["next"], pages + 1
        assert pages > 1, what
