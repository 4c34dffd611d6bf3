import json

import pytest
from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.records import Party, Place
from dragoman.store import Store
from dragoman.store.exporting import export
from dragoman.store.plover import schema_faults

DAY = "2022-03-10"
RUSSIA, UKRAINE = Party(None, None, "RUS", "GOV"), Party(None, None, "UKR", "GOV")
NATO = Party("Jens Stoltenberg", "secretary-general", "NATO", "GOV")
DONETSK = Party("Denis Pushilin", "head", "DPR", "GOV")
TEXT = "Something was done, said or refused by one side to the other, as the text tells."


def act(**fields):
    return {"mode": None, "parties": (RUSSIA, UKRAINE), "source": (RUSSIA,), "target": (UKRAINE,),
            "date": (DAY, DAY), **fields}  # fmt: skip


def written(tmp_path, *accounts, name="plover.jsonl"):
    """The records that a store of these accounts is exported to, each account of an article of its own."""
    with Store.temporary() as store:
        run = store.start_run("r1")
        for number, fields in enumerate(accounts):
            article = make_article(TEXT, f"a{number}", published=DAY, source=f"Paper {number}")
            store.add(make_reading(article, make_account(article, "Something was done", **fields)), run=run)
        store.end_run(run, {})
        export(store.record(), tmp_path, format="plover")
    return [json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]


def one(tmp_path, **fields):
    (row,) = written(tmp_path, fields)
    assert schema_faults(row) == []
    return row


def test_an_act_is_a_record_with_its_evidence(tmp_path):
    row = one(tmp_path, **act(type="ASSAULT", mode="aerial", cameo="195", contexts=("military",), said_by="Kyiv"))
    assert (row["event"], row["mode"], row["quad_code"], row["context"]) == ("ASSAULT", "aerial", 4, ["military"])
    assert [entity["code"] for entity in row["actor"] + row["recipient"]] == ["RUS", "UKR"]
    assert row["date"] == DAY
    assert row["text"] == TEXT
    assert row["text_info"][0]["said_by"] == "Kyiv"
    assert row["dragoman"]["cameo"] == "195"


@pytest.mark.parametrize(
    ("type", "status", "event"),
    [
        ("AID", "planned", "AGREE"),
        ("COOPERATE", "offered", "AGREE"),
        ("SUPPORT", "planned", "AGREE"),
        ("CONSULT", "planned", "AGREE"),
        ("CONSULT", "proposed", "AGREE"),
        ("CONSULT", "refused", "REJECT"),
        ("AID", "refused", "REJECT"),
        ("AID", "demanded", "REQUEST"),
        ("ASSAULT", "threatened", "THREATEN"),
        ("SANCTION", "planned", "THREATEN"),
        ("REJECT", "refused", "REJECT"),
        ("THREATEN", "threatened", "THREATEN"),
        ("AGREE", "offered", "AGREE"),
    ],
)
def test_what_is_not_done_is_no_deed(tmp_path, type, status, event):
    row = one(tmp_path, **act(type=type, status=status))
    assert row["event"] == event
    assert row["dragoman"]["type"] == type
    assert row["dragoman"]["status"] == status
    assert f"status {status}" in row["comment"]


@pytest.mark.parametrize("status", ["denied", "conditional"])
def test_what_the_standard_would_take_for_done_stands_aside(tmp_path, status):
    fields = act(type="ASSAULT", status=status)
    assert written(tmp_path, fields) == []
    (aside,) = written(tmp_path, fields, name="plover.aside.jsonl")
    assert schema_faults(aside) == []
    assert "set aside" in aside["comment"]


@pytest.mark.parametrize("type", ["AID", "COOPERATE", "SANCTION"])
def test_aid_without_a_recipient_stands_aside(tmp_path, type):
    assert written(tmp_path, act(type=type, target=())) == []


def test_a_visitor_is_the_actor_and_the_host_the_recipient(tmp_path):
    row = one(tmp_path, type="CONSULT", mode="visit", parties=(LAVROV, CAVUSOGLU), source=(LAVROV,), date=(DAY, DAY))
    assert [entity["entity_text"] for entity in row["actor"]] == ["Sergei Lavrov"]
    assert [entity["code"] for entity in row["recipient"]] == ["TUR"]
    assert row["mode"] == "visit"


@pytest.mark.parametrize(
    ("mode", "parties", "place", "expected"),
    [
        ("phone", (KULEBA, LAVROV), None, "phone"),
        ("video", (KULEBA, LAVROV), None, "phone"),
        ("meeting", (KULEBA, LAVROV), Place("Antalya", "TUR"), "third-party"),
        ("meeting", (KULEBA, LAVROV), Place("Kyiv", "UKR"), None),
        ("meeting", (KULEBA, LAVROV, CAVUSOGLU), Place("Antalya", "TUR"), "multilateral"),
        ("summit", (KULEBA, LAVROV), None, "multilateral"),
        ("talks", (KULEBA, LAVROV), None, None),
    ],
)
def test_the_modes_of_contacts(tmp_path, mode, parties, place, expected):
    row = one(tmp_path, type="CONSULT", mode=mode, parties=parties, place=place, date=(DAY, DAY))
    assert row.get("mode") == expected
    assert len(row["actor"]) == len(parties)
    assert "recipient" not in row


def test_an_organisation_keeps_its_name_under_plovers_code(tmp_path):
    row = one(tmp_path, **act(type="SUPPORT", source=(NATO,)))
    assert row["actor"][0]["code"] == "IGO"
    assert row["actor"][0]["entity_text"] == "Jens Stoltenberg (NATO)"


def test_an_unrecognised_entity_has_the_state_that_claims_it(tmp_path):
    row = one(tmp_path, **act(type="SUPPORT", source=(DONETSK,)))
    assert row["actor"][0]["code"] == "UKR"
    assert "PRE" in row["actor"][0]["sector"]


def test_reports_of_one_event_are_one_record(tmp_path):
    call = {"date": (DAY, DAY)}
    (row,) = written(tmp_path, call, call, call)
    assert len(row["text_info"]) == 3


def test_an_open_day_is_told_in_words(tmp_path):
    row = one(tmp_path, **act(type="ACCUSE", date=(None, DAY)))
    assert row["date"] == DAY
    assert row["dragoman"]["date"] == [None, DAY]
    assert f"day between ? and {DAY}" in row["comment"]


def test_the_schema_names_what_is_wrong(tmp_path):
    row = one(tmp_path, **act(type="ASSAULT", mode="aerial"))
    wrong = {**row, "mode": "visit", "quad_code": 1, "colour": "red", "context": ["weather"], "actor": []}
    assert len(schema_faults(wrong)) == 5
    assert schema_faults({**row, "event": "MEET"}) == ["MEET is no type"]
