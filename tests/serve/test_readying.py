"""An application is got ready by one process for those that it begins."""

import gc
import logging
import sys
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve import Settings, pages
from dragoman.serve.readying import Readying

worldmap = sys.modules["dragoman.serve.pages.worldmap"]  # the package has the page under this name
OPEN = Path("/proc/self/fd")


@pytest.fixture
def ready(store_path):
    made = Readying(Settings(str(store_path), kept=False))
    for _ in made.steps():
        pass
    return made


def test_what_is_ready_is_the_same_application_and_answers(ready):
    assert ready.app() is ready.app()
    assert worldmap._drawn.cache_info().currsize
    with TestClient(ready.app()) as client:
        assert client.get("/timeline").status_code == 200
        assert client.get("/api/v1/events").status_code == 200


def test_no_thread_is_left_that_could_hold_a_lock(store_path):
    before = set(threading.enumerate())
    assert list(Readying(Settings(str(store_path), kept=False)).steps())
    assert set(threading.enumerate()) <= before


@pytest.mark.skipif(not OPEN.is_dir(), reason="no list of open files here")
def test_no_file_is_left_open(store_path, ready):
    assert not [each for each in OPEN.iterdir() if each.is_symlink() and str(store_path) in str(each.readlink())]
    with TestClient(ready.app()) as client:
        client.get("/")
        assert [each for each in OPEN.iterdir() if each.is_symlink() and str(store_path) in str(each.readlink())]


def test_until_it_is_ready_each_asks_for_an_application_that_gets_nothing_ready(store_path):
    waiting = Readying(Settings(str(store_path), kept=False))
    with TestClient(waiting.app()) as client:
        assert client.get("/").status_code == 200
        assert not [thread for thread in threading.enumerate() if thread.name == "warming"]


def test_record_that_cannot_be_read_leaves_nothing_ready(tmp_path, caplog):
    broken = tmp_path / "broken.dragoman"
    broken.write_bytes(b"no record")
    with caplog.at_level(logging.WARNING):
        assert list(Readying(Settings(str(broken))).steps()) == []
    assert "could not be got ready" in caplog.text


def test_page_that_cannot_be_drawn_leaves_nothing_ready_and_ends_nothing(store_path, monkeypatch):
    def failing(desk):
        raise LookupError

    monkeypatch.setattr(pages, "DRAWN_AHEAD", (failing,))
    broken = Readying(Settings(str(store_path), kept=False))
    assert list(broken.steps())
    assert broken.app() is not broken.app()
    with TestClient(broken.app()) as client:
        assert client.get("/timeline").status_code == 200
    assert gc.isenabled()
