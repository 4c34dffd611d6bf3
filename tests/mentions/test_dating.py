"""The article's own day: given, in a dateline or URL, or worked out from clues."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from dragoman.mentions.dating import date_article
from dragoman.mentions.daysets import between, ends_of, on_weekdays, runs_of
from dragoman.records import Article, Block

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "dating.yml").read_text(encoding="utf-8"))


def params() -> list:
    """The cases; those that are known to be read wrongly are marked with what is wrong."""
    return [
        pytest.param(c, id=c["text"][:60], marks=pytest.mark.xfail(strict=True) if c.get("known") else ())
        for c in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_article_is_dated(case: dict) -> None:
    published = str(case["published"]) if "published" in case else None
    article = Article(id="case", title=case.get("title"), text=case["text"], url=case.get("url"), published=published)
    dated = date_article(article)
    assert f"{dated.range[0] or ''}..{dated.range[1] or ''}" == case["range"]
    assert case["basis"] in dated.basis


def test_article_is_dated_by_its_office_holders_too() -> None:
    text = (
        "Yesterday (November 30) Chancellor Angela Merkel and President Emmanuel Macron spoke by phone about grain."
    )
    dated = date_article(Article(id="case", text=text))
    assert dated.range == ("2017-12-01", "2021-12-01")
    assert "Chancellor Angela Merkel" in dated.basis
    assert "President Emmanuel Macron" in dated.basis


def test_article_is_dated_by_its_title_too() -> None:
    article = Article(id="case", title="War in Ukraine enters its third week as Russia shells Kyiv", text="They met.")
    dated = date_article(article)
    assert dated.range == ("2022-03-10", "2022-03-16")
    assert dated.evidence[0].part == "title"


def test_article_that_contradicts_itself_says_so() -> None:
    article = Article(id="case", text="Yesterday (9 May 1994) they met. As of June 2015, 40 were killed.")
    dated = date_article(article)
    assert dated.range == ("1994-05-10", "1994-05-10")
    assert "against it: “as of June 2015”" in dated.basis


def test_article_dated_by_clues_points_at_their_words() -> None:
    text = "The premier flew to Baku yesterday (9 May 1994)."
    evidence = date_article(Article(id="case", text=text)).evidence[0]
    assert text[evidence.start : evidence.end] == "yesterday (9 May 1994"


def test_day_sets_know_their_weekdays() -> None:
    march = between(date(2022, 3, 1), date(2022, 3, 31))
    assert runs_of(march & on_weekdays({0}))[0] == (date(2022, 3, 7), date(2022, 3, 7))
    assert ends_of(march & on_weekdays({3, 4})) == (date(2022, 3, 3), date(2022, 3, 31))


@pytest.mark.parametrize("piece", ["its sixth day ", "Yesterday (", "Russia Ukraine war. ", "as of ", "\n", "1 May "])
def test_article_of_hostile_length_is_dated(piece: str) -> None:
    assert date_article(Article(id="case", text=piece * (60_000 // len(piece)))).basis


def test_day_of_a_picture_bounds_only_from_below() -> None:
    picture = "The two presidents at the palace in Quito, Ecuador, Feb. 3, 2022. (KRA Photo)"
    news = "Russia's war in Ukraine entered its second month on Thursday.\n\nThe two met late Friday, an aide said."
    blocks = (Block("caption", 0, len(picture)), Block("paragraph", len(picture) + 2, len(picture) + 2 + len(news)))
    dated = date_article(Article(id="p", text=f"{picture}\n\n{news}", blocks=blocks))
    assert dated.range == ("2022-03-25", "2022-03-26")
