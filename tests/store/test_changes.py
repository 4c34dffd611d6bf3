from making import CAVUSOGLU, LAVROV, call_reading, make_account, make_article, make_figure, make_reading

from dragoman.store import Store
from dragoman.store.changes import changes


def kept(*readings):
    store = Store.temporary()
    for reading in readings:
        run = store.start_run("r1")
        store.add(reading, run=run)
        store.end_run(run, {})
    return store


def told(store, since, until):
    found = changes(store.record(as_of=since), store.record(as_of=until))
    return sorted((change.kind, change.type, change.what) for change in found)


def story(id, published, day, text="Kuleba spoke by phone with Lavrov.", **fields):
    article = make_article(f"{text} Report {id}.", id, published=published)
    return make_reading(article, make_account(article, "spoke by phone", date=(day, day), **fields))


def test_changes_none_between_a_day_and_itself():
    store = kept(story("a", "2022-03-10", "2022-03-10"))
    assert told(store, "2022-03-10", "2022-03-11") == []


def test_changes_new_events_and_more_accounts():
    store = kept(
        story("a", "2022-03-10", "2022-03-12", status="planned"),
        story("b", "2022-03-12", "2022-03-12"),
        story("c", "2022-03-12", "2022-03-12", parties=(CAVUSOGLU, LAVROV)),
    )
    assert told(store, "2022-03-10", "2022-03-12") == [
        ("changed", "CONSULT", ("status was planned, is happened", "1 more account")),
        ("new", "CONSULT", ("spoke by phone",)),
    ]


def test_changes_a_new_version_that_tells_another_day_corrects():
    store = kept(
        story("a", "2022-03-10", "2022-03-09"),
        story("a", "2022-03-12", "2022-03-10", text="Kuleba, it is said now, spoke by phone with Lavrov."),
    )
    kinds = [kind for kind, _, _ in told(store, "2022-03-10", "2022-03-12")]
    assert "corrected" in kinds


def test_changes_a_revised_figure_is_a_correction():
    def count(id, published, value):
        article = make_article(f"In all {value} people were killed, the mayor says.", id, published=published)
        figure = make_figure(article, f"{value} people", value, said_by="the mayor", as_of="2022-03-10")
        return make_reading(article, figure)

    store = kept(count("a", "2022-03-10", 21), count("b", "2022-03-11", 34), call_reading("c", day="2022-03-09"))
    ((kind, type_, what),) = told(store, "2022-03-10", "2022-03-11")
    assert (kind, type_) == ("corrected", "FIGURE")
    assert what[0].startswith("revises")
