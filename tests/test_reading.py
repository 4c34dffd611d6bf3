"""The whole way for one article: the same each time, and calm whatever the text."""

from __future__ import annotations

import datetime as dt
import json
from itertools import permutations

import pytest
from texts import article_of, parties_of

import dragoman
from dragoman.errors import DragomanError
from dragoman.evidence import founded
from dragoman.mentions.issuers import home_of
from dragoman.reading import days_of, read
from dragoman.records import Article, Dated

NEWS = (
    "Malta's Ian Borg met Libya's Najla Mangoush in Valletta on Monday. The two ministers discussed the ferry.\n\n"
    "Libya says 12 people were killed in Sabha. Egypt's Sameh Shoukry will visit Tripoli on Friday, officials said."
)


def bytes_of(article: Article) -> str:
    return json.dumps(read(article).to_dicts(), sort_keys=True, ensure_ascii=False)


def test_reading_twice_gives_the_same_bytes() -> None:
    article = article_of(NEWS, published="2022-03-15")
    assert bytes_of(article) == bytes_of(article)


def test_reading_an_article_depends_on_no_other() -> None:
    articles = [
        article_of(NEWS, id="a", published="2022-03-15"),
        article_of("President Ola Dahl of Norway telephoned Egypt's Sameh Shoukry.", id="b", published="2019-01-02"),
        article_of(
            "Foreign Minister Borg met his counterpart.", id="c", source="Ministry of Foreign Affairs of Malta"
        ),
    ]
    orders = [{a.id: bytes_of(a) for a in order} for order in permutations(articles)]
    assert all(order == orders[0] for order in orders)


def test_reading_holds_contacts_figures_and_the_day() -> None:
    reading = read(article_of(NEWS, published="2022-03-15"))
    assert {(a.mode, a.status) for a in reading.accounts} == {("meeting", "happened"), ("visit", "planned")}
    assert [(f.measure, f.value) for f in reading.figures] == [("killed", 12)]
    assert reading.dated.range == ("2022-03-15", "2022-03-15")
    assert founded(reading) == reading


HOSTILE = {
    "only marks": "?!…—–“”‘’()[]{}<>/\\|&%$#@*~^`" * 40,
    "control characters": "Malta\x00's \x1b[31mIan\x08 Borg\u202e met\u200b Libya\ufeff's Najla\x7f M..\x0b\x0c",
    "lone combining marks": "\u0301\u0308" * 500 + " Malta met Libya.",
    "astral letters": "\U0001d510\U0001d51e\U0001d529\U0001d531\U0001d51e met \U0001f1f1\U0001f1fe in \U0001f4a5. "
    * 30,
    "brackets without end": "(" * 800 + "Malta met Libya" + ")" * 799,
    "quotes without end": "“Malta said “" * 100,
    "one word": "Malta",
    "one long word": "Borg" * 5000,
    "dashes": "Malta-Libya-" * 200 + "talks",
    "commas": "Malta, Libya, " * 200 + "met",
    "titles alone": "President Prime Minister King " * 150,
    "particles": "bin al de la von " * 200,
    "of the of the": "President of the " * 300,
    "digits": "1,2.3/4-5 " * 200,
    "lines": "\n\n\n-\n" * 500,
    "a query": "Malta'; DROP TABLE accounts; -- met Libya.",
    "a formula": "=cmd|' /C calc'!A0 met Libya's Najla Mangoush.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_hostile_text_raises_nothing_of_its_own_and_stands_on_the_text(name: str) -> None:
    try:
        article = article_of(HOSTILE[name], published="2022-03-15")
    except DragomanError:
        return  # said to be no article, in words for a person
    reading = read(article)
    assert founded(reading) == reading


def test_reading_a_name_with_markup_keeps_it_as_text_and_the_page_escapes_it() -> None:
    text = "Malta's Ian <script>alert(1)</script> Borg met Libya's Najla Mangoush in Valletta."
    reading = read(article_of(text, published="2022-03-15"))
    assert founded(reading) == reading
    assert "<script>" not in reading._repr_html_()


@pytest.mark.parametrize(
    ("range_", "days"),
    [
        (("2022-03-01", "2022-03-04"), (dt.date(2022, 3, 1), dt.date(2022, 3, 4))),
        ((None, "2022-03"), (None, dt.date(2022, 3, 28))),
        (("2022", None), (dt.date(2022, 1, 1), None)),
        ((None, None), (None, None)),
    ],
)
def test_reading_days_of_an_article_may_be_open(
    range_: tuple[str | None, str | None], days: tuple[dt.date | None, dt.date | None]
) -> None:
    assert days_of(Dated(range_, "given")) == days


@pytest.mark.parametrize(
    ("known", "home"),
    [
        ({"country": "NOR"}, "NOR"),
        ({"source": "Ministry of Foreign Affairs of Norway"}, "NOR"),
        ({"source": "United Nations"}, "UN"),
        ({"source": "The Norway and Sweden Review"}, None),
        ({"source": "The Courier"}, None),
        ({"source": "Reuters"}, "GBR"),
        ({"source": "AFP", "country": "NOR"}, "NOR"),
        ({}, None),
    ],
)
def test_reading_home_of_an_article_is_its_publishers_state(known: dict[str, str], home: str | None) -> None:
    assert home_of(article_of(NEWS, **known)) == home


def test_reading_release_fills_the_home_state() -> None:
    text = "Foreign Minister Borg met Najla Mangoush of Libya on Monday."
    told = read(article_of(text, published="2022-03-15", source="Ministry of Foreign Affairs of Malta"))
    untold = read(article_of(text, published="2022-03-15"))
    assert [parties_of(a) for a in told.accounts] == [["Borg/MLT", "Najla Mangoush/LBY"]]
    assert [parties_of(a) for a in untold.accounts] != [["Borg/MLT", "Najla Mangoush/LBY"]]


def test_clues_to_the_articles_day_that_contradict_each_other_are_an_issue() -> None:
    reading = dragoman.read("Yesterday (9 May 1994) the envoys met in Cairo. As of June 2015, 40 were killed.")
    assert reading.dated.range == ("1994-05-10", "1994-05-10")
    assert [i.message for i in reading.issues if i.kind == "dated"] == [
        "contradicts the days of the article: “as of June 2015” is told in that time or soon after"
    ]
