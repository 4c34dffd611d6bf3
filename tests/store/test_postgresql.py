from making import call_reading

from dragoman.store import Query, Store


def test_postgresql_keeps_what_is_read_and_finds_it_by_its_words(database):
    with Store.open(database) as store:
        run = store.start_run("r1")
        assert [store.add(call_reading("a1"), run=run) for _ in range(2)] == ["new", "unchanged"]
        store.end_run(run, {})
    with Store.open(database, create=False) as store:
        record = store.record()
        assert [account.article for account in record.accounts(Query(words="corridors"))] == ["a1"]
        assert record.accounts() == call_reading("a1").accounts
        assert store.faults() == ()
