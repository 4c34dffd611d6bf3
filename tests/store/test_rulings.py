from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import CAVUSOGLU, KULEBA, LAVROV, call_reading, make_account, make_article, make_reading

from dragoman.errors import NotFound
from dragoman.hashes import content_id
from dragoman.store import Store

DAYS = ("2022-03-10", "2022-03-12")


def told(id, day="2022-03-10", parties=(KULEBA, LAVROV), **fields):
    article = make_article(f"Kuleba spoke by phone with Lavrov, {id} reports.", id, published=day)
    return make_reading(article, make_account(article, "spoke by phone", date=(day, day), parties=parties, **fields))


def kept(*readings):
    store = Store.temporary()
    read_into(store, *readings)
    return store


def read_into(store, *readings, reader="r1"):
    run = store.start_run(reader)
    for reading in readings:
        store.add(reading, run=run)
    store.end_run(run, {})


def events(store):
    return {view.id: sorted(account.article for account in view.accounts) for view in store.record().events()}


def id_of(store, article):
    return next(id for id, articles in events(store).items() if article in articles)


def whole(store):
    return [(view.id, view.reasons, [a.id for a in view.accounts]) for view in store.record().events()]


def test_rulings_merge_makes_one_event_of_two():
    store = kept(told("a"), told("b", "2022-03-12"))
    ruled = store.rule("same", id_of(store, "a"), id_of(store, "b"), by="ada", note="a misprint")
    assert list(events(store).values()) == [["a", "b"]]
    assert ruled.events == tuple(events(store))
    (view,) = store.record().events()
    assert view.reasons == ("judged by ada: a misprint",)
    assert store.faults() == ()


def test_rulings_split_by_the_ids_that_were_merged_restores_what_was():
    store = kept(told("a"), told("b", "2022-03-12"), told("c"))
    before, a, b = whole(store), id_of(store, "a"), id_of(store, "b")
    store.rule("same", a, b, by="ada")
    assert whole(store) != before
    assert store.rule("different", a, b, by="bob").restored
    assert whole(store) == before


def test_rulings_merge_of_what_was_split_restores_what_was():
    store = kept(told("a"), told("b"), told("c"))
    before, event = whole(store), id_of(store, "a")
    account = store.record().events()[0].accounts[1].id
    store.rule("different", event, account, by="ada")
    assert sorted(map(len, events(store).values())) == [1, 2]
    assert store.rule("same", event, account, by="ada").restored
    assert whole(store) == before


def test_rulings_split_of_what_was_merged_twice_over_holds_apart():
    store = kept(told("a"), told("b"))
    (a, b) = store.record().events()[0].accounts
    store.rule("same", a.id, b.id, by="ada")
    assert not store.rule("different", a.id, b.id, by="ada").restored
    assert len(events(store)) == 2


def test_rulings_outlive_a_newer_reader():
    store = kept(told("a"), told("b", "2022-03-12"), told("c"))
    store.rule("same", id_of(store, "a"), id_of(store, "b"), by="ada")
    again = [reread(told("a")), reread(told("b", "2022-03-12")), reread(told("c"))]
    read_into(store, *again, reader="r2")
    assert list(events(store).values()) == [["a", "b", "c"]]
    assert store.faults() == ()


def reread(reading):
    """The same article as a newer reader tells it: another id, another mode, a shorter quote."""
    (account,) = reading.accounts
    start = account.span[0]
    changed = replace(account, mode="talks", quote=account.quote[:5], span=(start, start + 5))
    return replace(reading, accounts=(replace(changed, id=content_id("newer", account.id)),))


def test_rulings_hold_for_accounts_that_come_later():
    store = kept(told("a"), told("b", "2022-03-12"))
    store.rule("same", id_of(store, "a"), id_of(store, "b"), by="ada")
    read_into(store, told("c", "2022-03-12"))
    assert list(events(store).values()) == [["a", "b", "c"]]


def test_rulings_the_newest_stands():
    store = kept(told("a"), told("b", "2022-03-12"), told("c", "2022-03-14"))
    ids = {name: store.record().events()[at].accounts[0].id for at, name in enumerate("abc")}
    store.rule("same", ids["a"], ids["b"], by="ada")
    store.rule("same", ids["b"], ids["c"], by="ada")
    store.rule("different", ids["a"], ids["c"], by="ada")
    assert sorted(events(store).values()) == [["a"], ["b", "c"]]


def test_rulings_refuse_what_is_not_there_or_one_entry():
    store = kept(told("a"), told("b", "2022-03-12"))
    with pytest.raises(NotFound, match="no event or account"):
        store.rule("same", "zzzz", id_of(store, "b"), by="ada")
    with pytest.raises(NotFound, match="one entry"):
        store.rule("same", id_of(store, "b"), id_of(store, "b"), by="ada")


def test_rulings_a_changed_log_shows():
    store = kept(told("a"), told("b", "2022-03-12"))
    store.rule("same", id_of(store, "a"), id_of(store, "b"), by="ada")
    with store.watching() as connection:
        connection.exec_driver_sql("UPDATE rulings SET by = 'eve'")
    assert next(fault.field for fault in store.faults()) == "judgement"


def test_rulings_why_tells_the_features_and_who_judged():
    store = kept(told("a"), told("b", mode="video"), told("c", "2022-03-12"))
    a, b = (account.id for account in store.record().events()[0].accounts)
    found = store.record().why(a, b)
    assert found.together
    assert found.judgement.relation == "same"
    assert {feature.name for feature in found.features} == {"parties", "days", "modes"}
    bits = found.before + sum(feature.bits for feature in found.features)
    assert abs(found.judgement.score - 1 / (1 + 2**-bits)) < 0.001
    apart = store.record().why(id_of(store, "a"), id_of(store, "c"))
    assert not apart.together
    assert apart.judgement.reasons == ("their days cannot meet",)
    assert apart.features == ()
    store.rule("same", id_of(store, "a"), id_of(store, "c"), by="ada")
    (logged,) = store.record().why(a, id_of_account(store, "c")).rulings
    assert (logged.ruling.by, logged.ruling.taken_back) == ("ada", False)


def id_of_account(store, article):
    return next(account.id for account in store.record().accounts() if account.article == article)


made = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from([(KULEBA, LAVROV), (CAVUSOGLU, LAVROV)])), min_size=2, max_size=6
)


@settings(max_examples=25, deadline=None)
@given(made, st.data())
def test_rulings_any_merge_split_again_restores_and_changes_no_account(stories, data):
    with kept(*[told(f"n{at}", day, parties) for at, (day, parties) in enumerate(stories)]) as store:
        ids = sorted(events(store))
        if len(ids) < 2:
            return
        before, accounts = whole(store), store.record().accounts()
        first, second = data.draw(st.permutations(ids))[:2]
        store.rule("same", first, second, by="ada")
        assert len(events(store)) == len(ids) - 1
        assert store.record().accounts() == accounts
        store.rule("different", first, second, by="ada")
        assert whole(store) == before
        assert store.faults() == ()


def test_judged_by_an_older_version_verify_says_what_to_do_and_judging_does_it(monkeypatch):
    from dragoman.store import judged, store, verify

    with_events = Store.temporary()
    run = with_events.start_run("r1")
    with_events.add(call_reading("a1"), run=run)
    for module in (store, verify):
        monkeypatch.setattr(module, "judger_version", lambda: "older")
    with_events.end_run(run, {})
    for module in (store, verify):
        monkeypatch.setattr(module, "judger_version", lambda: "newer")
    (fault,) = with_events.faults()
    assert "dragoman judge" in fault.message
    with_events.judge()
    assert with_events.faults() == ()
    with with_events.watching() as connection:
        assert judged.judger_of(connection) == "newer"


def test_judged_by_an_older_version_a_run_that_reads_nothing_judges_anew(monkeypatch):
    from dragoman.store import store, verify

    with_events = Store.temporary()
    run = with_events.start_run("r1")
    with_events.add(call_reading("a1"), run=run)
    with_events.end_run(run, {})
    for module in (store, verify):
        monkeypatch.setattr(module, "judger_version", lambda: "newer")
    assert with_events.faults() != ()
    with_events.end_run(with_events.start_run("r1"), {})
    assert with_events.faults() == ()


MOVES = st.lists(
    st.tuples(st.sampled_from(["same", "different"]), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=5
)


@given(MOVES)
@settings(max_examples=20, deadline=None)
def test_rulings_laid_over_their_own_events_give_what_judging_all_anew_gives(moves):
    readings = [told(f"a{n}", day=DAYS[n % 2], parties=(KULEBA, LAVROV if n < 4 else CAVUSOGLU)) for n in range(6)]
    with kept(*readings) as store:
        ids = [reading.accounts[0].id for reading in readings]
        for relation, first, second in moves:
            if first != second:
                with suppress(NotFound):  # an entry with itself
                    store.rule(relation, ids[first], ids[second], by="me")
            assert store.faults() == ()  # which judges all anew
        before = store.record().events()
        store.judge()
        assert store.record().events() == before


def test_rulings_read_only_what_they_name(monkeypatch):
    from dragoman.store import judged

    store = kept(*(told(f"a{n}", day=DAYS[n % 2]) for n in range(4)))
    one, *_, other = (account.id for view in store.record().events() for account in view.accounts)

    def everything(*_):
        raise AssertionError("a judgement of one event reads the whole record")

    monkeypatch.setattr(judged, "current_accounts", everything)
    monkeypatch.setattr(judged, "kept_events", everything)
    store.rule("same", one, other, by="me")
    store.rule("different", one, other, by="me")


def test_rulings_why_is_told_as_known_on_a_day():
    store = kept(told("a"), told("b", mode="video"))
    read_into(store, told("c", "2022-03-12"))
    a, b = (account.id for account in store.record().events()[0].accounts)
    then = store.record(as_of="2022-03-11")
    assert then.why(a, b) == store.record().why(a, b)
    with pytest.raises(NotFound, match="no event or account"):
        then.why(a, id_of_account(store, "c"))
    assert not store.record().why(a, id_of_account(store, "c")).together
