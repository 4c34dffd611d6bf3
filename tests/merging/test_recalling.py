"""What is told without its day goes with the only event that it can be: recalled, ahead, or known by its number."""

import pytest
from making import make_account, make_article

from dragoman.merging import Source, merge
from dragoman.merging.facts import facts_of
from dragoman.merging.namesakes import named_in_both
from dragoman.records import Party, Place

DAY = ("2022-03-10", "2022-03-10")
MARCH = ("2022-03-01", "2022-03-31")
ROME = Place("Rome", "ITA", precision="city")
HOLM, KEITA = Party("Ida Holm", "president", "NOR"), Party("Sory Keita", "prime minister", "MLI")
NORWAY, MALI = Party(None, None, "NOR"), Party(None, None, "MLI")
EXPELLED = {"type": "SANCTION", "mode": "expel", "parties": (), "source": (NORWAY,), "target": (MALI,)}
RECALLED = {"background": True, "date_text": None, "dated_by": "earlier than the article's news"}


def contact(id="a", **fields):
    told = {"mode": "meeting", "parties": (HOLM, KEITA), "date": DAY, "date_text": "that day", **fields}
    return make_account(make_article("They met on that day, it is said.", id), "said", **told)


def act(id, words, **fields):
    return make_account(make_article(f"It {words}.", id), words, **{"date": DAY, "date_text": "that day", **fields})


def groups(*accounts):
    article_of = {account.id: account.article for account in accounts}
    sources = {article: Source(article.upper()) for article in article_of.values()}
    found = merge(accounts, sources=sources)
    assert [e.accounts for e in merge(accounts[::-1], sources=sources)] == [e.accounts for e in found]
    return sorted(sorted(article_of[id_] for id_ in event.accounts) for event in found)


def test_what_is_recalled_with_neither_day_nor_town_is_the_only_one_of_those_days():
    recalled = contact("b", date=(None, "2022-03-12"), **RECALLED)
    assert groups(contact(), recalled) == [["a", "b"]]
    before = contact("c", date=("2022-03-07", "2022-03-07"))
    assert groups(contact(), before, recalled) == [["a"], ["b"], ["c"]]
    assert groups(contact(), contact("b", date=(None, "2022-03-15"), **RECALLED)) == [["a"], ["b"]]
    assert groups(contact(), contact("b", date=(None, "2022-03-12"), **RECALLED | {"date_text": "past days"})) == [
        ["a"],
        ["b"],
    ]


def test_what_was_planned_is_recalled_as_held():
    plan = contact(status="planned", place=ROME)
    assert groups(plan, contact("b", date=MARCH, date_text="March", background=True, place=ROME)) == [["a", "b"]]


@pytest.mark.parametrize(("day", "one"), [("2022-04-20", True), ("2022-05-30", False), ("2022-03-10", False)])
def test_what_is_ahead_without_a_day_is_held_after_it_was_told_and_within_two_months(day, one):
    plan = contact("b", status="planned", date=("2022-03-10", None), date_text=None)
    assert groups(contact(date=(day, day)), plan) == ([["a", "b"]] if one else [["a"], ["b"]])


@pytest.mark.parametrize(("day", "one"), [("2022-03-11", True), ("2022-06-11", False)])
def test_what_one_article_tells_ahead_and_the_next_as_done_was_between_them(day, one):
    fields = EXPELLED | {"cameo": "166", "date_text": None}
    ahead = {"status": "planned", "date": ("2022-03-10", None)}
    plan = act("a", "will expel envoys of the embassy", **fields | ahead)
    done = act("b", "had expelled envoys of the embassy", **fields | RECALLED | {"date": (None, day)})
    assert groups(plan, done) == ([["a", "b"]] if one else [["a"], ["b"]])


def test_a_deed_of_a_month_is_known_by_its_number_whatever_side_is_left_out():
    told = act("a", "declared ten staff of the embassy unwanted", **EXPELLED)
    recalled = {**EXPELLED, "target": (), "date": MARCH, "date_text": "March", "background": True}
    assert groups(told, act("b", "expelled ten", **recalled)) == [["a", "b"]]
    assert groups(told, act("b", "expelled eleven", **recalled)) == [["a"], ["b"]]
    again = act("c", "sent home ten more", **EXPELLED | {"date": ("2022-03-20", "2022-03-20")})
    assert ["b"] in groups(told, again, act("b", "expelled ten", **recalled))


def test_a_deed_told_days_later_without_its_day_is_known_by_a_large_number():
    fields = EXPELLED | {"cameo": "166", "date_text": None, "dated_by": "news"}
    told = act("a", "is expelling 70 staff of the missions", **fields)
    later = fields | {"date": ("2022-03-13", "2022-03-13")}
    assert groups(told, act("b", "decided to throw out 70 staff", **later)) == [["a", "b"]]
    assert groups(told, act("b", "decided to throw out 45 staff", **later)) == [["a"], ["b"]]


def test_an_event_is_known_again_by_the_account_that_tells_most_of_it():
    vague = act("0", "told them to leave", **EXPELLED | {"target": (), "mode": None})
    told = act("a", "told ten staff of the embassy to leave", **EXPELLED)
    recalled = {**EXPELLED, "date": MARCH, "date_text": "March", "background": True}
    assert groups(vague, told, act("b", "sent home ten in spring", **recalled)) == [["0", "a", "b"]]


TIES = {"type": "SANCTION", "mode": "withdraw", "parties": (), "source": (NORWAY,), "target": (MALI,)}
TIES |= {"cameo": "161"}


def test_what_is_seldom_done_to_a_state_is_known_in_a_month_by_no_more_than_that():
    told = act("a", "shut the embassy in Bamako", **TIES)
    recalled = TIES | {"date": MARCH, "date_text": "March", "background": True}
    assert groups(told, act("b", "broke with its partner", **recalled)) == [["a", "b"]]
    again = act("c", "called off the visit", **TIES | {"date": ("2022-03-25", "2022-03-25")})
    assert ["b"] in groups(told, again, act("b", "broke with its partner", **recalled))
    aid = {**recalled, "type": "AID", "mode": None}
    assert groups(act("a", "sent tents", **{**TIES, **aid, "date": DAY}), act("b", "gave rice", **aid)) == [
        ["a"],
        ["b"],
    ]


def test_what_is_seldom_done_is_one_where_it_is_printed_days_later_without_its_day():
    told = act("a", "shut the consulate of Mali in Bergen", **TIES)
    assumed = {"date_text": None, "dated_by": "news is of the article's day"}
    late = act("b", "shut the consulate in Bergen", **TIES | assumed | {"date": ("2022-03-12", "2022-03-12")})
    assert groups(told, late) == [["a", "b"]]
    later = act("b", "shut the consulate in Bergen", **TIES | assumed | {"date": ("2022-03-16", "2022-03-16")})
    assert groups(told, later) == [["a"], ["b"]]


def test_two_visits_of_one_month_to_one_town_are_one():
    visit = {"mode": "visit", "source": (HOLM,), "place": ROME, "date": MARCH, "date_text": "March"}
    assert groups(contact(**visit), contact("b", **visit)) == [["a", "b"]]
    called = {"mode": "phone", "date": MARCH, "date_text": "March"}
    assert groups(contact(**called), contact("b", **called)) == [["a"], ["b"]]


def test_three_who_are_all_in_both_met_once_whichever_way():
    tolo = Party("Ema Tolo", "president", "EST")
    three = {"parties": (HOLM, KEITA, tolo)}
    assert groups(contact(**three, mode="video"), contact("b", **three)) == [["a", "b"]]


def test_a_visit_that_is_over_was_of_the_days_before():
    text = "Holm wrapped up a two-day trip to Mali on that day."
    over = make_account(
        make_article(text, "b"), "trip", mode="visit", parties=(HOLM, KEITA), date=DAY, date_text="that day"
    )
    assert groups(contact(date=("2022-03-09", "2022-03-09")), over) == [["a", "b"]]


def test_a_delegation_may_be_of_anybody_of_its_state():
    phrase = {"parties": (Party(None, "delegation", "NOR"), KEITA), "place": ROME, "date": (None, "2022-03-15")}
    assert groups(contact(place=ROME), contact("b", **phrase, date_text="days")) == [["a", "b"]]


def test_delegations_that_met_are_not_the_leaders_who_were_to_meet():
    sent = (Party(None, "delegation", "NOR"), Party(None, "delegation", "MLI"))
    asked = contact("b", status="proposed", date=("2022-03-05", None), date_text=None)
    assert groups(contact(parties=sent, place=ROME), asked) == [["a"], ["b"]]
    assert groups(contact(place=ROME), asked) == [["a", "b"]]


def test_a_deal_struck_in_one_is_the_deal_signed_in_the_other():
    both = {"source": (NORWAY, MALI), "target": (), "parties": ()}
    struck = act("a", "agreed on a truce at sea in Oslo", type="AGREE", status="planned", **both)
    assert groups(struck, act("b", "signed a truce at sea in Oslo", type="SUPPORT", **both)) == [["a", "b"]]


def test_sanctions_are_coded_as_a_penalty_or_as_a_bar():
    both = {"source": (NORWAY,), "target": (MALI,), "parties": ()}
    penalty = act("a", "imposed sanctions on four officials", type="SANCTION", mode=None, **both)
    words = "put officials, banks and mills under sanctions"
    assert groups(penalty, act("b", words, type="COERCE", mode="restrict", **both)) == [["a", "b"]]
    assert groups(penalty, act("b", words, type="COERCE", mode="seize", **both)) == [["a"], ["b"]]


SHUT = {"type": "SANCTION", "mode": None, "cameo": "160", "parties": (), "source": (NORWAY,), "target": (MALI,)}


def test_a_consulate_shut_long_ago_is_known_by_the_name_of_its_town():
    told = act("a", "withdrew its consent to the Malian consulate in Bergen", **SHUT)
    season = {"date": ("2022-02-01", "2022-04-30"), "date_text": "in spring", "background": True}
    assert groups(told, act("b", "had closed the mission in Bergen over arson", **SHUT | season)) == [["a", "b"]]
    assert groups(told, act("b", "had closed the mission in Tromso over arson", **SHUT | season)) == [["a"], ["b"]]
    untold = RECALLED | {"date": (None, "2022-12-01")}
    assert groups(told, act("b", "had closed the mission in Bergen over arson", **SHUT | untold)) == [["a", "b"]]
    late = RECALLED | {"date": (None, "2024-12-01")}
    assert groups(told, act("b", "had closed the mission in Bergen over arson", **SHUT | late)) == [["a"], ["b"]]


def test_titles_months_and_states_name_no_thing():
    told = act("a", "withdrew its consent to the Consulate General of Mali in Bergen on Monday", **SHUT)
    other = act("b", "had closed the Consulate General of Mali on Monday, far from Bergen", **SHUT)
    assert named_in_both(facts_of(other), facts_of(told)) == {"bergen"}


STRUCK = {"type": "ASSAULT", "mode": None, "cameo": "190", "parties": (), "source": (NORWAY,), "target": (MALI,)}


def test_an_attack_recalled_is_the_only_one_on_that_town_of_a_month():
    told = act("a", "fired rockets at Kidal in the morning", **STRUCK)
    recalled = STRUCK | RECALLED | {"date": (None, "2022-03-14")}
    assert groups(told, act("b", "and its attack on Kidal", **recalled)) == [["a", "b"]]
    assert groups(told, act("b", "and its attack on Gao", **recalled)) == [["a"], ["b"]]
    again = act("c", "fired rockets at Kidal at noon", **STRUCK | {"date": ("2022-03-12", "2022-03-12")})
    assert groups(told, again, act("b", "and its attack on Kidal", **recalled)) == [["a"], ["b"], ["c"]]


def test_measures_recalled_are_those_on_people_of_no_told_state():
    listed = {"type": "COERCE", "mode": "restrict", "cameo": "163", "parties": (), "source": (NORWAY,)}
    told = act("a", "announced measures on nine people", **listed, target=(Party(None, "people", None),))
    recalled = act(
        "b", "bore the restrictions imposed by Oslo", **listed | RECALLED, target=(MALI,), date=(None, "2022-03-11")
    )
    assert groups(told, recalled) == [["a", "b"]]


def test_unnamed_delegates_of_two_states_met_where_two_of_theirs_did_but_no_ministers():
    delegates = (Party(None, "representatives", "NOR"), Party(None, "representatives", "MLI"))
    recalled = contact("b", parties=delegates, date=MARCH, date_text="March", background=True, place=ROME)
    envoys = (Party("Ola Berg", "ambassador", "NOR"), Party("Awa Diarra", "deputy speaker", "MLI"))
    assert groups(contact(parties=envoys, place=ROME), recalled) == [["a", "b"]]
    assert groups(contact(place=ROME), recalled) == [["a"], ["b"]]


def test_a_ship_is_known_by_its_name_here_and_by_its_flag_there():
    seized = {"type": "COERCE", "mode": "seize", "cameo": None, "parties": (), "source": (NORWAY,)}
    told = act("a", "seized a tanker under a Malian flag off the coast", **seized, target=(MALI,))
    ship = (Party("Blue Gale", None, None),)
    named = act("b", "had the capture of the Blue Gale", **seized, target=ship, background=True)
    assert groups(told, named) == [["a", "b"]]
    jailed = {**seized, "mode": "arrest"}
    held = act("b", "had the capture of the Blue Gale", **jailed, target=ship, background=True)
    assert groups(act("a", "arrested a crew of Mali", **jailed, target=(MALI,)), held) == [["a"], ["b"]]
