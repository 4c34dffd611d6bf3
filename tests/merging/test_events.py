from hypothesis import given, settings
from hypothesis import strategies as st
from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article, make_figure

from dragoman.merging import merge, series_id
from dragoman.merging.blocking import day_keys, is_narrow
from dragoman.merging.days import meet
from dragoman.merging.facts import facts_of
from dragoman.records import Party

NAMELESS = Party(None, "foreign minister", "UKR")


def account(article, day="2022-03-10", until=None, **fields):
    made = make_article(f"They spoke on that day, {article} reports.", article)
    return make_account(made, "spoke", date=(day, until or day), **fields)


def groups(accounts):
    article_of = {a.id: a.article for a in accounts}
    return sorted(sorted(article_of[id] for id in event.accounts) for event in merge(accounts))


def test_events_join_the_reports_of_one_call():
    accounts = [
        account("a"),
        account("b", mode="video"),
        account("c", "2022-03-11"),
        account("d", parties=(KULEBA, CAVUSOGLU)),
    ]
    assert groups(accounts) == [["a", "b"], ["c"], ["d"]]


def test_events_a_plan_and_its_holding_are_one():
    assert groups([account("a", status="planned"), account("b")]) == [["a", "b"]]


def test_events_of_one_account_have_no_reasons():
    (event,) = merge([account("a")])
    assert event.reasons == ()


def test_events_have_a_reason_for_each_account_joined():
    (event,) = merge([account("a"), account("b"), account("c")])
    assert len(event.reasons) == 2
    assert all("same parties" in reason for reason in event.reasons)


def test_events_no_chain_joins_days_that_cannot_meet():
    chain = [account("a", "2022-03-10"), account("b", "2022-03-10", "2022-03-11"), account("c", "2022-03-11")]
    assert groups(chain) in ([["a", "b"], ["c"]], [["a"], ["b", "c"]])


def test_events_a_doubt_between_two_yields_to_a_third_that_goes_with_both():
    accounts = [account("a", mode="phone"), account("b", mode="meeting")]
    assert groups(accounts) == [["a"], ["b"]]
    assert groups([*accounts, account("c", mode="talks")]) == [["a", "b", "c"]]


def test_events_no_chain_joins_two_people_through_a_nameless_one():
    shmyhal = Party("Denys Shmyhal", None, "UKR")
    accounts = [account("a"), account("b", parties=(NAMELESS, LAVROV)), account("c", parties=(shmyhal, LAVROV))]
    assert groups(accounts) == [["a", "b"], ["c"]]


def test_events_acts_stand_alone():
    acts = [account(name, type="DEMAND", mode=None) for name in ("a", "b")]
    assert groups(acts) == [["a"], ["b"]]


def test_events_identity_is_that_of_the_first_account():
    first, second, later = account("a"), account("b"), account("c", "2022-03-12")
    alone = {event.accounts: event.id for event in merge([first])}
    joined = merge([second, later, first])
    lead = min(first, second, key=lambda a: a.id)
    assert joined[0].accounts[0] == lead.id
    assert (joined[0].id == alone[(first.id,)]) == (lead is first)


days = st.sampled_from(["2022-03-10", "2022-03-11", "2022-03-12"])
made = st.builds(
    lambda number, span, people, mode, status: account(
        f"a{number}", min(span), max(span), parties=people, mode=mode, status=status
    ),
    st.integers(0, 99),
    st.tuples(days, days),
    st.sampled_from([(KULEBA, LAVROV), (NAMELESS, LAVROV), (CAVUSOGLU, LAVROV), (KULEBA, LAVROV, CAVUSOGLU)]),
    st.sampled_from(["phone", "video", "meeting", "talks"]),
    st.sampled_from(["happened", "planned", "refused"]),
)
many = st.lists(made, max_size=12, unique_by=lambda a: a.id)


@settings(max_examples=60)
@given(many, st.randoms())
def test_events_do_not_depend_on_the_order_of_arrival(accounts, random):
    shuffled = list(accounts)
    random.shuffle(shuffled)
    assert merge(shuffled) == merge(accounts)


@settings(max_examples=60)
@given(many)
def test_events_hold_each_account_once_and_none_that_contradict(accounts):
    by_id = {a.id: a for a in accounts}
    events = merge(accounts)
    assert sorted(id for event in events for id in event.accounts) == sorted(by_id)
    for event in events:
        told = [by_id[id] for id in event.accounts]
        assert len({a.article for a in told}) == len(told)
        assert all(meet(a.date, b.date) for a in told for b in told)


def keys(account):
    return day_keys(facts_of(account))


def test_events_only_accounts_with_two_states_and_a_day_in_common_are_compared():
    assert {key[:2] for key in keys(account("a"))} == {("RUS", "UKR"), ("name", "kuleba")}
    assert keys(account("a")) & keys(account("b", "2022-03-10", "2022-03-11"))
    assert not keys(account("a")) & keys(account("b", "2022-03-11"))
    assert not is_narrow(facts_of(account("a", "2022-03-01", "2022-03-20")))


def test_series_keep_scopes_and_voices_apart():
    article = make_article("Some 14,000 people have been killed.")

    def series(**fields):
        return series_id(
            make_figure(article, "14,000 people", 14000, **{"of": "people", "where": "Donbas", **fields})
        )

    one = series()
    assert series(of="People", as_of="2022-03-01") == one
    different = [
        series(since="2014"),
        series(where="Sumy"),
        series(said_by="UN"),
        series(measure="injured"),
        series(of="children"),
    ]
    assert len({one, *different}) == 6
