"""The process that readers speak with: keeps what the makers made, checks its own name, knows the mark."""

import threading
import time

import pytest
import uvicorn
from serve.conftest import TOKEN
from starlette.testclient import TestClient

from dragoman.serve import Settings, create_app
from dragoman.serve.front import create_front


@pytest.fixture
def maker(store_path, tmp_path):
    """The socket of a process (here a thread) that makes answers, and the paths it was asked for."""
    path, asked = str(tmp_path / "maker"), []
    app = create_app(Settings(str(store_path), private=True, token=TOKEN, kept=False))

    async def noting(scope, receive, send):
        if scope["type"] == "http":
            asked.append(scope["path"])
        await app(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(noting, uds=path, log_level="critical", date_header=False))
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    while not server.started:
        time.sleep(0.01)
    yield path, asked
    server.should_exit = True
    serving.join()


@pytest.fixture
def front(store_path, maker):
    app = create_front(Settings(str(store_path), hosts=("desk.example",)), [maker[0]])
    with TestClient(app, base_url="http://desk.example") as client:
        yield client


def test_front_has_an_answer_made_once_and_keeps_it(front, maker):
    first, second = front.get("/timeline"), front.get("/timeline")
    assert (first.status_code, first.text) == (200, second.text)
    assert "Kuleba" in first.text
    assert first.headers["content-security-policy"].startswith("default-src 'none'")
    assert maker[1].count("/timeline") == 1
    assert front.get("/timeline", headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_front_gives_what_the_application_alone_gives(front, site):
    for address in (
        "/",
        "/api/v1/events?limit=2",
        "/api/v1/events?since=x",
        "/nowhere",
        "/feed.atom",
        "/static/style.css",
    ):
        ours, theirs = front.get(address), site.get(address, headers={"host": "desk.example"})
        assert (ours.status_code, ours.text) == (theirs.status_code, theirs.text), address
        assert ours.headers["content-type"] == theirs.headers["content-type"]
        assert ours.headers.get("link") == theirs.headers.get("link")


def test_front_refuses_to_be_asked_by_another_name(front, maker):
    assert front.get("/", headers={"host": "foreign.example"}).status_code == 400
    assert maker[1] == []


def test_front_shows_at_once_what_a_person_has_judged_through_it(front):
    before = front.get("/version").text
    events = [row["id"] for row in front.get("/api/v1/events").json()["rows"]]
    told = {"relation": "same", "first": events[0], "second": events[1], "by": "me"}
    judged = front.post("/api/v1/judgements", json=told, headers={"authorization": f"Bearer {TOKEN}"})
    assert judged.status_code in (200, 201), judged.text
    assert front.get("/version").text != before
    assert len(front.get("/api/v1/events").json()["rows"]) == len(events) - 1
