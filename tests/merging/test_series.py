from dataclasses import replace

import pytest
from making import make_article, make_figure

from dragoman.merging.series import figure_disagreements, revisions, series_id

PUBLISHED = {"a": "2022-03-10", "b": "2022-03-11", "c": "2022-03-12"}


def figure(article="a", value=21, **fields):
    made = make_article(f"In all {value} people were killed, {article} says.", article)
    plain = {"of": "people", "where": "Sumy", "said_by": "the mayor", "as_of": "2022-03-10"}
    told = make_figure(made, f"{value} people", value, **{**plain, **fields})
    return replace(told, series=series_id(told))


ONE_LINE = {
    "dead without a noun": {"of": None},
    "persons": {"of": "persons"},
    "another day": {"as_of": "2022-03-12"},
    "another article": {"article": "b"},
    "capitals": {"where": "SUMY"},
    "an article before the voice": {"said_by": "mayor"},
}


@pytest.mark.parametrize("other", ONE_LINE.values(), ids=ONE_LINE.keys())
def test_series_of_one_line(other):
    assert figure(**other).series == figure().series


def test_series_a_ministry_is_one_by_either_of_its_names():
    names = ("the Ukrainian Defence Ministry", "Ukraine's ministry of defense", "Ukrainian Ministry of Defence")
    assert len({figure(said_by=name).series for name in names}) == 1


def test_series_of_another_start_or_counter_or_outlet_is_another_line():
    other = [figure(since="2014"), figure(since="2022-02-24"), figure(said_by="Moscow"), figure(of="civilians")]
    assert len({f.series for f in [figure(), *other]}) == 5
    untold = figure(said_by=None)
    assert series_id(untold, "The Courier") != series_id(untold, "The Post")


def test_series_a_later_number_for_the_same_day_revises_the_earlier():
    first, same, later = figure("a", 21), figure("b", 21), figure("c", 34)
    assert revisions([first, same, later], PUBLISHED) == ((same.id, later.id),)
    assert revisions([first, figure("c", 34, as_of="2022-03-12")], PUBLISHED) == ()
    assert revisions([first, figure("c", 19, bound="at_least")], PUBLISHED) == ()


def test_series_counters_that_cannot_both_be_right_disagree():
    mayor, moscow = figure("a", 21), figure("b", 3, said_by="Moscow")
    (found,) = figure_disagreements([mayor, moscow])
    assert found.field == "figures"
    assert {version.value: version.accounts for version in found.versions} == {
        "21 (the mayor)": (mayor.id,),
        "3 (Moscow)": (moscow.id,),
    }
    assert figure_disagreements([mayor, figure("b", 3, said_by="Moscow", bound="at_least")]) == ()
    assert figure_disagreements([mayor, figure("b", 3, said_by="Moscow", since="2014")]) == ()
