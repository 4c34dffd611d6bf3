"""How many an act is told of, and what one number or another says of two reports."""

import pytest
from making import make_account, make_article

from dragoman.merging import Source, judge
from dragoman.merging.counts import counts
from dragoman.records import Party

CHAD, NIGER = Party(None, None, "TCD", "GOV"), Party(None, None, "NER", "GOV")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("expelled 18 diplomats", {18}),
        ("eighteen officers", {18}),
        ("twenty-three drivers and seven guards", {23, 7}),
        ("1,200 soldiers for three days", {1200}),
        ("on 5 May 2022", set()),
        ("a loan of $500 million", set()),
        ("a two-day visit by one envoy", set()),
        ("a dozen trucks", {12}),
    ],
)
def test_counts_are_whole_numbers_of_people_and_things(words, numbers):
    assert counts(words) == numbers


def expelled(id_, words, **fields):
    told = {"type": "SANCTION", "mode": "expel", "source": (CHAD,), "target": (NIGER,), "date": (None, "2022-05-09")}
    return make_account(make_article(f"It {words}.", id_), words, **{**told, **fields})


def relation(one, other):
    return judge(one, other, sources=(Source("A"), Source("B"))).relation


def test_one_number_of_the_expelled_is_one_expulsion_though_no_day_is_told():
    first = expelled("a", "expelled 24 diplomats", date=("2022-05-08", "2022-05-08"))
    assert relation(first, expelled("b", "decided to throw out twenty-four envoys")) == "same"
    assert relation(first, expelled("b", "decided to throw out eleven envoys")) != "same"


def test_expelling_is_one_deed_whether_as_a_sanction_or_as_deporting():
    day = {"date": ("2022-05-08", "2022-05-08")}
    first = expelled("a", "expelled ten diplomats", **day)
    assert relation(first, expelled("b", "expelled ten", type="COERCE", mode="deport", target=(), **day)) == "same"
    assert relation(first, expelled("b", "seized ten trucks", type="COERCE", mode="seize", **day)) == "different"


def test_somebody_without_name_or_state_contradicts_nobody():
    day = {"date": ("2022-05-08", "2022-05-08")}
    staff, envoys = Party(None, "staff", None), Party(None, "envoys", "NER")
    ones = [expelled(id_, "expelled 24 envoys", target=(who,), **day) for id_, who in (("a", staff), ("b", envoys))]
    assert relation(*ones) == "same"


def test_one_number_of_captives_is_one_release_told_as_an_exchange():
    day = {"date": ("2022-05-08", "2022-05-08"), "mode": None}
    freed = expelled("a", "released five captives in exchange for five held in Niger", type="RETREAT", **day)
    swapped = expelled("b", "exchanged five captives", type="COOPERATE", **day)
    assert relation(freed, swapped) == "same"
    assert relation(freed, expelled("b", "exchanged nine survey ships", type="COOPERATE", **day)) != "same"
