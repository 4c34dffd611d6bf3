"""Each account of an article has an id of its own."""

from __future__ import annotations

from dataclasses import replace

from texts import contacts_of

from dragoman.accounts.telling_apart import told_apart
from dragoman.records import Place


def test_told_apart_keeps_the_first_id_and_gives_the_others_one_by_place_and_turn() -> None:
    (call,) = contacts_of("Malta's Ian Borg telephoned Libya's Najla Mangoush on Monday.", published="2022-03-16")
    places = [Place(name, "LBY", None, None, "city", None) for name in ("Tobruk", "Misrata", "Misrata")]
    same = [replace(call, place=place) for place in places]
    ids = [account.id for account in told_apart(same)]
    assert ids[0] == call.id
    assert len(set(ids)) == 3
    assert ids == [account.id for account in told_apart(same)]
    assert [account.place for account in told_apart(same)] == places
