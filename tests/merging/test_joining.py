"""Joining where tellings differ in more than words: spellings, hosts, publishers, stays, a month for a day."""

import pytest
from making import KULEBA, LAVROV, make_account, make_article

from dragoman.merging import Source, judge, merge, source_of
from dragoman.records import Party, Place

DAY = ("2022-03-10", "2022-03-10")
MARCH = ("2022-03-01", "2022-03-31")
ROME = Place("Rome", "ITA", precision="city")
SPOKE = "They spoke of prisoners and grain, or of grain and prisoners, on that day."
HOLM, KEITA = Party("Ida Holm", "president", "NOR"), Party("Sory Keita", "prime minister", "MLI")


def account(id="a", sentence="They met on that day, it is said.", **fields):
    article = make_article(sentence, id)
    told = {"mode": "meeting", "parties": (HOLM, KEITA), "date": DAY, "date_text": "that day", **fields}
    return make_account(article, sentence.split()[-1], **told)


def groups(*accounts, sources=None):
    article_of = {a.id: a.article for a in accounts}
    return sorted(sorted(article_of[id] for id in event.accounts) for event in merge(accounts, sources=sources))


def relation(one, other, **sources):
    told = (sources.get("ours", Source("A")), sources.get("theirs", Source("B")))
    return judge(one, other, sources=told).relation


def test_joining_one_holder_of_an_office_however_his_name_is_spelt():
    vucic, vuchikj = Party("Aleksandar Vučić", "president", "SRB"), Party("Aleksandar Vuchikj", "president", "SRB")
    ones = [account(parties=(vucic, KEITA)), account("b", parties=(vuchikj, KEITA))]
    assert relation(*ones) == "same"
    other = Party("Aleksandar Mirković", "president", "SRB")
    assert relation(account(parties=(vucic, KEITA)), account("b", parties=(other, KEITA))) == "different"
    deputies = [Party("Aleksandar Vučić", "deputy president", "SRB"), Party("Aleksandar Vuchikj", "president", "SRB")]
    assert relation(*(account(str(n), parties=(p, KEITA)) for n, p in enumerate(deputies))) == "different"


def test_joining_two_at_the_side_of_a_summit_of_three_met_on_their_own():
    third = Party(None, "president", "GHA")
    summit = account("b", mode="summit", parties=(HOLM, KEITA, third), place=ROME)
    assert relation(account(place=ROME), summit) == "possible"


def test_joining_a_body_that_mediated_may_be_left_out_and_a_third_guest_may_not():
    envoy = Party("Mara Lind", "envoy", "UN")
    assert relation(account(place=ROME), account("b", parties=(HOLM, KEITA, envoy), place=ROME)) == "same"
    guest = Party("Kofi Mensah", "president", "GHA")
    assert relation(account(place=ROME), account("b", parties=(HOLM, KEITA, guest), place=ROME)) == "possible"


def test_joining_a_release_that_leaves_out_its_own_publisher():
    michel = Party("Charles Michel", "president", "EU")
    full, own = account(parties=(HOLM, KEITA, michel)), account("b")
    assert relation(full, own, theirs=Source("European Council", "EU")) == "same"
    assert relation(full, own, theirs=Source("Gazette", "ITA")) == "possible"


def test_joining_the_talks_of_the_second_day_with_the_visit_of_two():
    visit = account(sentence="A two-day visit to Mali began.", mode="visit")
    talks = account("b", mode="talks", date=("2022-03-11", "2022-03-11"))
    assert relation(visit, talks) == "same"
    assert relation(account(sentence="A visit to Mali began.", mode="visit"), talks) == "different"


def test_joining_what_ran_past_midnight_with_the_day_before():
    late = account("b", date=("2022-03-11", "2022-03-11"), date_text="midnight")
    assert relation(account(), late) == "same"


def test_joining_a_visit_and_its_talks_that_one_article_tells_apart():
    visit, talks = account(mode="visit", place=ROME), account(sentence="Later both met again.", place=ROME)
    assert groups(visit, talks) == [["a", "a"]]
    apart = account(sentence="Later both met again.", place=ROME)
    assert groups(account(place=ROME), apart) == [["a"], ["a"]]
    other = account(sentence="Holm met somebody else.", parties=(HOLM, KULEBA), place=ROME)
    assert groups(visit, other) == [["a"], ["a"]]


def test_joining_their_meeting_there_in_may_with_the_only_one_of_that_month():
    passing = account("b", date=("2022-03-01", "2022-03-31"), date_text="March", place=ROME, background=True)
    held = account(place=ROME)
    assert groups(passing, held) == [["a", "b"]]
    again = account("c", date=("2022-03-20", "2022-03-20"), place=ROME)
    assert groups(passing, held, again) == [["a"], ["b"], ["c"]]
    elsewhere = account("d", date=("2022-03-01", "2022-03-31"), date_text="March", background=True)
    assert groups(elsewhere, held) == [["a"], ["d"]]
    others = account("e", parties=(KULEBA, LAVROV), place=ROME)
    assert groups(passing, others) == [["b"], ["e"]]


def test_joining_says_that_it_was_the_only_one_there():
    passing = account("b", date=("2022-03-01", "2022-03-31"), date_text="March", place=ROME, background=True)
    (event,) = merge([passing, account(place=ROME)])
    assert "the only one of theirs told there in these days" in event.reasons[0]


def test_joining_a_call_recalled_as_last_months_with_the_only_one_of_that_month():
    call, recalled = (
        {"mode": "phone"},
        {"mode": "phone", "background": True, "date": MARCH, "date_text": "last month"},
    )
    assert groups(account(**call), account("b", **recalled)) == [["a", "b"]]
    another = account("c", **call, date=("2022-03-20", "2022-03-20"))
    assert groups(account(**call), account("b", **recalled), another) == [["a"], ["b"], ["c"]]
    met = account("c", date=("2022-03-20", "2022-03-20"))
    assert groups(account(**call), account("b", **recalled), met) == [["a", "b"], ["c"]]


def test_joining_the_state_visited_with_whoever_received_the_visitor():
    mali = Party(None, None, "MLI")
    visit = account("b", mode="visit", status="planned", parties=(HOLM, mali), date=("2022-03-08", "2022-03-19"))
    assert groups(account(), visit) == [["a", "b"]]
    assert groups(account(parties=(Party("Per Dahl", "president", "NOR"), KEITA)), visit) == [["a"], ["b"]]


def test_joining_a_meeting_recalled_without_the_body_that_hosted_it():
    envoy = Party("Mara Lind", "envoy", "UN")
    full = account(parties=(HOLM, KEITA, envoy), place=ROME)
    recalled = account("b", background=True, place=ROME, date=MARCH, date_text="March")
    assert groups(full, recalled) == [["a", "b"]]
    fuller = account("b", background=True, place=ROME, date=MARCH, date_text="March", parties=(HOLM, KEITA, envoy))
    assert groups(account(place=ROME), fuller) == [["a"], ["b"]]


def test_joining_days_through_which_it_lasted_with_the_week_that_held_them():
    days = account(
        place=ROME, date=("2022-03-08", "2022-03-10"), date_text="8 to 10 March", dated_by="from 8 to 10 March"
    )
    week = account("b", place=ROME, date=("2022-03-06", "2022-03-12"), date_text="this week")
    assert groups(days, week) == [["a", "b"]]


@pytest.mark.parametrize(
    ("words", "day"), [("late on Thursday", "2022-03-11"), ("the early hours of Thursday", "2022-03-09")]
)
def test_joining_a_night_with_either_of_its_days(words, day):
    night = account("b", date_text=words)
    assert relation(account(date=(day, day)), night) == "same"
    assert relation(account(date=(day, day)), account("b", date_text="Thursday")) == "different"


def test_joining_a_name_that_goes_on_otherwise_after_the_fathers():
    one = Party("Rashid bin Salim Al Nuaimi", "foreign minister", "QAT")
    other = Party("Rashid bin Salim bin Omar", "minister of foreign affairs", "QAT")
    assert relation(account(parties=(one, KEITA)), account("b", parties=(other, KEITA))) == "same"
    brother = Party("Rashid bin Khalid bin Omar", "minister of foreign affairs", "QAT")
    assert relation(account(parties=(one, KEITA)), account("b", parties=(brother, KEITA))) == "different"


def test_joining_what_the_same_people_agreed_to_do_some_day():
    plan = {"status": "planned", "date_text": None, "dated_by": "not yet done when written"}
    soon = account(date=("2022-03-10", None), **plan)
    assert relation(soon, account("b", date=("2022-03-14", None), **plan)) == "same"
    assert relation(soon, account("b", date=("2022-04-14", None), **plan)) == "possible"
    assert relation(soon, account("b", date=("2022-03-14", None), **{**plan, "mode": "phone"})) == "possible"


def test_joining_one_visit_that_is_told_with_one_host_here_and_another_there():
    bamba = Party("Awa Bamba", "president", "MLI")
    ones = [
        account(id, mode="visit", parties=(HOLM, host), source=(HOLM,)) for id, host in (("a", KEITA), ("b", bamba))
    ]
    assert relation(*ones) == "same"
    met = [account(id, parties=(HOLM, host)) for id, host in (("a", KEITA), ("b", bamba))]
    assert relation(*met) == "different"


def test_joining_a_stay_under_way_with_what_was_done_the_day_before():
    stay = account(sentence="Holm, who is on a two-day visit to Mali, spoke.", mode="visit", parties=(HOLM, KEITA))
    before = account("b", date=("2022-03-09", "2022-03-09"))
    assert relation(stay, before) == "same"
    assert relation(account(sentence="A two-day visit began.", mode="visit"), before) == "different"


def test_joining_a_call_of_last_week_with_the_only_one_of_that_week():
    call = {"mode": "phone"}
    week = {"date": ("2022-03-06", "2022-03-12"), "date_text": "last week"}
    assert groups(account(**call), account("b", **call, **week)) == [["a", "b"]]
    again = account("c", **call, date=("2022-03-08", "2022-03-08"))
    assert groups(account(**call), account("b", **call, **week), again) == [["a"], ["b"], ["c"]]
    assert groups(account(**call), account("b", mode="talks", **week)) == [["a"], ["b"]]
    assert groups(account(**call), account("b", **call, **week | {"date_text": None, "dated_by": "article"})) == [
        ["a"],
        ["b"],
    ]


def test_joining_a_meeting_of_that_week_by_the_office_of_one_who_was_there():
    week = {"date": ("2022-03-06", "2022-03-12"), "date_text": "last week"}
    premier = Party(None, "prime minister", "MLI")
    assert groups(account(), account("b", parties=(HOLM, premier), **week)) == [["a", "b"]]
    assert groups(account(), account("b", parties=(HOLM, Party(None, None, "MLI")), **week)) == [["a"], ["b"]]


def test_joining_talks_of_some_days_with_their_last_day():
    talks = account(date=("2022-03-07", "2022-03-10"), date_text="March 7-10", place=ROME)
    assert relation(talks, account("b", place=ROME)) == "same"
    assert relation(account(date=("2022-03-07", "2022-03-10"), date_text="this week"), account("b")) == "possible"


def test_joining_two_hosted_by_a_third_whom_one_report_leaves_out():
    host = Party("Luca Bassi", "president", "ITA")
    hosted = account("b", parties=(HOLM, KEITA, host), place=ROME, topics=("prisoners and grain",), sentence=SPOKE)
    assert groups(account(place=ROME, topics=("grain and prisoners",), sentence=SPOKE), hosted) == [["a", "b"]]


def test_joining_a_summit_of_three_with_the_two_whom_the_third_hosted():
    host = Party(None, "president", "ITA")
    summit = account("b", mode="summit", parties=(HOLM, KEITA, host))
    whole = account("c", parties=(HOLM, KEITA, host), place=ROME)
    assert groups(account(place=ROME), summit, whole) == [["a", "b", "c"]]


def test_joining_a_call_of_three_told_as_talks_of_two_on_one_matter():
    guest = Party("Kofi Mensah", "president", "GHA")
    call = account(mode="phone", parties=(HOLM, KEITA, guest), topics=("prisoners and grain",), sentence=SPOKE)
    talks = account("b", mode="talks", topics=("grain and prisoners",), sentence=SPOKE)
    assert relation(call, talks) == "same"
    assert relation(call, account("b", mode="talks")) == "possible"


def test_joining_whoever_brought_two_together_may_be_told_in_one_alone():
    envoy = Party("Ana Prat", "high representative", "EU")
    words = "The envoy hosted the two on that day, it is said."
    three = account("b", words, parties=(HOLM, KEITA, envoy), place=ROME)
    assert relation(account(mode="talks"), three) == "same"
    there = account("b", parties=(HOLM, KEITA, envoy), place=ROME)
    assert relation(account(mode="talks"), there) == "possible"  # three met, of whom any two may have met as well


def test_joining_an_organisation_by_whoever_heads_it():
    stolt = Party("Per Stolt", "secretary general", "NATO")
    rang = account(mode="phone", parties=(stolt, KEITA))
    assert relation(rang, account("b", mode="phone", parties=(Party(None, "chief", "NATO"), KEITA))) == "same"
    spokesman = Party(None, "spokesman", "NATO")
    assert relation(rang, account("b", mode="phone", parties=(spokesman, KEITA))) != "same"


def test_joining_knows_the_state_of_whoever_publishes_by_its_own_name_before_a_seats():
    assert source_of("State Department for Foreign Affairs, Kenya", None).country == "KEN"
    assert source_of("Foreign, Commonwealth & Development Office", None).country == "GBR"
    assert source_of("The Wire", None).country is None
    assert source_of("PTI", None).country == "IND"  # a news agency here, and a party of Pakistan elsewhere


def test_joining_two_known_by_name_where_one_report_leaves_out_a_state():
    untold = Party("Sory Keita", "negotiator", None)
    assert groups(account(), account("b", parties=(HOLM, untold))) == [["a", "b"]]


def test_joining_a_visit_with_the_visit_and_not_with_one_of_its_meetings():
    guest, host, other = HOLM, KEITA, Party("Awa Diarra", "speaker", "MLI")
    visit = {"mode": "visit", "source": (guest,)}
    first = account("a", "She came on a visit.", parties=(guest, other), **visit)
    seen = make_article("She saw him too.", "a")
    talks = make_account(seen, "too", mode="meeting", parties=(guest, host), date=DAY)
    elsewhere = account("b", "She was there on a visit.", parties=(guest, Party(None, None, "MLI")), **visit)
    assert groups(first, talks, elsewhere) == [["a"], ["a", "b"]]


def test_joining_a_visit_that_was_over_with_the_talks_of_its_first_day():
    words = "Holm returned on Friday after a two-day trip, it is said."
    friday = {"date": ("2022-03-11", "2022-03-11"), "date_text": "Friday"}
    visit = account("b", words, mode="visit", source=(HOLM,), **friday)
    assert relation(account(), visit) == "same"
    words = "Holm came on Friday for a two-day trip, it is said."
    assert relation(account(), account("b", words, mode="visit", source=(HOLM,), **friday)) == "different"


def test_joining_whoever_hosted_two_of_whom_one_is_told_by_the_office_alone():
    words = "The envoy hosted the two on that day, it is said."
    host = Party("Luca Bassi", "minister of state", "ITA")
    three = account("b", words, parties=(HOLM, KEITA, host), place=Place("Italy", "ITA", precision="country"))
    assert relation(account(parties=(HOLM, Party(None, "prime minister", "MLI")), place=ROME), three) == "same"
    bare = account(parties=(Party(None, None, "NOR"), Party(None, None, "MLI")), place=ROME)
    assert relation(bare, three) == "possible"


@pytest.mark.parametrize(
    ("arrived", "when", "found"),
    [("evening", "Thursday evening", "same"), ("at noon", "Thursday at noon", "different")],
)
def test_joining_a_guest_who_arrives_in_the_evening_with_the_host_of_the_next_day(arrived, when, found):
    words = f"Holm, who arrived in Bamako, came on Thursday {arrived}, it is said."
    article = make_article(words, "b")
    visit = make_account(
        article, "who arrived", mode="visit", parties=(HOLM, KEITA), source=(HOLM,), date=DAY, date_text=when
    )
    received = account(date=("2022-03-11", "2022-03-11"), mode="visit", source=(HOLM,))
    assert relation(visit, received) == found
