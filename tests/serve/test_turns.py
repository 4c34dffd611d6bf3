"""Whose answer is made next: the quick before the slow, those waited for before those made again."""

import asyncio
import time

import pytest

from dragoman.serve import turns
from dragoman.serve.turns import Turns


class Kitchen:
    """One place at which questions are taken in turn, while somebody holds it as long as told."""

    def __init__(self, usual):
        self.turns = Turns(["place"])
        self.turns._usual.update(usual)
        self.taken = []

    async def take(self, kind, *, later=False):
        async with self.turns.turn(kind, later=later):
            self.taken.append(kind)

    async def taken_in_order(self, *kinds):
        async with self.turns.turn("held"):
            asking = [asyncio.create_task(self.take(kind.strip("~"), later="~" in kind)) for kind in kinds]
            await asyncio.sleep(0)
        await asyncio.gather(*asking)
        return self.taken


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        (["slow", "quick"], ["quick", "slow"]),
        (["one", "other"], ["one", "other"]),
        (["quick~", "slow"], ["slow", "quick"]),
        (["slow~", "quick~"], ["quick", "slow"]),
    ],
)
def test_turns_go_to_the_quick_and_to_who_waits(asked, taken):
    kitchen = Kitchen({"slow": 0.05, "quick": 0.001})
    assert asyncio.run(kitchen.taken_in_order(*asked)) == taken


def test_turns_come_to_the_slowest_in_the_end(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_SECONDS", 0.01)

    async def told():
        kitchen = Kitchen({"slow": 100.0, "quick": 0.001})
        async with kitchen.turns.turn("held"):
            slow = asyncio.create_task(kitchen.take("slow"))
            await asyncio.sleep(0.05)
            quick = asyncio.create_task(kitchen.take("quick"))
            await asyncio.sleep(0)
        await asyncio.gather(slow, quick)
        return kitchen.taken

    assert asyncio.run(told()) == ["slow", "quick"]


def test_one_slow_answer_does_not_put_a_kind_behind_those_that_are_always_slow():
    kitchen = Kitchen({"slow": 0.2})

    async def told():
        async with kitchen.turns.turn("page"):
            await asyncio.sleep(0.3)
        return await kitchen.taken_in_order("slow", "page")

    assert asyncio.run(told()) == ["page", "slow"]


def test_turns_learn_how_long_answers_of_a_kind_take():
    async def told():
        places = Turns(["place"])
        async with places.turn("page"):
            await asyncio.sleep(0.05)
        return places.usual("page"), places.usual("other")

    usual, unknown = asyncio.run(told())
    assert usual > unknown


def test_turn_of_one_who_went_away_goes_to_the_next():
    async def told():
        kitchen = Kitchen({})
        async with kitchen.turns.turn("held"):
            gone = asyncio.create_task(kitchen.take("gone"))
            stays = asyncio.create_task(kitchen.take("stays"))
            await asyncio.sleep(0)
            gone.cancel()
            await asyncio.sleep(0)
        await asyncio.wait_for(stays, 5)
        return kitchen.taken

    assert asyncio.run(told()) == ["stays"]


def test_turn_given_just_as_its_asker_goes_away_is_not_lost():
    async def told():
        kitchen = Kitchen({})
        holder = kitchen.turns.turn("held")
        await holder.__aenter__()
        gone = asyncio.create_task(kitchen.take("gone"))
        await asyncio.sleep(0)
        await holder.__aexit__(None, None, None)
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)
        await asyncio.wait_for(kitchen.take("next"), 5)
        return kitchen.taken

    assert asyncio.run(told())[-1] == "next"


def test_no_more_are_made_at_once_than_there_are_places():
    async def told():
        places, at_once = Turns(["one", "other"]), []
        now = set()

        async def take(number):
            async with places.turn("page") as place:
                assert place not in now
                now.add(place)
                at_once.append(len(now))
                await asyncio.sleep(0.001)
                now.remove(place)

        began = time.monotonic()
        await asyncio.gather(*map(take, range(10)))
        return max(at_once), time.monotonic() - began

    most, _ = asyncio.run(told())
    assert most == 2
