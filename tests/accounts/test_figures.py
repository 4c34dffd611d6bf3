"""Figures read from sentences: how many, of whom, who says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.accounts.figures import find_figures
from dragoman.language import parse
from dragoman.records import Article, Block, Figure

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "figures.yml").read_text(encoding="utf-8"))
CHECKED = ("of", "where", "as_of", "since", "said_by", "unit")


def figures_in(text: str, *, title: str | None = None, published: str | None = None) -> list[Figure]:
    return find_figures(parse(Article(id="case", text=text, title=title, published=published)))


def core(figure: Figure) -> tuple[str, Any, str]:
    value = list(figure.value) if isinstance(figure.value, tuple) else figure.value
    return figure.measure, value, figure.bound


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=case["known_failure"]) if "known_failure" in case else ())
        for case in CASES
    ],
    ids=lambda case: case["text"][:60],
)
def test_figures_of_cases(case: dict[str, Any]) -> None:
    found = [
        f for f in figures_in(case["text"], published=case.get("published")) if f.measure not in {"affected", "items"}
    ]
    expected = [(f["measure"], f["value"], f.get("bound", "exact")) for f in case["figures"]]
    assert sorted(map(repr, map(core, found))) == sorted(
        repr((m, [float(x) for x in v] if isinstance(v, list) else float(v), b)) for m, v, b in expected
    )
    for wanted in case["figures"]:
        match = next(
            f
            for f in found
            if f.measure == wanted["measure"]
            and f.value
            in (wanted["value"], tuple(wanted["value"]) if isinstance(wanted["value"], list) else wanted["value"])
        )
        for name in CHECKED:
            if name in wanted:
                assert getattr(match, name) == wanted[name], name


THINGS = yaml.safe_load((Path(__file__).parent / "cases" / "things.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", THINGS, ids=lambda case: case["text"][:60])
def test_counted_things_and_people_in_need(case: dict[str, Any]) -> None:
    found = [f for f in figures_in(case["text"], published="2024-05-15") if f.measure in {"affected", "items"}]
    expected = [(measure, value, of) for measure, value, of in case["figures"]]
    assert [(f.measure, f.value, f.of) for f in found] == expected, case["why"]


def test_envoys_are_not_expelled_from_where_the_reason_lies() -> None:
    (figure,) = figures_in("Berlin expelled 40 diplomats over the killings in Bucha.")
    assert (figure.of, figure.where) == ("diplomats expelled", None)
    (figure,) = figures_in("Berlin expelled 40 diplomats after bodies had been found in Bucha.")
    assert figure.where is None
    (figure,) = figures_in("A barrage of 62 rockets was fired at northern Israel.")
    assert figure.where == "northern Israel"


STORY = """At least 49 people were killed and 120 injured on Sunday, the governor said.

Officials had earlier put the death toll at 36. More than 2,000 people have fled since Friday.
The United States pledged $5 million (4.6 million euros) in aid, including tents for 300 families.

The death toll stands at 49, the governor said again."""


def test_every_field_stands_on_characters_of_the_article() -> None:
    article = Article(id="story", text=STORY, title="Dozens killed in blast", published="2023-05-09")
    figures = find_figures(parse(article))
    assert len({figure.id for figure in figures}) == len(figures) > 4
    for figure in figures:
        text = STORY if figure.part == "text" else article.title or ""
        assert text[slice(*figure.span)] == figure.quote
        assert text[slice(*figure.sentence_span)] == figure.sentence
        assert figure.sentence_span[0] <= figure.span[0] < figure.span[1] <= figure.sentence_span[1]
        told = {evidence.field for evidence in figure.evidence}
        assert {"measure", "value"} <= told
        for name in ("of", "where", "as_of", "since", "said_by", "unit"):
            assert (getattr(figure, name) is not None) == (name in told), name
        for evidence in figure.evidence:
            assert evidence.by
            assert evidence.start is not None and evidence.end is not None
            assert 0 <= evidence.start < evidence.end <= len(text)


def test_a_number_told_twice_is_one_figure() -> None:
    killed = [f.value for f in figures_in(STORY) if f.measure == "killed"]
    assert killed == [49.0, 36.0]


def test_a_vague_headline_gives_way_to_the_text() -> None:
    figures = figures_in("The blast killed 49 people.", title="Dozens killed in blast")
    assert [(f.part, f.value) for f in figures] == [("text", 49.0)]


def test_a_headline_alone_is_read() -> None:
    figures = figures_in("Talks go on.", title="Blast kills 12 in Lahore")
    assert [(f.part, f.value, f.quote) for f in figures] == [("title", 12.0, "kills 12")]


def test_the_same_number_elsewhere_is_another_figure() -> None:
    figures = figures_in("Two soldiers were killed in Kherson. Two civilians were killed in Odesa.")
    assert [(f.of, f.where) for f in figures] == [("soldiers", "Kherson"), ("civilians", "Odesa")]


def test_the_bound_of_the_first_number_holds_for_the_second() -> None:
    figures = figures_in("At least 312 civilians were killed and 1,560 wounded.")
    assert [(f.measure, f.bound) for f in figures] == [("killed", "at_least"), ("injured", "at_least")]


def test_credits_give_no_figures() -> None:
    text = "With reporting by our 12 wounded correspondents."
    article = Article(id="x", text=text, blocks=(Block("credit", 0, len(text)),))
    assert find_figures(parse(article)) == []


def test_earlier_years_are_background() -> None:
    figures = figures_in("In 2019, gunmen killed 51 people in Christchurch.", published="2022-03-15")
    assert [f.background for f in figures] == [True]


def test_reading_twice_gives_the_same() -> None:
    assert figures_in(STORY) == figures_in(STORY)


STORIES = yaml.safe_load((Path(__file__).parent / "cases" / "figure_stories.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["text"][:50])
def test_figures_of_whole_paragraphs(story: dict[str, Any]) -> None:
    found = [
        [*core(figure), figure.said_by]
        for figure in figures_in(story["text"], published="2022-04-08")
        if figure.measure not in {"affected", "items"}
    ]
    assert sorted(found, key=repr) == sorted(
        (
            [m, [float(x) for x in v] if isinstance(v, list) else float(v), b, said]
            for m, v, b, said in story["figures"]
        ),
        key=repr,
    )
