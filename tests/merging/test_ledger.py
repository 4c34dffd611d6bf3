from dataclasses import dataclass, replace
from typing import Any

import pytest
from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article

from dragoman.merging.ledger import ledger, of_event
from dragoman.records import Account, Days, Party, Place

NORWAY, MALI = Party("Ida Holm", "defence minister", "NOR"), Party("Sory Keita", "prime minister", "MLI")


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
    accounts: tuple[Account, ...] = ()
    history: tuple[tuple[str, str], ...] = ()


def act(id, words, type, status, day, *, cameo=None, source=(NORWAY,), target=(MALI,), **more: Any):
    """An act by its own words: the quote is all of them."""
    article = make_article(words, id)
    told = {"type": type, "status": status, "cameo": cameo, "source": source, "target": target, "mode": None}
    account = make_account(article, words, parties=(*source, *target), **told)
    days = (f"2022-{day}", f"2022-{day}") if day else (None, None)
    return Event(id, status, days, (), type, None, source=source, target=target, accounts=(account,), **more)


def asked_by_mali(id="a", words="Keita asked Norway to send coastal radars", day="03-01", **more: Any):
    return act(id, words, "REQUEST", "demanded", day, source=(MALI,), target=(NORWAY,), **more)


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


def test_ledger_a_plan_without_a_day_never_lapses_but_says_after_a_month_that_there_is_no_report():
    plan = Event("a", date=("2022-03-01", None))
    assert told(plan)["a"] == ("planned", ["planned"], None)
    assert told(plan, today="2022-05-01")["a"] == ("planned", ["planned"], "no report of it by 2022-05-01")


def test_ledger_a_meeting_within_the_days_of_a_plan_answers_it():
    plan = Event("a", date=("2022-03-05", "2022-03-15"))
    held = Event("b", status="happened")
    assert told(plan, held)["a"] == ("done", ["planned", "done"], None)
    assert told(plan, Event("b", status="happened", parties=(CAVUSOGLU, LAVROV)))["a"][0] == "lapsed"
    assert told(plan, Event("b", status="happened", mode="phone"))["a"][0] == "lapsed"
    assert told(plan, Event("b", status="refused"))["a"][0] == "refused"


def test_ledger_a_meeting_of_the_two_by_their_offices_answers_a_plan():
    ministers = (Party(None, "foreign minister", "UKR"), Party(None, "foreign minister", "RUS"))
    assert told(Event("a"), Event("b", status="happened", parties=ministers))["a"][0] == "done"
    presidents = (Party(None, "president", "UKR"), Party(None, "president", "RUS"))
    assert told(Event("a"), Event("b", status="happened", parties=presidents))["a"][0] == "lapsed"


def at(land, article):
    made = make_article("They met there on that day.", article)
    return (make_account(made, "met", place=Place("there", land)),)


def test_ledger_a_meeting_in_another_land_answers_no_plan():
    plan = Event("a", accounts=at("TUR", "a1"))
    assert told(plan, Event("b", status="happened", accounts=at("TUR", "b1")))["a"][0] == "done"
    assert told(plan, Event("b", status="happened"))["a"][0] == "done"
    assert told(plan, Event("b", status="happened", accounts=at("CHE", "b1")))["a"][0] == "lapsed"


def in_town(name, lat, lon, article):
    made = make_article("They met there on that day.", article)
    return (make_account(made, "met", place=Place(name, "TUR", lat, lon, "city")),)


def test_ledger_a_visit_to_another_town_answers_no_plan():
    plan = Event("a", accounts=in_town("Izmir", 38.41, 27.14, "a1"))
    held = Event("b", status="happened", accounts=in_town("Izmir", 38.41, 27.14, "b1"))
    assert told(plan, held)["a"][0] == "done"
    elsewhere = Event("b", status="happened", accounts=in_town("Ankara", 39.92, 32.85, "b1"))
    assert told(plan, elsewhere)["a"][0] == "lapsed"


def test_ledger_a_host_told_of_in_the_plan_alone_costs_nothing():
    plan = Event("a", parties=(KULEBA, LAVROV, CAVUSOGLU))
    assert told(plan, Event("b", status="happened"))["a"][0] == "done"
    assert told(plan, Event("b", status="happened", parties=(LAVROV,)))["a"][0] == "lapsed"


def test_ledger_a_later_article_that_names_the_meeting_with_its_day_in_passing_answers_the_plan():
    plan, passing = Event("a"), Event("b", status="happened", background=True)
    assert told(plan, passing)["a"][0] == "done"
    assert told(plan, Event("b", status="happened", background=True, date=(None, "2022-03-18")))["a"][0] == "lapsed"


@pytest.mark.parametrize(
    ("words", "type", "status", "became"),
    [
        ("Norway agreed to supply the radars", "AGREE", "planned", "agreed"),
        ("Holm handed the first radars over", "AID", "happened", "done"),
        ("Holm ruled out any transfer of coastal radars", "REJECT", "refused", "refused"),
        ("Holm denied that radars had been given", "AID", "denied", "denied"),
        ("Norway agreed to train divers", "AGREE", "planned", "asked"),
        ("Holm turned down a fisheries treaty", "REJECT", "refused", "asked"),
        ("Norway paid for flood relief", "AID", "happened", "asked"),
        ("Norway trained coastal guards", "AID", "happened", "asked"),
        ("Norway gave a coastal hospital", "AID", "happened", "asked"),
    ],
)
def test_ledger_a_request_is_answered_in_its_own_matter(words, type, status, became):
    answer = act("b", words, type, status, "03-05")
    assert told(asked_by_mali(), answer)["a"][0] == became


def test_ledger_a_request_is_not_answered_by_somebody_else_nor_before_it_was_made():
    by_another = act("b", "Lavrov handed over coastal radars", "AID", "happened", "03-05", source=(LAVROV,))
    before = act("b", "Holm handed over coastal radars", "AID", "happened", "02-20")
    assert told(asked_by_mali(), by_another)["a"][0] == told(asked_by_mali(), before)["a"][0] == "asked"


def test_ledger_a_request_is_not_answered_by_what_is_given_to_a_third():
    elsewhere = act("b", "Norway handed over coastal radars", "AID", "happened", "03-05", target=(LAVROV,))
    assert told(asked_by_mali(), elsewhere)["a"][0] == "asked"


def test_ledger_a_plan_is_kept_by_the_same_kind_of_deed():
    plan = act("a", "Norway will put a fuel embargo on Mali", "SANCTION", "planned", "03-01")
    plan = replace(plan, mode="restrict")
    done = act("b", "Norway put a fuel embargo on Mali", "SANCTION", "happened", "03-05")
    assert told(plan, replace(done, mode="restrict"))["a"][0] == "done"
    assert told(plan, replace(done, mode="expel"))["a"][0] == "planned"


def test_ledger_what_was_agreed_goes_on_until_it_is_done():
    promise = act("b", "Norway promised Mali three coastal radars", "AGREE", "planned", "03-05")
    given = act("c", "Norway shipped the coastal radars", "AID", "happened", "03-12")
    assert told(asked_by_mali(), promise, given) == {"a": ("done", ["asked", "agreed", "done"], None)}


def test_ledger_what_is_asked_again_is_one_matter():
    again = asked_by_mali("b", "Keita again urged Norway to hand over coastal radars", "03-09")
    other = asked_by_mali("c", "Keita urged Norway to lift its visa ban", "03-09")
    assert told(asked_by_mali(), again, other)["a"][1] == ["asked", "asked"]
    assert set(told(asked_by_mali(), again, other)) == {"a", "c"}


def test_ledger_an_offer_is_taken_or_declined_by_whom_it_was_made_to():
    offer = act("a", "Norway offered Mali a field hospital", "AID", "offered", "03-01")
    yes = act("b", "Mali accepted the field hospital", "AGREE", "happened", "03-03", source=(MALI,), target=(NORWAY,))
    no = act("b", "Mali declined the field hospital", "REJECT", "refused", "03-03", source=(MALI,), target=(NORWAY,))
    done = act("b", "Norway flew the field hospital to Gao", "AID", "happened", "03-03")
    assert [told(offer, each)["a"][0] for each in (yes, no, done)] == ["agreed", "refused", "done"]


def test_ledger_a_threat_is_done_by_whoever_made_it_in_the_same_matter():
    threat = act("a", "Norway threatened Mali with a visa ban", "THREATEN", "threatened", "03-01", cameo="1312")
    ban = act("b", "Norway put a visa ban on Mali", "COERCE", "happened", "03-04", cameo="163")
    raid = act("b", "Norway raided a camp in Mali", "ASSAULT", "happened", "03-04", cameo="190")
    assert told(threat, ban)["a"][:2] == ("done", ["threatened", "done"])
    assert told(threat, raid)["a"][0] == "threatened"


def test_ledger_says_why_an_answer_is_one_and_what_the_matter_is():
    given = act("b", "Norway handed the coastal radars over", "AID", "happened", "03-05", cameo="072")
    asked = asked_by_mali()
    (matter,) = ledger([asked, given], today=None)
    assert matter.kind == "request"
    assert (matter.source, matter.target) == ((MALI,), (NORWAY,))
    assert matter.steps[0].why is None
    assert "Ida Holm, on coast" in (matter.steps[1].why or "")


def test_ledger_of_an_event_finds_the_matters_in_which_it_is_a_step():
    given = act("b", "Norway handed the coastal radars over", "AID", "happened", "03-05")
    matters = ledger([asked_by_mali(), given], today=None)
    assert [matter.id for matter in of_event(matters, "b")] == ["a"]
    assert of_event(matters, "c") == ()


def test_ledger_leaves_out_what_is_background_or_was_never_ahead():
    assert told(Event("a", status="happened"), Event("b", background=True)) == {}


def test_ledger_two_things_about_one_war_are_not_for_that_one_matter():
    asked = asked_by_mali(words="Keita asked Norway to speak up on the war in Ukraine")
    about_it_too = act(
        "b", "Holm told Keita that Oslo had sent lawyers on account of the war in Ukraine", "AID", "happened", "03-05"
    )
    assert told(asked, about_it_too)["a"][0] == "asked"


def test_ledger_says_what_it_is_about_only_where_that_has_a_name():
    (unnamed,) = ledger([asked_by_mali(words="Keita asked Norway to send coastal radars")], today="2022-03-02")
    (named,) = ledger([asked_by_mali(words="Keita asked Norway to lift the sanctions")], today="2022-03-02")
    assert unnamed.about == ()
    assert "sanctions" in named.about
