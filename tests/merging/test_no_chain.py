"""Whatever accounts come, in whichever order, from whomever: no event holds two that differ."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article

from dragoman.merging import Ruling, Source, judge, merge
from dragoman.records import Party

DAYS = ("2022-03-08", "2022-03-10", "2022-03-11", "2022-03-12", "2022-03-20")
OUTLETS = (Source(), Source("The Wire"), Source("The Post"), Source("Ministry", "RUS"), Source("State", "USA"))
PEOPLE = (
    (KULEBA, LAVROV),
    (Party(None, "foreign minister", "UKR"), LAVROV),
    (KULEBA, LAVROV, CAVUSOGLU),
    (Party("Antony Blinken", "secretary of state", "USA"), LAVROV),
    (Party(None, None, "UKR"), Party(None, None, "RUS")),
)
KINDS = (("CONSULT", "phone"), ("CONSULT", "meeting"), ("CONSULT", "talks"), ("ASSAULT", None), ("REQUEST", "meet"))


def account(number, first, last, people, kind, status, assumed):  # noqa: PLR0917
    made = make_article(f"They spoke of an invasion on that day, says number {number}.", f"a{number}")
    type_, mode = kind
    sides = {"source": people[:1], "target": people[1:]} if type_ != "CONSULT" else {}
    days = (min(first or last, last), last) if first else (None, last)
    told = make_account(
        made, "spoke of an invasion", type=type_, mode=mode, status=status, parties=people, date=days, **sides
    )
    return replace(told, dated_by="words", date_text=None if assumed else "that day")


one = st.builds(
    account,
    st.integers(0, 40),
    st.sampled_from([None, *DAYS]),
    st.sampled_from(DAYS),
    st.sampled_from(PEOPLE),
    st.sampled_from(KINDS),
    st.sampled_from(["happened", "planned", "refused", "denied"]),
    st.booleans(),
)
several = st.lists(one, max_size=12, unique_by=lambda each: each.id)


@settings(max_examples=80, deadline=None)
@given(several, st.randoms(), st.data())
def test_no_event_holds_two_that_differ_in_any_order(accounts, random, data):
    sources = {each.article: data.draw(st.sampled_from(OUTLETS)) for each in accounts}
    events = merge(accounts, sources=sources)
    shuffled = list(accounts)
    random.shuffle(shuffled)
    assert merge(shuffled, sources=sources) == events
    by_id = {each.id: each for each in accounts}
    assert sorted(id for event in events for id in event.accounts) == sorted(by_id)
    for event in events:
        for a, b in combinations([by_id[id] for id in event.accounts], 2):
            told = judge(a, b, sources=(sources[a.article], sources[b.article]))
            assert told.relation != "different", told.reasons


@settings(max_examples=40, deadline=None)
@given(several, st.data())
def test_what_a_person_holds_apart_or_together_is_so(accounts, data):
    if len(accounts) < 2:
        return
    first, second = data.draw(st.permutations(sorted(each.id for each in accounts)))[:2]
    together = merge(accounts, rulings=[Ruling("same", (first,), (second,), "ada")])
    assert any({first, second} <= set(event.accounts) for event in together)
    apart = merge(accounts, rulings=[Ruling("different", (first,), (second,), "ada")])
    assert not any({first, second} <= set(event.accounts) for event in apart)
    taken_back = Ruling("same", (first,), (second,), "ada", taken_back=True)
    assert merge(accounts, rulings=[taken_back]) == merge(accounts)
