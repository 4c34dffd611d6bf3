"""What a probe counts beside whole sentences: status, sayer, and mere words that are read as a deed."""

from __future__ import annotations

import pytest
from making import make_account, make_article

from benchmarks.probe_scoring import Aspects, expected_of
from dragoman.records import Account, Party

TEXT = "Chad shelled a village in Niger, the mayor said."
SHELLED = "ASSAULT TCD>NER happened @mayor"


def read(type: str = "ASSAULT", source: str = "TCD", status: str = "happened", said_by: str = "the mayor") -> Account:
    party = (Party(None, country=source),)
    fields = {"type": type, "mode": None, "status": status, "said_by": said_by, "source": party, "target": ()}
    return make_account(make_article(TEXT), "shelled", **fields)


def counted(told: str, *accounts: Account) -> Aspects:
    aspects = Aspects()
    aspects.add([expected_of(act) for act in told.split(";") if act.strip() != "-"], accounts)
    return aspects


def test_status_and_sayer_are_judged_whatever_the_target_is() -> None:
    assert counted(SHELLED, read()) == Aspects(status=[True], sayer=[True])
    assert counted(SHELLED, read(status="planned", said_by="an aide")) == Aspects(status=[False], sayer=[False])


def test_an_act_of_another_type_or_source_is_not_found() -> None:
    assert counted(SHELLED, read("COERCE"), read(source="NGA")) == Aspects()


def test_where_nobody_is_named_no_sayer_is_judged() -> None:
    assert counted("ASSAULT TCD> happened", read()) == Aspects(status=[True])


@pytest.mark.parametrize("told", ["-", "ASSAULT TCD>NER denied", "?THREATEN TCD>NER threatened/conditional"])
def test_mere_words_are_not_to_be_read_as_a_deed(told: str) -> None:
    assert counted(told, read()).words == [False]
    assert counted(told).words == [True]
    assert counted(told, read(status="denied")).words == [True]


def test_a_deed_told_beside_mere_words_is_no_mistake() -> None:
    told = "ASSAULT TCD>NER denied ; ACCUSE NER>TCD happened"
    assert counted(told, read(status="denied"), read("ACCUSE", "NER")).words == [True]
    assert counted("ASSAULT TCD>NER happened", read("COERCE")).words == []


def test_each_aspect_is_printed_with_what_was_right_of_how_many() -> None:
    lines = counted(SHELLED, read(said_by="an aide")).lines()
    assert [line.split("   ")[-1] for line in lines] == ["(1 of 1)", "(0 of 1)"]
