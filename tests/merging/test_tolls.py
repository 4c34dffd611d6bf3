from dataclasses import replace

import pytest
from making import make_account, make_article, make_figure

from dragoman.merging.tolls import Toll, figures_of, toll_disagreements

TEXT = (
    "Shells hit the port of Mersa on Friday. At least 12 people were killed, doctors said. "
    "The mayor put the dead at 9. Since January 300 people were killed there. {}A mine hurt 4 people near Tallo."
)


def deed(article, words="Shells hit", **fields):
    return make_account(article, words, type="ASSAULT", mode=None, parties=(), **fields)


def told(id="a", gap=""):
    return make_article(TEXT.format(gap), id, published="2024-05-03")


def test_tolls_are_those_told_with_the_deed_or_just_after_it():
    article = told()
    attack, mine = deed(article), deed(article, "A mine hurt")
    figures = [
        make_figure(article, "At least 12 people were killed", 12),
        make_figure(article, "300 people were killed", 300, since="2024-01"),
        make_figure(article, "hurt 4 people", 4, measure="injured"),
    ]
    assert figures_of([attack], [attack, mine], figures) == [figures[0]]
    assert figures_of([mine], [attack, mine], figures) == [figures[2]]


def test_tolls_too_far_behind_a_deed_or_of_another_kind_are_not_its_own():
    article = told(gap="More was not known. " * 40)
    attack = deed(article)
    assert figures_of([attack], [attack], [make_figure(article, "hurt 4 people", 4, measure="injured")]) == []
    assert figures_of([attack], [attack], [make_figure(article, "At least 12 people", 12, measure="troops")]) == []


def numbers(*values, day="2024-05-03", **fields):
    found = []
    for at, value in enumerate(values):
        article = told(f"a{at}")
        figure = make_figure(article, "The mayor put the dead at 9", value, **fields)
        found.append(Toll(figure, day))
    return found


def test_tolls_of_one_day_disagree_where_they_cannot_both_be_right():
    (disagreement,) = toll_disagreements("e1", numbers(12, 9))
    assert (disagreement.field, disagreement.of) == ("figures", "killed, 2024-05-03")
    assert [version.value for version in disagreement.versions] == ["12", "9"]


@pytest.mark.parametrize(
    "tolls",
    [
        numbers(12, 12),
        numbers(12, 9, bound="at_least"),
        [*numbers(12), *numbers(9, day="2024-05-04")],
        [*numbers(12), *(Toll(replace(toll.figure, of="children"), toll.day) for toll in numbers(9, 3)[1:])],
        numbers(12, 9, day=None),
    ],
)
def test_tolls_that_can_all_be_right_do_not_disagree(tolls):
    assert toll_disagreements("e1", tolls) == ()
