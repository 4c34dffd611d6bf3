"""Whose text it is: by the publisher's name or address, and by a release's own first lines."""

from __future__ import annotations

import pytest

from dragoman import article_from_text
from dragoman.language import parse
from dragoman.mentions.issuers import home_of, home_of_dispatch, home_told
from dragoman.records import Article

CALL = "The Foreign Minister spoke this morning to the President of Ghana."


@pytest.mark.parametrize(
    ("source", "home"),
    [
        ("Foreign, Commonwealth & Development Office", "GBR"),
        ("Ministère de l'Europe et des Affaires étrangères", "FRA"),
        ("Utenriksdepartementet", "NOR"),
        ("MINISTERO DEGLI AFFARI ESTERI", "ITA"),
        ("Press Information Bureau, New Delhi", "IND"),
        ("Embassy of Japan in Poland", "JPN"),
        ("Permanent Mission of Estonia to the United Nations", "EST"),
        ("www.gov.uk", "GBR"),
        ("mfa.gov.lv", "LVA"),
        ("state.gov", "USA"),
        ("elysee.fr", "FRA"),
        ("quietnews.io", None),
        ("Ministry of Foreign Affairs", None),
        ("The Norway and Sweden Review", None),
    ],
)
def test_issuers_home_of_a_publisher_is_by_its_name_or_address(source: str, home: str | None) -> None:
    assert home_of(Article("a", CALL, source=source)) == home


def test_issuers_home_is_by_the_address_of_the_page_where_the_name_has_no_state() -> None:
    article = Article("a", CALL, source="Ministry of Foreign Affairs", url="https://www.mfa.gr/en/news/1")
    assert home_of(article) == "GRC"


@pytest.mark.parametrize(
    ("opening", "home"),
    [
        ("A spokesperson for the Foreign, Commonwealth and Development Office said:\n\n", "GBR"),
        ("The following is attributable to Spokesperson Dana Reed:\n\n", "USA"),
        ("The Ministry of Foreign Affairs of Peru informs:\n\n", "PER"),
        ("Lisbon, 4 March 2021. ", "PRT"),
        ("A spokesperson said:\n\n", None),
        ("Porto, 4 March 2021. ", None),
        ("Ghana and Togo met in Lisbon on 4 March. ", None),
    ],
)
def test_issuers_home_is_told_by_a_releases_first_lines(opening: str, home: str | None) -> None:
    assert home_told(parse(article_from_text(opening + CALL, strict=False))) == home


def test_issuers_a_dateline_tells_no_home_before_a_named_leader() -> None:
    text = "Lisbon, 4 March 2021. The President of Ghana spoke this morning to his guests."
    assert home_told(parse(article_from_text(text, strict=False))) is None


@pytest.mark.parametrize(
    ("source", "opening", "home"),
    [
        ("Reuters", "LIMA, May 3 (Reuters) - ", "PER"),
        ("Reuters", "GENEVA, May 3 (Reuters) - ", None),
        ("AFP", "BRUSSELS (AFP) - ", None),
        ("AP", "LIMA (AP) - ", "PER"),
        ("AP", "", "USA"),
        ("Al Jazeera", "", None),
        ("Dawn", "LIMA, May 3 - ", "PAK"),
    ],
)
def test_issuers_home_of_a_dispatch_is_where_a_world_agency_wrote_it(
    source: str, opening: str, home: str | None
) -> None:
    document = parse(
        article_from_text(f"{opening}The interior minister resigned on Monday.", source=source, strict=False)
    )
    assert home_of_dispatch(document) == home
