import gzip
import json

import pytest

from dragoman.errors import CouldNotFetch
from dragoman.fetching import read_listing
from dragoman.fetching.listings import MOST_ENTRIES

URL = "https://agency.example/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>World &amp; more</title>
<item><title>Ministers <b>meet</b> in Oslo</title><link>https://agency.example/world/1?utm_source=rss</link>
<pubDate>Thu, 10 Mar 2022 23:30:00 -0500</pubDate><description>They met.</description></item>
<item><title>No link here</title></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item>
<item><title>Again</title><link>/world/1</link></item>
<item><title>Second</title><link>/world/2#comments</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Readouts</title>
<entry><title>Call with the President</title><link href="/readouts/7"/><id>tag:x,2022:7</id>
<updated>2022-03-02T08:00:00Z</updated></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Desk",
    "items": [
        {"id": "1", "url": "https://agency.example/a", "title": "A", "date_published": "2022-03-02T08:00:00Z"},
        {"id": "2", "external_url": "https://agency.example/b"},
        {"id": "no address"},
        "no object",
    ],
}
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://agency.example/old</loc><lastmod>2021-01-01</lastmod></url>
<url><loc>https://agency.example/new</loc><lastmod>2022-03-10</lastmod></url></urlset>"""
INDEX = """<sitemapindex><sitemap><loc>https://agency.example/s1.xml</loc><lastmod>2020</lastmod></sitemap>
<sitemap><loc>https://agency.example/s2.xml</loc><lastmod>2022</lastmod></sitemap></sitemapindex>"""
SECTION = """<html><head><title>World news</title></head><body><a href="/about">About us</a>
<a href="/w/3">Envoys leave Vienna without a deal</a><a href="https://other.example/x">Not of this house at all</a>
<a href="javascript:alert(document.title)">Click here for a prize now</a></body></html>"""
NAMES_FEED = """<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>"""


def listed(body, **known):
    return read_listing(body if isinstance(body, bytes) else body.encode(), url=URL, **known)


def urls(listing):
    return [entry.url.removeprefix("https://agency.example") for entry in listing.entries]


def test_rss_entries_have_their_page_title_and_day():
    listing = listed(RSS)
    assert (listing.kind, listing.title, urls(listing)) == ("feed", "World & more", ["/world/1", "/world/2"])
    assert listing.entries[0].title == "Ministers meet in Oslo"
    assert listing.entries[0].published == "2022-03-11"  # half past eleven at night in New York, in UTC


def test_atom_links_are_of_the_feeds_own_host():
    (entry,) = listed(ATOM).entries
    assert (entry.url, entry.published) == ("https://agency.example/readouts/7", "2022-03-02")


def test_json_feed_titles_hold_nothing_that_no_database_keeps():
    body = r'{"title": "W\u0000ire", "items": [{"url": "https://a.example/1", "title": "Talks\u0000 \ud800held"}]}'
    found = listed(body)
    assert (found.title, found.entries[0].title) == ("W ire", "Talks held")


def test_json_feed_takes_what_has_an_address():
    listing = listed(json.dumps(JSON_FEED))
    assert [entry.url for entry in listing.entries][:2] == ["https://agency.example/a", "https://agency.example/b"]
    assert listing.entries[0].published == "2022-03-02"


def test_entry_that_its_feed_says_has_changed_has_another_state():
    before, after = listed(RSS), listed(RSS.replace("They met.", "They met for two hours."))
    assert before.entries[0].state != after.entries[0].state
    assert before.entries[1].state == after.entries[1].state


def test_sitemap_gives_the_newest_first():
    assert urls(listed(SITEMAP)) == ["/new", "/old"]
    assert listed(INDEX).more == ("https://agency.example/s2.xml", "https://agency.example/s1.xml")


def test_packed_sitemap_is_unpacked_within_bounds():
    assert urls(listed(gzip.compress(SITEMAP.encode()))) == ["/new", "/old"]
    for bad in (gzip.compress(bytes(30_000_000)), gzip.compress(SITEMAP.encode())[:-9], b"\x1f\x8bnothing"):
        with pytest.raises(CouldNotFetch, match="damaged or too large"):
            listed(bad)


def test_section_page_gives_itself_and_its_headlines():
    listing = listed(SECTION)
    assert (listing.kind, urls(listing)) == ("page", ["/feed", "/w/3"])


def test_page_that_names_its_feed_leads_there():
    assert listed(NAMES_FEED).more == ("https://agency.example/rss.xml",)


def test_listing_is_read_in_any_encoding():
    assert urls(listed(RSS.replace("UTF-8", "UTF-16").encode("utf-16"))) == ["/world/1", "/world/2"]
    latin = RSS.replace("UTF-8", "ISO-8859-1").replace("Oslo", "Malmö").encode("latin-1")
    assert listed(latin).entries[0].title == "Ministers meet in Malmö"


def test_listing_has_an_end():
    many = "".join(f"<item><link>/{number}</link></item>" for number in range(3000))
    assert len(listed(f"<rss><channel>{many}</channel></rss>").entries) == MOST_ENTRIES


@pytest.mark.parametrize(
    "bad",
    [
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/e.dtd"> %x;]><feed/>',
        "<?xml version='1.0'?><rubbish/>",
        "{not json",
        '{"items": 3}',
        "[" * 100_000,
        "{" + '"a":{' * 100_000,
        "",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_no_listing_is_refused(bad, encoding):
    try:
        found = listed(bad.encode(encoding))
    except CouldNotFetch as refusal:
        assert refusal.kind == "broken"
    else:
        assert not [entry for entry in found.entries if entry.url != URL]
        assert "root:" not in str(found)
