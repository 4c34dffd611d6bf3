"""By whose account a contact is told, where its source stands behind it."""

from __future__ import annotations

import pytest

import dragoman

LATER = (
    (
        "Fumio Kishida, the prime minister of Japan, telephoned French President Emmanuel Macron on Tuesday. "
        "The leaders exchanged views on fuel prices, the Elysee Palace said in a release.",
        "the Elysee Palace",
    ),
    (
        "Norway's Foreign Minister Espen Barth Eide had a phone call with his Qatari counterpart, Mohammed bin "
        "Abdulrahman Al Thani. The conversation was about hostages, according to the ministry in Doha.",
        "the ministry in Doha",
    ),
    (
        "Estonian Foreign Minister Margus Tsahkna met Andrii Sybiha of Ukraine in Tallinn. The two discussed drones, "
        "Heorhii Tykhyi, a spokesman for the Ukrainian ministry, told reporters.",
        "Heorhii Tykhyi",
    ),
)
NOBODY = (
    "Estonian Foreign Minister Margus Tsahkna met Andrii Sybiha of Ukraine in Tallinn. Tallinn newspapers reported "
    "that the two discussed drones.",
    "Estonian Foreign Minister Margus Tsahkna met Andrii Sybiha of Ukraine in Tallinn. Sybiha said that the talks "
    "would go on.",
    "Estonian Foreign Minister Margus Tsahkna met Andrii Sybiha of Ukraine in Tallinn. The health ministry said "
    "that four people had died of measles.",
)


def sayer_in(text: str) -> str | None:
    (account,) = [a for a in dragoman.read(dragoman.article_from_text(text)).accounts if a.type == "CONSULT"]
    return account.said_by


@pytest.mark.parametrize(("text", "sayer"), LATER)
def test_an_office_that_tells_the_contact_again_gives_the_account(text: str, sayer: str) -> None:
    assert sayer_in(text) == sayer


@pytest.mark.parametrize("text", NOBODY)
def test_papers_those_who_met_and_other_news_give_no_account(text: str) -> None:
    assert sayer_in(text) is None
