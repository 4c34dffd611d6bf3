import sys
import threading

from starlette.testclient import TestClient

from dragoman.serve import Settings, create_app, pages, warming
from dragoman.serve.warming import Warming


def test_what_loads_in_the_background_ends_with_the_page(store_path, monkeypatch):
    monkeypatch.setattr(warming, "_AFTER_SECONDS", 60.0)
    with TestClient(create_app(Settings(str(store_path)))) as client:
        assert client.get("/").status_code == 200
        assert [thread for thread in threading.enumerate() if thread.name == "warming"]
    assert not [thread for thread in threading.enumerate() if thread.name == "warming"]


def test_warming_runs_its_loads_in_order_and_stops_between_them(monkeypatch):
    monkeypatch.setattr(warming, "_AFTER_SECONDS", 0.0)
    begun, go_on, done = threading.Event(), threading.Event(), []

    def first():
        begun.set()
        go_on.wait(10)
        done.append("first")

    warm = Warming((first, lambda: done.append("second")))
    warm.start()
    assert begun.wait(10)
    stopping = threading.Thread(target=warm.stop)
    stopping.start()
    go_on.set()
    stopping.join(10)
    assert not stopping.is_alive()
    assert done == ["first"]


def test_warming_that_is_stopped_before_its_time_loads_nothing(monkeypatch):
    monkeypatch.setattr(warming, "_AFTER_SECONDS", 60.0)
    done = []
    warm = Warming((lambda: done.append("first"),))
    warm.start()
    warm.stop()
    assert done == []


def test_warming_draws_ahead_again_where_the_record_is_another_one(monkeypatch):
    monkeypatch.setattr(warming, "_AFTER_SECONDS", 0.0)
    monkeypatch.setattr(warming, "_LOOK_SECONDS", 0.001)
    marks, drawn, enough = iter(["a", "a", "b", "b"]), [], threading.Event()

    def mark():
        told = next(marks, None)
        if told is None:
            enough.set()
        return told or "b"

    warm = Warming((), ahead=(lambda: drawn.append("map"),), mark=mark)
    warm.start()
    assert enough.wait(10)
    warm.stop()
    assert drawn == ["map", "map"]


def test_pictures_drawn_ahead_are_those_of_the_pages(store_path):
    app = create_app(Settings(str(store_path)))
    for draw in pages.DRAWN_AHEAD:
        draw(app.state.desk)
    assert sys.modules["dragoman.serve.pages.worldmap"]._drawn.cache_info().currsize
    for page, name in (("/map", "worldmap"), ("/network", "network"), ("/figures", "figures")):
        module = sys.modules[f"dragoman.serve.pages.{name}"]  # the package has the page under this name
        drawn = module._drawn.cache_info().misses
        with TestClient(app) as client:
            assert client.get(page).status_code == 200
        assert module._drawn.cache_info().misses == drawn


def test_what_was_got_ready_is_not_done_again_in_the_background(monkeypatch):
    monkeypatch.setattr(warming, "_AFTER_SECONDS", 0.0)
    done, looked = [], threading.Event()

    def mark():
        looked.set()
        return "a"

    warm = Warming(
        (lambda: done.append("load"),),
        rehearsal=lambda: (done.append(page) for page in ("now", "map")),
        ahead=(lambda: done.append("picture"),),
        mark=mark,
    )
    assert len(list(warm.now())) == 4
    assert done == ["load", "picture", "now", "map"]
    warm.start()
    assert looked.wait(10)
    warm.stop()
    assert done[:5] == ["load", "picture", "now", "map", "picture"]  # what changed meanwhile may be in the picture


def test_a_rehearsal_in_the_background_ends_where_somebody_waits(monkeypatch):
    monkeypatch.setattr(warming, "_AFTER_SECONDS", 0.0)
    monkeypatch.setattr(warming, "_PATIENCE_SECONDS", 0.02)
    sweeper, done, over = warming.Sweeper(), [], threading.Event()

    def pages():
        done.append("now")
        yield
        sweeper._answering = 1
        done.append("map")
        yield
        done.append("network")
        yield

    warm = Warming((), rehearsal=pages, ahead=(over.set,), sweeper=sweeper)
    warm.start()
    assert over.wait(10)
    warm.stop()
    assert done == ["now", "map"]
