"""Judging only what new accounts can touch gives, to the byte, what judging all of them from the start gives."""

from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article
from sqlalchemy import select

from dragoman.errors import NotFound
from dragoman.hashes import content_id
from dragoman.merging import blocking, blocks, hosting, undated
from dragoman.records import Dated, Party, Reading
from dragoman.store import Store, judged, tables, then, updating
from dragoman.store.search import Query

DAYS = ("2022-03-08", "2022-03-10", "2022-03-11", "2022-03-12", "2022-03-20")
OUTLETS = (None, "The Wire", "The Post", "Ministry of Russia", "Le Monde")
PEOPLE = (
    (KULEBA, LAVROV),
    (Party(None, "foreign minister", "UKR"), LAVROV),
    (KULEBA, LAVROV, CAVUSOGLU),
    (Party("Antony Blinken", "secretary of state", "USA"), LAVROV),
    (Party(None, None, "UKR"), Party(None, None, "RUS")),
)
KINDS = (
    ("CONSULT", "phone"), ("CONSULT", "meeting"), ("CONSULT", "talks"), ("CONSULT", "visit"), ("ASSAULT", None),
    ("REQUEST", "meet"),
)  # fmt: skip
WORDS = ("an invasion on that day", "prisoners and grain in detail", "grain exports in detail with their staff")
KEPT = (tables.events, tables.event_accounts, tables.program_events, tables.blocks, tables.doubts)


@pytest.fixture(autouse=True)
def always_by_neighbours(monkeypatch):
    """Small as the stores here are, nothing is judged from the start, and blocks are soon large."""
    monkeypatch.setattr(updating, "FEW", 1e9)
    for module in (blocking, blocks):
        for name, number in (("ALL_PAIRS", 4), ("HUBS", 2), ("NEIGHBOURS", 1)):
            monkeypatch.setattr(module, name, number)
    for module in (undated, hosting):
        monkeypatch.setattr(module, "NEAREST", 2)


def told(article, number, first, last, people, kind, status, assumed, words):  # noqa: PLR0917
    made = make_article(f"They spoke of {words}, says number {number}.", article)
    type_, mode = kind
    sides = {"source": people[:1], "target": people[1:]} if type_ != "CONSULT" else {}
    days = (first, last) if first is None or last is None else (min(first, last), max(first, last))
    account = make_account(
        made, f"spoke of {words}", type=type_, mode=mode, status=status, parties=people if type_ == "CONSULT" else (),
        date=days, **sides,
    )  # fmt: skip
    return made, replace(account, dated_by="words", date_text=None if assumed else "that day")


telling = st.tuples(
    st.integers(0, 5),
    st.sampled_from([None, *DAYS]),
    st.sampled_from([None, *DAYS, *DAYS]),
    st.sampled_from(PEOPLE),
    st.sampled_from(KINDS),
    st.sampled_from(["happened", "happened", "planned", "refused"]),
    st.booleans(),
    st.sampled_from(WORDS),
)


def reading(article, outlet, day, tellings):
    """A reading of an article that tells all this."""
    parts = [told(article, *telling) for telling in tellings]
    text = "\n".join(made.text for made, _ in parts) or "Nothing of that kind."
    whole = make_article(text, article, source=outlet, published=day)
    accounts, at = [], 0
    for made, account in parts:
        moved = lambda span, at=at: (span[0] + at, span[1] + at)  # noqa: E731
        evidence = tuple(
            piece if piece.start is None else replace(piece, start=piece.start + at, end=piece.end + at)
            for piece in account.evidence
        )
        accounts.append(
            replace(
                account,
                id=content_id(article, at, *map(str, parts[len(accounts)])),
                span=moved(account.span),
                sentence_span=moved(account.sentence_span),
                evidence=evidence,
            )
        )
        at += len(made.text) + 1
    return Reading(whole, Dated((day, day), "published"), tuple(accounts), (), ())


readings = st.lists(
    st.builds(
        reading,
        st.sampled_from([f"a{number}" for number in range(14)]),
        st.sampled_from(OUTLETS),
        st.sampled_from(DAYS),
        st.lists(telling, max_size=3),
    ),
    max_size=24,
)


relations = st.sampled_from(["same", "different"])
rulings = st.lists(st.tuples(relations, st.integers(0, 99), st.integers(0, 99)), max_size=3)


def keep(store, batch):
    run = store.start_run("r1")
    for each in batch:
        store.add(each, run=run)
    store.end_run(run, {})


def kept(store):
    with store.watching() as connection:
        found = {}
        for table in KEPT:  # since when something is so depends on when it came
            told = select(*(column for column in table.c if column.name != "since"))
            found[table.name] = sorted(map(tuple, connection.execute(told.order_by(*table.primary_key.columns))))
        cards = tables.event_cards.c
        listed = select(cards.event, cards.members, cards.type, cards.status, cards.day, cards.states)
        return found | {"cards": sorted(map(tuple, connection.execute(listed)))}


def from_the_start(batches):
    """What the same readings give when judged at once."""
    with Store.temporary() as store:
        run = store.start_run("r1")
        for each in (reading for batch in batches for reading in batch):
            store.add(each, run=run)
        store.judge()
        return kept(store)


def batches_of(all_of_them, cuts):
    places = sorted({0, len(all_of_them), *(cut % (len(all_of_them) + 1) for cut in cuts)})
    return [all_of_them[low:high] for low, high in pairwise(places)]


@given(readings, st.lists(st.integers(0, 24), max_size=6))
@settings(max_examples=20, deadline=None)
def test_judging_batch_by_batch_gives_what_judging_at_once_gives(all_of_them, cuts):
    batches = batches_of(all_of_them, cuts)
    with Store.temporary() as store:
        for batch in batches:
            keep(store, batch)
        assert kept(store) == from_the_start(batches)


@given(st.lists(readings, max_size=3), rulings)
@settings(max_examples=15, deadline=None)
def test_a_day_is_known_as_judging_all_that_was_known_on_it_says(batches, moves):
    with Store.temporary() as store:
        for batch in batches:
            keep(store, batch[:10])
        ids = sorted(account.id for account in store.record().accounts())
        for relation, first, second in moves if ids else ():
            with suppress(NotFound):
                store.rule(relation, ids[first % len(ids)], ids[second % len(ids)], by="me")
        for day in DAYS:
            with store.watching() as connection:
                from_today = then.events_then(connection, day)
                assert from_today.gone is not None or not ids  # only what differs from today was judged
                anew = judged.events_of(connection, day)
                assert from_today.every(connection) == tuple(sorted(anew, key=lambda event: event.id))
                by_account = {account: event for event in anew for account in event.accounts}
                assert all([event] == from_today.of(connection, [id_]) for id_, event in by_account.items())
                assert all(
                    [event.id] == [*from_today.beginning(connection, event.id)] for event in by_account.values()
                )
            known = store.record(as_of=day)
            assert {account.id for view in known.events() for account in view.accounts} == by_account.keys()
            assert known.events_fitting(Query(type="CONSULT")) == known.events(type="CONSULT")


@given(st.lists(st.tuples(readings, rulings), max_size=4))
@settings(max_examples=12, deadline=None)
def test_what_persons_judge_between_batches_stands_as_if_all_was_judged_at_once(batches):
    with Store.temporary() as store:
        for batch, moves in batches:
            keep(store, batch[:8])
            ids = sorted(account.id for account in store.record().accounts())
            for relation, first, second in moves if ids else ():
                with suppress(NotFound):  # an entry with itself
                    store.rule(relation, ids[first % len(ids)], ids[second % len(ids)], by="me")
        before = kept(store)
        store.judge()
        assert kept(store) == before
