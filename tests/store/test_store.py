import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from making import call_reading, make_account, make_article, make_reading
from servers import ask
from sqlalchemy import Connection, select, text

from dragoman.errors import StoreError
from dragoman.records import Skip
from dragoman.store import Store, migrations, tables
from dragoman.store.postgresql import PostgreSQL
from dragoman.store.sqlite import SQLite
from dragoman.store.tables import VERSION


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.dragoman"


def backend_at(place):
    return SQLite(place) if isinstance(place, Path) else PostgreSQL(place)


def keep(store, *readings, reader="r1"):
    run = store.start_run(reader)
    added = [store.add(reading, run=run) for reading in readings]
    store.end_run(run, {})
    return added


def shape(path):
    """Every table with its columns' names, types and obligations, and every index with what it is on."""
    with sqlite3.connect(path) as store:
        names = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: {tuple(row)[1:4] for row in store.execute(f"PRAGMA table_info('{name}')")} for name in names}
        indexes = store.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'").fetchall()
    return columns, set(indexes)


def test_store_gives_back_what_was_kept(place):
    reading = call_reading("a1")
    with Store.open(place) as store:
        keep(store, reading)
    with Store.open(place) as store:
        record = store.record()
        assert record.article("a1") == reading.article
        assert record.accounts() == reading.accounts
        (series,) = record.figures()
        assert replace(series.points[0], series="") == reading.figures[0]
        assert len(series.id) == 16


def test_store_reading_the_same_again_changes_nothing(place):
    with Store.open(place) as store:
        assert keep(store, call_reading("a1")) == ["new"]
        before = store.record().articles()
        assert keep(store, call_reading("a1")) == ["unchanged"]
        assert store.record().articles() == before
        assert store.holds(call_reading("a1").article, "r1")


@pytest.mark.parametrize("changed", ["text", "published", "reader"])
def test_store_keeps_the_old_version_of_a_changed_article(place, changed):
    old = call_reading("a1")
    new, reader = {
        "text": (make_reading(make_article("Nobody called anybody.", "a1", published="2022-03-11")), "r1"),
        "published": (call_reading("a1", day="2022-03-12"), "r1"),
        "reader": (old, "r2"),
    }[changed]
    with Store.open(place) as store:
        keep(store, old)
        assert keep(store, new, reader=reader) == ["revised"]
        assert store.record().article("a1") == new.article
        assert len(store.record().articles()) == 1
        assert store.record().accounts() == new.accounts
        assert store.faults() == ()
    versions = ask(place, "SELECT superseded FROM readings ORDER BY key")
    assert [bool(superseded) for (superseded,) in versions] == [True, False]


def test_store_an_article_that_returns_to_its_first_text_ends_as_it_would_in_any_order(place):
    first, second = call_reading("a1"), make_reading(make_article("Nobody called anybody.", "a1"))
    with Store.open(place) as store:
        assert keep(store, first, second, first) == ["new", "revised", "unchanged"]
        assert store.record().article("a1") == second.article  # known since today, the first one since its day
        assert store.faults() == ()


def test_store_keeps_nothing_of_an_article_that_fails_half_way(place):
    reading = call_reading("a1")
    twice = replace(reading, accounts=(*reading.accounts, *reading.accounts))
    with Store.open(place) as store:
        with pytest.raises(StoreError):
            keep(store, twice)
        assert store.record().articles() == ()
        assert store.record().accounts() == ()


def test_store_refuses_an_article_whose_hash_is_of_another_text(place):
    reading = call_reading("a1")
    with Store.open(place) as store, pytest.raises(StoreError, match="a1"):
        keep(store, replace(reading, article=replace(reading.article, sha256="0" * 64)))


def test_store_clock_times_are_in_no_hash(place):
    with Store.open(place) as store:
        keep(store, call_reading("a1"))
    before = ask(place, "SELECT fingerprint, digest FROM readings")
    ask(place, "UPDATE readings SET first_seen = '1999-01-01T00:00:00+00:00'")
    with Store.open(place) as store:
        assert store.holds(call_reading("a1").article, "r1")
        assert keep(store, call_reading("a1")) == ["unchanged"]
        assert store.faults() == ()
    assert ask(place, "SELECT fingerprint, digest FROM readings") == before


def test_store_notes_a_skip_until_its_article_is_read(place):
    with Store.open(place) as store:
        run = store.start_run("r1")
        store.skip(Skip("march/a1.txt", "is empty.", "empty"), run=run)
        store.skip(Skip("march/a1.txt", "is too short.", "short"), run=run)
        store.skip(Skip("march/b.txt", "is empty.", "empty"), run=run)
        assert [(skip.name, skip.kind) for skip in store.record().skips()] == [
            ("march/a1.txt", "short"),
            ("march/b.txt", "empty"),
        ]
        keep(store, call_reading("a1"))
        assert [skip.name for skip in store.record().skips()] == ["march/b.txt"]


def test_store_notes_a_skip_by_the_articles_own_id_until_it_is_read(place):
    with Store.open(place) as store:
        run = store.start_run("r1")
        store.skip(Skip("wire/2022.03.10", "could not be read.", "broken"), run=run)
        store.add(call_reading("wire/2022.03.10"), run=run)
        assert store.record().skips() == ()


def test_store_without_create_says_how_to_make_one(path):
    with pytest.raises(StoreError, match="dragoman read"):
        Store.open(path, create=False)
    assert not path.exists()


def test_store_refuses_a_folder(tmp_path):
    with pytest.raises(StoreError, match="folder"):
        Store.open(tmp_path)


def test_store_refuses_a_missing_folder(tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        Store.open(tmp_path / "no" / "record.dragoman")


def test_store_refuses_a_file_of_another_kind(path):
    path.write_text("id,text\n")
    with pytest.raises(StoreError, match="not a Dragoman store"):
        Store.open(path)
    assert path.read_text() == "id,text\n"


def test_store_refuses_a_database_of_another_program(nowhere):
    ask(nowhere, "CREATE TABLE addresses (name TEXT)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(nowhere)


def test_store_of_a_newer_version_is_refused(nowhere):
    Store.open(nowhere).close()
    ask(nowhere, "UPDATE schema_version SET version = 99")
    with pytest.raises(StoreError, match="newer Dragoman"):
        Store.open(nowhere)


def test_store_of_an_older_version_is_migrated_step_by_step(nowhere):
    Store.open(nowhere).close()
    done = []

    def step(number):
        def change(connection: Connection) -> None:
            done.append(number)
            connection.execute(text(f"CREATE TABLE later{number} (name TEXT)"))

        return change

    backend = backend_at(nowhere)
    first, second = VERSION + 1, VERSION + 2
    steps = {first: step(first), second: step(second)}
    with backend.engine().begin() as connection:
        migrations.prepare(connection, backend, steps=steps, version=second)
        assert migrations.version_of(connection) == second
    with backend.engine().begin() as connection:
        migrations.prepare(connection, backend, steps=steps, version=second)
    assert done == [first, second]


def test_store_migration_2_notes_the_day_from_which_each_version_is_known():
    with SQLite(None).engine().begin() as connection:
        connection.execute(text("CREATE TABLE readings (key INTEGER, published TEXT, dated TEXT, first_seen TEXT)"))
        for key, published, dated in ((1, "2022-03-10", "[null,null]"), (2, "2022-02", "[null,null]"),
                                      (3, None, '[null,"2022-03-11"]'), (4, None, "[null,null]")):  # fmt: skip
            row = {"key": key, "published": published, "dated": f'{{"range":{dated}}}', "seen": "2026-01-02T03:04:05"}
            connection.execute(text("INSERT INTO readings VALUES (:key, :published, :dated, :seen)"), row)
        migrations.STEPS[2](connection)
        known = connection.execute(text("SELECT known FROM readings ORDER BY key")).scalars().all()
    assert known == ["2022-03-10", "2022-02-28", "2022-03-11", "2026-01-02"]


def test_store_of_version_1_becomes_what_a_new_store_is(tmp_path):
    old, new = tmp_path / "old.dragoman", tmp_path / "new.dragoman"
    made = sqlite3.connect(old)
    made.executescript((Path(__file__).parent / "version1.sql").read_text())
    made.close()
    for path in (old, new):
        with Store.open(path) as store:
            assert keep(store, call_reading("a1")) == ["new"]
            assert store.faults() == ()
    assert shape(old) == shape(new)


def test_store_migrations_13_and_15_make_room_for_what_judging_needs_and_earlier_days_and_it_fills_it(place):
    history = (tables.version_accounts, tables.event_versions, tables.past_blocks, tables.past_doubts, tables.strays)
    kept = (tables.events, tables.event_accounts, tables.blocks, tables.doubts, *history)

    def all_of_it():
        with backend_at(place).engine().begin() as connection:
            return [sorted(map(tuple, connection.execute(select(table)))) for table in kept]

    with Store.open(place) as store:
        keep(store, call_reading("a1"), call_reading("a2"))
        store.end_run(store.start_run("r1"), {})
    before = all_of_it()
    assert before[2]
    assert before[4]
    backend = backend_at(place)
    with backend.engine().begin() as connection, backend.migrating(connection):
        for table in (tables.blocks, tables.doubts, *history):
            table.drop(connection)
        for number in (13, 15):
            migrations.STEPS[number](connection)
    with Store.open(place) as store:
        store.end_run(store.start_run("r1"), {})
    assert all_of_it() == before


def test_store_migration_14_lists_cards_and_counts_accounts_as_judging_does(place):
    kept = (tables.event_cards, tables.event_terms, tables.event_kinds, tables.state_tallies)

    def all_of_it():
        with backend_at(place).engine().begin() as connection:
            return [sorted(map(tuple, connection.execute(select(table)))) for table in kept]

    with Store.open(place) as store:
        keep(store, call_reading("a1"), call_reading("a2"))
        store.end_run(store.start_run("r1"), {})
    before = all_of_it()
    assert all(before)
    backend = backend_at(place)
    with backend.engine().begin() as connection, backend.migrating(connection):
        for statement in (
            "CREATE TABLE before AS SELECT term, card FROM event_terms",
            "DROP TABLE event_terms",
            "DROP TABLE event_kinds",
            "DROP TABLE state_tallies",
            "CREATE TABLE event_terms (term INTEGER NOT NULL, card INTEGER NOT NULL REFERENCES event_cards (key), "
            "PRIMARY KEY (term, card))",
            "CREATE INDEX ix_event_terms_card ON event_terms (card)",
            "INSERT INTO event_terms SELECT term, card FROM before",
            "DROP TABLE before",
            "UPDATE schema_version SET version = 13",
        ):
            connection.execute(text(statement))
    Store.open(place).close()
    assert all_of_it() == before


def test_store_migration_that_fails_leaves_the_store_as_it_was(nowhere):
    Store.open(nowhere).close()
    backend = backend_at(nowhere)

    def fail(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (name TEXT)"))
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"), backend.engine().begin() as connection:
        migrations.prepare(connection, backend, steps={VERSION + 1: fail}, version=VERSION + 1)
    with backend.engine().begin() as connection:
        assert migrations.version_of(connection) == VERSION
    Store.open(nowhere).close()


def test_store_that_may_not_be_written_can_be_read(path, monkeypatch):
    with Store.open(path) as store:
        keep(store, call_reading("a1"))
    monkeypatch.setattr("dragoman.store.sqlite.os.access", lambda *_: False)  # whoever runs the tests
    with Store.open(path, create=False) as store:
        assert len(store.record().accounts()) == 1
        assert store.faults() == ()
        with pytest.raises(StoreError, match="may not be written"):
            store.start_run("r1")


def test_store_temporary_is_a_store_like_any(tmp_path):
    with Store.temporary() as store:
        assert keep(store, call_reading("a1"), call_reading("a1")) == ["new", "unchanged"]
        assert len(store.record().events()) == 1
        assert store.faults() == ()


def test_store_account_parties_are_kept_in_order(place):
    article = make_article("They spoke by phone with one another at length.", "a1")
    account = make_account(article, "spoke by phone")
    with Store.open(place) as store:
        keep(store, make_reading(article, account))
        assert store.record().accounts()[0].parties == account.parties
