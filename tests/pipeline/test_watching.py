import time
from collections import Counter
from itertools import pairwise

import pytest
from readers import read_calls, report
from serving import Simulated, error, redirect, send, serving, tagged

from dragoman.fetching import Fetcher, Limits, PoliteFetcher, Source
from dragoman.pipeline.watching import LONGEST_WAIT, Schedule, Watcher
from dragoman.store import Store, watched

LIMITS = Limits(bytes=300_000, unpacked=600_000, seconds=3.0, step=1.0)


@pytest.fixture
def path(place):
    return place


@pytest.fixture
def site():
    with serving() as made:
        yield made


def page(number, extra=""):
    paragraphs = "".join(f"<p>{line}</p>" for line in report(number, extra).split("\n\n"))
    head = f"<head><title>Ministers speak, {number}</title></head>"
    return f"<html>{head}<body><article>{paragraphs}</article></body></html>"


def feed(site, *numbers, note=""):
    items = "".join(
        f"<item><title>Ministers speak, {n}</title><link>{site.url(f'/a/{n}')}</link>"
        f"<pubDate>Thu, 10 Mar 2022 08:00:00 GMT</pubDate><description>{note}</description></item>"
        for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>{items}</channel></rss>'


def watcher(store, *sites, clock=None, **schedule):
    clock = clock or Simulated()
    fetcher = PoliteFetcher(
        Fetcher(agent="t", allowed=[site.host for site in sites], limits=LIMITS), clock=clock, pause=1.0
    )
    return Watcher(
        store, fetcher, clock=clock, schedule=Schedule(**schedule), workers=1, read=read_calls, reader="r1"
    ), clock


def texts(store):
    record = store.record()
    return {card.url: record.article(card.id).text for card in record.articles()}


def health(store):
    with store.watching() as connection:
        return {source.url: source for source in watched.all_sources(connection)}


def test_watch_reads_what_a_feed_lists_with_what_is_known_of_it(path, site):
    site.pages |= {"/rss": feed(site, 1, 2), "/a/1": page(1), "/a/2": page(2)}
    with Store.open(path) as store:
        watching, _ = watcher(store, site)
        watching.add([Source(site.url("/rss"), "The Courier", "UKR", "en", False)])
        done = watching.round()
        assert (done.asked, done.found, done.fetched, done.summary.new) == (1, 2, 2, 2)
        (one, two) = store.record().articles()
        assert (one.id, one.source, one.country, one.published) == (
            site.url("/a/1"),
            "The Courier",
            "UKR",
            "2022-03-10",
        )
        assert two.title == "Ministers speak, 2"
        assert len(store.record().accounts()) == 2
        (source,) = health(store).values()
        assert (source.kind, source.pages, source.failures) == ("feed", 2, 0)


def test_watch_asks_again_only_when_due_and_only_for_what_changed(path, site):
    site.pages |= {"/rss": tagged(feed(site, 1), '"1"'), "/a/1": tagged(page(1), '"a"')}
    with Store.open(path) as store:
        watching, clock = watcher(store, site, every=600.0, again=())
        watching.add([Source(site.url("/rss"))])
        watching.round()
        assert watching.round().asked == 0
        assert 500 < watching.seconds_until_due() <= 600
        clock.sleep(601)
        assert watching.round().found == 0
        assert (site.asked["/rss"], site.asked["/a/1"]) == (2, 1)


def test_watch_keeps_a_changed_article_as_a_version(path, site):
    site.pages |= {"/rss": feed(site, 1), "/a/1": page(1)}
    with Store.open(path) as store:
        watching, clock = watcher(store, site, every=600.0, again=())
        watching.add([Source(site.url("/rss"))])
        watching.round()
        site.pages |= {"/rss": feed(site, 1, note="Updated"), "/a/1": page(1, "The toll has risen.")}
        clock.sleep(601)
        assert watching.round().summary.revised == 1
        assert "The toll has risen." in texts(store)[site.url("/a/1")]
        assert len(store.record().articles()) == 1


def test_watch_looks_again_at_young_pages_then_leaves_them(path, site):
    site.pages |= {"/rss": tagged(feed(site, 1), '"f"'), "/a/1": tagged(page(1), '"1"')}
    with Store.open(path) as store:
        watching, clock = watcher(store, site, every=900.0, again=(1800.0, 7200.0))
        watching.add([Source(site.url("/rss"))])
        for _ in range(60):
            watching.round()
            clock.sleep(900)
        assert site.asked["/a/1"] == 3
        assert len(store.record().articles()) == 1


def test_watch_takes_a_page_that_two_sources_list_once(path, site):
    site.pages |= {"/rss": feed(site, 1), "/b": feed(site, 1, 2), "/a/1": page(1), "/a/2": page(2)}
    with Store.open(path) as store:
        watching, _ = watcher(store, site)
        watching.add([Source(site.url("/rss")), Source(site.url("/b"))])
        watching.round()
        assert (site.asked["/a/1"], site.asked["/a/2"]) == (1, 1)


def test_watch_killed_before_it_noted_a_page_reads_it_once_all_the_same(path, site, monkeypatch):
    site.pages |= {"/rss": feed(site, 1), "/a/1": page(1)}
    with Store.open(path) as store:
        watching, clock = watcher(store, site)
        watching.add([Source(site.url("/rss"))])
        monkeypatch.setattr(watched, "change_page", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            watching.round()
    monkeypatch.undo()
    with Store.open(path) as store:
        watching, _ = watcher(store, site, clock=clock)
        done = watching.round()
        assert (done.fetched, done.summary.unchanged, len(store.record().articles())) == (1, 1, 1)


def test_watch_backs_off_from_a_source_that_fails_and_comes_back(path, site):
    site.pages["/rss"] = error(500)
    with Store.open(path) as store:
        watching, clock = watcher(store, site, every=600.0)
        watching.add([Source(site.url("/rss"))])
        asked = []
        for _ in range(24 * 12):
            if watching.round().asked:
                asked.append(clock.now())
            clock.sleep(300)
        waits = [later - earlier for earlier, later in pairwise(asked)]
        assert waits == sorted(waits)
        assert len(asked) < 10
        assert health(store)[site.url("/rss")].failures == len(asked)
        site.pages |= {"/rss": feed(site, 1), "/a/1": page(1)}
        clock.sleep(LONGEST_WAIT)
        assert watching.round().summary.new == 1
        assert health(store)[site.url("/rss")].trouble is None


def test_watch_comes_back_when_a_server_says(path, site):
    site.pages["/rss"] = error(429, Retry_After="7200")
    with Store.open(path) as store:
        watching, _ = watcher(store, site, every=600.0)
        watching.add([Source(site.url("/rss"))])
        watching.round()
        assert 7100 < watching.seconds_until_due() <= 7200


def test_watch_says_what_is_no_article(path, site):
    site.pages |= {
        "/rss": feed(site, 1, 2),
        "/a/1": page(1),
        "/a/2": "<html><body><p>Subscribe to read.</p></body></html>",
    }
    with Store.open(path) as store:
        watching, _ = watcher(store, site)
        watching.add([Source(site.url("/rss"))])
        done = watching.round()
        assert done.summary.new == 1
        assert [skip.name for skip in store.record().skips()] == [site.url("/a/2")]
        assert health(store)[site.url("/rss")].troubled == 1


def test_watch_section_page_is_read_through_its_links_and_is_no_article_itself(path, site):
    links = "".join(
        f'<h3><a href="/a/{n}">Two ministers speak by phone, part {n}</a></h3><p>More.</p>' for n in range(6)
    )
    site.pages |= {"/world": f"<html><body>{links}</body></html>", **{f"/a/{n}": page(n) for n in range(6)}}
    with Store.open(path) as store:
        watching, _ = watcher(store, site)
        watching.add([Source(site.url("/world"))])
        assert watching.round().summary.new == 6
        assert store.record().skips() == ()


def stall(handler):
    time.sleep(1.2)


def lie(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<rss><channel><item>")
    handler.close_connection = True


def drop(handler):
    handler.close_connection = True


def test_watch_an_hour_with_a_server_that_lies_stalls_redirects_changes_and_breaks(path, site):
    """Every five minutes something else; at the end everything that was ever published is there, once."""
    with serving() as good, Store.open(path) as store:
        watching, clock = watcher(store, site, good, every=300.0, again=(600.0,))
        watching.add([Source(site.url("/rss"), "Shaky"), Source(good.url("/rss"), "Steady")])
        bad = [stall, lie, drop, error(503), redirect("/rss"), lambda h: send(h, 200, b"\x00\xff<rss"), error(404)]
        published: set[str] = set()
        for minute in range(0, 180, 5):
            number = minute // 5
            everything = range(number + 1)
            site.pages[f"/a/{number}"] = page(number)
            good.pages[f"/a/{number}"] = page(1000 + number)
            good.pages["/rss"] = feed(good, *everything)
            site.pages["/rss"] = (
                bad[number % len(bad)] if number % 2 else feed(site, *everything, note=str(number // 6))
            )
            if number % 5 == 3:
                site.pages[f"/a/{number}"] = bad[number % 4]
            if number % 5 == 4:
                site.pages[f"/a/{number - 1}"] = redirect(f"/moved/{number - 1}")
                site.pages[f"/moved/{number - 1}"] = page(number - 1)
            published |= {site.url(f"/a/{number}"), good.url(f"/a/{number}")}
            watching.round()
            clock.sleep(300)
        site.pages["/rss"] = feed(site, *range(36), note="end")
        for _ in range(20):
            clock.sleep(3600)
            watching.round()
        kept = texts(store)
        final = {url for url in published if url.rpartition("/")[2] not in {str(n) for n in range(3, 36, 5)}}
        moved = {site.url(f"/moved/{n}") for n in range(3, 36, 5)} | {good.url(f"/a/{n}") for n in range(3, 36, 5)}
        assert set(kept) == final | moved
        told = Counter(text.partition("report ")[2].partition(" ")[0] for text in kept.values())
        assert set(told.values()) == {1}
        assert store.faults() == ()
        assert health(store)[good.url("/rss")].failures == 0
