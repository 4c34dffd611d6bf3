"""Where a gathering was, by its name and its days."""

import pytest

import dragoman
from dragoman.accounts.gatherings import gathering_in, town_of_gathering
from dragoman.accounts.whereabouts import _town
from dragoman.codebook.tables import rows


def places_of(text: str, published: str | None = None) -> list[str | None]:
    article = dragoman.article_from_text(text, published=published, strict=False)
    accounts = [a for a in dragoman.read(article).accounts if a.type == "CONSULT"]
    return [a.place.name if a.place is not None else None for a in accounts]


@pytest.mark.parametrize(
    ("name", "days", "town"),
    [
        ("NATO summit", ("2023-07-12", "2023-07-12"), "Vilnius"),
        ("Nato summit", ("2023-07-10", "2023-07-10"), "Vilnius"),  # the day before it opens
        ("G20 summit", ("2022-11", "2022-11"), "Bali"),
        ("G20 summit", ("2022", "2022"), "Bali"),
        ("G20 summit", ("2024-09-25", None), "Rio de Janeiro"),  # "will meet at"
        ("APEC summit", (None, "2017-02-01"), "Lima"),  # "last met at"
        ("COP28", ("2023-12-01", "2023-12-01"), "Dubai"),
        ("Munich Security Conference", (None, None), "Munich"),
    ],
)
def test_a_gathering_is_where_it_met_in_those_days(name, days, town):
    assert town_of_gathering(name, days)[0] == town


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("NATO summit", ("2023-03-02", "2023-03-02")),  # months off
        ("African Union summit", ("2015", "2015")),  # two of them, in two towns
        ("G7 summit", (None, None)),
    ],
)
def test_a_gathering_of_other_days_is_nowhere(name, days):
    assert town_of_gathering(name, days) is None


def test_every_gathering_s_town_is_found():
    for table in ("gatherings", "gathering_days"):
        for row in rows(table):
            if row["place"]:
                assert _town(row["place"], row["country"]).country in {row["country"], None}, row["place"]


def test_every_house_s_town_is_found():
    for town, country in {(row["town"], row["country"]) for row in rows("house_towns")}:
        assert _town(town, country).country in {country, None}, town


def test_a_body_s_short_name_is_no_gathering_where_it_only_says_whose():
    text = "They met at the G20 finance ministers' talks."
    assert gathering_in(text, 0, len(text), (5, 8)) is None
    text = "They met at the G20 on Tuesday."
    assert gathering_in(text, 0, len(text), (5, 8)).group() == "G20"


def test_a_meeting_on_the_sidelines_is_where_the_gathering_was_that_year():
    text = "Dutch Prime Minister Mark Rutte met Turkish President Erdogan on the margins of the NATO summit."
    assert places_of(text, "2022-06-29")[0] == "Madrid"
    assert "Vilnius" not in places_of(text, "2022-10-03")


def test_who_went_to_a_gathering_met_others_there():
    text = "The Secretary-General went to the African Union Summit, where he met Kenyan President Mwai Kibaki."
    at = text.index("met")
    assert gathering_in(text, 0, len(text), (at, at + 3)).group() == "African Union Summit"
    text = "The envoy, who will go to the African Union Summit, met Kenyan President Mwai Kibaki."
    assert gathering_in(text, 0, len(text), (at, at + 3)) is None


def test_words_for_a_place_go_before_the_gathering():
    text = "Rutte met Turkish President Recep Tayyip Erdogan in Zaragoza during the NATO summit."
    assert places_of("Dutch Prime Minister Mark " + text, "2022-06-29")[0] == "Zaragoza"


def test_a_meeting_on_the_sidelines_of_the_conference_is_where_that_was_told_to_be():
    text = (
        "Norway's Foreign Minister Espen Barth Eide spoke at a donors' conference in Bergen on Monday.\n\n"
        "He urged rich states to give more.\n\n"
        "On the sidelines of the conference, Eide met Sudanese Foreign Minister Ali Youssef."
    )
    assert places_of(text, "2025-02-03")[-1] == "Bergen"
