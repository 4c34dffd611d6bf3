from dataclasses import dataclass

from making import CAVUSOGLU, KULEBA, LAVROV

from dragoman.merging.ledger import ledger
from dragoman.records import Days, Party


@dataclass(frozen=True)
class Event:
    id: str
    status: str = "planned"
    date: Days = ("2022-03-10", "2022-03-10")
    parties: tuple[Party, ...] = (KULEBA, LAVROV)
    type: str = "CONSULT"
    mode: str | None = "meeting"
    background: bool = False
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    topics: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()


def told(*events, today="2022-03-20"):
    return {
        matter.id: (matter.state, [step.state for step in matter.steps], matter.note)
        for matter in ledger(events, today=today)
    }


def test_ledger_a_plan_that_was_held_is_done():
    held = Event("a", status="happened", history=(("planned", "x"), ("happened", "y")))
    assert told(held) == {"a": ("done", ["planned", "done"], None)}


def test_ledger_a_plan_nobody_reports_on_lapses_and_is_not_said_to_have_failed():
    assert told(Event("a")) == {"a": ("lapsed", ["planned"], "no report of it by 2022-03-20")}
    assert told(Event("a"), today="2022-03-10") == {"a": ("planned", ["planned"], None)}


def test_ledger_a_plan_without_a_day_waits_a_month():
    plan = Event("a", date=("2022-03-01", None))
    assert told(plan)["a"][0] == "planned"
    assert told(plan, today="2022-05-01")["a"][0] == "lapsed"


def test_ledger_a_meeting_within_the_days_of_a_plan_answers_it():
    plan = Event("a", date=("2022-03-05", "2022-03-15"))
    held = Event("b", status="happened")
    assert told(plan, held)["a"] == ("done", ["planned", "done"], None)
    assert told(plan, Event("b", status="happened", parties=(CAVUSOGLU, LAVROV)))["a"][0] == "lapsed"
    assert told(plan, Event("b", status="happened", mode="phone"))["a"][0] == "lapsed"
    assert told(plan, Event("b", status="refused"))["a"][0] == "refused"


def test_ledger_a_request_is_answered_by_whom_it_was_asked_of():
    asked = Event(
        "a",
        status="demanded",
        type="REQUEST",
        mode="assist",
        source=(KULEBA,),
        target=(LAVROV,),
        topics=("corridors",),
    )
    later = {"date": ("2022-03-12", "2022-03-12"), "source": (LAVROV,), "target": (KULEBA,), "topics": ("corridors",)}
    assert told(asked, Event("b", type="AGREE", status="happened", **later))["a"][:2] == ("done", ["asked", "done"])
    assert told(asked, Event("b", type="REJECT", status="refused", **later))["a"][0] == "refused"
    elsewhere = Event("b", type="AGREE", status="happened", **{**later, "topics": ("gas transit",)})
    assert told(asked, elsewhere)["a"][0] == "asked"


def test_ledger_leaves_out_what_is_background_or_was_never_ahead():
    assert told(Event("a", status="happened"), Event("b", background=True)) == {}
