"""What is told of two days and may be one event: by the clocks of two capitals, or by the day of printing."""

from dataclasses import replace

from making import KULEBA, LAVROV, make_account, make_article

from dragoman.merging import Source, judge, merge
from dragoman.records import Party

BIDEN, KISHIDA = Party("Joe Biden", "president", "USA"), Party("Fumio Kishida", "prime minister", "JPN")
WASHINGTON, TOKYO = Source("White House", "USA"), Source("Prime Minister of Japan", "JPN")
WIRE = Source("The Wire")


def account(article, day, *, assumed=False, **fields):
    made = make_article(f"They spoke on that day about missiles, {article} reports.", article)
    told = make_account(made, "spoke", date=(day, day), topics=("missiles",), **fields)
    return replace(told, date_text=None if assumed else "that day", dated_by="words")


def relation(first, second, *sources):
    judgement = judge(first, second, sources=sources)
    turned = judge(second, first, sources=(sources[1], sources[0]))
    assert judgement == turned
    return judgement.relation


def across(west, east):
    return account("a", west, parties=(BIDEN, KISHIDA)), account("b", east, parties=(BIDEN, KISHIDA))


def test_a_call_late_in_washington_is_of_the_next_day_in_tokyo():
    assert relation(*across("2022-08-04", "2022-08-05"), WASHINGTON, TOKYO) == "same"


def test_a_call_early_in_washington_is_not_of_the_day_before_in_tokyo():
    assert relation(*across("2022-08-05", "2022-08-04"), WASHINGTON, TOKYO) == "different"
    assert relation(*across("2022-08-04", "2022-08-06"), WASHINGTON, TOKYO) == "different"


def test_clocks_excuse_nobody_who_does_not_take_part():
    assert relation(*across("2022-08-04", "2022-08-05"), Source("The Globe", "CAN"), TOKYO) == "different"


def test_what_is_printed_the_day_after_without_a_day_may_be_of_the_day_before():
    told, printed = account("a", "2022-03-10"), account("b", "2022-03-11", assumed=True)
    assert relation(told, printed, Source("The Post"), WIRE) == "same"
    assert relation(told, printed, Source("The Post"), Source("Ministry", "RUS")) == "possible"


def test_one_outlet_prints_each_occasion_on_its_day():
    told, printed = account("a", "2022-03-10"), account("b", "2022-03-11", assumed=True)
    assert relation(told, printed, WIRE, WIRE) == "different"


def test_without_a_day_in_either_two_calls_stay_two_and_are_shown_as_possibly_one():
    first, second = account("a", "2022-03-10", assumed=True), account("b", "2022-03-12", assumed=True)
    events = merge([first, second])
    assert len(events) == 2
    (doubt,) = events[0].possible
    assert any("no day in either" in reason for reason in doubt.reasons)
    assert len(merge([first, account("b", "2022-03-20", assumed=True)])[0].possible) == 0


def act(article, quote, day, **fields):
    made = make_article(f"{quote} is what {article} tells of.", article)
    made_of = {"type": "ASSAULT", "mode": None, "parties": (), "source": (LAVROV,), "target": (KULEBA,)}
    told = make_account(made, quote, date=(day, day), **{**made_of, **fields})
    return replace(told, dated_by="words")


def test_a_deed_done_once_is_one_event_whenever_articles_name_it():
    begun = replace(act("a", "Russia invaded Ukraine", "2022-02-24"), date_text="on 24 February")
    named = act("b", "the invasion", "2022-03-20", background=True, target=())
    undated = replace(act("c", "Russia's war on Ukraine", "2022-04-01"), date=(None, "2022-04-01"))
    assert len(merge([begun, named, undated])) == 1


def test_a_deed_of_another_year_or_the_other_way_round_is_another():
    begun = replace(act("a", "Russia invaded Ukraine", "2022-02-24"), date_text="on 24 February")
    earlier = replace(act("b", "Russia invaded Ukraine", "2014-03-01"), date_text="in March 2014")
    turned = act("c", "Ukraine's offensive", "2022-09-06", source=(KULEBA,), target=(LAVROV,))
    assert len(merge([begun, earlier, turned])) == 3


def test_a_deed_named_years_before_it_was_done_is_another():
    begun = replace(act("a", "Russia invaded Ukraine", "2022-02-24"), date_text="on 24 February")
    before = replace(
        act("b", "Russian aggression", "2008-08-26", background=True, target=()), date=(None, "2008-08-26")
    )
    after = replace(
        act("c", "Russia's invasion", "2023-06-16", background=True, target=()), date=(None, "2023-06-16")
    )
    joined = {frozenset(event.accounts) for event in merge([begun, before, after])}
    assert joined == {frozenset({begun.id, after.id}), frozenset({before.id})}


def test_what_is_done_again_and_again_needs_its_day():
    first = act("a", "shelled the town of Sumy with rockets", "2022-03-10", cameo="194")
    same = act("b", "shelled Sumy with rockets from the border", "2022-03-10", cameo="194")
    later = act("c", "shelled the town of Sumy with rockets", "2022-03-14", cameo="194")
    events = merge([first, same, later])
    assert sorted(len(event.accounts) for event in events) == [1, 2]
