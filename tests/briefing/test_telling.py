from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from briefing.handmade import account, article

from dragoman.briefing.telling import tell
from dragoman.records import Party, Place
from dragoman.store.views import EventView

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tellings.yml").read_text(encoding="utf-8"))


def party(words: str) -> Party:
    name, role, country = (None if part == "-" else part for part in words.split("|"))
    return Party(name, role, country)


def event(case: dict[str, Any]) -> EventView:
    told_in = article("a", "They were in contact.", published=None, source=None)
    parties = tuple(map(party, case["parties"]))
    days = tuple(str(day) if day else None for day in case.get("date", (None, None)))
    place = Place(case["place"], case.get("place_country"), precision="city") if "place" in case else None
    topics = tuple(case.get("topics", ()))
    told = account(told_in, "were in contact", parties, topics=topics, said_by=case.get("said_by"))
    return EventView(
        id="e",
        type="CONSULT",
        mode=case["mode"],
        status=case.get("status", "happened"),
        background=False,
        date=days,  # type: ignore[arg-type]
        place=place,
        parties=parties,
        source=tuple(map(party, case.get("source", ()))),
        target=(),
        topics=topics,
        outcome=case.get("outcome"),
        outcome_text=None,
        accounts=(told,),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_contact_is_told_in_one_sentence(case: dict[str, Any]) -> None:
    assert tell(event(case)) == case["told"]
