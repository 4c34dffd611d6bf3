"""An application is got ready by one process for those that it begins."""

import gc
import logging
import os
import sys
import threading
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve import Settings, busy, pages, readying, warming
from dragoman.serve.busy import Busy
from dragoman.serve.readying import Readying

worldmap = sys.modules["dragoman.serve.pages.worldmap"]  # the package has the page under this name
OPEN = Path("/proc/self/fd")


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(readying, "AFTER_SECONDS", 0.0)


@pytest.fixture
def ready(store_path):
    made = Readying(Settings(str(store_path), kept=False), Busy())
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
    assert list(Readying(Settings(str(store_path), kept=False), Busy()).steps())
    assert set(threading.enumerate()) <= before


@pytest.mark.skipif(not OPEN.is_dir(), reason="no list of open files here")
def test_no_file_is_left_open(store_path, ready):
    assert not [each for each in OPEN.iterdir() if each.is_symlink() and str(store_path) in str(each.readlink())]
    with TestClient(ready.app()) as client:
        client.get("/")
        assert [each for each in OPEN.iterdir() if each.is_symlink() and str(store_path) in str(each.readlink())]


def test_until_it_is_ready_each_asks_for_an_application_that_leaves_it_some_time(store_path, monkeypatch):
    monkeypatch.setattr(warming, "_AFTER_SECONDS", 0.0)
    waiting, drawn = Readying(Settings(str(store_path), kept=False), Busy()), threading.Event()
    monkeypatch.setattr(pages, "DRAWN_AHEAD", (lambda _: drawn.set(),))
    with TestClient(waiting.app()) as client:
        assert client.get("/").status_code == 200
        assert not drawn.wait(0.2)
    monkeypatch.setattr(readying, "ALONE_AFTER_SECONDS", 0.0)
    with TestClient(waiting.app()):
        assert drawn.wait(30)


@pytest.mark.parametrize(("enough", "done"), [(3, True), (5, False)])
def test_where_somebody_waits_all_the_while_what_is_ready_is_taken_only_if_it_is_enough(
    store_path, monkeypatch, enough, done
):
    monkeypatch.setattr(readying, "ENOUGH", enough)
    monkeypatch.setattr(busy, "PATIENCE_SECONDS", 0.0)
    asked = Busy()
    getting = Readying(Settings(str(store_path), kept=False), asked)
    steps = getting.steps()
    for _ in range(3):
        next(steps)
    with asked.making():
        next(steps, None)
        assert list(steps) == []
    assert getting.done == done


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_busy_is_known_to_a_process_that_was_forked_before():
    asked = Busy()
    child = os.fork()
    if not child:
        with asked.making(), asked.making():
            time.sleep(0.3)
        os._exit(0)
    until = time.monotonic() + 30
    while not asked._shared[0] and time.monotonic() < until:
        time.sleep(0.001)
    assert asked._shared[0] > 0
    os.waitpid(child, 0)
    assert asked.quiet_soon()


def test_record_that_cannot_be_read_leaves_nothing_ready(tmp_path, caplog):
    broken = tmp_path / "broken.dragoman"
    broken.write_bytes(b"no record")
    with caplog.at_level(logging.WARNING):
        assert list(Readying(Settings(str(broken)), Busy()).steps()) == []
    assert "could not be got ready" in caplog.text


def test_page_that_cannot_be_drawn_leaves_nothing_ready_and_ends_nothing(store_path, monkeypatch):
    def failing(desk):
        raise LookupError

    monkeypatch.setattr(pages, "DRAWN_AHEAD", (failing,))
    broken = Readying(Settings(str(store_path), kept=False), Busy())
    assert list(broken.steps())
    assert broken.app() is not broken.app()
    with TestClient(broken.app()) as client:
        assert client.get("/timeline").status_code == 200
    assert gc.isenabled()
