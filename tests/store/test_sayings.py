import sqlite3
from dataclasses import replace

import pytest
from making import CAVUSOGLU, KULEBA, make_article, make_position, make_reading, make_statement
from servers import ask

from dragoman import columns
from dragoman.records import Party
from dragoman.store import Query, Store, migrations
from dragoman.store.sqlite import SQLite

TEXT = (
    "Dmytro Kuleba said the ceasefire must begin at noon. He told Mevlüt Çavuşoğlu on Friday.\n"
    "Ankara will not recognise the annexation of Crimea, its minister repeated."
)


def reading(id="a1", day="2022-03-11"):
    article = make_article(TEXT, id, published=day)
    return make_reading(
        article,
        make_statement(article, "said", "the ceasefire must begin at noon", addressee=(CAVUSOGLU,), date=(day, day)),
        make_position(article, "the ceasefire must begin", "ceasefire", date=(day, day)),
        make_position(
            article,
            "will not recognise the annexation of Crimea",
            "crimea",
            holder=(Party("Ankara", None, "TUR"),),
            stance="does_not_recognise",
        ),
    )


@pytest.fixture
def record(place):
    with Store.open(place) as store:
        run = store.start_run("r1")
        store.add(reading(), run=run)
        store.end_run(run, {})
        assert store.faults() == ()
        yield store.record()


def test_statements_and_positions_come_back_as_they_were_kept(record):
    given = reading()
    assert record.statements() == given.statements
    assert set(record.positions()) == set(given.positions)
    for row in (columns.reading_to_dict(given),):
        assert columns.reading_from_dict(row) == given


def test_statements_are_found_by_who_speaks_and_who_is_spoken_to(record):
    assert record.statements(Query(actors=("Kuleba", "Turkey")))
    assert not record.statements(Query(actors=("Lavrov",)))
    assert record.statements(Query(words="noon"))
    assert not record.statements(Query(words="midnight"))
    assert not record.statements(Query(until="2022-03-01"))


def test_positions_are_found_by_matter_in_any_of_its_names(record):
    assert [p.matter for p in record.positions(Query(matter="truce"))] == ["ceasefire"]
    assert [p.matter for p in record.positions(Query(matter="crimea"))] == ["crimea"]
    assert [p.stance for p in record.positions(Query(actors=("TUR",)))] == ["does_not_recognise"]
    assert not record.positions(Query(matter="sanctions"))
    assert not record.positions(Query(stance="supports"))


def test_each_is_found_by_the_beginning_of_its_id(record):
    statement, position = record.statements()[0], record.positions()[0]
    assert record.find(statement.id[:10]) == statement
    assert record.find(position.id[:10]) == position


def test_a_replaced_reading_is_found_no_more(place, record):
    with Store.open(place) as store:
        run = store.start_run("r2")
        store.add(make_reading(make_article("Nothing was said.", "a1")), run=run)
        store.end_run(run, {})
        assert store.record().statements() == ()
        assert store.faults() == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sayings SET matter = 'sanctions' WHERE kind = 'position'",
        "UPDATE sayings SET entry = replace(entry, 'noon', 'once')",
        "UPDATE voices SET country = 'RUS'",
        "DELETE FROM voices",
    ],
)
def test_verify_finds_a_change(place, record, change):
    record.close()
    assert ask(place, change)
    with Store.open(place) as store:
        assert store.faults()


def test_verify_finds_words_that_are_not_the_articles(place):
    given = reading()
    statement = given.statements[0]
    moved = tuple((start + 1, end) for start, end in statement.content_spans)
    wrong = replace(given, statements=(replace(statement, content_spans=moved),))
    with Store.open(place) as store:
        store.add(wrong, run=store.start_run("r1"))
        assert [fault.field for fault in store.faults()] == ["content"]


def shape(path):
    with sqlite3.connect(path) as connection:
        names = ("sayings", "voices")
        columns_of = {n: connection.execute(f"PRAGMA table_info({n})").fetchall() for n in names}
        indexes = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name IN (?, ?)", names
        )
        return columns_of, {name for (name,) in indexes}


def test_a_store_without_their_tables_gets_them_when_it_is_opened(tmp_path):
    path = tmp_path / "record.dragoman"
    Store.open(path).close()
    fresh = shape(path)
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE voices; DROP TABLE sayings")
    with SQLite(path).engine().begin() as connection:
        migrations.STEPS[4](connection)
    with Store.open(path) as store:
        store.add(reading(), run=store.start_run("r1"))
        assert store.record().statements() == reading().statements
        assert store.record().positions(Query(actors=(KULEBA.name or "",)))
        assert store.faults() == ()
    columns_then, indexes_then = shape(path)
    assert (columns_then, indexes_then | {"sayings_listed"}) == fresh  # an index of a later step
