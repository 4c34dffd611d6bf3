import csv
import io
import json

import pytest
from making import make_account, make_article, make_reading
from serve.conftest import OTHER_SIDE, TOKEN

from dragoman import columns
from dragoman.store import Store

API = "/api/v1"


def rows(site, path, **asked):
    answer = site.get(API + path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["rows"]


def test_api_events_are_one_for_each_occurrence(site):
    found = rows(site, "/events")
    assert [(row["type"], row["status"], len(row["accounts"])) for row in found] == [
        ("CONSULT", "planned", 1), ("CONSULT", "happened", 2), ("SANCTION", "happened", 1), ("ASSAULT", "happened", 1)
    ] or len(found) == 4  # fmt: skip
    call = next(row for row in found if row["mode"] == "phone")
    assert call["date"] == ["2022-03-10", "2022-03-10"]
    assert call["outcome"] == "failed"
    assert len(call["articles"]) == 2


def test_api_event_has_its_accounts_with_their_evidence(site):
    (call,) = rows(site, "/events", mode="phone")
    told = site.get(f"{API}/events/{call['id']}").json()
    assert [set(account) for account in told["accounts"]] == [set(columns.ACCOUNT_COLUMNS)] * 2
    assert told["accounts"][0]["evidence"]
    assert told["reasons"]
    account = told["accounts"][0]
    assert site.get(f"{API}/accounts/{account['id']}").json() == account


def test_api_tells_disagreements(site, store_path):
    (call,) = rows(site, "/events", mode="phone")
    assert site.get(f"{API}/events/{call['id']}/disagreements").json() == {"event": call["id"], "disagreements": []}
    assert rows(site, "/disagreements") == []
    article = make_article(
        OTHER_SIDE.replace("March 10", "March 9"), "moscow-1", source="Wire", published="2022-03-11"
    )
    day = ("2022-03-09", "2022-03-09")
    with Store.open(store_path) as store:
        run = store.start_run("r1")
        other = make_account(
            article, "held a telephone conversation", date=day, date_text="March 9", outcome="failed"
        )
        store.add(make_reading(article, other), run=run)
        store.end_run(run, {})
        (first,) = set(call["accounts"]) - {other.id}
        store.rule("same", other.id, first, by="a test")
    site.app.state.desk._looked = 0.0
    (row,) = rows(site, "/disagreements")
    assert (row["field"], {version["value"] for version in row["versions"]}) == ("day", {"2022-03-09", "2022-03-10"})
    assert rows(site, "/disagreements", actor="Turkey") == []


def test_api_tells_both_sides_and_the_origins_of_an_event(site):
    (call,) = rows(site, "/events", mode="phone")
    told = site.get(f"{API}/events/{call['id']}").json()
    assert told["origins"] == [[account] for account in sorted(call["accounts"])]
    told = site.get(f"{API}/events/{call['id']}/origins").json()
    assert [origin["outlets"] for origin in told["origins"]] in (
        [["The Courier"], ["Wire"]],
        [["Wire"], ["The Courier"]],
    )
    compared = site.get(f"{API}/events/{call['id']}/comparison").json()
    assert {side["side"] for side in compared["sides"]}


def test_api_lists_the_ledger(site):
    (plan,) = rows(site, "/ledger", state="open")
    assert (plan["state"], plan["kind"], plan["mode"]) == ("planned", "contact", "meeting")
    assert plan["steps"][0]["event"] == plan["id"]
    assert rows(site, "/ledger", state="refused") == []
    assert rows(site, "/ledger", actor="Ukraine") == []


def test_api_finds_statements_and_positions_by_words_and_matter(site):
    assert len(rows(site, "/statements", words="corridors")) == 1
    assert rows(site, "/statements", words="oil") == []
    assert len(rows(site, "/positions", stance="demands", matter="humanitarian corridors")) == 1
    assert rows(site, "/positions", matter="oil") == []


def test_api_pages_follow_one_another_without_gap_or_double(site):
    seen, after = [], None
    for _ in range(10):
        answer = site.get(f"{API}/events", params={"limit": 1, **({"after": after} if after else {})})
        seen += [row["id"] for row in answer.json()["rows"]]
        after = answer.json()["next"]
        assert ("next" in answer.headers.get("link", "")) == (after is not None)
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 4


@pytest.mark.parametrize(
    ("path", "number", "names"),
    [
        ("/accounts", 5, columns.ACCOUNT_COLUMNS),
        ("/figures", 1, columns.FIGURE_COLUMNS),
        ("/statements", 1, columns.STATEMENT_COLUMNS),
        ("/positions", 1, columns.POSITION_COLUMNS),
        ("/articles", 4, None),
        ("/actors", 4, None),
        ("/judgements", 0, None),
    ],
)
def test_api_lists(site, path, number, names):
    found = rows(site, path)
    assert len(found) == number
    if names:
        assert list(found[0]) == list(names)
    as_csv = list(csv.reader(io.StringIO(site.get(API + path, headers={"Accept": "text/csv"}).text)))
    assert len(as_csv) == number + 1
    lines = site.get(API + path, headers={"Accept": "application/x-ndjson"}).text.splitlines()
    assert [json.loads(line) for line in lines] == found


def test_api_articles_come_without_their_texts(site):
    assert not any("text" in row for row in rows(site, "/articles"))


@pytest.mark.parametrize(
    ("path", "asked", "number"),
    [
        ("/figures", {"measure": "killed"}, 1),
        ("/figures", {"measure": "injured"}, 0),
        ("/figures", {"words": "Sumy"}, 1),
        ("/figures", {"words": "Odesa"}, 0),
        ("/statements", {"actor": "Kuleba"}, 1),
        ("/statements", {"actor": "Lavrov"}, 0),
        ("/articles", {"outlet": "Wire"}, 1),
        ("/articles", {"since": "2022-03-12"}, 2),
        ("/events", {"actor": "EU"}, 1),
        ("/search", {"q": "telephone"}, 1),
        ("/events", {"as_of": "2022-03-10"}, 1),
        ("/events", {"as_of": "2022-03-11"}, 1),
        ("/events", {"as_of": "2022-03-12"}, 4),
        ("/accounts", {"as_of": "2022-03-10"}, 1),
        ("/events", {"as_of": "2022-03-12", "outlet": "Wire"}, 1),
        ("/events", {"as_of": "2022-03-12", "words": "telephone"}, 1),
        ("/events", {"since": "2022-03-10", "until": "2022-03-01"}, 0),
        ("/articles", {"as_of": "2022-03-11"}, 2),
    ],
)
def test_api_filters(site, path, asked, number):
    assert len(rows(site, path, **asked)) == number


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [
        ("/events/0123456789abcdef", 404, None),
        ("/accounts/0123456789abcdef", 404, None),
        ("/events/no%20id", 422, "id"),
        ("/events?type=GOSSIP", 422, "type"),
        ("/events?since=2022-02-31", 422, "since"),
        ("/events?actr=Lavrov", 422, "actr"),
        ("/events?limit=0", 422, "limit"),
        ("/events?after=x", 422, "after"),
        ("/search", 422, "q"),
        ("/nothing", 404, None),
    ],
)
def test_api_errors_have_one_shape(site, path, status, field):
    answer = site.get(API + path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert (error["status"], error["field"]) == (status, field)
    assert error["message"]


def test_api_answers_that_did_not_change_are_not_sent_again(site):
    first = site.get(f"{API}/events")
    again = site.get(f"{API}/events", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = site.get(f"{API}/events?limit=1")
    assert other.headers["etag"] != first.headers["etag"]


def test_api_takes_judgements_with_the_token_only(site, store_path):
    (call,) = rows(site, "/events", mode="phone")
    ruling = {"relation": "different", "first": call["accounts"][0], "second": call["accounts"][1], "by": "Ann"}
    assert site.post(f"{API}/judgements", json=ruling).status_code == 401
    wrong = {"Authorization": "Bearer nothing"}
    assert site.post(f"{API}/judgements", json=ruling, headers=wrong).status_code == 401
    right = {"Authorization": f"Bearer {TOKEN}"}
    assert len(site.post(f"{API}/judgements", json=ruling, headers=right).json()["events"]) == 2
    assert len(rows(site, "/events", mode="phone")) == 2
    assert rows(site, "/judgements")[0]["by"] == "Ann"
    site.post(f"{API}/judgements", json={**ruling, "relation": "same"}, headers=right)
    assert len(rows(site, "/events", mode="phone")) == 1
    assert [row["stands"] for row in rows(site, "/judgements")] == [False, False]


def test_api_takes_no_judgements_unless_started_so(store_path):
    from starlette.testclient import TestClient

    from dragoman.serve import Settings, create_app

    with TestClient(create_app(Settings(str(store_path)))) as site:
        ruling = {"relation": "same", "first": "aa", "second": "bb", "by": "x"}
        assert site.post(f"{API}/judgements", json=ruling).status_code == 403


def test_api_cells_that_a_spreadsheet_would_run_are_neutral(tmp_path):
    from making import call_reading
    from serve.conftest import kept
    from starlette.testclient import TestClient

    from dragoman.records import Party
    from dragoman.serve import Settings, create_app

    evil = call_reading("=cmd|'/c calc'!A1", parties=(Party("=HYPERLINK(1)", None, "UKR"), Party("B", None, "RUS")))
    path = kept(tmp_path / "evil.dragoman", evil)
    with TestClient(create_app(Settings(str(path)))) as site:
        text = site.get(f"{API}/accounts", headers={"Accept": "text/csv"}).text
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert "'=cmd|'/c calc'!A1" in cells
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
