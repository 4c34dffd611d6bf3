"""Events composed from what they need alone are those composed from everything."""

from pathlib import Path

import pytest
from making import call_reading

from dragoman import briefing
from dragoman.errors import NotFound
from dragoman.intake import read_paths
from dragoman.reading import read
from dragoman.records import Article
from dragoman.store import Record, Store
from dragoman.store.composed import event_views, views_with
from dragoman.store.judged import kept_events

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def readings():
    return [read(each) for each in read_paths([str(SAMPLES)]) if isinstance(each, Article)]


@pytest.fixture
def store(kind, readings):
    """The samples, judged; then two reports of one call and a later version of a sample, not judged yet."""
    with Store.temporary() as store:
        run = store.start_run("r1")
        for reading in readings:
            store.add(reading, run=run)
        store.end_run(run, {})
        run = store.start_run("r2")
        for reading in (call_reading("new"), call_reading("newer"), readings[3]):
            store.add(reading, run=run)
        yield store


@pytest.fixture
def record(store):
    return store.record()


def test_events_of_some_accounts_are_those_composed_from_everything(store, record):
    every = record.events()
    assert len([view for view in every if len(view.accounts) > 1]) > 3
    assert any(view.possible for view in every)
    ids = [account.id for view in every for account in view.accounts]
    with store.watching() as connection:
        for wanted in (set(), set(ids[::7]), set(ids[-3:]), set(ids)):
            from_everything = event_views(connection, None, kept_events(connection), wanted)
            assert views_with(connection, wanted) == from_everything
            assert bool(from_everything) == bool(wanted)
        assert from_everything == every


@pytest.mark.parametrize("as_of", [None, "2022-03-20"])
def test_record_finds_each_event_as_it_lists_it(store, as_of):
    record = store.record(as_of=as_of)
    every = record.events()
    assert len(every) > 20
    ids = record.event_ids(account.id for view in every for account in view.accounts)
    for view in every:
        assert record.find(view.id) == view
        assert {ids[account.id] for account in view.accounts} == {view.id}


def test_record_finds_events_that_are_not_judged_yet(store, record):
    (view, *_) = [view for view in record.events() if view.accounts[0].article == "new"]
    assert record.find(view.id[:10]) == view


def test_a_start_that_an_entry_and_an_event_share_is_ambiguous(record):
    entries = {view.id[:2] for view in record.events()} & {account.id[:2] for account in record.accounts()}
    with pytest.raises(NotFound, match="entries begin with"):
        record.find(min(entries))


def test_no_event_is_found_whose_accounts_are_all_of_superseded_versions(store, readings):
    gone = next(
        view for view in store.record().events() if len(view.accounts) == 1 and view.accounts[0].article != "new"
    )
    article = next(reading.article for reading in readings if reading.article.id == gone.accounts[0].article)
    later = call_reading(article.id, day="2022-12-31")
    store.add(later, run=store.start_run("r3"))
    with pytest.raises(NotFound, match="no entry"):
        store.record().find(gone.id)


DAYS = [
    ("2022-03-10", "2022-03-10"),
    ("2022-03-28", "2022-03-30"),
    ("2022-04", None),
    (None, "2022-02-24"),
    ("2023", "2023"),
]


@pytest.mark.parametrize("about", [None, "Turkey", "Lavrov"])
@pytest.mark.parametrize("days", DAYS)
def test_a_briefing_of_some_days_is_the_one_composed_from_everything(record, monkeypatch, days, about):
    asked = {"since": days[0], "until": days[1], "about": about}
    told = briefing.compose(record, **asked)
    monkeypatch.setattr(Record, "events_reported", Record.events)
    monkeypatch.setattr(Record, "articles_of", lambda record, since, until: record.articles())
    every = record.issues()
    monkeypatch.setattr(Record, "issues", lambda _, ids: tuple(issue for issue in every if issue.article in ids))
    assert briefing.compose(record, **asked) == told


def test_events_whose_days_are_open_are_composed_only_where_an_article_of_theirs_is_of_the_days(record):
    asked = {"since": "2022-06-01", "until": "2022-06-30"}
    assert len(record.events_reported(**asked)) < len(record.events(**asked))
