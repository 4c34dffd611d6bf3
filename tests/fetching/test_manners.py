import pytest
from serving import Simulated

from dragoman.errors import CouldNotFetch
from dragoman.fetching import Fetched, PoliteFetcher
from dragoman.fetching.robots import FRESH_SECONDS


class Web:
    """A fetcher that answers from a table and notes when it was asked."""

    agent = "Dragoman/9"

    def __init__(self, clock, robots, failure):
        self.clock, self.robots, self.failure, self.asked = clock, robots, failure, []

    def get(self, url, **_):
        self.asked.append((self.clock.now(), url))
        if url.endswith("/robots.txt"):
            if self.failure is None:
                return Fetched(url, 200, self.robots.encode())
            raise CouldNotFetch(url, "x", self.failure)
        return Fetched(url, 200, b"page")


def polite(robots="", failure=None):
    clock = Simulated(0.0)
    web = Web(clock, robots, failure)
    return PoliteFetcher(web, clock=clock, pause=2.0), web, clock


def times(web, host):
    return [time for time, url in web.asked if host in url]


def test_requests_to_one_host_are_kept_apart_and_hosts_do_not_wait_for_one_another():
    fetcher, web, _ = polite()
    for path in ("1", "2", "3"):
        fetcher.get(f"https://a.example/{path}")
    fetcher.get("https://b.example/1")
    gaps = [later - earlier for earlier, later in zip(times(web, "a.ex"), times(web, "a.ex")[1:], strict=False)]
    assert gaps == [2.0, 2.0, 2.0]  # robots.txt counts as well
    assert times(web, "b.ex")[0] == times(web, "a.ex")[-1]


def test_host_that_asks_for_more_time_gets_it_and_one_that_asks_for_an_hour_does_not():
    for asked, given in (("10", 10.0), ("3600", 60.0)):
        fetcher, web, _ = polite(f"User-agent: *\nCrawl-delay: {asked}\n")
        fetcher.get("https://a.example/1")
        fetcher.get("https://a.example/2")
        assert times(web, "a.example/2")[0] - times(web, "a.example/1")[0] == given


def test_page_that_its_owner_keeps_programs_out_of_is_not_asked_for():
    fetcher, web, _ = polite("User-agent: *\nDisallow: /private\n\nUser-agent: Dragoman\nDisallow: /archive\n")
    with pytest.raises(CouldNotFetch) as refusal:
        fetcher.get("https://a.example/archive/1")
    assert refusal.value.kind == "robots"
    assert fetcher.get("https://a.example/private").body == b"page"  # rules for us stand in place of those for all
    assert len(web.asked) == 2


@pytest.mark.parametrize(
    ("failure", "open_"), [("gone", True), ("refused", True), ("failed", False), ("slow", False)]
)
def test_site_without_rules_is_open_and_one_whose_server_fails_is_not(failure, open_):
    fetcher, _, _ = polite(failure=failure)
    if open_:
        assert fetcher.get("https://a.example/1").body == b"page"
    else:
        with pytest.raises(CouldNotFetch, match="could not say"):
            fetcher.get("https://a.example/1")


def test_rules_are_asked_for_again_after_a_day():
    fetcher, web, clock = polite("")
    for wait in (0, FRESH_SECONDS / 2, FRESH_SECONDS):
        clock.sleep(wait)
        fetcher.get("https://a.example/1")
    assert sum(url.endswith("robots.txt") for _, url in web.asked) == 2
