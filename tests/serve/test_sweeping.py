"""Garbage is swept up while nobody waits."""

import asyncio
import gc

import pytest

from dragoman.serve import sweeping
from dragoman.serve.sweeping import Sweeper


@pytest.fixture
def sweeper(monkeypatch):
    monkeypatch.setattr(sweeping, "QUIET_SECONDS", -1.0)
    monkeypatch.setattr(sweeping.gc, "get_count", lambda: (0, 0, 1))
    return Sweeper()


def test_nothing_is_swept_while_an_answer_is_made(sweeper):
    async def answering(scope, receive, send):
        assert not sweeper.sweep()

    asyncio.run(sweeper.noting(answering)({}, None, None))
    assert sweeper.sweep()


def test_an_answer_that_fails_is_over_too(sweeper):
    async def failing(scope, receive, send):
        raise ValueError

    with pytest.raises(ValueError):
        asyncio.run(sweeper.noting(failing)({}, None, None))
    assert sweeper.sweep()


def test_nothing_is_swept_just_after_a_question(sweeper, monkeypatch):
    monkeypatch.setattr(sweeping, "QUIET_SECONDS", 60.0)
    assert not sweeper.sweep()


def test_all_is_swept_in_the_end_whoever_waits(sweeper, monkeypatch):
    monkeypatch.setattr(sweeping, "QUIET_SECONDS", 60.0)
    monkeypatch.setattr(sweeping, "LONGEST_SECONDS", 0.0)
    assert sweeper.sweep()


def test_python_sweeps_by_itself_again_afterwards():
    before = gc.get_threshold()
    sweeper = Sweeper()
    sweeper.begin()
    assert gc.get_threshold() != before
    sweeper.end()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
