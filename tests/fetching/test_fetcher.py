import gzip
import time
import zlib

import pytest
from serving import error, redirect, send, serving, tagged

from dragoman.errors import CouldNotFetch
from dragoman.fetching import Fetcher, Limits

SMALL = Limits(bytes=50_000, unpacked=200_000, seconds=2.5, step=1.5)


@pytest.fixture
def site():
    with serving() as made:
        yield made


def fetcher(site, **known):
    return Fetcher(agent="Dragoman/test", allowed=[site.host], limits=SMALL, **known)


def refused(site, path):
    with pytest.raises(CouldNotFetch) as refusal:
        fetcher(site).get(site.url(path))
    return refusal.value


def test_fetcher_says_who_it_is_and_gives_what_it_got(site):
    site.pages["/"] = "<p>Héllo</p>"
    answer = fetcher(site, contact="desk@paper.example").get(site.url())
    assert (answer.status, answer.body, answer.charset) == (200, "<p>Héllo</p>".encode(), "utf-8")
    assert answer.content_type == "text/html"
    assert site.headers[0]["User-Agent"] == "Dragoman/test (+desk@paper.example)"


def test_fetcher_asks_only_for_what_changed(site):
    site.pages["/"] = tagged("first", '"1"')
    first = fetcher(site).get(site.url())
    again = fetcher(site).get(site.url(), etag=first.etag)
    assert (first.body, again.body, again.status) == (b"first", None, 304)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_fetcher_follows_redirects_and_says_where_it_ended(site, status):
    site.pages |= {"/old": redirect("/new?x=1", status), "/new?x=1": "here"}
    answer = fetcher(site).get(site.url("/old"))
    assert (answer.url, answer.body) == (site.url("/new?x=1"), b"here")


def test_fetcher_leaves_a_circle_of_redirects(site):
    site.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert refused(site, "/a").kind == "redirects"
    assert site.asked.total() == SMALL.redirects + 1


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, "gone"), (410, "gone"), (403, "refused"), (500, "failed"), (429, "later"), (503, "later")],
)
def test_fetcher_says_what_a_refusal_means(site, status, kind):
    site.pages["/"] = error(status, Retry_After="120")
    refusal = refused(site, "/")
    assert refusal.kind == kind
    assert refusal.retry_after == (120 if kind == "later" else None)


@pytest.mark.parametrize(
    ("packing", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda raw: zlib.compress(raw, wbits=-15))],
)
def test_fetcher_unpacks(site, packing, pack):
    site.pages["/"] = lambda handler: send(handler, 200, pack(b"words " * 5000), Content_Encoding=packing)
    assert fetcher(site).get(site.url()).body == b"words " * 5000


def test_fetcher_unpacks_several_gzip_members(site):
    site.pages["/"] = lambda h: send(h, 200, gzip.compress(b"one ") + gzip.compress(b"two"), Content_Encoding="gzip")
    assert fetcher(site).get(site.url()).body == b"one two"


def test_fetcher_stops_a_bomb_at_the_cap(site):
    bomb = gzip.compress(bytes(30_000_000))  # 30 MB of nothing in 30 KB
    assert len(bomb) < SMALL.bytes
    site.pages["/"] = lambda handler: send(handler, 200, bomb, Content_Encoding="gzip")
    assert refused(site, "/").kind == "too_large"


def test_fetcher_stops_what_never_ends(site):
    def answer(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            try:
                handler.wfile.write(b"x" * 4096)
            except OSError:  # the fetcher has gone
                return

    site.pages["/"] = answer
    assert refused(site, "/").kind == "too_large"


def test_fetcher_does_not_wait_for_one_that_says_nothing(site):
    site.pages["/"] = lambda handler: time.sleep(4)
    assert refused(site, "/").kind == "slow"


def test_fetcher_does_not_wait_for_one_that_drips(site):
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        for _ in range(30):
            try:
                handler.wfile.write(b".")
                handler.wfile.flush()
            except OSError:  # the fetcher has gone
                return
            time.sleep(0.2)

    site.pages["/"] = answer
    started = time.monotonic()
    assert refused(site, "/").kind == "slow"
    assert time.monotonic() - started < 5


def test_fetcher_does_not_take_what_it_cut_off_for_a_whole_answer(site):
    def answer(handler):
        handler.send_response(200)  # no length: the answer ends where the connection does
        handler.end_headers()
        for _ in range(30):
            try:
                handler.wfile.write(b".")
                handler.wfile.flush()
            except OSError:  # the fetcher has gone
                return
            time.sleep(0.2)

    site.pages["/"] = answer
    assert refused(site, "/").kind == "slow"


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"hello, I am no web server\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
    ],
)
def test_fetcher_says_where_an_answer_is_broken(site, broken):
    def answer(handler):
        handler.wfile.write(broken)
        handler.close_connection = True

    site.pages["/"] = answer
    assert refused(site, "/").kind in {"unreachable", "broken"}


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"words " * 900, mtime=0)[:-20]])
def test_fetcher_says_where_packing_is_broken(site, body):
    site.pages["/"] = lambda handler: send(handler, 200, body, Content_Encoding="gzip")
    assert refused(site, "/").kind == "unreachable"


def test_fetcher_refuses_a_packing_that_it_did_not_ask_for(site):
    site.pages["/"] = lambda handler: send(handler, 200, b"???", Content_Encoding="br")
    assert refused(site, "/").kind == "broken"


def test_fetcher_says_where_nobody_answers():
    with pytest.raises(CouldNotFetch) as refusal:
        Fetcher(agent="t", allowed=["127.0.0.1:1"], limits=SMALL).get("http://127.0.0.1:1/")
    assert refusal.value.kind == "unreachable"
