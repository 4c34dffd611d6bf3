from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import call_reading, make_account, make_article, make_reading

from dragoman.records import Dated
from dragoman.store import Query, Store


def kept(*readings):
    store = Store.temporary()
    for number, reading in enumerate(readings):
        run = store.start_run("r1")
        store.add(reading, run=run)
        store.end_run(run, {"number": number})
    return store


def version(text, published):
    article = make_article(f"Kuleba spoke by phone with Lavrov. {text}", "a", published=published)
    return make_reading(article, make_account(article, "spoke by phone", date=("2022-03-10", "2022-03-10")))


EARLY, LATE = version("It was short.", "2022-03-10"), version("It was long.", "2022-03-12")


def test_versions_what_was_published_later_was_not_known():
    store = kept(call_reading("a1", day="2022-03-10"), call_reading("a2", day="2022-03-11"))
    record = store.record(as_of="2022-03-10")
    assert [card.id for card in record.articles()] == ["a1"]
    assert [account.article for account in record.accounts(Query(actors=("Kuleba",)))] == ["a1"]
    assert len(record.events()) == 1
    assert record.counts().figures == 1
    assert record.latest_day() == "2022-03-10"
    assert len(store.record(as_of="2022-03").articles()) == 2


def test_versions_events_are_judged_from_what_was_known():
    store = kept(
        call_reading("a1", day="2022-03-10"), replace_day(call_reading("a2", day="2022-03-10"), "2022-03-12")
    )
    assert [len(view.accounts) for view in store.record(as_of="2022-03-11").events()] == [1]
    assert [len(view.accounts) for view in store.record(as_of="2022-03-12").events()] == [2]
    assert [len(view.accounts) for view in store.record().events()] == [2]


def replace_day(reading, published):
    article = replace(reading.article, published=published)
    return replace(reading, article=article, dated=Dated((published, published), "published"))


@pytest.mark.parametrize("order", list(permutations([EARLY, LATE])), ids=["in order", "the later first"])
def test_versions_a_day_shows_the_version_of_that_day_in_whichever_order_they_were_read(order):
    store = kept(*order)
    assert store.record(as_of="2022-03-11").article("a").text == EARLY.article.text
    assert store.record(as_of="2022-03-12").article("a").text == LATE.article.text
    assert store.record().article("a").text == LATE.article.text
    assert store.record(as_of="2022-03-09").articles() == ()


def test_versions_an_older_one_read_again_is_known():
    store = kept(LATE)
    run = store.start_run("r1")
    assert store.add(EARLY, run=run) == "revised"
    assert store.holds(EARLY.article, "r1")
    assert store.add(EARLY, run=run) == "unchanged"


def test_versions_without_a_day_are_known_from_when_they_were_read():
    store = kept(call_reading("a1", day=None))
    assert store.record(as_of="2022-03-10").articles() == ()
    assert len(store.record(as_of="9999").articles()) == 1


SAME_DAY = [
    version("It was short.", "2022-03-10"),
    version("It was long and friendly.", "2022-03-10"),
    version("It was long and useless.", "2022-03-10"),
]
TOLD_AT = [
    replace(reading, article=replace(reading.article, instant=f"2022-03-10T{hour}:00:00+00:00"))
    for reading, hour in zip(SAME_DAY, ("18", "09", "12"), strict=True)
]


def whole(store, as_of=None):
    """All that a record says, as plain values."""
    record = store.record(as_of=as_of)
    events = [(view, [record.article(account.article).text for account in view.accounts]) for view in record.events()]
    return repr((events, [(card.id, card.words) for card in record.articles()], record.figures()))


@given(st.permutations([*SAME_DAY, LATE, *(call_reading(id) for id in ("a1", "a2"))]))
@settings(max_examples=25, deadline=None)
def test_versions_of_one_day_end_in_the_same_record_in_any_order(order):
    in_order = sorted(order, key=lambda r: (r.article.id, r.article.text))
    with kept(*in_order) as first, kept(*order) as then:
        assert whole(first) == whole(then)
        assert whole(first, "2022-03-10") == whole(then, "2022-03-10")
        assert then.faults() == ()


@pytest.mark.parametrize("order", list(permutations(TOLD_AT)))
def test_versions_of_one_day_that_tell_their_time_are_ranked_by_it(order):
    store = kept(*order)
    assert store.record().article("a").text == TOLD_AT[0].article.text
    assert store.record().article("a").instant == "2022-03-10T18:00:00+00:00"
    assert store.faults() == ()


def test_versions_an_older_one_of_the_same_day_read_again_changes_nothing():
    store = kept(*SAME_DAY)
    run = store.start_run("r1")
    assert {store.add(reading, run=run) for reading in SAME_DAY} == {"unchanged"}
