import re
from importlib import import_module

import pytest
from making import make_account, make_article, make_figure, make_reading
from serve.conftest import CALL, CAVUSOGLU, LAVROV, PLAN
from starlette.testclient import TestClient

from dragoman.serve import Settings, create_app
from dragoman.store import Store

PAGES = ("/", "/timeline", "/actors", "/actor/RUS", "/actor/Sergei%20Lavrov", "/dyad/RUS/UKR", "/network", "/map",
         "/figures", "/calendar", "/ledger", "/statements", "/statements?kind=position", "/sources",
         "/about")  # fmt: skip


def events(site, **asked):
    """The ids of the events on the timeline."""
    return list(dict.fromkeys(re.findall(r"/event/([0-9a-f]+)", site.get("/timeline", params=asked).text)))


@pytest.mark.parametrize("path", PAGES)
def test_page_is_there_and_guarded(site, path):
    answer = site.get(path)
    assert answer.status_code == 200, answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<h1" in answer.text
    assert not re.search(
        r"(?:src|href|action)=[\"'](?:https?:)?//", answer.text.replace("https://courier.example/1", "")
    )


@pytest.mark.parametrize("path", PAGES)
def test_page_of_an_empty_record_is_there(tmp_path, path):
    Store.open(tmp_path / "empty.dragoman").close()
    with TestClient(create_app(Settings(str(tmp_path / "empty.dragoman")))) as site:
        assert site.get(path).status_code == 200


def test_timeline_lists_events_once_the_newest_day_first(site):
    found = events(site)
    assert len(found) == 4  # one call of two accounts, a plan, two acts
    page = site.get("/timeline").text
    days = re.findall(r'<h2 class="day">(.*?)</h2>', page)
    assert days == ["Sunday 20 March 2022", "Thursday 10 March 2022", "Wednesday 9 March 2022"]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"actor": "Lavrov"}, 2),
        ({"actor": "Çavuşoğlu"}, 1),
        ({"actor": "Cavusoglu"}, 1),
        ({"actor": "Russia"}, 4),
        ({"actor": "RUS", "other": "UKR"}, 2),
        ({"type": "CONSULT"}, 2),
        ({"type": "SANCTION"}, 1),
        ({"mode": "phone"}, 1),
        ({"status": "planned"}, 1),
        ({"place": "Antalya"}, 1),
        ({"outlet": "The Courier"}, 3),
        ({"words": "telephone conversation"}, 1),
        ({"since": "2022-03-10"}, 3),
        ({"until": "2022-03-09"}, 1),
        ({"since": "2022-03"}, 4),
        ({"told_as": "background"}, 0),
        ({"actor": "nobody at all"}, 0),
        ({"actor": "Lavrov", "mode": "meeting", "place": "antalya", "status": "planned"}, 1),
    ],
)
def test_timeline_filters(site, asked, number):
    assert len(events(site, **asked)) == number


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"since": "yesterday"}, "is a day such as"),
        ({"since": "2022-13"}, "is a day such as"),
        ({"since": "2022-03-10", "until": "2022-03-01"}, "no day is in between"),
        ({"type": "GOSSIP"}, "is one of"),
        ({"after": "nowhere"}, "page of results"),
        ({"actor": "x" * 201}, "more than 200"),
        ({"words": "a\x00b"}, "cannot be shown"),
    ],
)
def test_filter_that_cannot_be_understood_is_said(site, asked, words):
    answer = site.get("/timeline", params=asked)
    assert answer.status_code == 400
    assert words in answer.text


def test_timeline_goes_on_on_the_next_page(site, monkeypatch):
    monkeypatch.setattr(import_module("dragoman.serve.pages.timeline"), "A_PAGE", 3)
    first = site.get("/timeline?actor=RUS").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    second = site.get(following.group(1).replace("&amp;", "&")).text
    seen = [re.findall(r"/event/([0-9a-f]+)", page) for page in (first, second)]
    assert [len(set(ids)) for ids in seen] == [3, 1]
    assert not set(seen[0]) & set(seen[1])


def test_event_page_shows_the_accounts_side_by_side_with_the_words_marked(site):
    (call,) = events(site, mode="phone")
    page = site.get(f"/event/{call}").text
    assert page.count('class="account"') == 2
    assert "<mark>spoke by phone</mark>" in page
    assert "<mark>held a telephone conversation</mark>" in page
    assert "They discussed the evacuation of civilians." in page  # its neighbour
    assert 'href="https://courier.example/1"' in page
    assert "Why these are one" in page


def test_event_is_found_by_its_accounts_too(site, store_path):
    with Store.open(store_path) as store:
        account = store.record().accounts()[0].id
    answer = site.get(f"/event/{account}", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"].endswith(f"#{account}")


def test_event_that_is_not_there_is_said(site):
    answer = site.get("/event/0123456789abcdef")
    assert answer.status_code == 404
    assert "no event 0123456789abcdef" in answer.text


def test_address_that_is_no_web_address_is_never_a_link(site):
    (plan,) = events(site, status="planned")
    assert "javascript:" not in site.get(f"/event/{plan}").text


def test_whole_article_is_shown_on_a_private_desk_only(site, store_path):
    assert "Moscow says" in site.get("/article/moscow-1").text
    with TestClient(create_app(Settings(str(store_path)))) as public:
        page = public.get("/article/kyiv-1").text
        assert "spoke by phone" in page
        assert "They discussed the evacuation" not in page
        assert public.get("/article/nowhere").status_code == 404


REWRITTEN = CALL.replace("on Thursday. ", "on Wednesday. ").replace("At least 21", "At least 25") + "\nA new end."


def rewritten(store_path):
    """The first article comes in another version: another day, another number, one more paragraph."""
    article = make_article(REWRITTEN, "kyiv-1", source="The Courier", published="2022-03-11", title="Ministers spoke")
    account = make_account(
        article, "spoke by phone", date=("2022-03-09", "2022-03-09"), topics=("the evacuation of civilians",)
    )
    figure = make_figure(article, "At least 25 people were killed", 25, bound="at_least", of="people", where="Sumy")
    with Store.open(store_path) as store:
        run = store.start_run("r1")
        store.add(make_reading(article, account, figure), run=run)
        store.end_run(run, {})
    return account.id


def test_event_page_tells_what_an_outlet_changed(store_path):
    account = rewritten(store_path)
    with TestClient(create_app(Settings(str(store_path)))) as public:
        for path in (f"/account/{account}", "/article/kyiv-1"):
            page = public.get(path).text
            assert "<del>Thursday</del><ins>Wednesday</ins>" in page
            assert "<del>21</del><ins>25</ins>" in page
            assert "When: 10 March 2022, now 9 March 2022" in page
            assert "Number: at least 21, now at least 25" in page
            assert "Ministers speak" in page  # the headline before
            assert "A new end." not in page  # no entry stands on it
            assert "1 other paragraph changed" in page


def test_private_desk_reads_all_that_changed(site, store_path):
    rewritten(store_path)
    assert "<ins>A new end.</ins>" in site.get("/article/kyiv-1").text


def test_event_page_tells_whose_news_it_is_and_where_accounts_differ(site):
    (call,) = events(site, mode="phone")
    page = site.get(f"/event/{call}").text
    assert "2 accounts, 2 outlets, 2 independent origins" in page
    assert "corridors must open at once" in page  # what Kuleba said in the same article


def test_event_can_be_cited_as_plain_text(site):
    (call,) = events(site, mode="phone")
    told = site.get(f"/event/{call}.txt")
    assert told.headers["content-type"].startswith("text/plain")
    assert (
        "“KYIV, March 10. Foreign Minister" in told.text
        or "Foreign Minister Dmytro Kuleba spoke by phone" in told.text
    )
    assert "(The Courier, “Ministers speak”, 10 March 2022, https://courier.example/1)" in told.text
    assert f"/event/{call}" in told.text
    assert told.text.splitlines()[0] in site.get(f"/event/{call}").text


def test_actor_page_tells_whom_it_talks_to_and_when_last(site):
    page = site.get("/actor/Russia").text
    assert re.search(r'href="/dyad/RUS/UKR"><bdi>Ukraine', page)
    assert "10 March 2022" in page
    assert "none held" in page  # Turkey: planned only
    assert "Acts, given and received" in page


def test_dyad_page_tells_the_last_contact(site):
    assert "Last contact held: 10 March 2022" in site.get("/dyad/Russia/Ukraine").text
    assert "No contact held" in site.get("/dyad/TUR/RUS").text


def test_calendar_tells_what_is_ahead(site):
    page = site.get("/calendar").text
    assert "20 March 2022" in page
    assert "20 March 2022" not in site.get("/calendar?since=2022-03-21").text


def test_figures_have_their_words(site):
    page = site.get("/figures").text
    assert "at least 21" in page
    assert "<mark>At least 21 people were killed</mark>" in page
    assert "at least 21" not in site.get("/figures?words=Mariupol").text


def test_sources_tell_what_could_not_be_read(site, store_path):
    with Store.open(store_path) as store:
        from dragoman.records import Skip

        run = store.start_run("r1")
        store.skip(Skip("bad<b>.html", "has no <i>text</i>.", "empty"), run=run)
        store.end_run(run, {})
    page = site.get("/sources").text
    assert "bad&lt;b&gt;.html" in page
    assert "The Courier" in page


def test_names_under_which_the_page_may_be_asked_for_are_held_to(store_path):
    with TestClient(create_app(Settings(str(store_path), hosts=("desk.example",)))) as site:
        assert site.get("/", headers={"Host": "evil.example"}).status_code == 400
        assert site.get("/", headers={"Host": "desk.example"}).status_code == 200


def test_page_cannot_be_written_to(site):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(site, method)("/timeline").status_code == 405


def test_store_that_is_not_there_is_said(tmp_path):
    from dragoman.errors import StoreError

    with pytest.raises(StoreError, match="no store"):
        create_app(Settings(str(tmp_path / "none.dragoman")))


def test_page_shows_what_is_read_while_it_is_open(store_path, site):
    from making import call_reading

    assert len(events(site)) == 4
    later = call_reading("later-1", day="2022-03-15", parties=())
    with Store.open(store_path) as store:
        run = store.start_run("r1")
        store.add(later, run=run)
        assert len(events(site)) == 4  # not judged yet
        store.end_run(run, {})
    site.app.state.desk._looked = 0.0  # a second has passed
    assert len(events(site)) == 5


def test_ledger_tells_what_is_planned_and_what_became_of_it(site, store_path):
    assert "are to meet" in site.get("/ledger?state=open").text
    assert "are to meet" not in site.get("/ledger?state=done").text
    told = "Mevlüt Çavuşoğlu met Sergei Lavrov in Antalya on March 20, both sides said."
    article = make_article(told, "ankara-2", source="Agency", published="2022-03-21")
    held = make_account(
        article, "met Sergei Lavrov", mode="meeting", date=("2022-03-20", "2022-03-20"), source=(),
        parties=(CAVUSOGLU, LAVROV),
    )  # fmt: skip
    with Store.open(store_path) as store:
        run = store.start_run("r1")
        store.add(make_reading(article, held), run=run)
        store.end_run(run, {})
    site.app.state.desk._looked = 0.0
    assert "Done" in site.get("/ledger?state=done&actor=Turkey").text
    assert "Nothing asked, offered" in site.get("/ledger?state=planned&actor=Turkey").text


def test_ledger_goes_on_on_the_next_page(tmp_path, monkeypatch):
    monkeypatch.setattr(import_module("dragoman.serve.pages.ledger"), "A_PAGE", 2)
    path = tmp_path / "plans.dragoman"
    with Store.open(path) as store:
        run = store.start_run("r1")
        for day in ("01", "08", "15", "22", "29"):
            article = make_article(PLAN.replace("March 20", f"March {day}"), f"plan-{day}", published="2022-02-20")
            date = (f"2022-03-{day}", f"2022-03-{day}")
            account = make_account(
                article, "will meet", mode="meeting", status="planned", date=date, parties=(CAVUSOGLU, LAVROV)
            )
            store.add(make_reading(article, account), run=run)
        store.end_run(run, {})
    seen, address = [], "/ledger?state=open"
    with TestClient(create_app(Settings(str(path)))) as site:
        while address:
            page = site.get(address).text
            seen += re.findall(r'class="told" href="/event/([0-9a-f]+)"', page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = following.group(1).replace("&amp;", "&") if following else None
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({}, True),
        ({"actor": "Kuleba"}, True),
        ({"actor": "Lavrov"}, False),
        ({"words": "corridors"}, True),
        ({"words": "oil"}, False),
        ({"kind": "position", "stance": "demands"}, True),
        ({"kind": "position", "stance": "opposes"}, False),
        ({"matter": "humanitarian corridors"}, True),
        ({"until": "2022-03-01"}, False),
    ],
)
def test_statements_filter(site, asked, there):
    page = site.get("/statements", params=asked).text
    assert ("<summary>The sentence" in page) is there
    assert ("Nothing that anybody said fits" in page) is not there


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/statements?kind=gossip", "is one of"),
        ("/statements?stance=shrugs", "is one of"),
        ("/statements?after=x", "page of results"),
        ("/ledger?state=maybe", "is one of"),
        ("/ledger?after=3", "page of results"),
    ],
)
def test_question_that_cannot_be_understood_is_said(site, path, words):
    answer = site.get(path)
    assert answer.status_code == 400
    assert words in answer.text


def test_selection_has_one_address(site):
    answer = site.get("/timeline?words=&mode=phone&actor=Kuleba&type=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/timeline?actor=Kuleba&mode=phone")
    page = site.get("/timeline?mode=phone&actor=Kuleba").text
    assert '<link rel="canonical" href="/timeline?actor=Kuleba&amp;mode=phone">' in page
    assert 'type="application/atom+xml" title="New and corrected entries of this selection" href="/feed.atom?' in page


def test_no_path_leads_elsewhere(site):
    for path in ("//evil.example/x?a=", "//evil.example", "/actor//evil.example?a="):
        answer = site.get(f"http://testserver{path}", follow_redirects=False)
        assert not answer.headers.get("location", "/x").startswith("//")
        assert 'href="//' not in answer.text


def test_sources_tell_who_is_told_and_never_where(site, store_path):
    from dragoman.store import notices

    with Store.open(store_path) as store, store.watching() as connection:
        notices.meet_receiver(connection, "night desk", begun="2022-03-01", now="2022-03-01")
        notices.change_receiver(connection, "night desk", {"failures": 3, "trouble": "took too long to answer."})
    page = site.get("/sources").text
    assert "night desk" in page
    assert "3 times in a row" in page


def test_actor_page_says_with_whom_and_when_the_last_contact_was_held(site):
    page = site.get("/actor/RUS").text
    told = re.findall(r'<tr>\s*<th scope="row"><a href="/dyad/RUS/(\w+)">(.*?)</tr>', page, re.S)
    held = {other: re.findall(r'<td class="\w+">(.*?)</td>', row) for other, row in told}
    assert held == {"UKR": ["1", "–", "10 March 2022"], "TUR": ["–", "1", "none held"]}
