import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from readers import read_calls, report
from serving import error, serving

from dragoman.cli import main
from dragoman.pipeline import run as pipeline_run
from dragoman.store import Store

FEED = "<rss><channel><title>W</title><item><title>Ministers speak</title><link>{}</link></item></channel></rss>"
PAGE = (
    "<html><body><article>"
    + "".join(f"<p>{line}</p>" for line in report(1).split("\n\n"))
    + "</article></body></html>"
)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    monkeypatch.setattr(pipeline_run, "_default_reader", lambda: read_calls)
    return tmp_path


@pytest.fixture
def site():
    with serving() as made:
        made.pages |= {"/rss": FEED.format(made.url("/a/1")), "/a/1": PAGE, "/robots.txt": ""}
        yield made


def call(*arguments, code=0):
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == code, result.output
    return result


def test_watch_reads_a_feed_and_sources_tell_how_it_fares(site):
    told = call("watch", site.url("/rss"), "--once", "--allow-host", site.host, "--pause", "0.1").stdout
    assert "1 source asked, 1 page new or changed; 1 article read" in told
    assert "well; asked" in call("sources").stdout
    with Store.open("record.dragoman") as store:
        assert [card.id for card in store.record().articles()] == [site.url("/a/1")]


def test_watch_remembers_its_sources(site):
    Path("desks.csv").write_text(f"url,name,country,state_owned\n{site.url('/rss')},The Courier,UKR,no\n")
    call("watch", "--sources", "desks.csv", "--once", "--allow-host", site.host, "--pause", "0.1")
    told = json.loads(call("sources", "--json").stdout)
    assert (told["name"], told["country"], told["state_owned"], told["pages"]) == ("The Courier", "UKR", False, 1)
    assert json.loads(call("watch", "--once", "--json").stdout)["asked"] == 0  # not due yet


def test_watch_one_source_that_fails_is_said_and_stops_no_other(site):
    site.pages["/bad"] = error(500)
    result = call(
        "watch", site.url("/bad"), site.url("/rss"), "--once", "--allow-host", site.host, "--pause", "0.1", code=1
    )
    assert "1 article read" in result.stdout
    assert "was answered with an error (500)" in result.stderr
    assert "FAILING once" in call("sources").stdout


def test_watch_refuses_what_is_no_web_address_and_what_is_not_public(site):
    assert "is no http or https address" in call("watch", "file:///etc/passwd", code=2).stderr
    assert "--allow-host 127.0.0.1" in call("watch", site.url("/rss"), "--once", code=1).stderr
    assert not site.asked


def test_watch_without_any_source_says_so():
    assert "nothing to watch" in call("watch", code=2).stderr


def test_read_takes_web_addresses(site):
    told = call("read", site.url("/a/1"), site.url("/none"), "--allow-host", site.host, code=1)
    assert "1 article read" in told.stdout
    assert "is not there any more (404)" in told.stderr
