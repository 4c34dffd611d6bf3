"""Real reports in whatever order they come, a few at a time, make the record that judging them at once makes."""

import pytest

from benchmarks.merging import articles_of
from benchmarks.orders import FILES, is_as_at_once, tellings_of
from dragoman.merging import blocking, blocks, hosting, undated

SOME = 24  # articles of each file: the benchmark `orders` takes all


@pytest.fixture(scope="module")
def told():
    return [tellings_of(article) for path in FILES for article in articles_of(path)[:SOME]]


@pytest.mark.parametrize("seed", range(12))
def test_articles_in_any_order_and_portions_make_the_record_of_all_at_once(told, seed):
    assert is_as_at_once(told, seed)


@pytest.mark.parametrize("seed", range(12))
def test_so_do_they_where_blocks_are_large_and_near_events_few(told, seed, monkeypatch):
    for module in (blocking, blocks):
        for name, number in (("ALL_PAIRS", 2), ("HUBS", 1), ("NEIGHBOURS", 1)):
            monkeypatch.setattr(module, name, number)
    for module in (undated, hosting):
        monkeypatch.setattr(module, "NEAREST", 1)
    assert is_as_at_once(told, seed)


def test_a_doubt_left_behind_is_noticed(told, monkeypatch):
    monkeypatch.setattr("dragoman.merging.rejudging._left_behind", lambda record, touched: set())
    assert not all(is_as_at_once(told, seed) for seed in range(12))
