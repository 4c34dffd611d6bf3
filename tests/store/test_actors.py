import json
from dataclasses import replace

from making import KULEBA, LAVROV, call_reading

from dragoman.records import Party
from dragoman.store import Store
from dragoman.store.actors import actor_rows, identity


def record_of(*readings):
    store = Store.temporary()
    run = store.start_run("r1")
    for reading in readings:
        store.add(reading, run=run)
    store.end_run(run, {})
    return store.record()


def rows_of(*readings):
    return {row["id"]: row for row in actor_rows(record_of(*readings))}


def test_an_actor_is_one_row_with_every_name_seen():
    other = replace(KULEBA, name="Dmitry Kuleba")
    found = rows_of(call_reading("a"), call_reading("b", "2022-03-12", parties=(other, LAVROV)))
    row = found["dmytro-kuleba"]
    assert row["names"] == ["Dmitry Kuleba", "Dmytro Kuleba"]
    assert (row["country"], row["sectors"], row["accounts"]) == ("UKR", ["GOV"], 2)
    assert (row["first"], row["last"]) == ("2022-03-10", "2022-03-12")
    assert row["roles"] == [
        {"role": "foreign minister", "country": "UKR", "first": "2022-03-10", "last": "2022-03-12"},
    ]  # fmt: skip


def test_the_offices_are_those_of_the_codebook_by_day():
    merkel = Party("Merkel", "chancellor", "DEU", "GOV", "Q567")
    row = rows_of(call_reading("a", parties=(merkel, LAVROV)))["Q567"]
    assert (row["name"], row["names"]) == ("Angela Merkel", ["Merkel"])
    chancellor = [each for each in row["offices"] if each["office"] == "head_of_government"]
    assert [(each["country"], each["start"], each["end"]) for each in chancellor] == [
        ("DEU", "2005-11-22", "2021-12-08"),
    ]  # fmt: skip


def test_states_and_bodies_stand_under_their_code_with_their_name():
    sides = (Party(None, None, "TUR", "GOV"), Party(None, "leaders", "NATO"))
    found = rows_of(call_reading("a", parties=sides))
    assert [(row["id"], row["name"], row["names"]) for row in found.values()] == [
        ("NATO", "North Atlantic Treaty Organization", []),
        ("TUR", "Turkey", []),
    ]


def test_identity_of_a_party_that_the_codebook_has_not():
    assert identity(Party("Ana María Silva")) == "ana-maria-silva"
    assert identity(Party(None, "foreign minister")) == "foreign-minister"
    assert identity(Party(None)) == "unknown"


def test_rows_are_the_same_whatever_the_order_of_reading():
    one, two = call_reading("a"), call_reading("b")
    assert json.dumps(list(actor_rows(record_of(one, two)))) == json.dumps(list(actor_rows(record_of(two, one))))
