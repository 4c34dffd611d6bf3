"""Kept answers: made once for all who ask, made again when the record changes, late only where many ask at once."""

import asyncio

import pytest

from dragoman.serve import keeping
from dragoman.serve.answers import Answers


class Desk:
    """A page that tells the record's mark as it was when it was asked for, and waits where it is told to."""

    def __init__(self):
        self.mark = "one"
        self.made = []
        self.held = asyncio.Event()
        self.answers = Answers(self.page, mark=lambda: self.mark)

    async def page(self, scope, receive, send):
        self.made.append(scope["path"])
        mark = self.mark
        if scope["path"] == "/slow":
            await self.held.wait()
        status = 404 if scope["path"] == "/none" else 200
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": mark.encode()})

    async def ask(self, path):
        told = []

        async def send(message):
            told.append(message)

        await self.answers(
            {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}, None, send
        )
        return told[0]["status"], told[1]["body"].decode()


async def slow_one(desk):
    """Somebody for whom an answer is being made."""
    asking = asyncio.create_task(desk.ask("/slow"))
    await asyncio.sleep(0)
    return asking


def test_answer_is_made_once_for_each_state_of_the_record():
    async def told():
        desk = Desk()
        first = [await desk.ask("/") for _ in range(3)]
        desk.mark = "two"
        return first, await desk.ask("/"), desk.made

    assert asyncio.run(told()) == ([(200, "one")] * 3, (200, "two"), ["/", "/"])


def test_answer_asked_for_by_several_at_once_is_made_once():
    async def told():
        desk = Desk()
        asking = [asyncio.create_task(desk.ask("/slow")) for _ in range(5)]
        await asyncio.sleep(0)
        desk.held.set()
        return await asyncio.gather(*asking), desk.made

    assert asyncio.run(told()) == ([(200, "one")] * 5, ["/slow"])


def test_answer_that_just_ceased_to_hold_is_sent_where_others_wait_and_is_made_again():
    async def told():
        desk = Desk()
        await desk.ask("/")
        asking = await slow_one(desk)
        desk.mark = "two"
        late = await desk.ask("/")
        await asyncio.sleep(0.01)
        again = await desk.ask("/")
        desk.held.set()
        await asking
        return late, again, desk.made

    assert asyncio.run(told()) == ((200, "one"), (200, "two"), ["/", "/slow", "/"])


@pytest.mark.parametrize("name", ["LATE_SECONDS", "OFTEN_SECONDS"])
def test_answer_is_never_late_for_longer_than_a_few_seconds(monkeypatch, name):
    async def told():
        desk = Desk()
        await desk.ask("/")
        asking = await slow_one(desk)
        monkeypatch.setattr(keeping, name, -1.0)
        desk.mark = "two"
        now = await desk.ask("/")
        desk.held.set()
        await asking
        return now

    assert asyncio.run(told()) == (200, "two")


def test_answer_of_a_page_that_is_not_there_is_not_kept_and_each_is_told_so():
    async def told():
        desk = Desk()
        return [await desk.ask("/none") for _ in range(2)], desk.made

    assert asyncio.run(told()) == ([(404, "one")] * 2, ["/none", "/none"])


def test_kept_answers_take_no_more_memory_than_is_given(monkeypatch):
    monkeypatch.setattr(keeping, "MOST_BYTES", 250)
    kept = keeping.Kept()
    for key in ("a", "b", "c"):
        kept.keep(key, keeping.Answer("one", 0.0, "", (), b"x" * 100))
    assert [key for key in ("a", "b", "c") if kept.of(key)] == ["b", "c"]
