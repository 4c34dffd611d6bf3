"""What only a server can be or do; whatever holds for every database is in the other files, asked of both."""

import random
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import call_reading, make_article, make_reading
from servers import PASSWORD, QUOTED, ask
from sqlalchemy import Text as PlainText
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import dialect

from dragoman.errors import StoreError
from dragoman.pipeline import read_articles
from dragoman.store import Query, Store, postgresql
from dragoman.store.fulltext import words_in
from dragoman.store.postgresql import PostgreSQL
from dragoman.store.tables import metadata


@pytest.fixture
def kind():
    """All here is of one kind."""
    return "postgresql"


def keep(store, *readings):
    run = store.start_run("r1")
    added = [store.add(reading, run=run) for reading in readings]
    store.end_run(run, {})
    return added


@pytest.fixture
def reader(postgres, database):
    """The address of a store for somebody who may only read in it, made as docs/postgresql.md says."""
    with Store.open(database) as store:
        keep(store, call_reading("a1"))
    name = database.split("/")[3].split("?")[0]
    postgres.run("CREATE ROLE onlooker LOGIN")
    postgres.run("GRANT USAGE ON SCHEMA public TO onlooker", name)
    postgres.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker", name)
    yield postgres.address(name, user="onlooker")
    postgres.run("DROP OWNED BY onlooker", name)
    postgres.run("DROP ROLE onlooker")


def refusal(address, **known):
    """What is said where a store can't be opened."""
    with pytest.raises(StoreError) as refused:
        Store.open(address, **known)
    return str(refused.value)


def test_postgresql_takes_the_right_password(secret):
    with Store.open(secret(PASSWORD)) as store:
        assert keep(store, call_reading("a1")) == ["new"]
        assert PASSWORD not in store.name
        assert QUOTED not in store.name
        assert store.name.startswith("postgresql://member@/record")


def test_postgresql_takes_the_password_from_the_environment_and_from_pgpass(secret, postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    Store.open(secret(None)).close()
    monkeypatch.delenv("PGPASSWORD")
    kept = tmp_path / "pgpass"
    kept.write_text(f"*:*:*:member:{PASSWORD.replace(':', chr(92) + ':')}\n")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    Store.open(secret(None)).close()


def test_postgresql_takes_the_address_of_a_service(secret, postgres, tmp_path, monkeypatch):
    name = secret(None).split("/")[3].split("?")[0]
    services = tmp_path / "services"
    services.write_text(f"[desk]\nhost={postgres.folder}\ndbname={name}\nuser=member\npassword={PASSWORD}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    with Store.open("postgresql://?service=desk") as store:
        assert store.name == "postgresql:///?service=desk"


def test_postgresql_tells_a_wrong_password_without_repeating_it(secret):
    told = refusal(secret("not-" + PASSWORD))
    assert "password is wrong" in told
    assert "s3cr3t" not in told
    assert "password is needed" in refusal(secret(None))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://desk:pa@ss@server/record",  # an @ that is not written %40
        "postgresql://desk:pa/ss@server/record",
        "postgresql://desk:pa%ss@server/record",
        "postgresql://desk:pass@server:port/record",
        "postgresql://desk:pass@server/record?nonsense=pass",
        "postgresql://desk:pass@[server/record",
    ],
)
def test_postgresql_says_nothing_of_an_address_that_it_does_not_understand(address):
    pytest.importorskip("psycopg")
    told = refusal(address)
    assert "postgresql://USER@HOST/DATABASE" in told
    assert "pass" not in told.replace("password", "").replace(".pgpass", "")
    assert "ss@" not in told


def test_postgresql_names_what_is_missing(postgres):
    assert "no such database or user" in refusal(postgres.address("nobodys"))
    assert "no such database or user" in refusal(postgres.address("postgres", user="nobody"))
    assert "Is it running?" in refusal("postgresql://desk@/record?host=/nowhere")
    assert "Is it running?" in refusal("postgresql://desk@127.0.0.1:1/record")
    assert "dragoman read" in refusal(postgres.address(postgres.make()), create=False)


def test_postgresql_without_its_driver_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    assert "pip install 'dragoman[postgres]'" in refusal("postgresql://desk@server/record")


def test_postgresql_refuses_a_database_that_does_not_hold_every_character(postgres):
    name = postgres.make("TEMPLATE template0 ENCODING SQL_ASCII LOCALE 'C'")
    assert "--encoding=UTF8" in refusal(postgres.address(name))
    postgres.drop(name)


def test_postgresql_keeps_a_store_in_a_schema_of_its_own(database):
    ask(database, "CREATE TABLE somebody_elses (name TEXT)")
    ask(database, "CREATE SCHEMA desk")
    with Store.open(f"{database}&options=-csearch_path%3Ddesk") as store:
        assert keep(store, call_reading("a1")) == ["new"]
    assert ask(database, "SELECT count(*) FROM desk.readings") == [(1,)]
    assert "another program" in refusal(database)


def test_postgresql_shows_the_record_to_who_may_only_read(reader):
    with Store.open(reader, create=False) as store:
        record = store.record()
        assert len(record.events()) == 1
        assert record.board.watched() == ()
        assert record.accounts(Query(words="corridors"))
        record.close()
        assert store.faults() == ()
        with pytest.raises(StoreError, match="may not do that"):
            store.start_run("r1")


def test_postgresql_lets_no_record_write(database):
    with Store.open(database) as store:
        record = store.record()
        with pytest.raises(StoreError, match="may not be written"), record._reading() as connection:
            connection.execute(text("DELETE FROM readings"))


def test_postgresql_orders_text_as_a_file_does(database):
    """The databases of these tests order text as people do, `a B c`; a file orders it by code points."""
    ids = ["b", "B", "a", "A", "é", "z", "_", "Zürich", "10", "9"]
    with Store.open(database) as store:
        keep(store, *(make_reading(make_article("Nobody called anybody on that day.", each)) for each in ids))
    ordered = [each for (each,) in ask(database, "SELECT article FROM readings ORDER BY article")]
    assert ordered == sorted(ids)


def test_postgresql_every_text_in_the_tables_is_ordered_by_code_points():
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    texts = [column for column in columns if isinstance(column.type, PlainText)]
    assert texts
    for column in texts:
        kept = column.type.dialect_impl(dialect())
        assert kept.collation == "C", f"{column}: take Text from dragoman.store.dialects"


WORDS = st.text(st.sampled_from("aeAÉß-.'\" &|!:*()<>\\%₽ñйЙ12\u0301_/@\n\t"), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sentences=st.lists(WORDS, min_size=1, max_size=6), asked=st.lists(WORDS, max_size=6))
def test_postgresql_finds_by_words_what_a_file_finds(postgres, indexes, sentences, asked):
    (server, there), (file, here) = indexes
    rows = [(sentence, number, f"e{number}") for number, sentence in enumerate(sentences)]
    with there.begin() as on_server, here.begin() as in_file:
        for backend, connection in ((server, on_server), (file, in_file)):
            connection.execute(text("DELETE FROM words"))
            backend.index(connection, rows)
            assert sorted(backend.indexed(connection)) == sorted(rows)
        for words in (*asked, *sentences):
            for most in (None, 2):
                found = [b.search(c, words, most=most) for b, c in ((server, on_server), (file, in_file))]
                assert found[0] == found[1], (words, most)


@pytest.fixture
def indexes(postgres):
    """The two kinds of index, each with its engine."""
    from dragoman.store.sqlite import SQLite

    address = postgres.lend()
    server, file = PostgreSQL(address), SQLite(None)
    there, here = server.engine(), file.engine()
    with here.begin() as connection:
        file.create_index(connection)
    yield (server, there), (file, here)
    there.dispose()
    postgres.take_back(address)


def test_postgresql_index_takes_what_is_too_long_for_it(database):
    long_word, many = "x" * 5000, "word " * 20_000
    with Store.open(database) as store:
        keep(store, make_reading(make_article(f"Nobody called. {long_word}", "a", title=f"{long_word} {many} end")))
        assert store.faults() == ()
    assert len(words_in(many)) == 16_000


def test_postgresql_does_not_keep_the_character_nul_and_says_so(database):
    with Store.open(database) as store:
        summary = read_articles(store, [make_article("Nobody\0called anybody.", "a")], workers=1, read=make_reading)
        assert [(skip.name, skip.kind) for skip in summary.skips] == [("a", "broken")]
        assert "NUL" in summary.skips[0].reason
        assert store.record().articles() == ()


def test_postgresql_judgement_with_the_character_nul_is_kept_without_it(database):
    with Store.open(database) as store:
        keep(store, call_reading("a1"), call_reading("a2"))
        one, other = (account.id for account in store.record().accounts())
        assert len(store.rule("different", one, other, by="me\0", note="two\0 calls").events) == 2
        assert store.record().rulings_page(before=None, limit=1).rows[0]["note"] == "two calls"
        assert store.faults() == ()


def test_postgresql_passes_over_an_article_whose_id_it_could_not_find_again(database):
    characters = random.Random(1).choices([chr(number) for number in range(0x4E00, 0x9FFF)], k=3000)
    with Store.open(database) as store:
        articles = [make_article("Nobody called.", id_) for id_ in ("".join(characters), "short")]
        summary = read_articles(store, articles, workers=1, read=make_reading)
        assert [skip.kind for skip in summary.skips] == ["broken"]
        assert "longer than PostgreSQL" in summary.skips[0].reason
        assert [skip.name for skip in store.record().skips()] == ["".join(characters)[:600]]
        assert [card.id for card in store.record().articles()] == ["short"]


def test_postgresql_gives_up_a_question_that_takes_too_long(database):
    with Store.open(database) as kept:
        keep(kept, call_reading("a1"))
    with Store.open(database, within=0.2) as store:
        record = store.record()
        with pytest.raises(StoreError, match="took too long"), record._reading() as connection:
            connection.execute(text("SELECT pg_sleep(5)"))
        record.close()
        assert len(store.record().articles()) == 1
        with store._writing() as connection:  # a judgement may take longer
            connection.execute(text("SELECT pg_sleep(0.4)"))


def test_postgresql_waits_for_another_writer_and_not_for_ever(database, monkeypatch):
    with Store.open(database) as one, Store.open(database) as other:
        with one._writing():
            monkeypatch.setattr(postgresql, "WAIT_SECONDS", 1)
            with pytest.raises(StoreError, match="another process"):
                other.start_run("r1")
            assert other.record().articles() == ()  # to read, nobody waits
        assert other.start_run("r1") == 1


def test_postgresql_writers_in_turn_lose_nothing_and_double_nothing(database):
    readings = [call_reading(f"a{number}") for number in range(12)]
    with Store.open(database) as store:
        run, added = store.start_run("r1"), []

        def add():
            added.extend(store.add(reading, run=run) for reading in readings)

        threads = [threading.Thread(target=add) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        store.end_run(run, {})
        assert sorted(added) == ["new"] * 12 + ["unchanged"] * 36
        assert len(store.record().accounts()) == 12
        assert store.faults() == ()


def test_postgresql_two_who_open_an_empty_database_make_one_store(database):
    opened = []
    threads = [threading.Thread(target=lambda: opened.append(Store.open(database))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    for store in opened:
        store.close()
    assert ask(database, "SELECT count(*) FROM schema_version") == [(1,)]


def test_postgresql_goes_on_when_the_server_was_away_for_a_moment(database):
    with Store.open(database) as store:
        keep(store, call_reading("a1"))
        record = store.record()
        assert len(record.articles()) == 1
        ask(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                      "AND datname = current_database() AND application_name = 'dragoman'")  # fmt: skip
        time.sleep(0.2)
        with pytest.raises(StoreError, match=r"went away|being stopped"):
            record.articles()
        record.close()
        assert len(store.record().articles()) == 1
        assert keep(store, call_reading("a2")) == ["new"]


def test_postgresql_of_an_older_version_becomes_what_a_new_store_is(postgres):
    old, new = (postgres.address(postgres.make()) for _ in range(2))
    for statement in (Path(__file__).parent / "postgresql7.sql").read_text().split(";\n"):
        if statement.strip():
            ask(old, statement)
    for address in (old, new):
        with Store.open(address) as store:
            assert keep(store, call_reading("a1")) == ["new"]
            assert store.faults() == ()
    assert shape(old) == shape(new)


def shape(address):
    """Every column with its type, order and obligations, and every index and constraint."""
    told = "table_name, column_name, data_type, collation_name, is_nullable, column_default IS NOT NULL"
    columns = ask(address, f"SELECT {told} FROM information_schema.columns WHERE table_schema = 'public'")
    indexes = ask(address, "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'")
    refers = ask(address, "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint")
    return set(columns), set(indexes), set(refers)
