"""A visit and the talks held during it are one contact; a town visited and a meeting told elsewhere are two."""

import pytest

import dragoman
from dragoman.merging import merge


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Kenya's William Ruto visited Jinja, Mbale and Gulu in Uganda. He also met Uganda's Jeje Odongo.",
            4,  # a visit to each town, and the meeting
        ),
        ("Kenya's William Ruto visited Uganda on Monday. He held talks with President Yoweri Museveni.", 1),
    ],
)
def test_talks_are_of_a_visit_to_a_town_only_where_they_are_told_to_be_there(text, events):
    article = dragoman.article_from_text(text, id="a", published="2024-05-14")
    accounts = [a for a in dragoman.read(article).accounts if a.type == "CONSULT"]
    assert len(merge(accounts)) == events
