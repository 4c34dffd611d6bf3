import random

import pytest
from making import KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.records import Party, Place
from dragoman.store import Query, Store, lists
from dragoman.store.lists import day_number

ERDOGAN = Party("Recep Tayyip Erdogan", "president", "TUR", "head_of_state", "Q39259")
ZELENSKY = Party("Volodymyr Zelensky", "president", "UKR")
NOBODY = Party(None, "foreign minister", "HUN")
DAYS = [(f"2022-0{1 + number // 9}-{1 + number % 9:02}",) * 2 for number in range(30)]
OPEN = [(None, None), (None, "2022-02-03"), ("2022-03-01", None), ("2022-01-01", "2022-03-31")]
PLACES = [None, Place("New York", "USA", 40.7, -74.0, "city"), Place("York", "GBR", 54.0, -1.1, "city")]


@pytest.fixture
def store(place):
    """A store of contacts and acts of few people on many days, some of them open."""
    chance = random.Random(3)
    with Store.open(place) as store:
        for number in range(90):
            if number in (0, 30, 60):
                run = store.start_run("r1")
            store.add(told(number, chance), run=run)
            if number in (29, 59, 89):
                store.end_run(run, {})
        yield store


def told(number, chance):
    people = chance.sample([KULEBA, LAVROV, ERDOGAN, ZELENSKY, NOBODY], 2)
    contact = chance.random() < 0.6
    source = chance.choice(["Wire", "Morning Post"])
    article = make_article(f"The ministers spoke by phone, {number} says.", f"a{number}", source=source,
                           published="2022-02-03")  # fmt: skip
    account = make_account(
        article, "spoke by phone", parties=tuple(people), date=chance.choice([*DAYS, *OPEN]),
        type="CONSULT" if contact else "THREATEN", mode="phone" if contact else None,
        status=chance.choice(["happened", "planned"]), place=chance.choice(PLACES),
        background=chance.random() < 0.3,
        **({} if contact else {"source": (people[0],), "target": (people[1],)}),
    )  # fmt: skip
    return make_reading(article, account)


ASKED = {
    "a state": Query(actors=("Turkey",)),
    "an identity": Query(actors=("Lavrov",)),
    "words of a role": Query(actors=("foreign minister",)),
    "a name as it sounds": Query(actors=("Zelenskyy",)),
    "two": Query(actors=("RUS", "Kuleba")),
    "two by their role": Query(actors=("minister", "president")),
    "nobody": Query(actors=("Metternich",)),
    "a kind": Query(actors=("UKR",), type="CONSULT", mode="phone", status="planned", background=False),
    "days": Query(actors=("UKR",), since="2022-02", until="2022-02-05"),
    "a day that there is not": Query(actors=("UKR",), since="2022-02-30"),
    "a place": Query(place="York"),
    "a place of two words": Query(place="New York", actors=("TUR",)),
    "an outlet": Query(outlet="Morning Post", background=True),
    "words": Query(actors=("HUN",), words="ministers"),
}


ORDERS = ({}, {"changed_since": "0001-01-01T00:00:00+00:00"}, {"ahead_of": "2022-02-02"})


@pytest.fixture(params=ASKED.values(), ids=ASKED)
def query(request):
    return request.param


def both_ways(store, monkeypatch, ask):
    """What is answered from the index of terms, and by going through all cards."""
    answers = []
    for by_terms in (lists.by_terms, lambda _: False):
        monkeypatch.setattr(lists, "by_terms", by_terms)
        record = store.record()
        answers.append(ask(record.board))
        record.close()
    return answers


def test_cards_of_an_actor_are_those_found_by_going_through_all_in_the_same_order(store, query, monkeypatch):
    found, all_of_them = both_ways(
        store, monkeypatch, lambda board: [board.cards(query, limit=500, **order) for order in ORDERS]
    )
    assert found == all_of_them
    assert any(found) == (query.actors != ("Metternich",))


def test_pages_of_cards_follow_one_another(store, query, monkeypatch):
    def pages(board):
        after = None
        while page := board.cards(query, after=after, limit=4):
            yield from page
            after = page[-1].cursor

    found, all_of_them = both_ways(store, monkeypatch, lambda board: tuple(pages(board)))
    assert found == all_of_them


def test_cards_of_an_actor_are_counted_by_their_kind(store, query, monkeypatch):
    found, all_of_them = both_ways(
        store, monkeypatch, lambda board: [board.counted(query, column) for column in ("type", "mode", "status")]
    )
    assert found == all_of_them


def test_pairs_of_an_actor_are_those_of_all_its_contacts(store, query, monkeypatch):
    found, all_of_them = both_ways(store, monkeypatch, lambda board: board.ties(query))
    assert found == all_of_them


def test_pairs_of_a_state_are_those_of_its_contacts(store, monkeypatch):
    (found, _) = both_ways(store, monkeypatch, lambda board: (board.ties_of("TUR"), board.ties(Query())))
    assert found[0] == tuple(pair for pair in found[1] if "TUR" in pair[:2])
    assert found[0]


def test_a_day_that_there_is_not_lies_between_those_around_it():
    assert day_number("0001-01-01") == 1
    assert day_number("2022-02-28") < day_number("2022-02-30") < day_number("2022-03-01")
    assert day_number("0000-99-99") < 1
    assert day_number("9999-12-31") < day_number("9999-12-99")
