"""What is kept of earlier days is what judging from the start all that was known on them gives."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import KULEBA, LAVROV, call_reading, make_account, make_article, make_reading
from store.test_updating import DAYS, always_by_neighbours, keep, readings, rulings  # noqa: F401

from dragoman.errors import NotFound
from dragoman.intake import read_paths
from dragoman.merging import spreading, undated
from dragoman.reading import read
from dragoman.records import Article
from dragoman.store import Store, judged, then, updating
from dragoman.store.search import Query

ROOT = Path(__file__).parents[2]
QUERIES = (
    Query(), Query(type="CONSULT"), Query(status="planned"), Query(mode="phone", background=False),
    Query(actors=("RUS",)), Query(actors=("Lavrov", "UKR")), Query(actors=("Blinken",)), Query(actors=("nobody",)),
    Query(words="grain exports"), Query(outlet="the wire"), Query(since="2022-03-11"), Query(until="2022-03-10"),
    Query(actors=("TUR",), since="2022-03-10", until="2022-03-12"), Query(background=True),
)  # fmt: skip


class JudgedFromTheStart:
    """Days of which nothing is kept."""

    def then(self, connection, as_of):
        return then._then(as_of, None, judged.events_of(connection, as_of))


def records_of(store, day):
    """The record of a day, and the same judged from the start."""
    known, anew = store.record(as_of=day), store.record(as_of=day)
    anew._days = JudgedFromTheStart()
    return known, anew


def is_known_as_judged_from_the_start(store, day, queries):
    known, anew = records_of(store, day)
    assert sorted(known.events(), key=lambda view: view.id) == sorted(anew.events(), key=lambda view: view.id)
    for query in queries:
        page = known.events_page(query, start=0, limit=10_000)
        assert page == anew.events_page(query, start=0, limit=10_000), query
        assert known.events_page(query, start=1, limit=2) == page[1:3]
        assert known.events_fitting(query) == anew.events_fitting(query)
    known.close()
    anew.close()


@given(
    st.lists(readings, max_size=3), rulings, st.lists(st.sampled_from(QUERIES), min_size=2, max_size=4),
    st.sampled_from([0, updating.MOST_REPLAYED]),
)  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_a_page_of_a_day_is_that_of_judging_all_that_was_known_on_it(batches, moves, queries, most):
    with Store.temporary() as store, pytest.MonkeyPatch.context() as patched:
        patched.setattr(updating, "MOST_REPLAYED", most)
        for batch in batches:
            keep(store, batch[:10])
        ids = sorted(account.id for account in store.record().accounts())
        for relation, first, second in moves if ids else ():
            try:
                store.rule(relation, ids[first % len(ids)], ids[second % len(ids)], by="me")
            except NotFound:
                continue
        for day in DAYS:
            is_known_as_judged_from_the_start(store, day, queries)


@given(st.lists(readings, min_size=1, max_size=3))
@settings(max_examples=8, deadline=None)
def test_a_record_judged_at_once_knows_its_days_without_judging(batches):
    with Store.temporary() as store:
        run = store.start_run("r1")
        for each in (reading for batch in batches for reading in batch[:10]):
            store.add(each, run=run)
        store.judge()
        with store.watching() as connection:
            for day in DAYS:
                kept = then.events_then(connection, day)
                assert (kept.gone, dict(kept.made)) == (frozenset() if any(batches) else None, {})
                assert kept.every(connection) == tuple(
                    sorted(judged.events_of(connection, day), key=lambda event: event.id)
                )


@pytest.mark.parametrize("paths", [["samples"], ["benchmarks/cases/occasions_more.docs.jsonl"]])
def test_days_of_real_reports_are_known_as_judged_from_the_start(paths):
    told = [read(each) for each in read_paths([str(ROOT / path) for path in paths]) if isinstance(each, Article)][:40]
    known = sorted({reading.article.published for reading in told if reading.article.published})
    days = known[:: max(1, len(known) // 6)]
    with Store.temporary() as store:
        for batch in (told[::3], told[1::3], told[2::3]):
            keep(store, batch)
        for day in days:
            is_known_as_judged_from_the_start(store, day, [Query(), Query(type="CONSULT")])


def told_on(article, day, words="a call"):
    made = make_article(f"They had {words}, says {article}.", article, published=day)
    return make_reading(made, make_account(made, f"had {words}", date=(day, day), parties=(KULEBA, LAVROV)))


def test_an_article_that_comes_late_counts_on_the_days_since_its_own(kind):
    with Store.temporary() as store:
        keep(store, [told_on("early", "2022-03-08"), told_on("last", "2022-03-20")])
        keep(store, [told_on("late", "2022-03-10")])
        told = {
            day: sorted(account.article for view in store.record(as_of=day).events() for account in view.accounts)
            for day in ("2022-03-09", "2022-03-10", "2022-03-19", "2022-03-20")
        }
    assert told == {
        "2022-03-09": ["early"],
        "2022-03-10": ["early", "late"],
        "2022-03-19": ["early", "late"],
        "2022-03-20": ["early", "last", "late"],
    }


def test_a_large_record_keeps_its_days_only_where_that_is_asked_for(monkeypatch):
    monkeypatch.setattr(updating, "MOST_REPLAYED", 0)
    with Store.temporary() as store:
        keep(store, [told_on("early", "2022-03-08"), told_on("last", "2022-03-20")])
        with store.watching() as connection:
            assert then.events_then(connection, "2022-03-10").today
        store.judge()
        with store.watching() as connection:
            assert then.events_then(connection, "2022-03-10").today
        store.judge(days=True)
        with store.watching() as connection:
            assert not then.events_then(connection, "2022-03-10").today
        assert store.faults() == ()


def test_a_day_that_is_over_is_looked_up_and_not_judged(monkeypatch):
    with Store.temporary() as store:
        keep(store, [call_reading("a"), call_reading("b"), told_on("c", "2022-03-20")])

        def never(*_):
            raise AssertionError

        for module in (spreading, undated):
            monkeypatch.setattr(module, "judge_facts", never)
        monkeypatch.setattr(then, "events_of", never)
        for day in DAYS:
            assert store.record(as_of=day).events_page(Query(), start=0, limit=50) is not None
