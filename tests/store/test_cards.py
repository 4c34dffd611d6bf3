from datetime import date

import pytest
from making import KULEBA, LAVROV, make_account, make_article, make_reading
from sqlalchemy import delete, select

from dragoman.store import Store, tables, updating
from dragoman.store.cards import KIND, update_cards

DAYS = [f"2022-03-{day:02}" for day in range(1, 9)]


def call(name, day, **told):
    article = make_article(f"The ministers spoke by phone, {name} says.", name, source="Wire", published=day)
    return make_reading(article, make_account(article, "spoke by phone", date=(day, day), **told))


@pytest.fixture
def store(tmp_path):
    """A store filled in several runs: calls told twice, one withdrawn by a later version, two parted by a person."""
    with Store.open(tmp_path / "record.dragoman") as store:
        for run_of in (DAYS[:4], DAYS[2:6], DAYS):
            run = store.start_run("r1")
            for day in run_of:
                store.add(call(f"a{len(run_of)}-{day}", day, parties=(KULEBA, LAVROV)), run=run)
            store.add(call("again", run_of[-1]), run=run)
            store.end_run(run, {})
        first, second = store.record().events()[0].accounts[:2]
        store.rule("different", first.id, second.id, by="tester")
        yield store


def cards_and_terms(store):
    """What the cards say, their terms, and the accounts of each state; not when, nor under which number."""
    clock = {"key", "added", "changed", "corrected"}
    with store.watching() as connection:
        kept = connection.execute(select(tables.event_cards)).mappings().all()
        cards = {row["event"]: {k: v for k, v in row.items() if k not in clock} for row in kept}
        of = {row["key"]: row["event"] for row in kept}
        terms = set()
        rows = select(tables.event_terms, tables.event_kinds).join(tables.event_kinds)
        for row in connection.execute(rows).mappings():
            days = [date.fromordinal(row[name]).isoformat() for name in ("day", "first", "last")]
            terms.add((of[row["card"]], row["term"], *days, *(row[name] for name in KIND)))
        tallies = connection.execute(select(tables.state_tallies)).tuples().all()
    return cards, terms, sorted(tallies)


def test_cards_kept_up_run_by_run_are_those_made_from_the_start(store):
    kept = cards_and_terms(store)
    with store.watching() as connection:
        for table in (tables.event_terms, tables.event_kinds, tables.event_cards, tables.state_tallies):
            connection.execute(delete(table))
        update_cards(connection, "2022-04-01T00:00:00+00:00")
    assert cards_and_terms(store) == kept
    assert kept[0]
    assert {card["states"] for card in kept[0].values()} == {"RUS UKR"}
    assert {(day, first, last, kind) for _, _, day, first, last, kind, *_ in kept[1]} == {
        (card["day"], card["first"], card["last"], card["type"]) for card in kept[0].values()
    }


def test_the_accounts_of_a_state_are_counted_as_they_count_today(store):
    def told():
        accounts = store.record().accounts()
        return {state: sum(any(p.country == state for p in a.parties) for a in accounts) for state in ("RUS", "UKR")}

    assert dict(store.record().board.states()) == told()
    run = store.start_run("r2")
    reading = call("again", DAYS[0])
    store.add(reading, run=run)
    store.add(call("a8-2022-03-02", "2022-03-02", parties=(KULEBA,), status="planned"), run=run)
    store.end_run(run, {})
    assert dict(store.record().board.states()) == told()
    assert told()["RUS"] == told()["UKR"] - 1


def test_a_run_leaves_the_cards_of_other_events_as_they_are(store):
    with store.watching() as connection:
        before = dict(connection.execute(select(tables.event_cards.c.event, tables.event_cards.c.key)).tuples().all())
    run = store.start_run("r1")
    store.add(call("new", "2022-05-01"), run=run)
    store.end_run(run, {})
    with store.watching() as connection:
        after = dict(connection.execute(select(tables.event_cards.c.event, tables.event_cards.c.key)).tuples().all())
    assert before.items() < after.items()
    assert len(after) == len(before) + 1


def test_events_are_judged_without_the_lock_and_again_where_somebody_added_meanwhile(store, monkeypatch):
    run = store.start_run("r1")
    store.add(call("mine", "2022-05-01"), run=run)
    judging = updating.judged_from_the_start
    asked = []

    def while_another_adds(connection):
        if not asked:  # the store is not locked: another run can write
            asked.append(None)
            found = judging(connection)
            store.add(call("theirs", "2022-05-03"), run=store.start_run("r2"))
            return found
        return judging(connection)

    monkeypatch.setattr(updating, "judged_from_the_start", while_another_adds)
    store.end_run(run, {})
    told = {account.article for view in store.record().events() for account in view.accounts}
    assert {"mine", "theirs"} <= told
    assert store.faults() == ()
